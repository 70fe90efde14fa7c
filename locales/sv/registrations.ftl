find-title = Var och när vill du komma?
near-title = Träffar nära { $typed }
ask-place = Ort eller postnummer
ask-place-hint = Till exempel Lindsdal eller 393 63
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
called-off = { $count ->
    [one] Träffen är inställd.
   *[other] Träffarna är inställda.
}
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
not-open = Det går inte att anmäla sig just nu
not-open-words = Anmälan är stängd eller har inte öppnat än. Ring oss på { $phone } så hjälper vi dig.
too-young = Vi hittar något annat till dig
too-young-rule = Kursen är för dig som fyller { $age } år senast { $year } eller är äldre.
too-young-words = Ring oss på { $phone } så hittar vi något annat.
already = Du är redan anmäld
already-words = Vi har lämnat beskedet. Hittar du inte ditt bokningsord? Ring oss på { $phone }.
already-sent = Din anmälan är redan skickad
already-sent-words = Vi har tagit emot den en gång. Vill du ändra något? Ring oss på { $phone }.
hold-lost = Platsen hann bli tagen
hold-lost-words = Ingenting är anmält. Välj en annan träff.
see-confirmation = Se din bekräftelse
your-word = { $voice ->
    [both] Ert bokningsord
    [they] Bokningsord
   *[you] Ditt bokningsord
}
word-write = Skriv upp ordet eller skriv ut sidan.
word-say = { $voice ->
    [both] Säg det när ni ringer.
   *[you] Säg det när du ringer.
}
this-applies = Det här gäller
next = Vad händer nu?
print-hint = Så skriver du ut: Tryck på knapparna Ctrl och P samtidigt. På mobilen väljer du Skriv ut i menyn.
safety = Ta inte med kontokort eller bankdosa. Eleven frågar aldrig efter lösenord eller bankkoder.
cannot-come = { $voice ->
    [both] Får ni förhinder?
    [they] Får { $name } förhinder?
   *[you] Får du förhinder?
}
cannot-come-words = { $voice ->
    [both] Ring { $phone } och säg ert bokningsord.
    [they] Ring { $phone } och säg bokningsordet.
   *[you] Ring { $phone } och säg ditt bokningsord.
}
leave-line = { $voice ->
    [both] Vill ni inte stå kvar?
    [they] Vill { $name } inte stå kvar?
   *[you] Vill du inte stå kvar?
}
others = Andra träffar med lediga platser
no-others = Det finns inga andra lediga platser just nu. Ring oss om du vill ha hjälp.
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
shared = Använder fler den här datorn?
shared-words = Tryck på knappen när bokningsordet är uppskrivet. Då kan ingen annan se anmälan här.
forget = Glöm anmälan på den här datorn
done = { $count ->
    [one] { $voice ->
        [both] Ni är anmälda
        [they] { $name } är anmäld
       *[you] Du är anmäld
    }
   *[other] { $voice ->
        [both] Ni är anmälda till { $number } träffar
        [they] { $name } är anmäld till { $number } träffar
       *[you] Du är anmäld till { $number } träffar
    }
}
next-nothing = { $voice ->
    [both] Ni behöver inte göra något mer.
    [they] Ni behöver inte göra något mer.
   *[you] Du behöver inte göra något mer.
}
next-letter = Brevet kommer inom en vecka.
next-sms = Vi skickar bekräftelsen med sms.
next-call = Vi ringer och bekräftar.
next-call-to = Vi ringer { $name } och bekräftar.
next-email = Vi skickar bekräftelsen till { $email }.
next-print = Vi skickar inget brev och ingen påminnelse. Skriv ut sidan, eller skriv upp dag och bokningsord.
miss-one = { $voice ->
    [both] Missar ni en av dagarna? Säg till. Ni behåller platserna de andra dagarna.
    [they] Missar { $name } en av dagarna? Säg till. Platsen finns kvar de andra dagarna.
   *[you] Missar du en av dagarna? Säg till. Du behåller platsen de andra dagarna.
}
change-or-cancel = Ändra eller avboka
calendar = Lägg i kalendern
same-place = { $count ->
    [2] { $place }, båda gångerna
   *[other] { $place }, alla { $number } gångerna
}
in-line = { $voice ->
    [both] Ni står på reservlistan, plats { $position }
    [they] { $name } står på reservlistan, plats { $position }
   *[you] Du står på reservlistan, plats { $position }
}
just-filled = { $voice ->
    [both] Träffen blev full. Ni står på reservlistan, plats { $position }
    [they] Träffen blev full. { $name } står på reservlistan, plats { $position }
   *[you] Träffen blev full. Du står på reservlistan, plats { $position }
}
no-place-yet = { $voice ->
    [both] Ni har ingen plats än.
    [they] { $name } har ingen plats än.
   *[you] Du har ingen plats än.
}
why-full = Alla platser är upptagna.
why-line = De lediga platserna väntar på dem som står före i kön.
in-line-next = Blir det en plats hör vi av oss { $way ->
    [letter] med brev
    [sms] med sms
    [call] på telefon
    [email] med e-post
   *[page] om vi kan nå dig. Ring oss gärna och hör hur det går
}. Då säger vi när du senast kan svara.
print = Skriv ut sidan
print-first = Skriv ut sidan nu.
host-line = { $count ->
    [one] { $names } är värd på plats.
   *[other] { $names } är värdar på plats.
}
safety-short = Eleven frågar aldrig efter lösenord eller bankkoder.
removed = Dina svar är borttagna
removed-words = Du har tagit bort dem i ett annat fönster, eller så är de för gamla. Vi har inte fått någon anmälan. Vill du anmäla dig? Välj en träff, eller ring oss på { $phone }.
several-from = { $number } träffar från { $day }
feed = Träffar i { $place }
feed-sign-up = Omgång { $number }. Anmäl dig på webben eller ring { $phone }.
