people = Dagböcker
people-words = Här finns de som träffarna behöver: den som hälsar välkommen, värdar och ansvariga vuxna. Inga deltagare finns här.
people-list = { $count ->
    [0] Ingen är inlagd än
    [1] En person
   *[other] { $count } personer
}
add-person = Lägg till en person
name = Namn
name-hint = För- och efternamn, som det ska stå på listor
title = Titel
title-hint = Till exempel kommundirektör. Du kan lämna fältet tomt.
login = Egen inloggning
login-none = Ingen
stand-in = Ersättare { $number }
stand-in-hint = Den som tillfrågas först står först
stand-in-none = Ingen
stand-ins = Ersättare
calendar = Kalender
calendar-none = Ingen inläst
calendar-read = Inläst { $on }. Räcker från { $first } till { $last }.
closed = Planeras inte längre
save = Spara
wrong-name = Skriv ett namn med högst 80 tecken
wrong-name-taken = Det finns redan någon med det namnet. Lägg till något som skiljer dem åt, till exempel arbetsplatsen.
wrong-title = Skriv högst 80 tecken
wrong-login = Välj en inloggning i listan
wrong-stand-in = Välj varje ersättare en gång, och inte personen själv
done-person = Uppgifterna är sparade.
done-written = Tiden är inskriven.
done-struck = Tiden är borttagen.
done-feed-stopped = Adressen är stoppad. Kalendrar som använde den får inget mer.
done-closed = Personen planeras inte längre. Det som redan är planerat står kvar.
done-opened = Personen kan planeras igen.
done-read-in = { $count ->
    [0] Kalendern är inläst. Den har inga upptagna tider.
    [1] Kalendern är inläst: en upptagen tid.
   *[other] Kalendern är inläst: { $count } upptagna tider.
}
facts = Ändra uppgifterna
diary-times = Tider framåt
diary-empty = Inget står i dagboken. Det betyder inte att personen kan.
diary-later = { $count ->
    [1] En upptagen tid till ur kalendern ligger längre fram.
   *[other] { $count } upptagna tider till ur kalendern ligger längre fram.
}
week = Vecka { $week }
kind-busy = Upptagen
kind-away = Borta
kind-free = Kan
kind-free-hint = Gäller även om kalendern säger upptagen
kind-imported = Upptagen, ur kalendern
whole-day = { $day }, hela dagen
whole-days = { $first } till { $last }, hela dagarna
until = { $day } { $from } till { $other } { $to }
strike = Ta bort
strike-about = { $when }
write = Skriv in en tid
day = Dag
day-hint = Till exempel 9 februari 2027
last-day = Till och med dag
last-day-hint = Lämna tomt om det är samma dag
from = Från klockan
from-hint = Till exempel 13.00. Lämna båda klockslagen tomma om det gäller hela dagen.
to = Till klockan
kind = Vad gäller?
note = Kort anteckning
note-hint = Syns för den som planerar. Skriv inget känsligt. Du kan lämna fältet tomt.
write-button = Skriv in tiden
wrong-last-day = Den sista dagen ligger före den första
wrong-time = Skriv ett klockslag, till exempel 13.00
wrong-time-both = Skriv båda klockslagen, eller inget
wrong-to = Sluttiden måste vara senare än starttiden
wrong-kind = Välj vad som gäller
wrong-note = Skriv högst 80 tecken
read-in = Läs in en kalender
read-in-of = Läs in en kalender för { $name }
read-in-words = Spara kalendern som en fil i Outlook eller Google Kalender, och välj filen här. Filens namn slutar på .ics.
read-in-only-times = Bara tiderna sparas. Vad mötena handlar om, var de är och vilka som är med läses aldrig in.
read-in-replaces = Det som lästes in förra gången för samma dagar byts ut. Det som är inskrivet för hand står kvar.
read-in-no-address = Det går inte att prenumerera på en kalender via en adress. Läs in filen på nytt när kalendern har ändrats.
file = Kalenderfil
file-hint = En fil som slutar på .ics, högst 2 megabyte
file-button = Visa vad filen innehåller
wrong-file-none = Välj en fil
wrong-file-large = Filen är större än 2 megabyte. Spara kalendern för färre månader och försök igen.
wrong-file-no-calendar = Filen är ingen kalenderfil. Välj en fil som slutar på .ics.
wrong-file-cut = Filen är avklippt på rad { $line }. Spara kalendern på nytt och försök igen.
wrong-file-much = Filen innehåller för många tider. Spara kalendern för färre månader och försök igen.
wrong-file-empty = Filen har inga tider från i dag och ett och ett halvt år framåt.
review = Stämmer det här?
review-times = { $count ->
    [0] Inga upptagna tider mellan { $first } och { $last }
    [1] En upptagen tid mellan { $first } och { $last }
   *[other] { $count } upptagna tider mellan { $first } och { $last }
}
review-unread = { $count ->
    [1] En rad kunde inte läsas
   *[other] { $count } rader kunde inte läsas
}
review-more = Dessutom { $count } rader till.
review-first = De första tiderna
review-button = Läs in tiderna
review-gone = Filen är inte kvar. Välj den igen.
line-no-line = Rad { $line }: det är ingen rad i en kalender
line-too-long = Rad { $line }: raden är för lång
line-no-start = Rad { $line }: det står inte när mötet börjar
line-wrong-time = Rad { $line }: tiden går inte att läsa
line-ends-before = Rad { $line }: mötet slutar innan det börjar
line-unknown-zone = Rad { $line }: tidszonen { $zone } är okänd
line-wrong-rule = Rad { $line }: det går inte att förstå hur ofta mötet återkommer
feed = Egen kalender över träffarna
feed-none = Personen kan få en adress att prenumerera på i sin egen kalender. Där står var personen ska vara, och när. Inga deltagare står där.
feed-has = Det finns en adress. Av säkerhetsskäl kan den inte visas igen.
feed-once = Kopiera adressen nu. Den visas bara en gång. Alla som har den kan se var personen ska vara.
feed-make = Gör en adress
feed-renew = Gör en ny adress
feed-renew-about = Den gamla adressen slutar fungera.
feed-stop = Stoppa adressen
close = Planera inte med personen längre
close-about = Personen går inte längre att välja till nya träffar. Adressen till kalendern stoppas.
open = Planera med personen igen
deeds = Annat du kan göra
days = Skolkalender
days-words = Lov, studiedagar och nationella prov. Du får en varning när en träff planeras på en sådan dag. Helgdagar finns redan med.
days-empty = Inga dagar är inlagda än.
term-spring = Vårterminen { $year }
term-autumn = Höstterminen { $year }
add-days = Lägg till dagar
change-days = Ändra dagar
days-what = Vad
days-when = När
days-school = Skola
days-kind = Sort
all-schools = Alla skolor
days-label = Vad är det?
days-label-hint = Till exempel sportlov
days-first = Första dagen
days-last = Sista dagen
days-last-hint = Lämna tomt om det är en enda dag
days-which-kind = Vilken sort?
kind-break = Lov
kind-study-day = Studiedag
kind-study-day-hint = Lärarna arbetar och eleverna är lediga
kind-exam = Nationella prov
kind-exam-hint = Eleverna är i skolan och kan inte gå ifrån
kind-other = Annat
days-which-school = Vilken skola gäller det?
change = Ändra
days-remove = Ta bort dagarna
wrong-label = Skriv vad det är, med högst 80 tecken
wrong-days-kind = Välj en sort
wrong-school = Välj en skola i listan
done-days = Dagarna är sparade.
done-days-removed = Dagarna är borttagna.
days-read-in = Läs in en skolkalender
days-read-in-words = Välj en kalenderfil, eller klistra in raderna från skolans läsårstider.
days-read-in-replaces = Det som lästes in förra gången för samma skola och samma dagar byts ut. Det som är inskrivet för hand står kvar.
days-text = Eller klistra in rader
days-text-hint = En rad för varje lov eller studiedag, till exempel 2027-02-15 – 2027-02-19 Sportlov
days-file-hint = En fil som slutar på .ics eller .csv, högst 2 megabyte
days-button = Visa vad som läses in
wrong-days-none = Välj en fil eller klistra in rader
wrong-days-empty = Det finns inga dagar att läsa in
wrong-days-long = Det är fler än 500 rader. Läs in färre år.
days-line = Rad { $line }: det går inte att läsa ut vilka dagar det är
days-review-count = { $count ->
    [1] En rad läses in för { $school }
   *[other] { $count } rader läses in för { $school }
}
days-review-button = Läs in dagarna
done-days-read-in = { $count ->
    [1] En rad är inläst.
   *[other] { $count } rader är inlästa.
}
days-from-to = { $first } till { $last }
whereabouts = Här ska personen vara
