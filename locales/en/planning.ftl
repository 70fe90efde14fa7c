back = Back to planning
new = Plan a new round
new-days = Days, places and people
check = Check before you save
begin-again = Begin again
change-answers = Change
to-days = Show the days
to-check = Check
save = Save
save-drafts = { $rounds ->
    [one] Save as a draft
   *[other] Save { $rounds } drafts
}
round = Round { $number }
state-draft = Draft
state-published = Published
state-called-off = Called off
section-what = What, where and when in the day
section-days = Days
section-seats = Places and waiting list
section-people = People
section-sign-up = Sign-up
programme = Course
room-question = Venue and room
choose-room = Choose a room
room = { $venue }, { $room } ({ $seats } places)
from = From
to = To
time-hint = For example 13 or 13.30
first-day = First day
day-hint = For example 4 February 2027, 4/2 or Thursday week 5
often = How often?
once = Once
every-week = Every week
every-other-week = Every other week
every-third-week = Every third week
every-fourth-week = Every fourth week
count = Number of meetings
count-hint = Not needed if it is once.
skip = Leave out
skip-holidays = Public holidays and the days before them
skip-breaks = Breaks, study days and tests in the schools’ calendar
grouping = How do people sign up?
apart = For one meeting at a time
apart-hint = Each meeting is a round of its own. A participant comes once.
together = For all meetings at once
together-hint = The meetings are one round. A participant comes every time.
days = Days, one on each line
days-hint = Change, remove or add days as you like.
days-lead = { $count ->
    [0] No days were left. Write them yourself.
    [one] There is one day. Check it and fill in the rest.
   *[other] There are { $count } days. Check them and fill in the rest.
}
tutors = Planned pupil tutors at each meeting
tutors-hint = The number you count on. If somebody falls ill the places stay.
ratio = Participants per pupil tutor
ratio-hint = There are at most tutors times participants places.
reserved = Places in the room that are not for participants
reserved-hint = For example for hosts and support persons.
cap = At most so many participants at a meeting (optional)
cap-hint = Leave empty to let the room and the tutors decide.
no-cap = no limit of its own
cap-is = at most { $cap } participants at a meeting
policy = When a place is free and a pair is first on the waiting list
fill = Fill the places
fill-hint = A single person further down gets the place. The pair waits for two.
keep-order = Keep the order
keep-order-hint = The place waits for the pair.
people-lead = If somebody is missing from the list, add the person under Diaries. You can fill in people later.
nobody-yet = Nobody yet
host = Host
adult = Responsible adult
welcome = Says welcome
role-host = host
role-adult = responsible adult
role-welcome = says welcome
opens-day = Sign-up opens, day
opens-time = Sign-up opens, time
closes-day = Sign-up closes, day
closes-time = Sign-up closes, time
closes-before = Sign-up closes so many days before
closes-before-hint = At 16.00 that day. Write 0 for the same day.
summary = { $sessions ->
    [one] One meeting in { $place }, { $seats } places.
   *[other] { $rounds ->
        [one] One round with { $sessions } meetings in { $place }.
       *[other] { $rounds } rounds in { $place }, { $seats } places together.
    }
}
seats = { $seats ->
    [0] No places: more pupil tutors are needed
    [one] 1 place
   *[other] { $seats } places
}
seats-and-tutors = { $seats } places, { $tutors } planned pupil tutors{ $reserved ->
    [0] {""}
    [one] , 1 place kept for others
   *[other] , { $reserved } places kept for others
}
overrule = Something is in the way
why = Why is it all right?
why-hint = What you write is seen by all who plan. Write nothing about anybody’s health.
overruled = Planned in spite of a clash: { $why }
in-the-way = This is in the way
tag-hard = Not possible
tag-soft = Think twice
warn-hard = { $days ->
    [one] One of the days cannot be saved. It says “Not possible” beside it. Press Change and choose another day, time, room or person.
   *[other] { $days } of the days cannot be saved. It says “Not possible” beside them. Press Change and choose other days, or another time, room or person.
}
warn-soft = { $days ->
    [one] Something is in the way on one of the days. It says “Think twice” beside it. If it is all right, write why at the bottom.
   *[other] Something is in the way on { $days } of the days. It says “Think twice” beside them. If it is all right, write why at the bottom.
}
warn-move = The meeting cannot be moved there. What is in the way stands further down. Press Change and choose something else.
wrong-line = The line “{ $line }”: { $problem }
wrong-no-days = Write at least one day
wrong-many-days = At most { $most } days at a time
wrong-time = Write a time like this: 13 or 13.30
wrong-end = It must end after it begins
wrong-pick = Choose one of the answers
wrong-room = Choose a room in the list
wrong-person = Choose a person in the list
wrong-number = Write a number from { $least } to { $most }
wrong-why = Write why it is all right, or change it so that nothing is in the way
not-a-draft = The round is published. You can move or call off a meeting, but not remove it.
overtaken = { $who } has changed this since you opened the page. See what holds now. Press once more if it should still be so.
add-days = Add days
add-days-to = Add days to round { $number }
add-days-lead = The new days are like the last session of the draft unless you change something.
signed-up = See who has signed up
clash-instead = { $names } could come instead.
passed-over = These days were passed over
passed-over-day = { $day }: { $why }
is-called-off = The round or the meeting is called off and cannot be changed.
begun = The meeting has begun or is over. It cannot be changed.
no-sessions = The round has no meetings. Plan at least one.
past = The day and time are over.
closes-too-early = Sign-up must close after it opens.
closes-too-late = Sign-up must close before the first meeting begins.
no-seats = Meeting { $number } has no places. Plan more pupil tutors or take a larger room.
too-few-seats = { $placed } people have a place, but there would be { $seats } places. { $count ->
    [0] Places are held for somebody on the phone right now. Try again in a while.
    [one] The one who signed up last would be without: { $names }.
   *[other] Those who signed up last would be without: { $names }.
} Keep the places, take a larger room, or call and offer another day first.
only-session = It is the only meeting of the round. Call off the whole round instead.
clash-room = The room is taken: { $place } { $hours } ({ $which }). Choose another room, time or day.
clash-person = { $who } is already at a meeting { $hours } at { $place } ({ $which }). Choose somebody else, or another time.
clash-far = { $who } has a meeting { $hours } at { $place }. There are { $minutes } minutes between, and we reckon { $needed } minutes for the way.
clash-busy = { $who } is busy { $hours } according to the diary.
clash-busy-note = { $who } is busy { $hours } according to the diary: { $note }.
clash-days = from { $first } to { $last }
clash-holiday = It is { $day }.
clash-eve = It is { $day }. Many leave early or are off.
clash-weekend = It is a { $day }.
clash-school = The schools are closed: { $label }. The pupil tutors are off.
clash-exam = The pupils have tests: { $label }.
clash-round = round { $number }
clash-same = another of the days here
day-new-year = New Year’s Day
day-epiphany = Epiphany
day-good-friday = Good Friday
day-easter = Easter Sunday
day-easter-monday = Easter Monday
day-may-day = May Day
day-ascension = Ascension Day
day-whit-sunday = Whit Sunday
day-national = Sweden’s national day
day-midsummer = Midsummer Day
day-all-saints = All Saints’ Day
day-christmas = Christmas Day
day-boxing = Boxing Day
eve-epiphany = the eve of Epiphany
eve-maundy-thursday = Maundy Thursday
eve-easter = Easter Eve
eve-walpurgis = Walpurgis Eve
eve-midsummer = Midsummer Eve
eve-christmas = Christmas Eve
eve-new-year = New Year’s Eve
change = Change
terms = Rules for the places
terms-of = Rules for the places in round { $number }
terms-about = the rules for the places
terms-lead = The rules hold for all meetings of the round that have not been. Nobody who has a place loses it.
terms-words = { $ratio } participants per pupil tutor, { $cap }. Waiting list: { $policy }
sign-up = Sign-up
sign-up-of = Sign-up for round { $number }
sign-up-about = when sign-up is open
sign-up-lead = The times stand on the page of the round. Those who have signed up are not affected.
open-from-to = Opens { $opens }, closes { $closes }
booked = Signed up
booked-people = { $placed } have a place, { $waiting } on the waiting list
session-lead = Change tutors, places and people. Day, time and room are changed under Move.
sessions = Meetings
called-off-sessions = Meetings called off
more = More
history = What has happened
change-session = Change { $day }
move-session = Move { $day }
call-off-link = Call off { $day }
remove = Remove
missing = Missing: { $role }
was = Moved. Was { $when }
was-called-off = Called off { $when }
public = The page that everybody sees
copy = Copy to other days
copy-round = Copy round { $number } to other days
copy-lead = The copy is a draft. The meetings are as far apart, and sign-up opens and closes as many days before.
copy-button = Copy
publish = Publish
publish-about = When you publish, everybody sees the round. Sign-up opens and closes at the times here.
discard = Throw the draft away
discard-about = Nobody has seen a draft. It can be thrown away.
close = Close sign-up now
close-about = You can close sign-up early. Those who have a place or are on the waiting list are not affected. You can open again by changing the times.
move = Move a meeting of round { $number }
move-now = As it is now: { $when }.
new-day = New day
move-check = Check the move in round { $number }
move-what = This changes
move-from = From: { $when }
move-to = To: { $when }, { $place }
move-button = Move and tell everybody
told = Who is told
told-nobody = Nobody has signed up. Nobody is told.
told-people = Everybody who has signed up is told: { $placed } with a place and { $waiting } on the waiting list.
told-keep = Everybody keeps their place.
told-knowing = { $people ->
    [1] 1 person has not yet been told anything else, and is told nothing.
   *[other] { $people } people have not yet been told anything else, and are told nothing.
}
told-some = These are told: { $placed } with a place and { $waiting } on the waiting list.
told-letter = { $count ->
    [one] 1 letter
   *[other] { $count } letters
}
told-sms = { $count } text messages
told-call = { $count ->
    [one] 1 phone call. A letter would be too late, or the person wants to be called.
   *[other] { $count } phone calls. A letter would be too late, or the people want to be called.
}
told-email = { $count } e-mails
told-page = { $count } on the page only
told-too-late = { $count ->
    [one] May not be reached in time, and has no phone number: { $names }
   *[other] May not be reached in time, and have no phone numbers: { $names }
}
call-off-session = Call off a meeting of round { $number }
call-off-round = Call off round { $number }
call-off-lead = It cannot be undone. Everybody who has signed up is told, and those who had a place in what is called off lose it.
call-off-button = Yes, call off and tell everybody
called-off-what = This is called off
reason = What are people told about why?
reason-hint = They read the sentence just so.
reason-unsaid = We say nothing about why.
done-drafted = The draft is saved. Nobody else sees it until you publish.
done-copied = The copy is saved as a draft.
done-published = The round is published.
done-closed = Sign-up is closed.
done-saved = Saved.
done-moved = { $told ->
    [0] The meeting is moved. Nobody had to be told.
    [one] The meeting is moved. One person is told.
   *[other] The meeting is moved. { $told } people are told.
}
done-called-off = { $told ->
    [0] It is called off. Nobody had to be told.
    [one] It is called off. One person is told.
   *[other] It is called off. { $told } people are told.
}
past-planned = Planned from a file
past-drafted = Planned as a draft
past-published = Published
past-changed = Changed
past-sign-up = Times of sign-up changed
past-closed = Sign-up closed
past-called-off = Called off
past-session = A meeting changed
past-moved = A meeting moved
past-session-off = A meeting called off
whereabouts = Where { $name } must be
nowhere = There are no meetings ahead.
stand-ins = Stand-ins, in order: { $names }
only-drafted = Preliminary. The meeting is not published.
speaks = Says welcome at { $clock }, when the meeting begins
meets = Is met by { $names }
meets-nobody = Who meets is not decided yet
feed-summary = Digital help in { $place }: { $roles }
poster = Poster to print (PDF)
feed = Calendar file to subscribe to
