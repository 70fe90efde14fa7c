title = Kurser
lead = Här står vad ni lär ut. Texterna visas för dem som väljer träff.
new = Lägg till en kurs
new-lead = Skriv kort och enkelt. Många som läser har aldrig gjort det här förut.
change = Ändra kursen
change-of = Ändra kursen { $programme }
change-lead = Det du ändrar visas direkt på sidorna om kursens träffar. De som redan har anmält sig får inget meddelande.
for = { $age ->
    [0] För alla åldrar
   *[other] För den som är { $age } år eller äldre
}
shown = Så här läser deltagarna om kursen, på sidan om varje träff.
english-missing = En eller flera texter saknas på engelska. De engelska sidorna visar den svenska texten i stället.
section-about = Om kursen
name = Kursens namn
name-hint = Till exempel Kom igång med mobil och surfplatta.
summary = Vad kursen handlar om
summary-hint = Några meningar: vad man lär sig, vem som lär ut, vad det kostar och om man behöver kunna något innan.
age = Lägsta ålder
age-hint = Den ålder man ska ha fyllt under året då första träffen är. Skriv 0 om kursen är för alla.
section-before = Före träffen
bring = Ta med
bring-hint = En sak på varje rad.
do-not-bring = Lämna hemma
do-not-bring-hint = En sak på varje rad, till exempel bankdosa.
preparation = Förbered dig
preparation-hint = Om det är något man ska göra innan man kommer.
wrong-name = Skriv kursens namn på svenska
wrong-summary = Skriv på svenska vad kursen handlar om
wrong-age = Skriv en ålder, ett tal från 0 till 120
wrong-swedish = Skriv texten på svenska också
wrong-lines = Den svenska listan har { $swedish } rader och den engelska { $english }. Skriv lika många, i samma ordning, eller lämna den engelska tom.
