progress = Question { $number } of { $all }
continue = Continue
unknown = I do not know
or = or
pick-all = Choose all that apply
the-other = The other person
who = Who will take the course?
who-myself = Me
who-somebody = Somebody I help (for example a parent, neighbour or friend)
who-somebody-short = Somebody I help
who-two = We are two people who want to come together
helper = What is your name, you who help?
helper-name = Your name
helper-phone = Your phone number
helper-phone-hint = We only call you if we cannot reach the person who will take the course
helper-told = Does the person know that you are doing this?
helper-not-yet = No, not yet
tell-them = Tell the person before you send the registration.
name = { $voice ->
    [they] What is the person’s name?
    [other] What is the other person’s name?
   *[you] What is your name?
}
name-hint = First and last name
birth-year = { $voice ->
    [they] In which year was the person born?
    [other] In which year was the other person born?
   *[you] In which year were you born?
}
birth-year-hint = Four digits, for example 1949
postcode = { $voice ->
    [they] What is the person’s postcode at home?
    [other] What is the other person’s postcode at home?
   *[you] What is your postcode at home?
}
postcode-hint = Five digits, for example 393 63
postcode-why = We ask so that we can see if we reach the whole municipality.
phone = { $voice ->
    [they] On which phone number can we reach the person?
    [other] What is the other person’s phone number? (optional)
   *[you] On which phone number can we reach you?
}
phone-hint = Mobile or home phone. You can write it with or without spaces.
phone-hint-other = Leave this empty if you share a phone
no-phone = { $voice ->
    [they] The person has no phone
   *[you] I have no phone
}
way = { $voice ->
    [they] How does the person want the confirmation?
    [both] How do you want the confirmation?
   *[you] How do you want the confirmation?
}
way-hint = The confirmation says the day, time and place
way-letter = { $voice ->
   *[you] By letter to your home (comes within a week)
    [they] By letter to the person’s home (comes within a week)
}
way-sms = By text message
way-sms-to = By text message to { $name }
way-call = { $voice ->
    [they] We call the person
    [both] We call you
   *[you] We call you
}
way-call-to = We call { $name }
way-email = By e-mail
way-page = { $voice ->
    [both] We will print the page
   *[you] I will print the page
}
letter-too-late = { $voice ->
    [they] A letter would come too late. Print the page when you are done, or write down the booking word.
   *[you] A letter would come too late. Print the page when you are done, or write down your booking word.
}
address = Where shall we send the letter?
street = Street address
street-hint = Street and number, for example Storgatan 4
address-postcode = Postcode
town = Town
email = { $voice ->
    [they] What is the person’s e-mail address?
   *[you] What is your e-mail address?
}
needs = { $voice ->
    [they] Does the person need anything to be able to take part?
   *[you] Do you need anything to be able to take part?
}
which-needs = { $voice ->
    [they] What does the person need?
   *[you] What do you need?
}
need-loop = Hearing loop
need-wheels = Room for a wheelchair or walker
need-text = Large print
need-interpreter = Interpreter – write which language
need-sign-language = Sign language interpreter
need-support = { $voice ->
    [they] A support person will come along
    [both] We will bring a support person
   *[you] I will bring a support person
}
need-transport = { $voice ->
    [both] Help to get there
   *[you] Help to get there
}
need-other = Something else
interpreter-language = Which language should the interpreter speak?
no-illness = { $voice ->
    [they] Do not write about illness. Write only what the person needs.
   *[you] Do not write about illness. Write only what you need.
}
needs-call = { $voice ->
   *[you] We call you if we need to know more.
}
devices = { $voice ->
    [they] What does the person want to bring?
   *[you] What do you want to bring?
}
devices-hint = { $voice ->
   *[you] Not sure which kind it is? That does not matter. Bring it and the charger.
}
device-mobile = Mobile phone
device-tablet = Tablet
device-computer = Computer
device-borrow = { $voice ->
    [they] The person has none and wants to borrow
    [both] We have none. We want to borrow
   *[you] I have none. I want to borrow
}
wishes = { $voice ->
    [they] What does the person want to learn?
   *[you] What do you want to learn?
}
wish-video = Video calls with family and friends
wish-pictures = Send and receive pictures
wish-searching = Search the internet
wish-fraud = Recognise fraud
wish-care = 1177 and care online
wish-travel = Travel: tickets and timetables
wish-text = Make the text larger
wish-unsure = { $voice ->
    [both] We do not know yet
    [they] The person does not know yet
   *[you] I do not know yet
}
wrong-who = Choose who will take the course
wrong-told = Choose whether the person knows
wrong-name-empty = { $voice ->
    [they] Write the person’s name
    [other] Write the other person’s name
   *[you] Write your name
}
wrong-name-long = Write a shorter name, at most 80 characters
wrong-birth-year-empty = { $voice ->
    [they] Write the year in which the person was born
    [other] Write the year in which the other person was born
   *[you] Write the year in which you were born
}
wrong-birth-year = Write the year with four digits, for example 1949
wrong-postcode = Write the postcode with five digits, or press “I do not know”
wrong-phone-empty = { $voice ->
    [they] Write the phone number, or press “The person has no phone”
    [helper] Write your phone number
   *[you] Write the phone number, or press “I have no phone”
}
wrong-phone-few = The number seems to have too few digits. Write the whole number with its area code, for example 08-465 004 00
wrong-phone-many = The number seems to have too many digits. Check it
wrong-phone = Write the phone number with digits, for example 070-174 06 05
wrong-way = { $voice ->
    [they] Choose how the person wants the confirmation
   *[you] Choose how you want the confirmation
}
wrong-street = Write the street and number
wrong-address-postcode = Write the postcode with five digits
wrong-town = Write the town
wrong-long = Write less, at most { $longest } characters
wrong-email = Write the e-mail address with @, for example name@example.com
wrong-needs = { $voice ->
    [they] Choose whether the person needs anything
   *[you] Choose whether you need anything
}
wrong-which-needs = { $voice ->
    [they] Choose at least one thing. Does the person need nothing? Go back and choose “No”
   *[you] Choose at least one thing. Do you need nothing? Go back and choose “No”
}
wrong-interpreter = Write which language the interpreter should speak
wrong-devices = { $voice ->
    [they] Choose what the person brings, or to borrow
   *[you] Choose what you bring, or to borrow
}
wrong-borrow = Choose either what will be brought, or to borrow. Not both
started-elsewhere = You have changed something in another window. Check the page and press once more.
check = Check and send your registration
check-two = Check and send your registration
check-they = Check and send the registration
check-not-yet = { $voice ->
    [they] The person is not registered yet. Press the green button at the bottom.
   *[you] You are not registered yet. Press the green button at the bottom.
}
check-not-yet-line = The session is full. The green button gives a place on the waiting list.
check-both-or-none = You both get a place, or wait together on the waiting list.
check-send = { $voice ->
    [both] Send our registration
    [they] Send the registration
   *[you] Send my registration
}
check-send-line = { $voice ->
    [both] Put us on the waiting list
    [they] Put the person on the waiting list
   *[you] Put me on the waiting list
}
check-change = Change
check-person = { $voice ->
    [they] The person who will take the course
   *[you] You
}
check-together = Together
row-round = { $count ->
    [one] Session
   *[other] Sessions
}
row-round-about = day and place
row-several = { $count ->
    [2] The two sessions belong together. You register for both.
   *[other] The { $number } sessions belong together. You register for all { $number }.
}
row-place = Place
row-who = Who will come
row-who-about = who will come
row-helper = You who help
row-helper-about = name and phone of the one who helps
row-name = Name
row-name-about = { $voice ->
    [they] the person’s name
    [other] the other person’s name
   *[you] your name
}
row-birth-year = Born
row-birth-year-about = { $voice ->
    [they] the person’s year of birth
    [other] the other person’s year of birth
   *[you] your year of birth
}
row-postcode = Postcode
row-postcode-about = { $voice ->
    [they] the person’s postcode
    [other] the other person’s postcode
   *[you] your postcode
}
row-phone = Phone
row-phone-about = { $voice ->
    [they] the person’s phone number
    [other] the other person’s phone number
   *[you] your phone number
}
row-none = None
row-shared = The same as the first person
row-unknown = Not known
row-way = Confirmation
row-way-about = how the confirmation comes
row-address = Address for letters
row-address-about = the address for letters
row-email = E-mail
row-email-about = the e-mail address
row-needs = Needs
row-needs-about = what is needed
row-needs-none = Nothing special
row-interpreter = Interpreter: { $language }
row-devices = Brings
row-devices-about = what is brought
row-wishes = Wants to learn
row-wishes-about = the wishes
row-wishes-none = Nothing chosen
privacy = The municipality keeps this to arrange the course. We remove it on { $day } at the latest.
privacy-changed = The day on which we remove what you write has changed. The new day is further down. Nothing has been sent yet.
privacy-public = What you write becomes an official document at the municipality.
privacy-more = Read more about personal data
stop = Do you want to stop and remove your answers?
stop-words = Then nobody else can see them on this computer or phone. Nothing is sent.
stop-yes = Yes, remove the answers
stop-keep = No, continue the sign-up
young-title = We will find something else
young-rule = The course is for people who turn { $age } in { $year } at the latest, or are older.
young-call = Call us on { $phone } and we will find something else.
young-who = This is about { $name }.
young-alone = Continue with only { $name }
young-alone-words = { $name } can take the course. Press the button if { $name } wants to go on without company.
young-wrong-year = Was the year wrong?
young-change = Change the year of birth
practice-title = Practise first
practice-lead = You can practise here. You answer the same questions as in a real registration. Nothing is sent and nobody sees what you write.
practice-hint = You may make up answers if you like.
practice-start = Start practising
practice-real = Sign up for real
practice-place = The Practice School, Practice Street 1
practice-done = Good! Now you can do it for real
practice-done-words = You have finished the practice. Nothing was sent, and we have removed what you wrote.
practice-again = Practise once more
practice-send = Send the practice
practice-check = Check and send your practice
practice-check-inset = This is a practice. Press the green button at the bottom when you are done.
trap = Leave this field empty
trapped = It could not be sent
trapped-words = A field that should be empty was filled in. A program in your computer may have done that. Call us on { $phone } and we will register you by phone.
details-check = Change what you told us
details-inset = The changes are not saved yet. Press the green button at the bottom.
details-save = Save the changes
details-fixed = Is the name or the year of birth wrong? Call us on { $phone }.
