hello = Hello { $names }!
hello-all = Hello!
what = { $count ->
    [one] one meeting
   *[other] { $number } meetings
}
placed-subject = { $people ->
    [one] You are signed up: { $days }
   *[other] You are both signed up: { $days }
}
waiting-subject = { $people ->
    [one] You are on the waiting list, place { $position }: { $days }
   *[other] You are both on the waiting list, place { $position }: { $days }
}
cancelled-subject = { $left ->
    [line] { $people ->
        [one] You are no longer on the waiting list: { $days }
       *[other] You are both no longer on the waiting list: { $days }
    }
   *[seats] { $people ->
        [one] You are no longer signed up: { $days }
       *[other] You are both no longer signed up: { $days }
    }
}
restored-subject = We have changed it back: { $days }
changed-subject = { $people ->
    [one] We have changed your details: { $days }
   *[other] We have changed your details: { $days }
}
away-subject = { $people ->
    [one] The days you are coming: { $days }
   *[other] The days you are coming: { $days }
}
moved-subject = We have moved a meeting: { $days }
off-subject = { $count ->
    [one] Meeting called off: { $days }
   *[other] Meetings called off: { $days }
}
moved = { $how ->
    [place] We have moved the meeting on { $when } to another room.
   *[time] We have moved the meeting on { $when }.
}
moved-to = We have moved the meeting on { $was } to { $now }.
new-room = New room: { $room }.
moved-kept = { $people ->
    [one] You still have your place.
   *[other] You still have your places.
}
session-off = The meeting on { $when } is called off.
session-off-others = { $count ->
    [one] The other meeting will be held.
   *[other] The other meetings will be held.
}
round-off = { $count ->
    [one] The meeting on { $when } is called off.
   *[other] The { $number } meetings from { $when } are called off.
}
reason-too-few = Too few had signed up.
reason-room = The room cannot be used.
reason-helpers = There are too few of us who can help.
reason-weather = It is because of the weather.
sorry = We are sorry about that.
another-day = { $people ->
    [one] Would you like to come another day? Call { $phone } ({ $hours }). Then we will see if there is a place for you.
   *[other] Would you like to come another day? Call { $phone } ({ $hours }). Then we will see if there are places for you both.
}
old-note = Do you have an old note on the fridge? Take it down.
sms-moved-to = Venue: { $place }.
sms-others-as-before = The other days are as before.
sms-another-day = { $people ->
    [one] Would you like to come another day? Call { $contact }.
   *[other] Would you like to come another day? Call { $contact }.
}
call-another-day = { $who ->
    [you] Would you like to come another day? We can arrange it now. You can also call { $phone }, { $hours }.
    [both] Would you like to come another day? We can arrange it now. You can also call { $phone }, { $hours }.
   *[other] Would another day do? We can arrange it now. You can also call { $phone }, { $hours }.
}
restored = We have changed it back.
changed = { $people ->
    [one] We have changed your details.
   *[other] We have changed your details.
}
placed = { $people ->
    [one] You are signed up for { $what }:
   *[other] You are both signed up for { $what }:
}
waiting = { $people ->
    [one] You are on the waiting list for { $what }, place { $position }. You do not have a place yet.
   *[other] You are both on the waiting list for { $what }, place { $position }. You do not have places yet.
}
cancelled = { $left ->
    [line] { $people ->
        [one] You are no longer on the waiting list for { $what }:
       *[other] You are both no longer on the waiting list for { $what }:
    }
   *[seats] { $people ->
        [one] You are no longer signed up for { $what }:
       *[other] You are both no longer signed up for { $what }:
    }
}
word = { $people ->
    [one] Your booking word is { $word }. Say it when you call.
   *[other] Your booking word is { $word }. Say it when you call.
}
bring = Bring:
safety = Do not bring bank cards or security devices. We never ask for passwords or bank codes.
never-asked = We never ask for passwords or bank codes.
nothing-more = { $people ->
    [one] You don't need to do anything more.
   *[other] You don't need to do anything more.
}
waiting-next = { $people ->
    [one] If a place comes free for you, we will be in touch and tell you when to answer by.
   *[other] If places come free for you both, we will be in touch and tell you when to answer by.
}
missing-a-day = { $people ->
    [one] Will you miss one of the days? Call { $phone } ({ $hours }). You keep your place on the other days.
   *[other] Will you miss one of the days? Call { $phone } ({ $hours }). You keep your places on the other days.
}
not-at-all = { $people ->
    [one] Can't come at all? Call then too.
   *[other] Can't come at all? Call then too.
}
cannot-come = { $people ->
    [one] Can't come? Call { $phone } ({ $hours }).
   *[other] Can't come? Call { $phone } ({ $hours }).
}
leave-line = { $people ->
    [one] Don't want to stay on the list? Call { $phone } ({ $hours }).
   *[other] Don't want to stay on the list? Call { $phone } ({ $hours }).
}
not-right = Is that not right? Call { $phone } ({ $hours }).
undo = { $left ->
    [line] { $people ->
        [one] Changed your mind? Call { $phone } ({ $hours }) by { $day } at { $clock }. Then you get your place in line back.
       *[other] Changed your minds? Call { $phone } ({ $hours }) by { $day } at { $clock }. Then you get your place in line back.
    }
   *[seats] { $people ->
        [one] Changed your mind? Call { $phone } ({ $hours }) by { $day } at { $clock }. If the place is free you get it back.
       *[other] Changed your minds? Call { $phone } ({ $hours }) by { $day } at { $clock }. If the places are free you get them back.
    }
}
come-after-all = { $people ->
    [one] Want to come after all? Call { $phone } ({ $hours }). Then we will see if there is a place.
   *[other] Want to come after all? Call { $phone } ({ $hours }). Then we will see if there are places for you.
}
from = Kind regards
    { $municipality }
letter-placed = { $people ->
    [one] You are signed up for { $what } at { $place }.
   *[other] You are both signed up for { $what } at { $place }.
}
letter-placed-apart = { $people ->
    [one] You are signed up for { $what }.
   *[other] You are both signed up for { $what }.
}
letter-see-you = See you { $days }.
letter-each = Each meeting is { $hours }.
letter-days = See you on these days:
letter-full = { $count ->
    [one] The meeting { $day } is full.
   *[other] The { $number } meetings from { $day } are full.
}
letter-in-line = { $people ->
    [one] You are on the waiting list, place { $position }. You do not have a place yet.
   *[other] You are both on the waiting list, place { $position }. You do not have places yet.
}
letter-cancelled = { $left ->
    [line] { $people ->
        [one] You are no longer on the waiting list for { $count ->
            [one] the meeting { $day }.
           *[other] the { $number } meetings from { $day }.
        }
       *[other] You are both no longer on the waiting list for { $count ->
            [one] the meeting { $day }.
           *[other] the { $number } meetings from { $day }.
        }
    }
   *[seats] { $people ->
        [one] You are no longer signed up for { $count ->
            [one] the meeting { $day }.
           *[other] the { $number } meetings from { $day }.
        }
       *[other] You are both no longer signed up for { $count ->
            [one] the meeting { $day }.
           *[other] the { $number } meetings from { $day }.
        }
    }
}
fridge = Cut out and put on the fridge
fridge-in-line = Waiting list. No place yet.
fridge-word = Booking word: { $word }
fridge-phone = Phone: { $phone } ({ $hours })
sms-to = To { $names }:
sms-placed = { $people ->
    [one] You are signed up for digital help { $when }.
   *[other] You are both signed up for digital help { $when }.
}
sms-placed-several = { $people ->
    [one] You are signed up for { $number } meetings { $place-and-hours }: { $days }.
   *[other] You are both signed up for { $number } meetings { $place-and-hours }: { $days }.
}
sms-placed-apart = { $people ->
    [one] You are signed up for { $number } meetings: { $days }.
   *[other] You are both signed up for { $number } meetings: { $days }.
}
sms-placed-first = { $people ->
    [one] You are signed up for { $number } meetings. The first is { $when }.
   *[other] You are both signed up for { $number } meetings. The first is { $when }.
}
sms-at = at { $place }
sms-full = { $count ->
    [one] The meeting { $when } is full.
   *[other] The { $number } meetings from { $when } are full.
}
sms-in-line = { $people ->
    [one] You are on the waiting list, place { $position }.
   *[other] You are both on the waiting list, place { $position }.
}
sms-next = { $people ->
    [one] We will be in touch if a place comes free.
   *[other] We will be in touch if places come free.
}
sms-cancelled = { $left ->
    [line] { $people ->
        [one] You are no longer on the waiting list for { $count ->
            [one] the meeting { $when }.
           *[other] the { $number } meetings from { $when }.
        }
       *[other] You are both no longer on the waiting list for { $count ->
            [one] the meeting { $when }.
           *[other] the { $number } meetings from { $when }.
        }
    }
   *[seats] { $people ->
        [one] You are no longer signed up for { $count ->
            [one] the meeting { $when }.
           *[other] the { $number } meetings from { $when }.
        }
       *[other] You are both no longer signed up for { $count ->
            [one] the meeting { $when }.
           *[other] the { $number } meetings from { $when }.
        }
    }
}
sms-word = Booking word: { $word }.
sms-cannot-come = { $people ->
    [one] Can't come? Call { $contact }.
   *[other] Can't come? Call { $contact }.
}
sms-missing-a-day = { $people ->
    [one] Will you miss one of the days, or all? Call { $contact }.
   *[other] Will you miss one of the days, or all? Call { $contact }.
}
sms-other-days = { $people ->
    [one] Want to know the other days, or can't come? Call { $contact }.
   *[other] Want to know the other days, or can't come? Call { $contact }.
}
sms-leave-line = { $people ->
    [one] Want to leave the list? Call { $contact }.
   *[other] Want to leave the list? Call { $contact }.
}
sms-undo = { $left ->
    [line] { $people ->
        [one] Changed your mind? Call { $contact } by { $day } at { $clock }. Then you get your place in line back.
       *[other] Changed your minds? Call { $contact } by { $day } at { $clock }. Then you get your place in line back.
    }
   *[seats] { $people ->
        [one] Changed your mind? Call { $contact } by { $day } at { $clock }. If it is free, you get your place back.
       *[other] Changed your minds? Call { $contact } by { $day } at { $clock }. If free, you get your places back.
    }
}
sms-come-after-all = { $people ->
    [one] Want to come after all? Call { $contact }.
   *[other] Want to come after all? Call { $contact }.
}
sms-switchboard = the switchboard
sms-from = /{ $municipality }
call-ask = Ask for { $names }.
call-ask-helper = Ask for { $helper }, who helps { $names }.
call-say = Say this:
call-hello = Hello! I am calling from { $municipality }.
call-changed = We have changed the details.
call-placed = { $who ->
    [you] You are signed up for { $what }.
    [both] You are both signed up for { $what }.
    [one] { $names } is signed up for { $what }.
   *[two] { $names } are signed up for { $what }.
}
call-in-line = { $who ->
    [you] You are on the waiting list for { $what }, place { $position }.
    [both] You are both on the waiting list for { $what }, place { $position }.
    [one] { $names } is on the waiting list for { $what }, place { $position }.
   *[two] { $names } are on the waiting list for { $what }, place { $position }.
}
call-cancelled = { $left ->
    [line] { $who ->
        [you] You are no longer on the waiting list for { $what }.
        [both] You are both no longer on the waiting list for { $what }.
        [one] { $names } is no longer on the waiting list for { $what }.
       *[two] { $names } are no longer on the waiting list for { $what }.
    }
   *[seats] { $who ->
        [you] You are no longer signed up for { $what }.
        [both] You are both no longer signed up for { $what }.
        [one] { $names } is no longer signed up for { $what }.
       *[two] { $names } are no longer signed up for { $what }.
    }
}
call-time = { $time }.
call-place = It is at { $place }.
call-no-seat = There is no place yet. If one comes free, we will be in touch.
call-word = The booking word is { $word }.
call-write-down = { $who ->
    [both] (Ask whether they want to write down the booking word.)
   *[other] (Ask whether they want to write down the booking word.)
}
call-bring = This is good to bring:
call-nothing-more = Nothing more is needed.
call-cannot-come = If you can't come, call { $phone }, { $hours }.
call-missing-a-day = If one of the days does not work, call { $phone }, { $hours }. The place is kept for the other days.
call-leave-line = If the place on the list is not needed, call { $phone }, { $hours }.
call-undo = { $left ->
    [line] Was that a mistake? Call { $phone } by { $day } at { $clock }. Then we change it back.
   *[seats] Was that a mistake? Call { $phone } by { $day } at { $clock }. If the place is free we change it back.
}
call-come-after-all = Was that a mistake? Call { $phone }, { $hours }.
calendar-summary = Digital help
calendar-summary-of = Digital help, meeting { $number } of { $count }
calendar-help = Can't come? Call { $municipality }: { $phone } ({ $hours }).
calendar-safety = Do not bring bank cards or security devices. The pupil never asks for passwords or bank codes.
talk-over = Call us on { $phone } ({ $hours }) and we will find a way together.
call-talk-over = (Talk about how it can be solved. Write in the note what you agree on.)
