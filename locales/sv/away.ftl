# Who misses one session of a round, or comes to another one instead.
misses = { $voice ->
    [both] Ni kommer inte till träffen { $day }.
    [name] { $names } kommer inte till träffen { $day }.
   *[you] Du kommer inte till träffen { $day }.
}
swaps = { $voice ->
    [both] Ni kommer { $other } i stället för { $day }.
    [name] { $names } kommer { $other } i stället för { $day }.
   *[you] Du kommer { $other } i stället för { $day }.
}
