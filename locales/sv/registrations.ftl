find-title = Var och när vill du komma?
near-title = Träffar nära { $typed }
ask-place = Ort eller postnummer
ask-place-hint = Till exempel Lindsdal eller 393 63
show = Visa träffar
filter-label = Tid på dagen
any-time = Alla tider
morning = Förmiddag
afternoon = Eftermiddag
found-heading = Träffar
choose = { $count ->
    [one] Välj { $day }
   *[other] Välj de { $number } träffarna från { $day }
}
join-line = { $count ->
    [one] Ställ dig på reservlistan för { $day }
   *[other] Ställ dig på reservlistan för de { $number } träffarna från { $day }
}
more = { $count ->
    [one] Mer om träffen { $day }
   *[other] Mer om de { $number } träffarna från { $day }
}
sign-up = Anmäl dig
none-near = Vi hittade ingen träff i närheten av { $typed }. Ring oss på { $phone } så hjälper vi dig, eller se alla träffar.
none-at-all = Det finns inga träffar att anmäla sig till just nu. Ring oss på { $phone } så säger vi när nästa kommer.
see-all = Se alla träffar
opens = Anmälan öppnar { $day } { $clock }.
closed = Anmälan är stängd. Ring oss så hjälper vi dig.
full = Fullt
full-with-line = Fullt. { $count } står på reservlistan
seat-for-one = 1 plats kvar, för en person
sessions = { $number } träffar
when-alike = { $count ->
    [2] { $sessions }: { $days }, båda { $hours }
   *[other] { $sessions }: { $days }, alla { $hours }
}
all-of-them = { $count ->
    [2] Du anmäler dig till båda.
   *[other] Du anmäler dig till alla { $number }.
}
lift = Hiss
step-free = Inga trappsteg
hearing-loop = Hörslinga
toilet = Toalett för rullstol
bus = Busshållplats nära
yes = Ja
no = Nej
lift-no = Nej, det finns trappor
lift-not-needed = Behövs inte, rummet ligger i markplan
fact-step-free = Entré utan trappsteg
fact-lift = Hiss
fact-toilet = Toalett för rullstol
fact-loop = Hörslinga
fact-bus = Busshållplats
fact-transport = Färdtjänst kan stanna vid dörren
fact-parking = Parkering
fact-permit = Parkering för rörelsehindrade
fact-wifi = Wifi
fact-charging = Eluttag vid platserna
fact-coffee = Fika
round-number = Träff nummer { $number }. Säg numret om du ringer.
round-times = Dag och tid
round-place = Plats
round-room = Rum: { $room }
round-way = Så hittar du dit
round-host = Din värd på plats
round-facts = Bra att veta om lokalen
round-bring = Ta med
round-leave = Lämna hemma
round-prepare = Så förbereder du dig
new-title = Anmäl dig
new-title-for = Anmäl dig till { $days }, träff nummer { $number }
new-lead = Du anmäler dig till:
new-line-lead = Du ställer dig på reservlistan till:
full-now = Träffen är full. Skickar du formuläret får du en plats på reservlistan.
ask-name = Vad heter du?
ask-name-hint = För- och efternamn
ask-birth-year = Vilket år är du född?
ask-birth-year-hint = Fyra siffror, till exempel 1949
ask-postcode = Vilket postnummer har du hemma?
ask-postcode-hint = Fem siffror, till exempel 393 63. Vi frågar för att se om vi når hela kommunen.
ask-phone = Vilket telefonnummer når vi dig på?
ask-phone-hint = Mobil eller hemtelefon. Du kan skriva med eller utan mellanslag. Har du ingen telefon lämnar du tomt.
ask-email = Vilken e-postadress har du?
ask-email-hint = Skriv den om du vill ha bekräftelsen med e-post. Annars ser du den på nästa sida.
wrong-name-empty = Skriv ditt namn
wrong-name-long = Skriv ett kortare namn, högst 80 tecken
wrong-birth-year-empty = Skriv vilket år du är född
wrong-birth-year = Skriv årtalet med fyra siffror, till exempel 1949
wrong-postcode = Skriv postnumret med fem siffror, eller lämna tomt
wrong-phone = Skriv telefonnumret med siffror, till exempel 070-174 06 05
wrong-phone-few = Numret verkar ha för få siffror. Skriv hela numret med riktnummer.
wrong-phone-many = Numret verkar ha för många siffror. Kontrollera det.
wrong-email = Skriv e-postadressen med @, till exempel namn@exempel.se
send = Skicka min anmälan
send-line = Ställ mig på reservlistan
privacy-note = Kommunen sparar det här för att ordna kursen. Uppgifterna blir allmän handling hos kommunen.
privacy-more = Läs mer om personuppgifter
not-open = Det går inte att anmäla sig just nu
not-open-words = Anmälan är stängd eller har inte öppnat än. Ring oss på { $phone } så hjälper vi dig.
too-young = Vi hittar något annat till dig
too-young-rule = Kursen är för dig som fyller { $age } år senast { $year } eller är äldre.
too-young-words = Ring oss på { $phone } så hittar vi något annat.
change-answers = Ändra det jag skrev
already = Du är redan anmäld
already-words = Vi har lämnat beskedet. Hittar du inte ditt bokningsord? Ring oss på { $phone }.
already-sent = Din anmälan är redan skickad
already-sent-words = Vi har tagit emot den en gång. Vill du ändra något? Ring oss på { $phone }.
see-confirmation = Se din bekräftelse
done = { $count ->
    [one] Du är anmäld
   *[other] Du är anmäld till { $number } träffar
}
your-word = Ditt bokningsord
word-hint = Skriv upp ordet eller skriv ut sidan. Säg det när du ringer.
this-applies = Det här gäller
next = Vad händer nu?
next-nothing = Du behöver inte göra något mer. Kom till träffen.
next-email = Vi skickar bekräftelsen till { $email }.
next-print = Vi skickar inget brev. Spara den här sidan, skriv ut den, eller skriv upp dag och bokningsord.
print-hint = Så skriver du ut: Tryck på knapparna Ctrl och P samtidigt. På mobilen väljer du Skriv ut i menyn.
safety = Ta inte med kontokort eller bankdosa. Eleven frågar aldrig efter lösenord eller bankkoder.
cannot-come = Får du förhinder?
cannot-come-words = Ring { $phone } och säg ditt bokningsord.
in-line = Du står på reservlistan, plats { $position }
in-line-words = Du har ingen plats än. De platser som finns är upptagna, eller väntar på någon som står före dig.
in-line-next = Du behöver inte göra något. Blir det en plats för dig hör vi av oss. Då säger vi när du senast kan svara.
leave-line = Vill du inte stå kvar?
others = Andra träffar med lediga platser
no-others = Det finns inga andra lediga platser just nu. Ring oss om du vill ha hjälp.
mail-hello = Hej { $name }!
mail-sessions = { $count ->
    [one] en träff
   *[other] { $number } träffar
}
mail-placed-subject = Du är anmäld: { $days }
mail-waiting-subject = Du står på reservlistan, plats { $position }: { $days }
mail-placed = Du är anmäld till { $what }:
mail-waiting = Du står på reservlistan till { $what }, plats { $position }. Du har ingen plats än.
mail-word = Ditt bokningsord är { $word }. Säg det när du ringer.
mail-bring = Ta med:
mail-safety = Ta inte med kontokort eller bankdosa. Vi frågar aldrig efter lösenord eller bankkoder.
mail-nothing-more = Du behöver inte göra något mer.
mail-waiting-next = Blir det en plats för dig hör vi av oss. Då säger vi när du senast kan svara.
mail-cannot-come = Kan du inte komma? Ring { $phone } ({ $hours }).
mail-from = Hälsningar
    { $municipality }
number = { $count ->
    [1] en
    [2] två
    [3] tre
    [4] fyra
    [5] fem
    [6] sex
    [7] sju
    [8] åtta
    [9] nio
    [10] tio
   *[other] { $count }
}
mail-hello-all = Hej!
mail-leave-line = Vill du inte stå kvar? Ring { $phone } ({ $hours }).
shared = Använder fler den här datorn?
shared-words = Tryck på knappen när du har skrivit upp ditt bokningsord. Då kan ingen annan se din anmälan här.
forget = Glöm mig på den här datorn
