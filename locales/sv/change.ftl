title = Ändra eller avboka din anmälan
again = Skriv ditt bokningsord så visar vi din anmälan. Vi frågar igen när det har gått två timmar.
word = Bokningsord
word-hint = Två delar, till exempel BJÖRK 472. Det står i brevet eller sms:et.
digits = De fyra sista siffrorna i telefonnumret
digits-hint = Numret som du skrev när du anmälde dig. Är ni två går det bra med vems som helst.
first-name = Förnamn
birth-year = Födelseår
birth-year-hint = Fyra siffror, till exempel 1949
phone = Hela telefonnumret
phone-hint = Numret som du skrev när du anmälde dig
name = För- och efternamn
postcode = Postnummer
postcode-hint = Fem siffror, till exempel 393 63
no-phone = Jag har ingen telefon
with-phone = Jag har en telefon
more = Just nu frågar vi om mer än vanligt. Det gör att ingen annan kan öppna din anmälan.
more-wanted = Vi behöver veta lite mer för att hitta din anmälan. Fyll i resten och tryck på knappen en gång till.
wrong-word = Skriv bokningsordet, till exempel BJÖRK 472
wrong-digits = Skriv de fyra sista siffrorna i telefonnumret, till exempel 0605
wrong-first-name = Skriv förnamnet
wrong-birth-year = Skriv årtalet med fyra siffror, till exempel 1949
wrong-phone = Skriv hela telefonnumret, till exempel 070-174 06 05
wrong-name = Skriv för- och efternamn
wrong-postcode = Skriv postnumret med fem siffror. Vet du det inte? Ring oss
not-found = Vi hittar ingen anmälan. Kontrollera bokningsordet, eller ring oss.
wait = Det har blivit många försök. Vänta en stund, eller ring oss på { $phone } så hjälper vi dig direkt.
over = Träffen är över
over-words = Det går inte att ändra något längre. Ring oss på { $phone } om du undrar något.
menu = Vad vill du göra?
yours = { $voice ->
    [both] Er anmälan
   *[you] Din anmälan
}
row-who = Vem
row-when = När
row-where = Var
stands-placed = { $voice ->
    [both] Ni har plats båda två.
   *[you] Du har en plats.
}
stands-waiting = { $voice ->
    [both] Ni står på reservlistan, plats { $position }.
   *[you] Du står på reservlistan, plats { $position }.
}
day = Byta dag
details = { $voice ->
    [both] Ändra våra uppgifter
   *[you] Ändra mina uppgifter
}
cancel = Avboka
leave-line = Lämna reservlistan
regret = { $voice ->
    [both] Ångrade ni er?
   *[you] Ångrade du dig?
}
done-details = Vi har sparat ändringarna.
done-moved = Dagen är bytt.
done-undone = Det är som förut igen.
round = { $count ->
    [one] { $day }
   *[other] de { $number } träffarna från { $day }
}
ask = Vill du avboka { $round }?
ask-line = Vill du lämna reservlistan för { $round }?
ask-after = Du kan ångra dig till { $until }.
who = Vem vill avboka?
both = Båda
wrong-who = Välj vem som vill avboka
cancel-yes = Ja, avboka
leave-yes = Ja, lämna listan
keep = { $voice ->
    [both] Nej, behåll våra platser
   *[you] Nej, behåll min plats
}
keep-line = { $voice ->
    [both] Nej, vi står kvar
   *[you] Nej, jag står kvar
}
left = { $left ->
    [line] Du har lämnat reservlistan
   *[seats] Du är avbokad
}
left-about = Det gäller { $round }.
told = { $way ->
    [letter] Vi skickar besked med brev.
    [sms] Vi skickar besked med sms.
    [call] Vi ringer och ger besked.
    [email] Vi skickar besked med e-post.
   *[page] Vi skickar inget besked. Skriv gärna upp det.
}
left-words = Vill du komma ändå? Välj en träff i listan, eller ring oss på { $phone }.
both-left = { $left ->
    [line] Ni har lämnat reservlistan
   *[seats] Ni är avbokade
}
one-left = { $left ->
    [line] { $name } har lämnat reservlistan
   *[seats] { $name } är avbokad
}
undo-cancelled = { $left ->
    [line] { $voice ->
        [both] Tryck här senast { $until }. Då får ni tillbaka er plats på listan.
       *[you] Tryck här senast { $until }. Då får du tillbaka din plats på listan.
    }
   *[seats] { $voice ->
        [both] Tryck här senast { $until }. Är platserna lediga får ni tillbaka dem.
       *[you] Tryck här senast { $until }. Är platsen ledig får du tillbaka den.
    }
}
undo = { $left ->
    [line] Ta tillbaka platsen på listan
   *[seats] Ångra avbokningen
}
undo-moved = { $left ->
    [line] Tryck här senast { $until } för att byta tillbaka. Platsen på reservlistan finns kvar.
   *[seats] Tryck här senast { $until } för att byta tillbaka. Det går om det finns plats.
}
undo-move = Byt tillbaka
undo-details = Tryck här senast { $until } om uppgifterna ska bli som förut.
undo-detail = Ta tillbaka ändringarna
which-day = Vilken dag vill du byta till?
days = Träffar med lediga platser
day-from = { $voice ->
    [both] Nu har ni plats { $round }. Ni behåller den tills bytet är klart.
   *[you] Nu har du plats { $round }. Du behåller den tills bytet är klart.
}
day-from-line = { $voice ->
    [both] Nu står ni på reservlistan för { $round }. Ni lämnar den när bytet är klart.
   *[you] Nu står du på reservlistan för { $round }. Du lämnar den när bytet är klart.
}
day-button = Byt dag
no-days = Det finns ingen annan träff med plats just nu. Ring oss på { $phone } så hjälper vi dig.
wrong-day = Välj vilken dag du vill byta till
still-placed = { $voice ->
    [both] Ni har kvar era platser.
   *[you] Du har kvar din plats.
}
still-in-line = { $voice ->
    [both] Ni står kvar på reservlistan.
   *[you] Du står kvar på reservlistan.
}
to-menu = Tillbaka till din anmälan
off = Inställt
off-words = Det du var anmäld till blir inte av. Välj en annan träff i listan, eller ring oss på { $phone } så hjälper vi dig.
begun = Träffen har börjat
begun-words = När den första träffen har börjat ändrar vi på telefon. Ring oss på { $phone }.
not-open = Den träffen går inte att välja nu
not-open-words = Välj en annan dag, eller ring oss på { $phone }.
too-young = Den träffen passar inte
too-young-words = Den är för den som fyller { $age } år senast { $year } eller är äldre. Ring oss på { $phone }.
already = Du är redan anmäld till den träffen
already-words = Vi ändrade inget. Ring oss på { $phone } om det blev fel.
full = Den blev full.
full-words = Välj en annan dag.
too-late = Det går inte att ångra längre
too-late-words = Tiden har gått ut, eller så har du ändrat något annat sedan dess. Ring oss på { $phone } så hjälper vi dig.
taken = Platsen är inte ledig längre
taken-words = Någon annan har fått den eller står före i kön. Ring oss på { $phone } om du vill ha hjälp.
line = Ställ mig på reservlistan
line-words = Du kan ställa dig sist på reservlistan. Ditt bokningsord är detsamma.
same = Vi behöver hjälpa dig på telefon
same-words = Vi kunde inte spara det nya telefonnumret. Ring oss på { $phone } så ordnar vi det. Inget är ändrat.

# One session of several.
one-day = Ändra en av dagarna
one-day-which = { $voice ->
    [both] Vilken dag kan ni inte komma?
   *[you] Vilken dag kan du inte komma?
}
one-day-lead = { $voice ->
    [both] Ni behåller platserna de andra dagarna.
   *[you] Du behåller platsen de andra dagarna.
}
one-day-days = { $voice ->
    [both] Dagar som ni är anmälda till
   *[you] Dagar som du är anmäld till
}
one-day-who = Vem gäller det?
one-day-on = Fortsätt
one-day-how = { $voice ->
    [both] Vad vill ni göra med { $day }?
   *[you] Vad vill du göra med { $day }?
}
one-day-ways = Välj ett av alternativen
one-day-miss = { $voice ->
    [both] Vi hoppar över den dagen
    [they] Hoppa över den dagen
   *[you] Jag hoppar över den dagen
}
one-day-come = { $voice ->
    [both] Vi kommer den dagen ändå
    [they] Kommer den dagen ändå
   *[you] Jag kommer den dagen ändå
}
one-day-instead = { $voice ->
    [both] Vi kommer { $day } i stället
    [they] Kommer { $day } i stället
   *[you] Jag kommer { $day } i stället
}
one-day-none = Passar ingen annan dag? Ring oss på { $phone }.
keep-all = Nej, behåll som det är
one-day-save = Spara
wrong-one-day = Välj vilken dag det gäller
wrong-one-day-who = Välj vem det gäller
wrong-one-day-how = Välj vad du vill göra med den dagen
done-coming = Vi har ändrat det.
undo-coming = Tryck här senast { $until } om det ska bli som förut. Det går om platsen är ledig.
undo-one-day = Ta tillbaka ändringen
only-one = Det är den enda dagen som är kvar
only-one-words = Kan du inte komma alls? Avboka i stället, så får någon annan platsen.
same-time = Det är samma tid som en annan träff
same-time-words = Välj en annan dag.

# By somebody who helps residents on the phone.
see = Till anmälan
of = Ändra eller avboka: { $names }
by-staff = Ändra eller avboka
take-back = Ta tillbaka
done-left = Avbokningen är gjord. Den kan ångras här.
