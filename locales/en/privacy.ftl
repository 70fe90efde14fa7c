title = Retention and backups
lead = Records that have served their time are removed every night. What is still there two nights too late is overdue: then the nightly job does not do its work, and whoever runs the service needs to look into the log.
rules = Retention
caption = What is kept, and for how long
kind = Record
rule = Removed
decision = Decision
decision-in = { $code }: { $number }
no-decision = Not named
left-behind = Overdue
last = Last removed
overdue = { $count ->
    [0] Nothing
    [1] 1 overdue
   *[other] { $count } overdue
}
last-run = { $when }: { $count ->
    [0] nothing to remove
    [1] 1 removed
   *[other] { $count } removed
}
never-ran = Not yet
limits = Limits against too many tries
limits-rule = When the limit has lifted
set-aside = Forms that wait for somebody to sign in again
set-aside-rule = After 12 hours
sent-forms = Which forms have been sent already
sent-forms-rule = After 2 days
calendar-files = Calendar files that nobody has looked over
diaries = What stood in diaries
diaries-rule = { $days ->
    [1] 1 day after it was over
   *[other] { $days } days after it was over
}
links = Links for choosing a password
links-rule = { $days ->
    [1] 1 day after the link was made
   *[other] { $days } days after the link was made
}
account-mails = That mails about one's own account were sent
account-mails-rule = { $days ->
    [1] 1 day after it was sent
   *[other] { $days } days after it was sent
}
closed = Names and e-mail addresses in closed accounts
closed-rule = { $days ->
    [1] 1 day after the account was closed
   *[other] { $days } days after the account was closed
}
sign-ins = Sign-ins
sign-ins-rule = { $days ->
    [1] 1 day after the sign-in
   *[other] { $days } days after the sign-in
}
texts = The text of messages
texts-rule = { $days ->
    [1] 1 day after the message was sent. Receiver and subject stay.
   *[other] { $days } days after the message was sent. Receiver and subject stay.
}
calls = Requests to be called
calls-rule = { $days } days after somebody asked
call-tasks = Call tasks and tries to call
call-tasks-rule = { $days } days after they were made
drafts = Half-filled registrations
drafts-rule = { $days } days after the last answer
phone = What somebody said on the phone while the contact centre typed
phone-rule = { $days } days after the call
openings = That a browser may show a confirmation
openings-rule = { $days } days after it was shown
replaced = What a change has replaced
replaced-rule = { $days } days after the change, when it can no longer be undone
registrations = Registrations, with name, phone and needs
registrations-rule = The day that the municipality has promised in the sign-up
backups = Backups
no-backups = Brygga makes no backups of its own here. Whoever runs the service can switch them on, or make them in another way.
no-backup-yet = There is no backup yet.
backup-encrypted = The last one is from { $when }, { $age } ago. It is { $size } and encrypted.
backup-plain = The last one is from { $when }, { $age } ago. It is { $size } and not encrypted.
backup-late = Too old
backup-fresh = Fresh
hours = { $count ->
    [0] less than an hour
    [1] 1 hour
   *[other] { $count } hours
}
days = { $count } days
kilobytes = { $count } kB
megabytes = { $count } MB
on-hold = Messages on hold
held = { $count ->
    [1] 1 message is on hold since { $when }.
   *[other] { $count } messages are on hold since { $when }.
}
decide = Decide what shall happen to them
why-held = A backup has been restored. These messages were waiting when it was made, and may have been sent since. New messages are sent as usual.
which-decision = What shall happen to the messages?
send = Send them
send-hint = Whoever has had the message already gets it once more.
take-back = Do not send them
take-back-hint = Whoever had not had the message does not get it now either.
decide-button = Confirm the decision
wrong-decision = Choose what shall happen to the messages
nothing-held = No message is on hold.
done-sent = The messages are being sent now.
done-taken-back = The messages will not be sent.
