title = Phone
who-is-calling = Who is calling?
search = Search
search-hint = Name, phone, booking word, street or year of birth. A beginning is enough, in any order.
find = Show
found = Phone: { $hits }
hits = { $people ->
    [0] Nobody found
    [one] One person
   *[other] { $people } people
}
more = The first { $people }; there are more
nobody = Nobody in the municipality is called so. Try fewer letters, or the last digits of the phone number.
born = Born { $year }
phone-ends = The phone ends in { $digits }
no-phone = No phone
last = Last here { $day }
open = { $day }, { $venue }
new-person = New person, begin a call
begun-online = Begun online
draft = Go on with { $code }
draft-empty = No name yet
unfinished = Calls that are not finished
call-of = { $name }, { $clock }
nameless = Unknown
parked = Set aside { $day }. Code { $code }
going-on = Going on since { $day }

# A call. What is said aloud stands as it is said.
call = Call
call-with = Call with { $name }
ended = The call is over
greeting = { $municipality }, you are speaking to { $name }.
is-parked = The call is set aside.
code-is = Code:
save = Save
park = Set the call aside
take-up = Take up the call
part-protected = Does the person have a protected identity?
protected-words = Then nothing of this may stay. What is written is removed, the seat is let go of, and you begin again on the page for those who are protected.
protected = Remove everything and begin again protected
end = End the call
next-call = New call
been-before = Have you been with us before?
part-caller = Who is calling
part-who = The call
part-rounds = Sessions nearby
part-rest = Good to know
part-past = What has happened
all-of = Everything about { $name }
not-this-person = It is somebody else
maybe-known = We may know the person already
maybe-known-other = We may know the other person already
new-person-here = No, a new person
new-person-other = No, the other one is a new person
other-one = The other person
not-this-other = The other one is somebody else
same = Yes, it is { $name }
exists = There is a { $name } already, born { $year }. Is it the same person?
exists-same-phone = There is a { $name } already, born { $year }, same phone. Is it the same person?
who = Who is the course for?
who-caller = The caller
who-helps = Somebody whom the caller helps
who-two = Two who come together
yes = Yes
not-yet = No, not yet
helper-name = What is your name, you who help?
helper-phone = What is your phone number, you who help?
helper-told = Does the person know that you sign them up?
ask-name = { $voice ->
    [they] What is the person's name?
    [other] What is the other person's name?
   *[you] What is your name?
}
ask-year = { $voice ->
    [they] What year was the person born?
    [other] What year was the other person born?
   *[you] What year were you born?
}
ask-postcode = { $voice ->
    [they] What is the person's home postcode?
    [other] What is the other person's home postcode?
   *[you] What is your home postcode?
}
ask-phone = { $voice ->
    [they] What is the person's phone number?
    [other] What is the other person's phone number?
   *[you] What is your phone number?
}
no-phone-hint = Leave empty if there is no phone
ask-outside = The course is for those who turn { $age } or more this year. Why may the person come?
outside = { $why ->
    [sallskap] Comes with somebody whom the course is for
    [plats-over] There are seats to spare
    [hjalper-andra] Will help others with digital matters
   *[annat] Something else
}
ask-needs = Do you need anything: hearing loop, room for a wheelchair, interpreter, help to get there?
need = { $need ->
    [horslinga] Hearing loop
    [rullstol] Room for a wheelchair or walker
    [stor-text] Large text
    [tolk] Interpreter
    [teckensprak] Sign language interpreter
    [stodperson] Brings a support person
    [resa] Help to get there
   *[annat] Something else
}
ask-language = Which language should the interpreter speak?
ask-devices = What kind of mobile or computer do you have? You need not know the make.
device = { $device ->
    [mobil] Mobile
    [platta] Tablet
    [dator] Computer
   *[lana] None, wants to borrow
}
ask-way = How do you want the confirmation: letter, text message, or shall we call?
way-letter = Letter
way-sms = Text message
way-call = We call
way-email = E-mail
ask-english = Language of letters, text messages and e-mail
in-english = In English
back-english = You get everything in English
way-none = Nothing more, the caller writes it down
ask-street = Which street and number?
ask-town = Which town?
ask-email = Which e-mail address?
note = Note
note-hint = At most 200 signs. Nothing about health
no-rounds = Nothing can be signed up to just now.
held = The seat is held for you: { $when }
held-tag = Held for you
held-no-more = The seat is not held any more. It is taken when you book, if it is free then.
chosen-full = Full: { $when }. Who books stands in line.
round-gone = That session cannot be booked any more. Choose another.
choose = Book { $day }
choose-line = Waiting list { $day }
all-rounds = Show all sessions
let-go = Let go of the seat
say-round = { $count ->
    [one] “I have a place { $day } { $clock } at { $venue }. Does that suit you?”
   *[other] “I have a place in { $count } sessions, the first { $day } { $clock } at { $venue }. Does that suit you?”
}
say-line = “We are full on { $day } at { $clock }, { $venue }. Would you like to stand in line?”
read-back = I read it back
is-it-right = Is that right?
back-who = { $name }, born { $year }, phone { $phone }
back-who-without = { $name }, born { $year }, no phone
back-helper = { $name } helps, phone { $phone }
back-when = { $day } { $from } { $to }
back-place = { $place }
back-line = A place in line: it is full just now
back-needs = Needs: { $needs }
back-devices = Brings: { $devices }
back-letter = Confirmation by letter to { $street }, { $postcode } { $town }
back-sms = Confirmation by text message
back-call = We call and confirm
back-email = Confirmation by e-mail to { $address }
back-nothing = Nothing more is sent
book = Book the place
book-line = Put on the waiting list
booked = Done
word-is = Booking word
say-word = “Your booking word is { $word }. Please write it down.”
say-placed = { $people ->
    [one] “You have a place.”
   *[other] “You both have a place.”
}
say-waiting = { $people ->
    [one] “It is full, and you are number { $position } in line. We get in touch if a place comes free.”
   *[other] “It is full, and you are number { $position } in line together. We get in touch if places for both come free.”
}
say-cancelled = The registration has been cancelled since.
say-letter = “You get a letter with all that you need to know.”
say-sms = “You get a text message with day, time and place.”
say-call = “We call you with all that you need to know.”
say-email = “You get an e-mail with all that you need to know.”
say-nothing = “Write down day, time and place. We send nothing more.”
see-registration = See the registration

# What is missing or wrong.
missing-name = Write the name
missing-year = Write the year of birth
missing-phone = Write the phone number of the one who helps
missing-told = Choose whether the person knows
missing-outside = The course is for those who turn { $age } or more this year. Choose why the person may come
missing-devices = Choose what the person has, or that they want to borrow
missing-way = Choose how the confirmation is sent
missing-round = Choose a session first
wrong-postcode = Write the postcode with five digits, or leave it empty
wrong-no-mobile = A text message needs a Swedish mobile number. Write one, or choose another way
wrong-no-phone = We cannot call without a phone number. Write one, or choose another way
wrong-letter-late = A letter will not arrive in time. Choose another way
full = The seat has just been taken. All that you wrote is still here: choose another session, or book to stand in line
not-open = The session cannot be signed up to
held-too-long = The seat has been held for three hours in the same call. Book, or choose another session
already = The person is signed up to that session already
draft-changed = The caller has changed or sent their sign-up online during the call. Open the code again
overtaken = A colleague has changed the call. What you wrote is still here. Save once more if yours is right
theirs-lead = Your colleague wrote:
theirs = { $field }: { $words }
field = { $field ->
    [vem] Who
    [hjalpare] The one who helps
    [hjalpare-telefon] Phone of the one who helps
    [vet] Does the person know
    [namn] Name
    [fodelsear] Year of birth
    [postnummer] Postcode
    [telefon] Phone
    [namn2] The other one's name
    [fodelsear2] The other one's year of birth
    [postnummer2] The other one's postcode
    [telefon2] The other one's phone
    [skal] Reason
    [behov] Needs
    [tolksprak] Interpreter's language
    [utrustning] Brings
    [satt] Confirmation
    [gata] Street
    [ort] Town
    [epost] E-mail
    [anteckning] Note
   *[other] Something else
}
practice = Practise in an invented world
call-again = Call back later
