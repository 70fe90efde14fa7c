title = Planering i { $place } { $year }
target-share = Mål: { $share } av { $people } som är 65 år och äldre, det är { $target } personer ({ $on }, { $source }).
target-people = Mål: { $target } personer av { $people } som är 65 år och äldre ({ $on }, { $source }).
about = ungefär { $people }
seats = { $count ->
    [0] Publicerade platser: { $published }.
   *[other] Publicerade platser: { $published }. Platser i utkast: { $drafted }.
}
no-target = Det finns inget mål för året, eller ingen befolkning att jämföra med.
enough = Platserna räcker till målet, om alla platser tas av nya personer som kommer.
lacking = Det fattas { $lacking } platser till målet, även om alla platser tas av nya personer som kommer.
other-year = Visa { $year }
years = Andra år
drafts = Utkast
draft = { $sessions ->
    [0] Omgång { $number }, { $when }
    [one] Omgång { $number }, { $when }, { $place }
   *[other] Omgång { $number }, { $sessions } träffar från { $when }, { $place }
}
no-days = inga dagar än
publish-about = Ta bort krysset för dem som ska vänta. När du publicerar ser alla omgångarna. Anmälan öppnar vid den tid du har valt för varje omgång.
publish = Publicera de valda
pick-drafts = Välj minst ett utkast att publicera
refused = Omgång { $number } kan inte publiceras. { $why } Inget publicerades.
table = { $count ->
    [one] 1 träff
   *[other] { $count } träffar
}
col-when = Dag
col-week = Vecka
col-round = Omgång
col-place = Lokal
col-seats = Platser
col-booked = Anmälda
col-waiting = Reservlista
col-missing = Saknas
col-state = Läge
round = { $number }: { $name }
role-welcome = den som hälsar välkommen
in-calendar = { $hours } { $place }, { $number }
month = { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
done-drafted = { $count } utkast är sparade. Ingen annan ser dem förrän du publicerar.
done-published = { $count ->
    [one] En omgång är publicerad.
   *[other] { $count } omgångar är publicerade.
}
done-discarded = Utkastet är slängt.
