call = Call { $phone }
title = { $name }. { $when }
audience = For you who turn { $age } in { $year } or are older.
when = When
where = Where
how = How
more-meetings = { $count ->
    [one] and one more meeting
   *[other] and { $number } more meetings
}
say = Call and say meeting number { $round }
say-then = Say meeting number { $round } when you call.
web = Or sign up on the web:
number = Meeting number { $round }
file = poster-{ $place }-round-{ $round }
