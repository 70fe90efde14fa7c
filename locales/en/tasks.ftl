title = Call list
counted = { $people ->
    [0] Nobody is waiting for a call right now.
    [one] One person is waiting for a call.
   *[other] { $people } people are waiting for a call.
}
late = { $count ->
    [one] One call is late.
   *[other] { $count } calls are late.
}
new = Call again
new-lead = Promise a call at a time when the phone is answered. It goes on the call list.
team = How the team stands
now = Call now
later = Call later
letters = Write a letter
nobody-known = whoever has the number
why-asked = Has asked us to call
why-again = We have promised to call again
why-notice = Is to be told: { $subject }
why-gone = What was to be said is no longer true
promised-today = Promised today before { $clock }
promised = Promised { $day } before { $clock }
not-before = Call at the earliest { $day } { $clock }. { $promised }
tries = { $tries ->
    [0] Not called yet
    [one] Called once
   *[other] Called { $tries } times
}
owner-nobody = Nobody has taken it
owner-me = You have taken it
owner = { $name } has taken it
state-open = To call
state-late = Late
state-later = Later
state-letter = Write a letter
state-done = Done
state-unreached = Not reached
state-gone = No longer true
call = Call { $name }
phone = Phone
why = Why
note = Note
draft = Sign-up that was begun
promise = Promised
whose = Whose
send-to = Send the letter to
what-to-say = Say this
say-hello = Hello! My name is { $clerk } and I am calling from { $municipality }. Am I speaking to { $name }?
mind-hello = If somebody else answers: ask only when { $name } can be reached. Do not say what it is about.
say-proof = I want to be sure that I am speaking to the right person. In which year were you born?
say-proof-helper = I want to be sure that I am speaking to the right person. Whom are you helping, and in which year were they born?
right-answer = { $name }, born { $year }
mind-proof = The right answer: { $answers }. Say nothing about the course or the booking until the answer is right.
say-asked = You asked us to call. How can I help you?
say-again = We promised to call you again.
mind-booking = If it is about a booking: ask for the booking word and the year of birth before you say anything about it.
voicemail = If an answering machine answers
say-voicemail = Hello, this is { $clerk } at { $municipality }. I am looking for { $name }. Please call the municipality's switchboard. Thank you, goodbye!
voicemail-mind = Say nothing more. Others may listen to the machine.
do = After the call
how = How did it go?
how-wrong = Choose how it went
tried-reached = I reached the person
tried-no-answer = Nobody answered
tried-voicemail = I left a word on the answering machine
tried-later = Wants to be called at another time
tried-wrong = Wrong number
tried-declined = Does not want to be called
tried-letter = Wrote a letter
when = When shall we call?
when-lead = Fill this in only if the person wants to be called at another time.
day = Day
day-hint = For example Tuesday 9 February
time = Time
time-hint = For example 13:30
time-wrong = Write a time, for example 13:30
time-past = Choose a time that is still to come
time-closed = The phone is not answered then. Choose a time when it is.
day-far = Choose a day within 60 days
save = Save
take = Take the task
take-over = Take over from { $name }
let-go = Leave it to somebody else
letter-sent = The letter has been sent
past = What we have tried
overtaken = { $who } changed the task while you had it open. Here it is as it stands now. What you filled in is still there.
theirs = A colleague has taken the task. Take it over first if you have spoken to the person anyway. What you filled in is still there.
over = { $who } has finished the task. Nothing more is needed.
untrue = What was to be said has changed. If there is something new to say, it is on the call list.
ask-name = Whom shall we call?
ask-phone = At which number?
ask-note = What is it about?
ask-note-hint = At most { $most } characters. Nothing about health.
name-empty = Write whom we shall call
who = Who calls?
who-team = Whoever is free
who-me = I do
team-late = Late
team-today = To be called today
team-letters = Letters to write
team-first = Time until the first call
team-none = No calls yet
team-each = Each of us
team-who = Colleague
team-open = Open
team-done = Done today
long = { $hours ->
    [0] { $minutes } minutes
    [one] 1 hour and { $minutes } minutes
   *[other] { $hours } hours and { $minutes } minutes
}
draft-open = Open
back-to-call = Back to the call
