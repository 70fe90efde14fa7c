title = Phone
who-is-calling = Who is calling?
search = Search
search-hint = Name, phone, booking word, street or year of birth. A beginning is enough, in any order.
find = Show
found = Phone: { $hits }
hits = { $people ->
    [0] Nobody found
    [one] One person
   *[other] { $people } people
}
more = The first { $people }; there are more
nobody = Nobody in the municipality is called so. Try fewer letters, or the last digits of the phone number.
born = Born { $year }
phone-ends = The phone ends in { $digits }
no-phone = No phone
last = Last here { $day }
open = { $day }, { $venue }
