call = Ring { $phone }
title = { $name }. { $when }
audience = För dig som fyller { $age } år { $year } eller är äldre.
when = När
where = Var
how = Hur
more-meetings = { $count ->
    [one] och en träff till
   *[other] och { $number } träffar till
}
say = Ring och säg träff nummer { $round }
say-then = Säg träff nummer { $round } när du ringer.
web = Eller anmäl dig på webben:
number = Träff nummer { $round }
file = affisch-{ $place }-omgang-{ $round }
