find-title = Where and when would you like to come?
near-title = Meetings near { $typed }
ask-place = Place or postcode
ask-place-hint = For example Lindsdal or 393 63
show = Show meetings
filter-label = Time of day
any-time = Any time
morning = Morning
afternoon = Afternoon
found-heading = Meetings
choose = { $count ->
    [one] Choose { $day }
   *[other] Choose the { $number } meetings from { $day }
}
join-line = { $count ->
    [one] Join the waiting list for { $day }
   *[other] Join the waiting list for the { $number } meetings from { $day }
}
more = { $count ->
    [one] More about the meeting { $day }
   *[other] More about the { $number } meetings from { $day }
}
sign-up = Sign up
none-near = We found no meeting near { $typed }. Call us on { $phone } and we will help you, or see all meetings.
none-at-all = There are no meetings to sign up for right now. Call us on { $phone } and we will tell you when the next ones come.
see-all = See all meetings
opens = Sign-up opens { $day } at { $clock }.
closed = Sign-up has closed. Call us and we will help you.
full = Full
full-with-line = Full. { $count } on the waiting list
seat-for-one = 1 place left, for one person
sessions = { $number } meetings
when-alike = { $count ->
    [2] { $sessions }: { $days }, both { $hours }
   *[other] { $sessions }: { $days }, all { $hours }
}
all-of-them = { $count ->
    [2] You sign up for both.
   *[other] You sign up for all { $number }.
}
lift = Lift
step-free = No steps
hearing-loop = Hearing loop
toilet = Accessible toilet
bus = Bus stop nearby
yes = Yes
no = No
lift-no = No, there are stairs
lift-not-needed = Not needed, the room is on the ground floor
fact-step-free = Entrance without steps
fact-lift = Lift
fact-toilet = Accessible toilet
fact-loop = Hearing loop
fact-bus = Bus stop
fact-transport = Special transport can stop at the door
fact-parking = Parking
fact-permit = Parking for permit holders
fact-wifi = Wifi
fact-charging = Power sockets at the seats
fact-coffee = Coffee
round-number = Meeting number { $number }. Say the number if you call.
round-times = Day and time
round-place = Place
round-room = Room: { $room }
round-way = How to find us
round-host = Your host there
round-facts = Good to know about the premises
round-bring = Bring
round-leave = Leave at home
round-prepare = How to prepare
new-title = Sign up
new-title-for = Sign up for { $days }, meeting number { $number }
new-lead = You are signing up for:
new-line-lead = You are joining the waiting list for:
full-now = The meeting is full. If you send the form you get a place on the waiting list.
ask-name = What is your name?
ask-name-hint = First name and surname
ask-birth-year = What year were you born?
ask-birth-year-hint = Four digits, for example 1949
ask-postcode = What is your home postcode?
ask-postcode-hint = Five digits, for example 393 63. We ask to see whether we reach the whole municipality.
ask-phone = What phone number can we reach you on?
ask-phone-hint = Mobile or home phone. With or without spaces. Leave empty if you don't have a phone.
ask-email = What is your e-mail address?
ask-email-hint = Give it if you want the confirmation by e-mail. Otherwise you see it on the next page.
wrong-name-empty = Enter your name
wrong-name-long = Enter a shorter name, at most 80 characters
wrong-birth-year-empty = Enter the year you were born
wrong-birth-year = Enter the year with four digits, for example 1949
wrong-postcode = Enter the postcode with five digits, or leave it empty
wrong-phone = Enter the phone number in digits, for example 070-174 06 05
wrong-phone-few = The number seems to have too few digits. Enter the whole number with its area code.
wrong-phone-many = The number seems to have too many digits. Please check it.
wrong-email = Enter the e-mail address with an @, for example name@example.com
send = Send my sign-up
send-line = Put me on the waiting list
privacy-note = The municipality keeps this to arrange the course. The data become a public record of the municipality.
privacy-more = Read more about personal data
not-open = It is not possible to sign up right now
not-open-words = Sign-up has closed or has not opened yet. Call us on { $phone } and we will help you.
too-young = We will find something else for you
too-young-rule = The course is for people who turn { $age } in { $year } at the latest.
too-young-words = Call us on { $phone } and we will find something else.
change-answers = Change what I wrote
already = You have already signed up
already-words = We have given you your confirmation. Can you not find your booking word? Call us on { $phone }.
already-sent = Your sign-up has already been sent
already-sent-words = We have received it once. Do you want to change something? Call us on { $phone }.
see-confirmation = See your confirmation
done = { $count ->
    [one] You are signed up
   *[other] You are signed up for { $number } meetings
}
your-word = Your booking word
word-hint = Write down the word or print the page. Say it when you call.
this-applies = Details
next = What happens now?
next-nothing = You don't need to do anything more. Just come to the meeting.
next-email = We send the confirmation to { $email }.
next-print = We send no letter. Keep this page, print it, or write down the day and the booking word.
print-hint = How to print: Press the keys Ctrl and P together. On a phone, choose Print in the menu.
safety = Do not bring bank cards or security devices. The pupil never asks for passwords or bank codes.
cannot-come = Can't come?
cannot-come-words = Call { $phone } and say your booking word.
in-line = You are on the waiting list, place { $position }
in-line-words = You do not have a place yet. The places there are have been taken, or are waiting for somebody before you.
in-line-next = You don't need to do anything. If a place comes free for you, we will be in touch and tell you when to answer by.
leave-line = Don't want to stay on the list?
others = Other meetings with places left
no-others = There are no other places left right now. Call us if you want help.
mail-hello = Hello { $name }!
mail-sessions = { $count ->
    [one] one meeting
   *[other] { $number } meetings
}
mail-placed-subject = You are signed up: { $days }
mail-waiting-subject = You are on the waiting list, place { $position }: { $days }
mail-placed = You are signed up for { $what }:
mail-waiting = You are on the waiting list for { $what }, place { $position }. You do not have a place yet.
mail-word = Your booking word is { $word }. Say it when you call.
mail-bring = Bring:
mail-safety = Do not bring bank cards or security devices. We never ask for passwords or bank codes.
mail-nothing-more = You don't need to do anything more.
mail-waiting-next = If a place comes free for you, we will be in touch and tell you when to answer by.
mail-cannot-come = Can't come? Call { $phone } ({ $hours }).
mail-from = Kind regards
    { $municipality }
number = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $count }
}
mail-hello-all = Hello!
mail-leave-line = Don't want to stay on the list? Call { $phone } ({ $hours }).
shared = Do others use this computer?
shared-words = Press the button when you have written down your booking word. Then nobody else can see your sign-up here.
forget = Forget me on this computer
