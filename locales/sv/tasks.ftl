title = Ringlista
counted = { $people ->
    [0] Ingen väntar på ett samtal just nu.
    [one] En person väntar på ett samtal.
   *[other] { $people } personer väntar på ett samtal.
}
late = { $count ->
    [one] Ett samtal är sent.
   *[other] { $count } samtal är sena.
}
new = Ring upp igen
new-lead = Lova ett samtal vid en tid när telefonen är öppen. Det hamnar på ringlistan.
team = Så ligger laget till
now = Ring nu
later = Ring senare
letters = Skriv brev
nobody-known = den som har numret
why-asked = Har bett oss att ringa
why-again = Vi har lovat att ringa igen
why-notice = Ska få veta: { $subject }
why-gone = Det som skulle sägas gäller inte längre
promised-today = Lovat i dag före { $clock }
promised = Lovat { $day } före { $clock }
not-before = Ring tidigast { $day } { $clock }. { $promised }
tries = { $tries ->
    [0] Inte ringt än
    [one] Ringt en gång
   *[other] Ringt { $tries } gånger
}
owner-nobody = Ingen har tagit den
owner-me = Du har tagit den
owner = { $name } har tagit den
state-open = Att ringa
state-late = Sen
state-later = Senare
state-letter = Skriv brev
state-done = Klar
state-unreached = Nåddes inte
state-gone = Gäller inte längre
call = Ring { $name }
phone = Telefon
why = Varför
note = Anteckning
draft = Påbörjad anmälan
promise = Lovat
whose = Vems
send-to = Skicka brevet till
what-to-say = Säg så här
say-hello = Hej! Jag heter { $clerk } och ringer från { $municipality }. Talar jag med { $name }?
mind-hello = Svarar någon annan: fråga bara när { $name } går att nå. Säg inte vad det gäller.
say-proof = Jag vill vara säker på att jag talar med rätt person. Vilket år är du född?
say-proof-helper = Jag vill vara säker på att jag talar med rätt person. Vem är det du hjälper, och vilket år är den personen född?
right-answer = { $name }, född { $year }
mind-proof = Rätt svar: { $answers }. Säg inget om kursen eller bokningen förrän svaret stämmer.
say-asked = Du har bett oss att ringa. Vad kan jag hjälpa dig med?
say-again = Vi lovade att ringa dig igen.
mind-booking = Gäller det en bokning: fråga efter bokningsordet och födelseåret innan du berättar något om den.
voicemail = Om en telefonsvarare svarar
say-voicemail = Hej, det här är { $clerk } på { $municipality }. Jag söker { $name }. Ring gärna kommunens växel. Tack, hej!
voicemail-mind = Säg inget mer. Andra kan lyssna på svararen.
do = Efter samtalet
how = Hur gick det?
how-wrong = Välj hur det gick
tried-reached = Jag nådde personen
tried-no-answer = Ingen svarade
tried-voicemail = Jag talade in på telefonsvararen
tried-later = Vill bli uppringd en annan tid
tried-wrong = Fel nummer
tried-declined = Vill inte bli uppringd
tried-letter = Skrev ett brev
when = När ska vi ringa?
when-lead = Fyll i bara om personen vill bli uppringd en annan tid.
day = Dag
day-hint = Till exempel tisdag 9 februari
time = Klockan
time-hint = Till exempel 13.30
time-wrong = Skriv en tid, till exempel 13.30
time-past = Välj en tid som inte har varit
time-closed = Då är telefonen stängd. Välj en tid när den är öppen.
day-far = Välj en dag inom 60 dagar
save = Spara
take = Ta uppgiften
take-over = Ta över från { $name }
let-go = Lämna till någon annan
letter-sent = Brevet är skickat
past = Det har vi försökt
overtaken = { $who } hann ändra uppgiften medan du hade den öppen. Här är den som den ser ut nu. Det du fyllde i är kvar.
theirs = En kollega har tagit uppgiften. Ta över den först om du ändå har talat med personen. Det du fyllde i är kvar.
over = { $who } har gjort klart uppgiften. Inget mer behövs.
untrue = Det som skulle sägas har ändrats. Finns det ett nytt besked står det på ringlistan.
ask-name = Vem ska vi ringa?
ask-phone = På vilket nummer?
ask-note = Vad gäller det?
ask-note-hint = Högst { $most } tecken. Inga uppgifter om hälsa.
name-empty = Skriv vem vi ska ringa
who = Vem ringer?
who-team = Den som är ledig
who-me = Jag
team-late = Sena
team-today = Ska ringas i dag
team-letters = Brev att skriva
team-first = Tid till första samtalet
team-none = Inga samtal än
team-each = Var och en
team-who = Kollega
team-open = Öppna
team-done = Klara i dag
long = { $hours ->
    [0] { $minutes } minuter
    [one] 1 timme och { $minutes } minuter
   *[other] { $hours } timmar och { $minutes } minuter
}
draft-open = Öppna
back-to-call = Till samtalet
