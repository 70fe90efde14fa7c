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
new-person = Ny person, börja samtal
begun-online = Påbörjad på webben
draft = Fortsätt på { $code }
draft-empty = Inget namn än
unfinished = Samtal som inte är klara
call-of = { $name }, { $clock }
nameless = Okänd
parked = Parkerat { $day }. Kod { $code }
going-on = Pågår sedan { $day }

# A call. What is said aloud stands as it is said.
call = Samtal
call-with = Samtal med { $name }
ended = Samtalet är avslutat
greeting = { $municipality }, du talar med { $name }.
is-parked = Samtalet är parkerat.
code-is = Kod:
save = Spara
park = Parkera samtalet
take-up = Ta upp samtalet
part-protected = Har personen skyddade uppgifter?
protected-words = Då får inget av det här stå kvar. Det som är skrivet tas bort, platsen släpps, och du börjar om på sidan för den som är skyddad.
protected = Ta bort allt och börja om skyddat
end = Avsluta samtalet
next-call = Nytt samtal
been-before = Har du varit med förut?
part-caller = Den som ringer
part-who = Samtalet
part-rounds = Träffar nära
part-rest = Bra att veta
part-past = Vad som har hänt
all-of = Allt om { $name }
not-this-person = Det är någon annan
maybe-known = Kanske känner vi redan personen
maybe-known-other = Kanske känner vi redan den andra personen
new-person-here = Nej, ny person
new-person-other = Nej, den andra är en ny person
other-one = Den andra personen
not-this-other = Den andra är någon annan
same = Ja, det är { $name }
exists = Det finns redan en { $name }, född { $year }. Är det samma person?
exists-same-phone = Det finns redan en { $name }, född { $year }, samma telefon. Är det samma person?
who = Vem ska gå kursen?
who-caller = Den som ringer
who-helps = Någon som den som ringer hjälper
who-two = Två som går tillsammans
yes = Ja
not-yet = Nej, inte än
helper-name = Vad heter du som hjälper till?
helper-phone = Vilket telefonnummer har du som hjälper till?
helper-told = Vet personen att du anmäler?
ask-name = { $voice ->
    [they] Vad heter personen?
    [other] Vad heter den andra personen?
   *[you] Vad heter du?
}
ask-year = { $voice ->
    [they] Vilket år är personen född?
    [other] Vilket år är den andra personen född?
   *[you] Vilket år är du född?
}
ask-postcode = { $voice ->
    [they] Vilket postnummer har personen hemma?
    [other] Vilket postnummer har den andra personen hemma?
   *[you] Vilket postnummer har du hemma?
}
ask-phone = { $voice ->
    [they] Vilket telefonnummer har personen?
    [other] Vilket telefonnummer har den andra personen?
   *[you] Vilket telefonnummer har du?
}
no-phone-hint = Lämna tomt om telefon saknas
ask-outside = Kursen är till för den som fyller { $age } eller mer i år. Varför ska personen få komma?
outside = { $why ->
    [sallskap] Går tillsammans med någon som kursen är till för
    [plats-over] Det finns platser över
    [hjalper-andra] Ska hjälpa andra med det digitala
   *[annat] Något annat
}
ask-needs = Behöver du något: hörslinga, plats för rullstol, tolk, hjälp att ta dig dit?
need = { $need ->
    [horslinga] Hörslinga
    [rullstol] Plats för rullstol eller rullator
    [stor-text] Stor text
    [tolk] Tolk
    [teckensprak] Teckenspråkstolk
    [stodperson] Tar med en stödperson
    [resa] Hjälp att ta sig dit
   *[annat] Något annat
}
ask-language = Vilket språk ska tolken kunna?
ask-devices = Vad har du för mobil eller dator? Du behöver inte veta märket.
device = { $device ->
    [mobil] Mobil
    [platta] Surfplatta
    [dator] Dator
   *[lana] Ingen egen, vill låna
}
ask-way = Hur vill du få bekräftelsen: brev, sms eller ska vi ringa?
way-letter = Brev
way-sms = Sms
way-call = Vi ringer
way-email = E-post
ask-english = Språk i brev, sms och e-post
in-english = På engelska
back-english = Du får allt på engelska
way-none = Inget mer, den som ringer skriver upp
ask-street = Vilken gata och vilket nummer?
ask-town = Vilken ort?
ask-email = Vilken e-postadress?
note = Anteckning
note-hint = Högst 200 tecken. Inga uppgifter om hälsa
no-rounds = Ingen anmälan är öppen just nu.
held = Platsen hålls åt dig: { $when }
held-tag = Hålls åt dig
held-no-more = Platsen hålls inte längre. Den tas när du bokar, om den är ledig då.
chosen-full = Fullt: { $when }. Den som bokar ställs på reservlistan.
round-gone = Träffen går inte längre att boka. Välj en annan.
choose = Boka { $day }
choose-line = Reservlista { $day }
all-rounds = Visa alla träffar
let-go = Släpp platsen
say-round = { $count ->
    [one] ”Jag har en plats { $day } { $clock } på { $venue }. Passar det?”
   *[other] ”Jag har en plats i { $count } träffar, första gången { $day } { $clock } på { $venue }. Passar det?”
}
say-line = ”Det är fullt { $day } { $clock } på { $venue }. Vill du stå på reservlistan?”
read-back = Jag läser upp
is-it-right = Stämmer det?
back-who = { $name }, född { $year }, telefon { $phone }
back-who-without = { $name }, född { $year }, ingen telefon
back-helper = { $name } hjälper till, telefon { $phone }
back-when = { $day } { $from } { $to }
back-place = { $place }
back-line = Plats på reservlistan: det är fullt just nu
back-needs = Behöver: { $needs }
back-devices = Tar med: { $devices }
back-letter = Bekräftelse med brev till { $street }, { $postcode } { $town }
back-sms = Bekräftelse med sms
back-call = Vi ringer och bekräftar
back-email = Bekräftelse med e-post till { $address }
back-nothing = Inget mer besked
book = Boka platsen
book-line = Ställ på reservlistan
booked = Klart
word-is = Bokningsord
say-word = ”Ditt bokningsord är { $word }. Skriv gärna upp det.”
say-placed = { $people ->
    [one] ”Du har en plats.”
   *[other] ”Ni har plats båda två.”
}
say-waiting = { $people ->
    [one] ”Det är fullt, och du står på plats { $position } på reservlistan. Vi hör av oss om det blir en plats.”
   *[other] ”Det är fullt, och ni står tillsammans på plats { $position } på reservlistan. Vi hör av oss om det blir plats för er båda.”
}
say-cancelled = Anmälan är avbokad sedan dess.
say-letter = ”Du får ett brev med allt som du behöver veta.”
say-sms = ”Du får ett sms med dag, tid och plats.”
say-call = ”Vi ringer dig med allt som du behöver veta.”
say-email = ”Du får e-post med allt som du behöver veta.”
say-nothing = ”Skriv upp dag, tid och plats. Vi skickar inget mer.”
see-registration = Se anmälan

# What is missing or wrong.
missing-name = Skriv namnet
missing-year = Skriv födelseåret
missing-phone = Skriv telefonnumret till den som hjälper till
missing-told = Välj om personen vet att den anmäls
missing-outside = Kursen är till för den som fyller { $age } eller mer i år. Välj varför personen ska få komma
missing-devices = Välj vad personen har, eller att den vill låna
missing-way = Välj hur bekräftelsen ska komma
missing-round = Välj en träff först
wrong-postcode = Skriv postnumret med fem siffror, eller lämna tomt
wrong-no-mobile = Ett sms behöver ett svenskt mobilnummer. Skriv ett, eller välj ett annat sätt
wrong-no-phone = Vi kan inte ringa utan ett telefonnummer. Skriv ett, eller välj ett annat sätt
wrong-letter-late = Ett brev hinner inte fram. Välj ett annat sätt
full = Platsen hann bli tagen. Allt som är skrivet finns kvar: välj en annan träff, eller boka så blir det reservlistan
not-open = Anmälan till träffen är inte öppen
held-too-long = Platsen har hållits i tre timmar i samma samtal. Boka, eller välj en annan träff
already = Personen är redan anmäld till den träffen
draft-changed = Den som ringer har ändrat eller skickat sin anmälan på webben under samtalet. Öppna koden igen
overtaken = En kollega har ändrat samtalet. Det du skrev står kvar. Spara en gång till om det är ditt som gäller
theirs-lead = Kollegan skrev:
theirs = { $field }: { $words }
field = { $field ->
    [vem] Vem
    [hjalpare] Den som hjälper till
    [hjalpare-telefon] Telefon till den som hjälper till
    [vet] Vet personen
    [namn] Namn
    [fodelsear] Födelseår
    [postnummer] Postnummer
    [telefon] Telefon
    [namn2] Den andras namn
    [fodelsear2] Den andras födelseår
    [postnummer2] Den andras postnummer
    [telefon2] Den andras telefon
    [skal] Skäl
    [behov] Behov
    [tolksprak] Tolkens språk
    [utrustning] Tar med
    [satt] Bekräftelse
    [gata] Gata
    [ort] Ort
    [epost] E-post
    [anteckning] Anteckning
   *[other] Annat
}
practice = Öva i en påhittad värld
call-again = Ring upp igen
