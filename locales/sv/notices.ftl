hello = Hej { $names }!
hello-all = Hej!
what = { $count ->
    [one] en träff
   *[other] { $number } träffar
}
placed-subject = { $people ->
    [one] Du är anmäld: { $days }
   *[other] Ni är anmälda: { $days }
}
waiting-subject = { $people ->
    [one] Du står på reservlistan, plats { $position }: { $days }
   *[other] Ni står på reservlistan, plats { $position }: { $days }
}
cancelled-subject = { $left ->
    [line] { $people ->
        [one] Du står inte längre på reservlistan: { $days }
       *[other] Ni står inte längre på reservlistan: { $days }
    }
   *[seats] { $people ->
        [one] Du är avbokad: { $days }
       *[other] Ni är avbokade: { $days }
    }
}
restored-subject = Vi har ändrat tillbaka: { $days }
changed-subject = { $people ->
    [one] Vi har ändrat dina uppgifter: { $days }
   *[other] Vi har ändrat era uppgifter: { $days }
}
away-subject = { $people ->
    [one] De dagar du kommer: { $days }
   *[other] De dagar ni kommer: { $days }
}
moved-subject = Vi har flyttat en träff: { $days }
off-subject = { $count ->
    [one] Inställd träff: { $days }
   *[other] Inställda träffar: { $days }
}
moved = { $how ->
    [place] Vi har flyttat träffen { $when } till en annan lokal.
   *[time] Vi har flyttat träffen { $when }.
}
moved-to = Vi har flyttat träffen { $was } till { $now }.
new-room = Ny lokal: { $room }.
moved-kept = { $people ->
    [one] Din plats är kvar.
   *[other] Era platser är kvar.
}
session-off = Träffen { $when } är inställd.
session-off-others = { $count ->
    [one] Den andra träffen blir av.
   *[other] De andra träffarna blir av.
}
round-off = { $count ->
    [one] Träffen { $when } är inställd.
   *[other] De { $number } träffarna från { $when } är inställda.
}
reason-too-few = För få hade anmält sig.
reason-room = Lokalen går inte att använda.
reason-helpers = Vi är för få som kan hjälpa till.
reason-weather = Det beror på vädret.
sorry = Vi är ledsna för det.
another-day = { $people ->
    [one] Vill du komma en annan dag? Ring { $phone } ({ $hours }). Då ser vi om det finns en plats för dig.
   *[other] Vill ni komma en annan dag? Ring { $phone } ({ $hours }). Då ser vi om det finns plats för er båda.
}
old-note = Har du en gammal lapp på kylskåpet? Ta bort den.
sms-moved-to = Lokal: { $place }.
sms-others-as-before = De andra dagarna är som förut.
sms-another-day = { $people ->
    [one] Vill du komma en annan dag? Ring kommunens { $contact }.
   *[other] Vill ni komma en annan dag? Ring kommunens { $contact }.
}
call-another-day = { $who ->
    [you] Vill du komma en annan dag? Det kan vi ordna nu. Det går också att ringa { $phone }, { $hours }.
    [both] Vill ni komma en annan dag? Det kan vi ordna nu. Det går också att ringa { $phone }, { $hours }.
   *[other] Blir det bra med en annan dag? Det kan vi ordna nu. Det går också att ringa { $phone }, { $hours }.
}
restored = Vi har ändrat tillbaka.
changed = { $people ->
    [one] Vi har ändrat dina uppgifter.
   *[other] Vi har ändrat era uppgifter.
}
placed = { $people ->
    [one] Du är anmäld till { $what }:
   *[other] Ni är anmälda till { $what }:
}
waiting = { $people ->
    [one] Du står på reservlistan till { $what }, plats { $position }. Du har ingen plats än.
   *[other] Ni står på reservlistan till { $what }, plats { $position }. Ni har ingen plats än.
}
cancelled = { $left ->
    [line] { $people ->
        [one] Du står inte längre på reservlistan till { $what }:
       *[other] Ni står inte längre på reservlistan till { $what }:
    }
   *[seats] { $people ->
        [one] Du är avbokad från { $what }:
       *[other] Ni är avbokade från { $what }:
    }
}
word = { $people ->
    [one] Ditt bokningsord är { $word }. Säg det när du ringer.
   *[other] Ert bokningsord är { $word }. Säg det när ni ringer.
}
bring = Ta med:
safety = Ta inte med kontokort eller bankdosa. Vi frågar aldrig efter lösenord eller bankkoder.
never-asked = Vi frågar aldrig efter lösenord eller bankkoder.
nothing-more = { $people ->
    [one] Du behöver inte göra något mer.
   *[other] Ni behöver inte göra något mer.
}
waiting-next = { $people ->
    [one] Blir det en plats för dig hör vi av oss. Då säger vi när du senast kan svara.
   *[other] Blir det plats för er båda hör vi av oss. Då säger vi när ni senast kan svara.
}
missing-a-day = { $people ->
    [one] Missar du en av dagarna? Ring { $phone } ({ $hours }). Du behåller platsen de andra dagarna.
   *[other] Missar ni en av dagarna? Ring { $phone } ({ $hours }). Ni behåller platserna de andra dagarna.
}
not-at-all = { $people ->
    [one] Kan du inte komma alls? Ring då också.
   *[other] Kan ni inte komma alls? Ring då också.
}
cannot-come = { $people ->
    [one] Kan du inte komma? Ring { $phone } ({ $hours }).
   *[other] Kan ni inte komma? Ring { $phone } ({ $hours }).
}
leave-line = { $people ->
    [one] Vill du inte stå kvar? Ring { $phone } ({ $hours }).
   *[other] Vill ni inte stå kvar? Ring { $phone } ({ $hours }).
}
not-right = Stämmer det inte? Ring { $phone } ({ $hours }).
undo = { $left ->
    [line] { $people ->
        [one] Ångrar du dig? Ring { $phone } ({ $hours }) senast { $day } { $clock }. Då får du tillbaka din plats på listan.
       *[other] Ångrar ni er? Ring { $phone } ({ $hours }) senast { $day } { $clock }. Då får ni tillbaka er plats på listan.
    }
   *[seats] { $people ->
        [one] Ångrar du dig? Ring { $phone } ({ $hours }) senast { $day } { $clock }. Är platsen ledig får du tillbaka den.
       *[other] Ångrar ni er? Ring { $phone } ({ $hours }) senast { $day } { $clock }. Är platserna lediga får ni tillbaka dem.
    }
}
come-after-all = { $people ->
    [one] Vill du komma ändå? Ring { $phone } ({ $hours }). Då ser vi om det finns en plats.
   *[other] Vill ni komma ändå? Ring { $phone } ({ $hours }). Då ser vi om det finns plats för er.
}
from = Hälsningar
    { $municipality }
letter-placed = { $people ->
    [one] Du är anmäld till { $what } på { $place }.
   *[other] Ni är anmälda till { $what } på { $place }.
}
letter-placed-apart = { $people ->
    [one] Du är anmäld till { $what }.
   *[other] Ni är anmälda till { $what }.
}
letter-see-you = Vi ses { $days }.
letter-each = Varje träff är { $hours }.
letter-days = Vi ses de här dagarna:
letter-full = { $count ->
    [one] Träffen { $day } är full.
   *[other] De { $number } träffarna från { $day } är fulla.
}
letter-in-line = { $people ->
    [one] Du står på reservlistan, plats { $position }. Du har ingen plats än.
   *[other] Ni står på reservlistan, plats { $position }. Ni har ingen plats än.
}
letter-cancelled = { $left ->
    [line] { $people ->
        [one] Du står inte längre på reservlistan för { $count ->
            [one] träffen { $day }.
           *[other] de { $number } träffarna från { $day }.
        }
       *[other] Ni står inte längre på reservlistan för { $count ->
            [one] träffen { $day }.
           *[other] de { $number } träffarna från { $day }.
        }
    }
   *[seats] { $people ->
        [one] Du är avbokad från { $count ->
            [one] träffen { $day }.
           *[other] de { $number } träffarna från { $day }.
        }
       *[other] Ni är avbokade från { $count ->
            [one] träffen { $day }.
           *[other] de { $number } träffarna från { $day }.
        }
    }
}
fridge = Klipp ut och sätt på kylskåpet
fridge-in-line = Reservlistan. Ingen plats än.
fridge-word = Bokningsord: { $word }
fridge-phone = Telefon: { $phone } ({ $hours })
sms-to = Till { $names }:
sms-placed = { $people ->
    [one] Du är anmäld till digital hjälp { $when }.
   *[other] Ni är anmälda till digital hjälp { $when }.
}
sms-placed-several = { $people ->
    [one] Du är anmäld till { $number } träffar { $place-and-hours }: { $days }.
   *[other] Ni är anmälda till { $number } träffar { $place-and-hours }: { $days }.
}
sms-placed-apart = { $people ->
    [one] Du är anmäld till { $number } träffar: { $days }.
   *[other] Ni är anmälda till { $number } träffar: { $days }.
}
sms-placed-first = { $people ->
    [one] Du är anmäld till { $number } träffar. Den första är { $when }.
   *[other] Ni är anmälda till { $number } träffar. Den första är { $when }.
}
sms-at = på { $place }
sms-full = { $count ->
    [one] Träffen { $when } är full.
   *[other] De { $number } träffarna från { $when } är fulla.
}
sms-in-line = { $people ->
    [one] Du står på reservlistan, plats { $position }.
   *[other] Ni står på reservlistan, plats { $position }.
}
sms-next = { $people ->
    [one] Vi hör av oss om det blir en plats.
   *[other] Vi hör av oss om det blir plats för er.
}
sms-cancelled = { $left ->
    [line] { $people ->
        [one] Du står inte längre på reservlistan för { $count ->
            [one] träffen { $when }.
           *[other] de { $number } träffarna från { $when }.
        }
       *[other] Ni står inte längre på reservlistan för { $count ->
            [one] träffen { $when }.
           *[other] de { $number } träffarna från { $when }.
        }
    }
   *[seats] { $people ->
        [one] Du är avbokad från { $count ->
            [one] träffen { $when }.
           *[other] de { $number } träffarna från { $when }.
        }
       *[other] Ni är avbokade från { $count ->
            [one] träffen { $when }.
           *[other] de { $number } träffarna från { $when }.
        }
    }
}
sms-word = Bokningsord: { $word }.
sms-cannot-come = { $people ->
    [one] Får du förhinder? Ring kommunens { $contact }.
   *[other] Får ni förhinder? Ring kommunens { $contact }.
}
sms-missing-a-day = { $people ->
    [one] Missar du en av dagarna, eller alla? Ring kommunens { $contact }.
   *[other] Missar ni en av dagarna, eller alla? Ring kommunens { $contact }.
}
sms-other-days = { $people ->
    [one] Vill du veta de andra dagarna, eller får du förhinder? Ring kommunens { $contact }.
   *[other] Vill ni veta de andra dagarna, eller får ni förhinder? Ring kommunens { $contact }.
}
sms-leave-line = { $people ->
    [one] Vill du lämna listan? Ring kommunens { $contact }.
   *[other] Vill ni lämna listan? Ring kommunens { $contact }.
}
sms-undo = { $left ->
    [line] { $people ->
        [one] Ångrar du dig? Ring kommunens { $contact } senast { $day } { $clock }. Då får du tillbaka din plats på listan.
       *[other] Ångrar ni er? Ring kommunens { $contact } senast { $day } { $clock }. Då får ni tillbaka er plats på listan.
    }
   *[seats] { $people ->
        [one] Ångrar du dig? Ring kommunens { $contact } senast { $day } { $clock }. Är platsen ledig får du tillbaka den.
       *[other] Ångrar ni er? Ring kommunens { $contact } senast { $day } { $clock }. Är platserna lediga får ni tillbaka dem.
    }
}
sms-come-after-all = { $people ->
    [one] Vill du komma ändå? Ring kommunens { $contact }.
   *[other] Vill ni komma ändå? Ring kommunens { $contact }.
}
sms-switchboard = växel
sms-from = /{ $municipality }
call-ask = Fråga efter { $names }.
call-ask-helper = Fråga efter { $helper }, som hjälper { $names }.
call-say = Säg så här:
call-hello = Hej! Jag ringer från { $municipality }.
call-changed = Vi har ändrat uppgifterna.
call-placed = { $who ->
    [you] Du är anmäld till { $what }.
    [both] Ni är anmälda till { $what }.
    [one] { $names } är anmäld till { $what }.
   *[two] { $names } är anmälda till { $what }.
}
call-in-line = { $who ->
    [you] Du står på reservlistan till { $what }, plats { $position }.
    [both] Ni står på reservlistan till { $what }, plats { $position }.
    [one] { $names } står på reservlistan till { $what }, plats { $position }.
   *[two] { $names } står på reservlistan till { $what }, plats { $position }.
}
call-cancelled = { $left ->
    [line] { $who ->
        [you] Du står inte längre på reservlistan till { $what }.
        [both] Ni står inte längre på reservlistan till { $what }.
        [one] { $names } står inte längre på reservlistan till { $what }.
       *[two] { $names } står inte längre på reservlistan till { $what }.
    }
   *[seats] { $who ->
        [you] Du är avbokad från { $what }.
        [both] Ni är avbokade från { $what }.
        [one] { $names } är avbokad från { $what }.
       *[two] { $names } är avbokade från { $what }.
    }
}
call-time = { $time }.
call-place = Det är på { $place }.
call-no-seat = Det finns ingen plats än. Blir det plats hör vi av oss.
call-word = Bokningsordet är { $word }.
call-write-down = { $who ->
    [both] (Fråga om de vill skriva upp bokningsordet.)
   *[other] (Fråga om hen vill skriva upp bokningsordet.)
}
call-bring = Det här är bra att ta med:
call-nothing-more = Det behövs inget mer.
call-cannot-come = Blir det förhinder? Ring { $phone }, { $hours }.
call-missing-a-day = Går det inte en av dagarna? Ring { $phone }, { $hours }. Platsen är kvar de andra dagarna.
call-leave-line = Behövs inte platsen på listan? Ring { $phone }, { $hours }.
call-undo = { $left ->
    [line] Blev det fel? Ring { $phone } senast { $day } { $clock }. Då ändrar vi tillbaka.
   *[seats] Blev det fel? Ring { $phone } senast { $day } { $clock }. Är platsen ledig ändrar vi tillbaka.
}
call-come-after-all = Blev det fel? Ring { $phone }, { $hours }.
calendar-summary = Digital hjälp
calendar-summary-of = Digital hjälp, träff { $number } av { $count }
calendar-help = Får du förhinder? Ring { $municipality }: { $phone } ({ $hours }).
calendar-safety = Ta inte med kontokort eller bankdosa. Eleven frågar aldrig efter lösenord eller bankkoder.
talk-over = Ring oss på { $phone } ({ $hours }) så hittar vi ett sätt tillsammans.
call-talk-over = (Prata om hur det går att lösa. Skriv i anteckningen vad ni kommer fram till.)
