back = Till planeringen
new = Planera en ny omgång
new-days = Dagar, platser och personer
check = Kontrollera innan du sparar
begin-again = Börja om
change-answers = Ändra
to-days = Visa dagarna
to-check = Kontrollera
save = Spara
save-drafts = { $rounds ->
    [one] Spara som utkast
   *[other] Spara { $rounds } utkast
}
round = Omgång { $number }
state-draft = Utkast
state-published = Publicerad
state-called-off = Inställd
section-what = Vad, var och när på dagen
section-days = Dagar
section-seats = Platser och reservlista
section-people = Personer
section-sign-up = Anmälan
programme = Kurs
room-question = Lokal och sal
choose-room = Välj en sal
room = { $venue }, { $room } ({ $seats } platser)
from = Från klockan
to = Till klockan
time-hint = Till exempel 13 eller 13.30
first-day = Första dagen
day-hint = Till exempel 4 februari 2027, 4/2 eller torsdag vecka 5
often = Hur ofta?
once = En gång
every-week = Varje vecka
every-other-week = Varannan vecka
every-third-week = Var tredje vecka
every-fourth-week = Var fjärde vecka
count = Antal träffar
count-hint = Behövs inte om det är en gång.
skip = Hoppa över
skip-holidays = Röda dagar och dagarna före dem
skip-breaks = Lov, studiedagar och prov i skolornas kalender
grouping = Hur anmäler man sig?
apart = Till en träff i taget
apart-hint = Varje träff blir en egen omgång. Deltagaren kommer en gång.
together = Till alla träffar på en gång
together-hint = Träffarna blir en omgång. Deltagaren kommer varje gång.
days = Dagar, en per rad
days-hint = Ändra, ta bort eller lägg till dagar som du vill.
days-lead = { $count ->
    [0] Inga dagar blev kvar. Skriv dem själv.
    [one] Det blev en dag. Kontrollera den och fyll i resten.
   *[other] Det blev { $count } dagar. Kontrollera dem och fyll i resten.
}
tutors = Planerade elevhandledare på varje träff
tutors-hint = Det antal du räknar med. Blir någon sjuk ändras inte platserna.
ratio = Deltagare per elevhandledare
ratio-hint = Antalet platser blir högst handledare gånger deltagare.
reserved = Platser i salen som inte är för deltagare
reserved-hint = Till exempel för värdar och stödpersoner.
cap = Högst så många deltagare på en träff (frivilligt)
cap-hint = Lämna tomt om salen och handledarna får bestämma.
no-cap = inget eget tak
cap-is = högst { $cap } deltagare på en träff
policy = När en plats blir ledig och ett par står först på reservlistan
fill = Fyll platserna
fill-hint = En ensam person längre ner får platsen. Paret väntar på två.
keep-order = Behåll ordningen
keep-order-hint = Platsen väntar på paret.
people-lead = Saknas någon i listan lägger du till personen under Dagböcker. Du kan fylla i personer senare.
nobody-yet = Ingen än
host = Värd
adult = Ansvarig vuxen
welcome = Hälsar välkommen
role-host = värd
role-adult = ansvarig vuxen
role-welcome = hälsar välkommen
opens-day = Anmälan öppnar, dag
opens-time = Anmälan öppnar, klockan
closes-day = Anmälan stänger, dag
closes-time = Anmälan stänger, klockan
closes-before = Anmälan stänger så många dagar före
closes-before-hint = Klockan 16 den dagen. Skriv 0 för samma dag.
summary = { $sessions ->
    [one] En träff i { $place }, { $seats } platser.
   *[other] { $rounds ->
        [one] En omgång med { $sessions } träffar i { $place }.
       *[other] { $rounds } omgångar i { $place }, { $seats } platser tillsammans.
    }
}
seats = { $seats ->
    [0] Inga platser: det behövs fler elevhandledare
    [one] 1 plats
   *[other] { $seats } platser
}
seats-and-tutors = { $seats } platser, { $tutors } planerade elevhandledare{ $reserved ->
    [0] {""}
    [one] , 1 plats avsatt för andra
   *[other] , { $reserved } platser avsatta för andra
}
overrule = Något står i vägen
why = Varför går det ändå?
why-hint = Det du skriver syns för alla som planerar. Skriv inget om någons hälsa.
overruled = Planerad trots krock: { $why }
in-the-way = Det här står i vägen
tag-hard = Går inte
tag-soft = Tänk efter
warn-hard = { $days ->
    [one] En av dagarna går inte att spara. Det står «Går inte» vid den. Tryck på Ändra och välj en annan dag, tid, sal eller person.
   *[other] { $days } av dagarna går inte att spara. Det står «Går inte» vid dem. Tryck på Ändra och välj andra dagar, en annan tid, sal eller person.
}
warn-soft = { $days ->
    [one] Något står i vägen på en av dagarna. Det står «Tänk efter» vid den. Går det ändå skriver du varför, längst ner.
   *[other] Något står i vägen på { $days } av dagarna. Det står «Tänk efter» vid dem. Går det ändå skriver du varför, längst ner.
}
warn-move = Träffen går inte att flytta dit. Längre ner står vad som är i vägen. Tryck på Ändra och välj något annat.
wrong-line = Raden «{ $line }»: { $problem }
wrong-no-days = Skriv minst en dag
wrong-many-days = Högst { $most } dagar åt gången
wrong-time = Skriv en tid så här: 13 eller 13.30
wrong-end = Sluttiden måste vara efter starttiden
wrong-pick = Välj ett av alternativen
wrong-room = Välj en sal i listan
wrong-person = Välj en person i listan
wrong-number = Skriv ett tal från { $least } till { $most }
wrong-why = Skriv varför det går ändå, eller ändra så att inget står i vägen
not-a-draft = Omgången är publicerad. Då kan du flytta eller ställa in en träff, men inte ta bort den.
overtaken = { $who } har ändrat detta sedan du öppnade sidan. Se vad som gäller nu. Tryck en gång till om det fortfarande ska bli så.
add-days = Lägg till dagar
add-days-to = Lägg till dagar i omgång { $number }
add-days-lead = De nya dagarna blir som den sista träffen i utkastet om du inte ändrar något.
signed-up = Se vilka som är anmälda
clash-instead = Som ersättare kan { $names } komma.
passed-over = De här dagarna hoppade vi över
passed-over-day = { $day }: { $why }
is-called-off = Omgången eller träffen är inställd och går inte att ändra.
begun = Träffen har börjat eller är över. Den går inte att ändra.
no-sessions = Omgången har inga träffar. Planera minst en.
past = Dagen och tiden har redan varit.
closes-too-early = Anmälan måste stänga efter att den öppnar.
closes-too-late = Anmälan måste stänga senast när den första träffen börjar.
no-seats = Träff { $number } har inga platser. Planera fler elevhandledare eller ta en större sal.
too-few-seats = { $placed } personer har en plats, men det skulle bli { $seats } platser. { $count ->
    [0] Platser hålls just nu åt någon i telefon. Försök igen om en stund.
    [one] Den som anmälde sig sist skulle bli utan: { $names }.
   *[other] De som anmälde sig sist skulle bli utan: { $names }.
} Behåll platserna, ta en större sal, eller ring och erbjud en annan dag först.
only-session = Det är omgångens enda träff. Ställ in hela omgången i stället.
clash-room = Salen är upptagen: { $place } { $hours } ({ $which }). Välj en annan sal, tid eller dag.
clash-person = { $who } är redan på en träff { $hours } på { $place } ({ $which }). Välj någon annan, eller en annan tid.
clash-far = { $who } har en träff { $hours } på { $place }. Det är { $minutes } minuter emellan, och vi räknar med { $needed } minuter för vägen.
clash-busy = { $who } är upptagen { $hours } enligt dagboken.
clash-busy-note = { $who } är upptagen { $hours } enligt dagboken: { $note }.
clash-days = från { $first } till { $last }
clash-holiday = Det är { $day }.
clash-eve = Det är { $day }. Många slutar tidigt eller är lediga.
clash-weekend = Det är { $day }.
clash-school = Skolorna är stängda: { $label }. Elevhandledarna är lediga.
clash-exam = Eleverna har prov: { $label }.
clash-round = omgång { $number }
clash-same = en annan av dagarna här
day-new-year = nyårsdagen
day-epiphany = trettondedag jul
day-good-friday = långfredagen
day-easter = påskdagen
day-easter-monday = annandag påsk
day-may-day = första maj
day-ascension = Kristi himmelsfärdsdag
day-whit-sunday = pingstdagen
day-national = Sveriges nationaldag
day-midsummer = midsommardagen
day-all-saints = alla helgons dag
day-christmas = juldagen
day-boxing = annandag jul
eve-epiphany = trettondagsafton
eve-maundy-thursday = skärtorsdagen
eve-easter = påskafton
eve-walpurgis = valborgsmässoafton
eve-midsummer = midsommarafton
eve-christmas = julafton
eve-new-year = nyårsafton
change = Ändra
terms = Regler för platserna
terms-of = Regler för platserna i omgång { $number }
terms-about = reglerna för platserna
terms-lead = Reglerna gäller alla träffar i omgången som inte har varit. Ingen som har en plats blir av med den.
terms-words = { $ratio } deltagare per elevhandledare, { $cap }. Reservlistan: { $policy }
sign-up = Anmälan
sign-up-of = Anmälan till omgång { $number }
sign-up-about = när anmälan är öppen
sign-up-lead = Tiderna står på omgångens sida. De som redan är anmälda påverkas inte.
open-from-to = Öppnar { $opens }, stänger { $closes }
booked = Anmälda
booked-people = { $placed } har plats, { $waiting } på reservlistan
session-lead = Ändra handledare, platser och personer. Dag, tid och sal ändrar du under Flytta.
sessions = Träffar
called-off-sessions = Inställda träffar
more = Mer
history = Det här har hänt
change-session = Ändra { $day }
move-session = Flytta { $day }
call-off-link = Ställ in { $day }
remove = Ta bort
missing = Saknar { $role }
was = Flyttad. Var { $when }
was-called-off = Inställd { $when }
public = Sidan som alla ser
copy = Kopiera till andra dagar
copy-round = Kopiera omgång { $number } till andra dagar
copy-lead = Kopian blir ett utkast. Träffarna ligger lika långt från varandra, och anmälan öppnar och stänger lika många dagar före.
copy-button = Kopiera
publish = Publicera
publish-about = När du publicerar ser alla omgången. Anmälan öppnar och stänger vid de tider som står här.
discard = Släng utkastet
discard-about = Ett utkast har ingen sett. Det går att slänga.
close = Stäng anmälan nu
close-about = Du kan stänga anmälan i förtid. De som har en plats eller står på reservlistan påverkas inte. Du kan öppna igen genom att ändra tiderna.
move = Flytta en träff i omgång { $number }
move-now = Så är det nu: { $when }.
new-day = Ny dag
move-check = Kontrollera flytten i omgång { $number }
move-what = Det här ändras
move-from = Från: { $when }
move-to = Till: { $when }, { $place }
move-button = Flytta och ge besked
told = De här får besked
told-nobody = Ingen är anmäld. Ingen får besked.
told-people = Alla anmälda får besked: { $placed } med plats och { $waiting } på reservlistan.
told-keep = Alla behåller sin plats.
told-knowing = { $people ->
    [1] 1 person har inte hunnit få veta något annat och får inget besked.
   *[other] { $people } personer har inte hunnit få veta något annat och får inget besked.
}
told-some = De här får besked: { $placed } med plats och { $waiting } på reservlistan.
told-letter = { $count ->
    [one] 1 brev
   *[other] { $count } brev
}
told-sms = { $count } sms
told-call = { $count ->
    [one] 1 telefonsamtal. Ett brev kommer inte fram i tid, eller så vill personen bli uppringd.
   *[other] { $count } telefonsamtal. Ett brev kommer inte fram i tid, eller så vill personerna bli uppringda.
}
told-email = { $count } e-post
told-page = { $count } bara på sidan
told-too-late = { $count ->
    [one] Når kanske inte fram i tid, och har inget telefonnummer: { $names }
   *[other] Når kanske inte fram i tid, och har inga telefonnummer: { $names }
}
call-off-session = Ställ in en träff i omgång { $number }
call-off-round = Ställ in omgång { $number }
call-off-lead = Det går inte att ångra. Alla anmälda får besked, och de som hade plats på det som ställs in blir av med den.
call-off-button = Ja, ställ in och ge besked
called-off-what = Det här ställs in
reason = Vad får de anmälda veta om varför?
reason-hint = De läser meningen precis så.
reason-unsaid = Vi säger inget om varför.
done-drafted = Utkastet är sparat. Ingen annan ser det förrän du publicerar.
done-copied = Kopian är sparad som ett utkast.
done-published = Omgången är publicerad.
done-closed = Anmälan är stängd.
done-saved = Sparat.
done-moved = { $told ->
    [0] Träffen är flyttad. Ingen behövde få besked.
    [one] Träffen är flyttad. En person får besked.
   *[other] Träffen är flyttad. { $told } personer får besked.
}
done-called-off = { $told ->
    [0] Det är inställt. Ingen behövde få besked.
    [one] Det är inställt. En person får besked.
   *[other] Det är inställt. { $told } personer får besked.
}
past-planned = Planerad från en fil
past-drafted = Planerad som utkast
past-published = Publicerad
past-changed = Ändrad
past-sign-up = Anmälans tider ändrade
past-closed = Anmälan stängd
past-called-off = Inställd
past-session = En träff ändrad
past-moved = En träff flyttad
past-session-off = En träff inställd
whereabouts = Här ska { $name } vara
nowhere = Det finns inga träffar framåt.
stand-ins = Ersättare, i ordning: { $names }
only-drafted = Preliminärt. Träffen är inte publicerad.
speaks = Hälsar välkommen { $clock }, när träffen börjar
meets = Möts av { $names }
meets-nobody = Vem som möter är inte bestämt än
feed-summary = Digital hjälp i { $place }: { $roles }
poster = Affisch att skriva ut (PDF)
feed = Kalenderfil att prenumerera på
