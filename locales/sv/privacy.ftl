title = Gallring och säkerhetskopior
lead = Uppgifter som har tjänat ut tas bort varje natt. Det som ligger kvar två nätter för länge är försenat: då gör nattjobbet inte sitt arbete, och den som sköter driften behöver titta i loggen.
rules = Gallring
caption = Vad som sparas och hur länge
kind = Uppgift
rule = Tas bort
decision = Beslut
decision-in = { $code }: { $number }
no-decision = Inte angivet
left-behind = Försenat
last = Senast gallrat
overdue = { $count ->
    [0] Inget
    [1] 1 försenad
   *[other] { $count } försenade
}
last-run = { $when }: { $count ->
    [0] inget att ta bort
    [1] 1 borttagen
   *[other] { $count } borttagna
}
never-ran = Inte än
limits = Spärrar mot för många försök
limits-rule = När spärren har släppt
set-aside = Formulär som väntar på att någon loggar in igen
set-aside-rule = Efter 12 timmar
sent-forms = Vilka formulär som redan är skickade
sent-forms-rule = Efter 2 dagar
calendar-files = Kalenderfiler som ingen har granskat
diaries = Det som har stått i dagböcker
diaries-rule = { $days ->
    [1] 1 dag efter att det var över
   *[other] { $days } dagar efter att det var över
}
links = Länkar för att välja lösenord
links-rule = { $days ->
    [1] 1 dag efter att länken skapades
   *[other] { $days } dagar efter att länken skapades
}
account-mails = Att mejl om det egna kontot skickades
account-mails-rule = { $days ->
    [1] 1 dag efter att den skickades
   *[other] { $days } dagar efter att den skickades
}
closed = Namn och e-postadress i konton som är stängda
closed-rule = { $days ->
    [1] 1 dygn efter att kontot stängdes
   *[other] { $days } dygn efter att kontot stängdes
}
sign-ins = Inloggningar
sign-ins-rule = { $days ->
    [1] 1 dag efter inloggningen
   *[other] { $days } dagar efter inloggningen
}
texts = Texten i meddelanden
texts-rule = { $days ->
    [1] 1 dag efter att meddelandet skickades. Mottagare och ämne finns kvar.
   *[other] { $days } dagar efter att meddelandet skickades. Mottagare och ämne finns kvar.
}
calls = Önskemål om att bli uppringd
calls-rule = { $days } dagar efter att någon bad om det
call-tasks = Ringuppgifter och försök att ringa
call-tasks-rule = { $days } dagar efter att de kom till
drafts = Påbörjade anmälningar
drafts-rule = { $days } dagar efter det senaste svaret
phone = Vad någon sa på telefon medan kontaktcenter skrev
phone-rule = { $days } dagar efter samtalet
openings = Att en webbläsare får visa en bekräftelse
openings-rule = { $days } dagar efter att den visades
replaced = Uppgifter som en ändring har ersatt
replaced-rule = { $days } dagar efter ändringen, då den inte längre går att ångra
registrations = Anmälningar, med namn, telefon och behov
registrations-rule = Den dag som kommunen har lovat i anmälan
backups = Säkerhetskopior
no-backups = Brygga gör inga egna säkerhetskopior här. Den som sköter driften kan slå på det, eller ta dem på annat sätt.
no-backup-yet = Det finns ingen säkerhetskopia än.
backup-encrypted = Den senaste är från { $when }, för { $age } sedan. Den är { $size } och krypterad.
backup-plain = Den senaste är från { $when }, för { $age } sedan. Den är { $size } och inte krypterad.
backup-late = För gammal
backup-fresh = Färsk
hours = { $count ->
    [0] mindre än en timme
    [1] 1 timme
   *[other] { $count } timmar
}
days = { $count } dygn
kilobytes = { $count } kB
megabytes = { $count } MB
on-hold = Meddelanden som hålls kvar
held = { $count ->
    [1] 1 meddelande hålls kvar sedan { $when }.
   *[other] { $count } meddelanden hålls kvar sedan { $when }.
}
decide = Bestäm vad som ska hända med dem
why-held = En säkerhetskopia har lästs tillbaka. De här meddelandena väntade när kopian togs, och kan ha skickats sedan dess. Nya meddelanden skickas som vanligt.
which-decision = Vad ska hända med meddelandena?
send = Skicka dem
send-hint = Den som redan har fått sitt meddelande får det en gång till.
take-back = Skicka dem inte
take-back-hint = Den som inte hade fått sitt meddelande får det inte heller nu.
decide-button = Bekräfta beslutet
wrong-decision = Välj vad som ska hända med meddelandena
nothing-held = Inget meddelande hålls kvar.
done-sent = Meddelandena skickas nu.
done-taken-back = Meddelandena skickas inte.
