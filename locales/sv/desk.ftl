title = Telefon
who-is-calling = Vem ringer?
search = Sök
search-hint = Namn, telefon, bokningsord, gata eller födelseår. Början räcker, i vilken ordning som helst.
find = Visa
found = Telefon: { $hits }
hits = { $people ->
    [0] Ingen träff
    [one] En person
   *[other] { $people } personer
}
more = De första { $people }, det finns fler
nobody = Ingen i kommunen heter så. Pröva med färre bokstäver, eller med de sista siffrorna i telefonnumret.
born = Född { $year }
phone-ends = Telefonen slutar på { $digits }
no-phone = Ingen telefon
last = Senast här { $day }
open = { $day }, { $venue }
