title = Ordna till träffarna
title-mine = Det du ska ordna
mine = Visa bara det du ska ordna
all = Visa allt
counted = { $left ->
    [0] Ingenting är kvar att ordna.
    [one] En sak är kvar att ordna.
   *[other] { $left } saker är kvar att ordna.
}
counted-late = { $late ->
    [one] En av dem är sen.
   *[other] { $late } av dem är sena.
}
session = { $day } { $hours }, { $venue }
all-done = Allt är ordnat
left = { $left } kvar
line = { $what }: senast { $day }
last = Senast { $day }
loan = Låna något att öva på
interpreter = Tolk: { $language }
of = { $who }, { $word }: { $what }
owner = { $name } ser till det
nobody = Ingen ser till det än
open = Kvar
late = Sen
again = Träffen har flyttats, kontrollera igen
in-place = Finns i lokalen
done = Klart
cannot = Går inte att ordna
press-done = Klart
press-take = Jag tar det
one = { $what }, { $who }
ask-state = Hur långt har det kommit?
state-open = Inte ordnat
state-done = Klart
state-cannot = Går inte att ordna
missing-state = Välj hur långt det har kommit
ask-owner = Vem ser till det?
me = Jag
colleague = { $name }
no-one = Ingen än
missing-owner = Välj vem som ser till det
ask-note = Anteckning
note-hint = Högst { $most } tecken, till exempel ett beställningsnummer. Inga uppgifter om hälsa.
overtaken = En kollega hann före. Så här ser det ut nu.
state-hint = Den som har blivit lovad får besked när det är klart. Går det inte att ordna ringer vi och pratar om det.
ask-knows = Behövs ett besked?
knows = Personen vet redan, skicka inget
# What the person is told.
thing = { $kind ->
    [horslinga] hörslinga
    [rullstol] plats för rullstol eller rullator
    [stor-text] stor text
    [tolk] tolk
    [teckensprak] teckenspråkstolk
    [stodperson] en stol till den du tar med dig
    [resa] hjälp att ta dig dit
    [lana] något att öva på som du får låna
   *[annat] det andra du bad om
}
things-all = det du bad om
told-done-subject = Det är ordnat till träffen { $day }
told-done = Till träffen { $when } har vi ordnat { $things }.
told-cannot-subject = Något vi inte kan ordna till träffen { $day }
told-cannot = Vi kan tyvärr inte ordna { $things } till träffen { $when }.
