link = The person has a protected identity
title = Register with a protected identity
lead = Do not ask for an address, a phone number or an e-mail. Once it is saved you cannot see it again.
ask-alias = “Which name do you want to stand under on the list?”
alias-hint = Choose an ordinary first and last name that is not the person’s own.
ask-round = “When do you want to come?”
ask-language = Interpreter: which language? Leave empty if none is needed.
ask-way = “How do you want to be told if something changes?”
way = { $way ->
    [asks] You call us yourself
   *[forwarding] Letter through the Tax Agency’s forwarding
}
ask-real = “What is your name? It is only needed for letters.”
real-hint = Fill in only if the person wants letters. The name is locked away and is not shown here again.
ask-outside = The person is younger than the course’s age. Why may the person come?
wrong-alias = Write an ordinary first and last name
wrong-same = Choose another name than the person’s own
missing-round = Choose a round
missing-way = Choose how the person is told
missing-real = Write the person’s name, the letter needs it
already-sent = The form has been sent with other answers. Start again from Phone.
read = Read back
book = Correct, book
back-who = { $name }, born { $year }
back-asks = You call us yourself if you wonder about something
back-forwarding = News by letter through the Tax Agency’s forwarding
booked = The registration is saved
say-call = “If you want to change something, call us. It cannot be done on the web.”
open = Open a protected identity
open-lead = Each opening is kept with your name and the reason. You can read for 15 minutes.
open-button = Open
ask-word = Booking word
ask-reason = Why do you open it?
reason = { $reason ->
    [phone] The person is on the phone
    [message] A message must reach them
    [door-list] A question about the door list
   *[log] Check of the log
}
ask-words = Write the reason in your own words
words-hint = At most 200 characters. Nothing about health and no names.
missing-reason = Choose why you open it
missing-words = Write the reason in your own words
nobody = It could not be opened. Check the booking word
one = Protected identity: { $name }
until = The page can be read until { $clock }.
born = Born
told-by = News
real = Name for letters
word = Booking word { $word }
cancelled = Cancelled
to-say = To say when the person calls
told = The person has been told
cancel = Cancel
undo = Take the cancellation back
not-done = It did not work. Reload the page and try again.
readings = Readings of protected identities
no-readings = Nobody has opened a protected identity.
