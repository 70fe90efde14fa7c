progress = Fråga { $number } av { $all }
continue = Fortsätt
unknown = Vet inte
or = eller
pick-all = Välj allt som stämmer
the-other = Den andra personen
who = Vem ska gå kursen?
who-myself = Jag själv
who-somebody = Någon jag hjälper (till exempel en förälder, granne eller vän)
who-somebody-short = Någon jag hjälper
who-two = Vi är två som vill gå tillsammans
helper = Vad heter du som hjälper till?
helper-name = Ditt namn
helper-phone = Ditt telefonnummer
helper-phone-hint = Vi ringer dig bara om vi inte får tag på den som ska gå kursen
helper-told = Vet personen att du anmäler?
helper-not-yet = Nej, inte än
tell-them = Berätta för personen innan ni skickar anmälan.
name = { $voice ->
    [they] Vad heter personen?
    [other] Vad heter den andra personen?
   *[you] Vad heter du?
}
name-hint = För- och efternamn
birth-year = { $voice ->
    [they] Vilket år är personen född?
    [other] Vilket år är den andra personen född?
   *[you] Vilket år är du född?
}
birth-year-hint = Fyra siffror, till exempel 1949
postcode = { $voice ->
    [they] Vilket postnummer har personen hemma?
    [other] Vilket postnummer har den andra personen hemma?
   *[you] Vilket postnummer har du hemma?
}
postcode-hint = Fem siffror, till exempel 393 63
postcode-why = Vi frågar för att se om vi når hela kommunen.
phone = { $voice ->
    [they] Vilket telefonnummer når vi personen på?
    [other] Vilket telefonnummer har den andra personen? (frivilligt)
   *[you] Vilket telefonnummer når vi dig på?
}
phone-hint = Mobil eller hemtelefon. Du kan skriva med eller utan mellanslag.
phone-hint-other = Lämna tomt om ni har samma telefon
no-phone = { $voice ->
    [they] Personen har ingen telefon
   *[you] Jag har ingen telefon
}
way = { $voice ->
    [they] Hur vill personen få bekräftelsen?
    [both] Hur vill ni få bekräftelsen?
   *[you] Hur vill du få bekräftelsen?
}
way-hint = Bekräftelsen visar dag, tid och plats
way-letter = { $voice ->
    [they] Med brev hem i brevlådan (kommer inom en vecka)
   *[you] Med brev hem i brevlådan (kommer inom en vecka)
}
way-sms = Med sms
way-sms-to = Med sms till { $name }
way-call = { $voice ->
    [they] Vi ringer upp personen
    [both] Vi ringer upp er
   *[you] Vi ringer upp dig
}
way-call-to = Vi ringer upp { $name }
way-email = Med e-post
way-page = { $voice ->
    [they] Jag skriver ut sidan
    [both] Vi skriver ut sidan
   *[you] Jag skriver ut sidan
}
letter-too-late = { $voice ->
    [they] Ett brev hinner inte fram. Skriv ut sidan när du är klar, eller skriv upp bokningsordet.
    [both] Ett brev hinner inte fram. Skriv ut sidan när ni är klara, eller skriv upp ert bokningsord.
   *[you] Ett brev hinner inte fram. Skriv ut sidan när du är klar, eller skriv upp ditt bokningsord.
}
address = Vart ska vi skicka brevet?
street = Gatuadress
street-hint = Gata och nummer, till exempel Storgatan 4
address-postcode = Postnummer
town = Ort
email = { $voice ->
    [they] Vilken e-postadress har personen?
   *[you] Vilken e-postadress har du?
}
needs = { $voice ->
    [they] Behöver personen något för att kunna vara med?
    [both] Behöver ni något för att kunna vara med?
   *[you] Behöver du något för att kunna vara med?
}
which-needs = { $voice ->
    [they] Vad behöver personen?
    [both] Vad behöver ni?
   *[you] Vad behöver du?
}
need-loop = Hörslinga
need-wheels = Plats för rullstol eller rullator
need-text = Stor text
need-interpreter = Tolk – skriv vilket språk
need-sign-language = Teckenspråkstolk
need-support = { $voice ->
    [they] En person som stöd följer med
    [both] Vi tar med en person som stöd
   *[you] Jag tar med en person som stöd
}
need-transport = { $voice ->
    [they] Hjälp att ta sig dit
    [both] Hjälp att ta oss dit
   *[you] Hjälp att ta mig dit
}
need-other = Något annat
interpreter-language = Vilket språk ska tolken kunna?
no-illness = { $voice ->
    [they] Skriv inte om sjukdomar. Skriv bara vad personen behöver.
    [both] Skriv inte om sjukdomar. Skriv bara vad ni behöver.
   *[you] Skriv inte om sjukdomar. Skriv bara vad du behöver.
}
needs-call = { $voice ->
    [both] Vi ringer er om vi behöver veta mer.
   *[you] Vi ringer dig om vi behöver veta mer.
}
devices = { $voice ->
    [they] Vad vill personen ta med sig?
    [both] Vad vill ni ta med er?
   *[you] Vad vill du ta med dig?
}
devices-hint = { $voice ->
    [they] Vet ni inte vilken sort det är? Det gör inget. Ta med den och laddaren.
    [both] Vet ni inte vilken sort det är? Det gör inget. Ta med den och laddaren.
   *[you] Vet du inte vilken sort det är? Det gör inget. Ta med den och laddaren.
}
device-mobile = Mobiltelefon
device-tablet = Surfplatta
device-computer = Dator
device-borrow = { $voice ->
    [they] Personen har ingen egen och vill låna
    [both] Vi har ingen egen. Vi vill låna
   *[you] Jag har ingen egen. Jag vill låna
}
wishes = { $voice ->
    [they] Vad vill personen lära sig?
    [both] Vad vill ni lära er?
   *[you] Vad vill du lära dig?
}
wish-video = Ringa med bild till släkt och vänner
wish-pictures = Skicka och ta emot bilder
wish-searching = Söka på internet
wish-fraud = Känna igen bluffar
wish-care = 1177 och vård på nätet
wish-travel = Resa: biljetter och tidtabeller
wish-text = Ställa in större text
wish-unsure = { $voice ->
   *[you] Jag vet inte än
    [both] Vi vet inte än
    [they] Personen vet inte än
}
wrong-who = Välj vem som ska gå kursen
wrong-told = Välj om personen vet att du anmäler
wrong-name-empty = { $voice ->
    [they] Skriv personens namn
    [other] Skriv den andra personens namn
   *[you] Skriv ditt namn
}
wrong-name-long = Skriv ett kortare namn, högst 80 tecken
wrong-birth-year-empty = { $voice ->
    [they] Skriv vilket år personen är född
    [other] Skriv vilket år den andra personen är född
   *[you] Skriv vilket år du är född
}
wrong-birth-year = Skriv årtalet med fyra siffror, till exempel 1949
wrong-postcode = Skriv postnumret med fem siffror, eller tryck på ”Vet inte”
wrong-phone-empty = { $voice ->
    [they] Skriv telefonnumret, eller tryck på ”Personen har ingen telefon”
    [helper] Skriv ditt telefonnummer
   *[you] Skriv telefonnumret, eller tryck på ”Jag har ingen telefon”
}
wrong-phone-few = Numret verkar ha för få siffror. Skriv hela numret med riktnummer, till exempel 08-465 004 00
wrong-phone-many = Numret verkar ha för många siffror. Kontrollera det
wrong-phone = Skriv telefonnumret med siffror, till exempel 070-174 06 05
wrong-way = { $voice ->
    [they] Välj hur personen vill få bekräftelsen
    [both] Välj hur ni vill få bekräftelsen
   *[you] Välj hur du vill få bekräftelsen
}
wrong-street = Skriv gata och nummer
wrong-address-postcode = Skriv postnumret med fem siffror
wrong-town = Skriv orten
wrong-long = Skriv kortare, högst { $longest } tecken
wrong-email = Skriv e-postadressen med @, till exempel namn@exempel.se
wrong-needs = { $voice ->
    [they] Välj om personen behöver något
    [both] Välj om ni behöver något
   *[you] Välj om du behöver något
}
wrong-which-needs = { $voice ->
    [they] Välj minst en sak. Behöver personen inget? Gå tillbaka och välj ”Nej”
    [both] Välj minst en sak. Behöver ni inget? Gå tillbaka och välj ”Nej”
   *[you] Välj minst en sak. Behöver du inget? Gå tillbaka och välj ”Nej”
}
wrong-interpreter = Skriv vilket språk tolken ska kunna
wrong-devices = { $voice ->
    [they] Välj vad personen tar med sig, eller att låna
    [both] Välj vad ni tar med er, eller att låna
   *[you] Välj vad du tar med dig, eller att låna
}
wrong-borrow = Välj antingen det som tas med, eller att låna. Inte båda
started-elsewhere = Du har ändrat något i ett annat fönster. Kontrollera sidan och tryck en gång till.
check = Kontrollera och skicka din anmälan
check-two = Kontrollera och skicka er anmälan
check-they = Kontrollera och skicka anmälan
check-not-yet = { $voice ->
    [both] Ni är inte anmälda än. Tryck på den gröna knappen längst ner.
    [they] Personen är inte anmäld än. Tryck på den gröna knappen längst ner.
   *[you] Du är inte anmäld än. Tryck på den gröna knappen längst ner.
}
check-not-yet-line = Träffen är full. Den gröna knappen ger en plats på reservlistan.
check-both-or-none = Ni får plats båda två, eller står på reservlistan tillsammans.
check-send = { $voice ->
    [both] Skicka vår anmälan
    [they] Skicka anmälan
   *[you] Skicka min anmälan
}
check-send-line = { $voice ->
    [both] Ställ oss på reservlistan
    [they] Ställ personen på reservlistan
   *[you] Ställ mig på reservlistan
}
check-change = Ändra
check-person = { $voice ->
    [they] Den som ska gå kursen
   *[you] Du
}
check-together = Tillsammans
row-round = { $count ->
    [one] Träff
   *[other] Träffar
}
row-round-about = dag och plats
row-several = { $count ->
    [2] Det är två träffar som hör ihop. Du anmäler dig till båda.
   *[other] Det är { $number } träffar som hör ihop. Du anmäler dig till alla { $number }.
}
row-place = Plats
row-who = Vem ska gå
row-who-about = vem som ska gå
row-helper = Du som hjälper till
row-helper-about = namn och telefon till den som hjälper till
row-name = Namn
row-name-about = { $voice ->
    [they] personens namn
    [other] den andra personens namn
   *[you] ditt namn
}
row-birth-year = Född
row-birth-year-about = { $voice ->
    [they] personens födelseår
    [other] den andra personens födelseår
   *[you] ditt födelseår
}
row-postcode = Postnummer
row-postcode-about = { $voice ->
    [they] personens postnummer
    [other] den andra personens postnummer
   *[you] ditt postnummer
}
row-phone = Telefon
row-phone-about = { $voice ->
    [they] personens telefonnummer
    [other] den andra personens telefonnummer
   *[you] ditt telefonnummer
}
row-none = Ingen
row-shared = Samma som den första
row-unknown = Vet inte
row-way = Bekräftelse
row-way-about = hur bekräftelsen kommer
row-address = Adress för brev
row-address-about = adressen för brev
row-email = E-post
row-email-about = e-postadressen
row-needs = Behov
row-needs-about = vad som behövs
row-needs-none = Inget särskilt
row-interpreter = Tolk: { $language }
row-devices = Tar med
row-devices-about = vad som tas med
row-wishes = Vill lära sig
row-wishes-about = önskemålen
row-wishes-none = Inget valt
privacy = Kommunen sparar det här för att ordna kursen. Vi tar bort uppgifterna senast den { $day }.
privacy-changed = Dagen då vi tar bort dina uppgifter har ändrats. Den nya dagen står längre ner. Inget är skickat än.
privacy-public = Uppgifterna blir allmän handling hos kommunen.
privacy-more = Läs mer om personuppgifter
stop = Vill du sluta och ta bort dina svar?
stop-words = Då kan ingen annan se dem på den här datorn eller mobilen. Inget skickas.
stop-yes = Ja, ta bort svaren
stop-keep = Nej, fortsätt anmälan
young-title = Vi hittar något annat
young-rule = Kursen är för dig som fyller { $age } år senast { $year } eller är äldre.
young-call = Ring oss på { $phone } så hittar vi något annat.
young-who = Det gäller { $name }.
young-alone = Fortsätt med bara { $name }
young-alone-words = { $name } kan gå kursen. Tryck på knappen om { $name } vill fortsätta utan sällskap.
young-wrong-year = Blev det fel årtal?
young-change = Ändra födelseåret
practice-title = Öva först
practice-lead = Här kan du öva. Du svarar på samma frågor som i en riktig anmälan. Inget skickas och ingen ser vad du skriver.
practice-hint = Du kan hitta på svar om du vill.
practice-start = Börja öva
practice-real = Anmäl dig på riktigt
practice-place = Övningsskolan, Övningsgatan 1
practice-done = Bra! Nu kan du göra det på riktigt
practice-done-words = Du har övat klart. Inget har skickats, och vi har tagit bort det du skrev.
practice-again = Öva en gång till
practice-send = Skicka övningen
practice-check = Kontrollera och skicka din övning
practice-check-inset = Det här är en övning. Tryck på den gröna knappen längst ner när du är klar.
trap = Lämna det här fältet tomt
trapped = Det gick inte att skicka
trapped-words = Ett fält som ska vara tomt var ifyllt. Det kan vara ett program i din dator som gjorde det. Ring oss på { $phone } så tar vi anmälan på telefon.
details-check = Ändra uppgifter
details-inset = Ändringarna är inte sparade än. Tryck på den gröna knappen längst ner.
details-save = Spara ändringarna
details-fixed = Är namnet eller födelseåret fel? Ring oss på { $phone }.
