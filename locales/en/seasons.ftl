title = Planning in { $place } { $year }
target-share = Target: { $share } of { $people } who are 65 or older, that is { $target } people ({ $on }, { $source }).
target-people = Target: { $target } people of { $people } who are 65 or older ({ $on }, { $source }).
about = about { $people }
seats = { $count ->
    [0] Published places: { $published }.
   *[other] Published places: { $published }. Places in drafts: { $drafted }.
}
no-target = There is no target for the year, or no population to compare with.
enough = The places are enough for the target, if every place is taken by a new person who comes.
lacking = { $lacking } places are lacking for the target, even if every place is taken by a new person who comes.
other-year = Show { $year }
years = Other years
drafts = Drafts
draft = { $sessions ->
    [0] Round { $number }, { $when }
    [one] Round { $number }, { $when }, { $place }
   *[other] Round { $number }, { $sessions } meetings from { $when }, { $place }
}
no-days = no days yet
publish-about = Untick those that shall wait. When you publish, everybody sees the rounds. Sign-up opens at the time you have chosen for each round.
publish = Publish those chosen
pick-drafts = Choose at least one draft to publish
refused = Round { $number } cannot be published. { $why } Nothing was published.
table = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
col-when = Day
col-week = Week
col-round = Round
col-place = Venue
col-seats = Places
col-booked = Signed up
col-waiting = Waiting list
col-missing = Missing
col-state = State
round = { $number }: { $name }
role-welcome = somebody to say welcome
in-calendar = { $hours } { $place }, { $number }
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
done-drafted = { $count } drafts are saved. Nobody else sees them until you publish.
done-published = { $count ->
    [one] One round is published.
   *[other] { $count } rounds are published.
}
done-discarded = The draft is thrown away.
