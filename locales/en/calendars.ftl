people = Diaries
people-words = Here are the people whom sessions need: who says welcome, hosts and responsible adults. No participants are here.
people-list = { $count ->
    [0] Nobody has been added yet
    [1] One person
   *[other] { $count } people
}
add-person = Add a person
name = Name
name-hint = First and last name, as it should stand on lists
title = Title
title-hint = For example chief executive. You can leave it empty.
login = Own sign-in
login-none = None
stand-in = Stand-in { $number }
stand-in-hint = Whoever is asked first stands first
stand-in-none = Nobody
stand-ins = Stand-ins
calendar = Calendar
calendar-none = None read in
calendar-read = Read in on { $on }. Reaches from { $first } to { $last }.
closed = No longer planned with
save = Save
wrong-name = Write a name of at most 80 characters
wrong-name-taken = Somebody has that name already. Add something that tells them apart, such as the place of work.
wrong-title = Write at most 80 characters
wrong-login = Choose a sign-in from the list
wrong-stand-in = Choose each stand-in once, and not the person
done-person = The details are saved.
done-written = The time is written.
done-struck = The time is removed.
done-feed-stopped = The address is stopped. Calendars that used it get nothing more.
done-closed = The person is no longer planned with. What is planned already stays.
done-opened = The person can be planned with again.
done-read-in = { $count ->
    [0] The calendar is read in. It has no busy times.
    [1] The calendar is read in: one busy time.
   *[other] The calendar is read in: { $count } busy times.
}
facts = Change the details
diary-times = Times to come
diary-empty = Nothing is in the diary. That does not mean that the person is free.
diary-later = { $count ->
    [1] One more busy time from the calendar lies further ahead.
   *[other] { $count } more busy times from the calendar lie further ahead.
}
week = Week { $week }
kind-busy = Busy
kind-away = Away
kind-free = Free
kind-free-hint = Counts even where the calendar says busy
kind-imported = Busy, from the calendar
whole-day = { $day }, all day
whole-days = { $first } to { $last }, all days
until = { $day } { $from } to { $other } { $to }
strike = Remove
strike-about = { $when }
write = Write a time
day = Day
day-hint = For example 9 February 2027
last-day = Last day
last-day-hint = Leave empty if it is the same day
from = From
from-hint = For example 13:00. Leave both times empty if it is all day.
to = Until
kind = What holds?
note = Short note
note-hint = Seen by those who plan. Write nothing sensitive. You can leave it empty.
write-button = Write the time
wrong-last-day = The last day lies before the first
wrong-time = Write a time, for example 13:00
wrong-time-both = Write both times, or neither
wrong-to = It must end later than it begins
wrong-kind = Choose what holds
wrong-note = Write at most 80 characters
read-in = Read in a calendar
read-in-of = Read in a calendar for { $name }
read-in-words = Save the calendar as a file in Outlook or Google Calendar, and choose the file here. Its name ends with .ics.
read-in-only-times = Only the times are kept. What meetings are about, where they are and who is in them is never read.
read-in-replaces = What was read in last time for the same days is replaced. What was written by hand stays.
read-in-no-address = It is not possible to subscribe to a calendar by its address. Read the file in again when the calendar has changed.
file = Calendar file
file-hint = A file that ends with .ics, at most 2 megabytes
file-button = Show what the file holds
wrong-file-none = Choose a file
wrong-file-large = The file is larger than 2 megabytes. Save the calendar for fewer months and try again.
wrong-file-no-calendar = The file is not a calendar file. Choose a file that ends with .ics.
wrong-file-cut = The file is cut off at line { $line }. Save the calendar again and try once more.
wrong-file-much = The file holds too many times. Save the calendar for fewer months and try again.
wrong-file-empty = The file has no times from today and a year and a half ahead.
review = Is this right?
review-times = { $count ->
    [0] No busy times between { $first } and { $last }
    [1] One busy time between { $first } and { $last }
   *[other] { $count } busy times between { $first } and { $last }
}
review-unread = { $count ->
    [1] One line could not be read
   *[other] { $count } lines could not be read
}
review-more = And { $count } more lines.
review-first = The first times
review-button = Read in the times
review-gone = The file is gone. Choose it again.
line-no-line = Line { $line }: this is no line of a calendar
line-too-long = Line { $line }: the line is too long
line-no-start = Line { $line }: it does not say when the meeting begins
line-wrong-time = Line { $line }: the time cannot be read
line-ends-before = Line { $line }: the meeting ends before it begins
line-unknown-zone = Line { $line }: the time zone { $zone } is not known
line-wrong-rule = Line { $line }: how often the meeting comes again is not understood
feed = Own calendar of the sessions
feed-none = The person can get an address to subscribe to in a calendar of their own. It tells where the person has to be, and when. No participants are in it.
feed-has = There is an address. For safety it cannot be shown again.
feed-once = Copy the address now. It is shown only once. Everybody who has it can see where the person has to be.
feed-make = Make an address
feed-renew = Make a new address
feed-renew-about = The old address stops working.
feed-stop = Stop the address
close = Plan with the person no longer
close-about = The person can no longer be chosen for new sessions. The address of the calendar is stopped.
open = Plan with the person again
deeds = Other things you can do
days = School calendar
days-words = School holidays, study days and national exams. You are warned when a session is planned on such a day. Public holidays are there already.
days-empty = No days have been added yet.
term-spring = Spring term { $year }
term-autumn = Autumn term { $year }
add-days = Add days
change-days = Change days
days-what = What
days-when = When
days-school = School
days-kind = Kind
all-schools = All schools
days-label = What is it?
days-label-hint = For example winter break
days-first = First day
days-last = Last day
days-last-hint = Leave empty if it is a single day
days-which-kind = Which kind?
kind-break = Break
kind-study-day = Study day
kind-study-day-hint = Teachers work and pupils are free
kind-exam = National exams
kind-exam-hint = Pupils are in school and cannot leave
kind-other = Other
days-which-school = Which school is it about?
change = Change
days-remove = Remove the days
wrong-label = Write what it is, in at most 80 characters
wrong-days-kind = Choose a kind
wrong-school = Choose a school from the list
done-days = The days are saved.
done-days-removed = The days are removed.
days-read-in = Read in a school calendar
days-read-in-words = Choose a calendar file, or paste the lines of the school's terms.
days-read-in-replaces = What was read in last time for the same school and the same days is replaced. What was written by hand stays.
days-text = Or paste lines
days-text-hint = One line for each break or study day, for example 2027-02-15 – 2027-02-19 Winter break
days-file-hint = A file that ends with .ics or .csv, at most 2 megabytes
days-button = Show what is read in
wrong-days-none = Choose a file or paste lines
wrong-days-empty = There are no days to read in
wrong-days-long = There are more than 500 lines. Read in fewer years.
days-line = Line { $line }: it cannot be seen which days it is about
days-review-count = { $count ->
    [1] One line is read in for { $school }
   *[other] { $count } lines are read in for { $school }
}
days-review-button = Read in the days
done-days-read-in = { $count ->
    [1] One line is read in.
   *[other] { $count } lines are read in.
}
days-from-to = { $first } to { $last }
whereabouts = Where the person must be
