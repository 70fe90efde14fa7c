link = Personen har skyddade personuppgifter
title = Anmäl med skyddade personuppgifter
lead = Fråga inte efter adress, telefon eller e-post. När du har sparat kan du inte se anmälan igen.
ask-alias = ”Vilket namn vill du stå under på listan?”
alias-hint = Välj ett vanligt för- och efternamn som inte är personens eget.
ask-round = ”När vill du komma?”
ask-language = Tolk: vilket språk? Lämna tomt om tolk inte behövs.
ask-way = ”Hur vill du få besked om något ändras?”
way = { $way ->
    [asks] Du ringer själv till oss
   *[forwarding] Brev genom Skatteverkets förmedling
}
ask-real = ”Vad heter du? Det behövs bara för brev.”
real-hint = Fyll bara i om personen vill ha brev. Namnet låses in och syns inte här igen.
ask-outside = Personen är yngre än kursens ålder. Varför får personen komma?
wrong-alias = Skriv ett vanligt för- och efternamn
wrong-same = Välj ett annat namn än personens eget
missing-round = Välj en omgång
missing-way = Välj hur personen får besked
missing-real = Skriv personens namn, brevet behöver det
already-sent = Formuläret är redan skickat med andra svar. Börja om från Telefon.
read = Läs upp
book = Stämmer, boka
back-who = { $name }, född { $year }
back-asks = Du ringer själv till oss om du undrar något
back-forwarding = Besked med brev genom Skatteverkets förmedling
booked = Anmälan är sparad
say-call = ”Vill du ändra något ringer du till oss. Det går inte på webben.”
open = Öppna skyddade uppgifter
open-lead = Varje öppning sparas med ditt namn och skälet. Du kan läsa i 15 minuter.
open-button = Öppna
ask-word = Bokningsord
ask-reason = Varför öppnar du uppgifterna?
reason = { $reason ->
    [phone] Personen är i telefonen
    [message] Ett besked måste fram
    [door-list] En fråga om dörrlistan
   *[log] Kontroll av loggen
}
ask-words = Skriv skälet med egna ord
words-hint = Högst 200 tecken. Inga uppgifter om hälsa och inga namn.
missing-reason = Välj varför du öppnar uppgifterna
missing-words = Skriv skälet med egna ord
nobody = Det gick inte att öppna. Kontrollera bokningsordet
one = Skyddade uppgifter: { $name }
until = Sidan går att läsa till { $clock }.
born = Född
told-by = Besked
real = Namn för brev
word = Bokningsord { $word }
cancelled = Avbokad
to-say = Att säga när personen ringer
told = Personen har fått beskedet
cancel = Avboka
undo = Ta tillbaka avbokningen
not-done = Det gick inte. Ladda om sidan och försök igen.
readings = Läsningar av skyddade uppgifter
no-readings = Ingen har öppnat några skyddade uppgifter.
