title = Change or cancel your registration
again = Type your booking word and we will show your registration. We ask again after two hours.
word = Booking word
word-hint = Two parts, for example BJÖRK 472. It is in the letter or the text message.
digits = The last four digits of the phone number
digits-hint = The number you gave when you signed up. If you are two, either number will do.
first-name = First name
birth-year = Year of birth
birth-year-hint = Four digits, for example 1949
phone = The whole phone number
phone-hint = The number you gave when you signed up
name = First and last name
postcode = Postcode
postcode-hint = Five digits, for example 393 63
no-phone = I have no phone
with-phone = I have a phone
more = Right now we ask for more than usual, so that nobody else can open your registration.
more-wanted = We need to know a little more to find your registration. Fill in the rest and press the button once more.
wrong-word = Write the booking word, for example BJÖRK 472
wrong-digits = Write the last four digits of the phone number, for example 0605
wrong-first-name = Write the first name
wrong-birth-year = Write the year with four digits, for example 1949
wrong-phone = Write the whole phone number, for example 070-174 06 05
wrong-name = Write first and last name
wrong-postcode = Write the postcode with five digits. You do not know it? Call us
not-found = We cannot find a registration. Check the booking word, or call us.
wait = There have been many tries. Wait a while, or call us on { $phone } and we will help you at once.
over = The meeting is over
over-words = Nothing can be changed any more. Call us on { $phone } if you wonder about something.
menu = What do you want to do?
yours = { $voice ->
   *[you] Your sign-up
}
row-who = Who
row-when = When
row-where = Where
stands-placed = { $voice ->
    [both] You both have a place.
   *[you] You have a place.
}
stands-waiting = { $voice ->
    [both] You are both on the waiting list, place { $position }.
   *[you] You are on the waiting list, place { $position }.
}
day = Choose another day
details = { $voice ->
    [both] Change our details
   *[you] Change my details
}
cancel = Cancel
leave-line = Leave the waiting list
regret = { $voice ->
   *[you] Changed your mind?
}
done-details = We have saved the changes.
done-moved = The day is changed.
done-undone = Everything is as before.
round = { $count ->
    [one] { $day }
   *[other] the { $number } meetings from { $day }
}
ask = Do you want to cancel { $round }?
ask-line = Do you want to leave the waiting list for { $round }?
ask-after = You can undo this until { $until }.
who = Who wants to cancel?
both = Both
wrong-who = Choose who wants to cancel
cancel-yes = Yes, cancel
leave-yes = Yes, leave the list
keep = { $voice ->
    [both] No, keep our places
   *[you] No, keep my place
}
keep-line = { $voice ->
    [both] No, we stay on the list
   *[you] No, I stay on the list
}
left = { $left ->
    [line] You have left the waiting list
   *[seats] You have cancelled
}
left-about = This is about { $round }.
told = { $way ->
    [letter] We will send you word by letter.
    [sms] We will send you word by text message.
    [call] We will call you about it.
    [email] We will send you word by e-mail.
   *[page] We send no message. Please make a note of it.
}
left-words = Do you want to come after all? Choose a meeting in the list, or call us on { $phone }.
both-left = { $left ->
    [line] You have both left the waiting list
   *[seats] You have both cancelled
}
one-left = { $left ->
    [line] { $name } has left the waiting list
   *[seats] { $name } has cancelled
}
undo-cancelled = { $left ->
    [line] { $voice ->
       *[you] Press here by { $until }. Then you get your place in line back.
    }
   *[seats] { $voice ->
       *[you] Press here by { $until }. If the place is free you get it back.
    }
}
undo = { $left ->
    [line] Take back the place in line
   *[seats] Undo the cancellation
}
undo-moved = { $left ->
    [line] Press here by { $until } to change back. The place on the waiting list is still there.
   *[seats] Press here by { $until } to change back. It works if there is room.
}
undo-move = Change back
undo-details = Press here by { $until } if the details should be as before.
undo-detail = Take back the changes
which-day = Which day do you want instead?
days = Meetings with free places
day-from = { $voice ->
    [both] You now have places { $round }. You keep them until the change is done.
   *[you] You now have a place { $round }. You keep it until the change is done.
}
day-from-line = { $voice ->
    [both] You are both on the waiting list for { $round }. You leave it when the change is done.
   *[you] You are on the waiting list for { $round }. You leave it when the change is done.
}
day-button = Change day
no-days = No other meeting has room right now. Call us on { $phone } and we will help you.
wrong-day = Choose which day you want instead
still-placed = { $voice ->
    [both] You still have your places.
   *[you] You still have your place.
}
still-in-line = { $voice ->
    [both] You are both still on the waiting list.
   *[you] You are still on the waiting list.
}
to-menu = Back to your registration
off = Called off
off-words = What you were signed up for will not be held. Choose another meeting in the list, or call us on { $phone } and we will help you.
begun = The meeting has begun
begun-words = When the first meeting has begun we make changes by phone. Call us on { $phone }.
not-open = That meeting cannot be chosen now
not-open-words = Choose another day, or call us on { $phone }.
too-young = That meeting does not fit
too-young-words = It is for those who turn { $age } by { $year } or are older. Call us on { $phone }.
already = You are already registered for that meeting
already-words = We changed nothing. Call us on { $phone } if something is wrong.
full = It has just filled up.
full-words = Choose another day.
too-late = It can no longer be undone
too-late-words = The time has run out, or you have changed something else since. Call us on { $phone } and we will help you.
taken = The place is no longer free
taken-words = Somebody else has it or is before you in line. Call us on { $phone } if you want help.
line = Put me on the waiting list
line-words = You can stand last on the waiting list. Your booking word stays the same.
same = We need to help you by phone
same-words = We could not save the new phone number. Call us on { $phone } and we will arrange it. Nothing has been changed.

# One session of several.
one-day = Change one of the days
one-day-which = { $voice ->
    [both] Which day can you not come?
   *[you] Which day can you not come?
}
one-day-lead = { $voice ->
    [both] You keep your places on the other days.
   *[you] You keep your place on the other days.
}
one-day-days = { $voice ->
    [both] Days that you are signed up for
   *[you] Days that you are signed up for
}
one-day-who = Who is it about?
one-day-on = Continue
one-day-how = { $voice ->
    [both] What do you want to do about { $day }?
   *[you] What do you want to do about { $day }?
}
one-day-ways = Choose one of these
one-day-miss = { $voice ->
    [both] We will skip that day
    [they] Skip that day
   *[you] I will skip that day
}
one-day-come = { $voice ->
    [both] We are coming that day after all
    [they] Is coming that day after all
   *[you] I am coming that day after all
}
one-day-instead = { $voice ->
    [both] We will come on { $day } instead
    [they] Come on { $day } instead
   *[you] I will come on { $day } instead
}
one-day-none = Does no other day suit? Call us on { $phone }.
keep-all = No, keep it as it is
one-day-save = Save
wrong-one-day = Choose which day it is about
wrong-one-day-who = Choose who it is about
wrong-one-day-how = Choose what you want to do about that day
done-coming = We have changed it.
undo-coming = Press here no later than { $until } to have it as before. That works if the place is free.
undo-one-day = Take back the change
only-one = It is the only day that is left
only-one-words = Can you not come at all? Cancel instead, so that somebody else gets the place.
same-time = It is at the same time as another meeting
same-time-words = Choose another day.

# By somebody who helps residents on the phone.
see = To the registration
of = Change or cancel: { $names }
by-staff = Change or cancel
take-back = Take back
done-left = The cancellation is done. It can be undone here.
