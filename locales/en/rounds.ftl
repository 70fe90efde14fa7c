seats-left = { $count ->
    [one] { $count } place left
   *[other] { $count } places left
}
