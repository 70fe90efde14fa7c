# Who misses one session of a round, or comes to another one instead.
misses = { $voice ->
    [both] You are not coming to the meeting on { $day }.
    [name] { $names } is not coming to the meeting on { $day }.
   *[you] You are not coming to the meeting on { $day }.
}
swaps = { $voice ->
    [both] You are coming on { $other } instead of { $day }.
    [name] { $names } is coming on { $other } instead of { $day }.
   *[you] You are coming on { $other } instead of { $day }.
}
