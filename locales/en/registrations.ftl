find-title = Where and when would you like to come?
near-title = Meetings near { $typed }
ask-place = Place or postcode
ask-place-hint = For example Lindsdal or 393 63
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
called-off = { $count ->
    [one] The meeting is called off.
   *[other] The meetings are called off.
}
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
not-open = It is not possible to sign up right now
not-open-words = Sign-up has closed or has not opened yet. Call us on { $phone } and we will help you.
too-young = We will find something else for you
too-young-rule = The course is for people who turn { $age } in { $year } at the latest.
too-young-words = Call us on { $phone } and we will find something else.
already = You have already signed up
already-words = We have given you your confirmation. Can you not find your booking word? Call us on { $phone }.
already-sent = Your sign-up has already been sent
already-sent-words = We have received it once. Do you want to change something? Call us on { $phone }.
hold-lost = The seat was taken meanwhile
hold-lost-words = Nothing has been signed up. Choose another meeting.
see-confirmation = See your confirmation
your-word = { $voice ->
    [they] Booking word
   *[you] Your booking word
}
word-write = Write down the word or print the page.
word-say = { $voice ->
   *[you] Say it when you call.
}
this-applies = Details
next = What happens now?
print-hint = How to print: Press the keys Ctrl and P together. On a phone, choose Print in the menu.
safety = Do not bring bank cards or security devices. The pupil never asks for passwords or bank codes.
cannot-come = { $voice ->
    [they] Is { $name } unable to come?
   *[you] Can't come?
}
cannot-come-words = { $voice ->
    [they] Call { $phone } and say the booking word.
   *[you] Call { $phone } and say your booking word.
}
leave-line = { $voice ->
    [they] Does { $name } not want to stay on the list?
   *[you] Don't want to stay on the list?
}
others = Other meetings with places left
no-others = There are no other places left right now. Call us if you want help.
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
shared = Do others use this computer?
shared-words = Press the button when the booking word is written down. Then nobody else can see the sign-up here.
forget = Forget the sign-up on this computer
done = { $count ->
    [one] { $voice ->
        [they] { $name } is registered
       *[you] You are registered
    }
   *[other] { $voice ->
        [they] { $name } is registered for { $number } sessions
       *[you] You are registered for { $number } sessions
    }
}
next-nothing = { $voice ->
   *[you] You do not have to do anything more.
}
next-letter = The letter comes within a week.
next-sms = We send the confirmation by text message.
next-call = We will call and confirm.
next-call-to = We will call { $name } and confirm.
next-email = We send the confirmation to { $email }.
next-print = We send no letter and no reminder. Print the page, or write down the day and the booking word.
miss-one = { $voice ->
    [both] Will you miss one of the days? Tell us. You keep your places on the other days.
    [they] Will { $name } miss one of the days? Tell us. The place is kept on the other days.
   *[you] Will you miss one of the days? Tell us. You keep your place on the other days.
}
change-or-cancel = Change or cancel
calendar = Add to the calendar
same-place = { $count ->
    [2] { $place }, both times
   *[other] { $place }, all { $number } times
}
in-line = { $voice ->
    [they] { $name } is on the waiting list, number { $position }
   *[you] You are on the waiting list, number { $position }
}
just-filled = { $voice ->
    [they] The session filled up. { $name } is on the waiting list, number { $position }
   *[you] The session filled up. You are on the waiting list, number { $position }
}
no-place-yet = { $voice ->
    [they] { $name } has no place yet.
   *[you] You have no place yet.
}
why-full = All places are taken.
why-line = The free places wait for those before you in line.
in-line-next = If a place becomes free we tell you { $way ->
    [letter] by letter
    [sms] by text message
    [call] by phone
    [email] by e-mail
   *[page] if we can reach you. You are welcome to call and ask
}. Then we say until when you can answer.
print = Print the page
print-first = Print the page now.
host-line = { $count ->
    [one] { $names } is the host there.
   *[other] { $names } are the hosts there.
}
safety-short = The pupil never asks for passwords or bank codes.
removed = Your answers have been removed
removed-words = You have removed them in another window, or they are too old. We have not got any sign-up. Do you want to sign up? Choose a meeting, or call us on { $phone }.
several-from = { $number } meetings from { $day }
feed = Meetings in { $place }
feed-sign-up = Round { $number }. Sign up on the web or call { $phone }.
