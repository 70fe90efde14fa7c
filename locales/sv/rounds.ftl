seats-left = { $count ->
    [one] { $count } plats kvar
   *[other] { $count } platser kvar
}
