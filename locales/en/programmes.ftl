title = Programmes
lead = This is what you teach. The texts are shown to those who choose a session.
new = Add a programme
new-lead = Write briefly and simply. Many who read it have never done this before.
change = Change the programme
change-of = Change the programme { $programme }
change-lead = What you change is shown at once on the pages of the programme's sessions. Those who have registered already get no message.
for = { $age ->
    [0] For all ages
   *[other] For those of { $age } years and over
}
shown = This is how participants read about the programme, on the page of each session.
english-missing = One or more texts are missing in English. The English pages show the Swedish instead.
section-about = About the programme
name = Name of the programme
name-hint = For example Kom igång med mobil och surfplatta.
summary = What it is about
summary-hint = A few sentences: what one learns, who teaches, what it costs and whether one needs to know anything beforehand.
age = Minimum age
age-hint = The age that one must have reached in the year of the first session. Write 0 if it is for everybody.
section-before = Before the session
bring = Bring
bring-hint = One thing on each line.
do-not-bring = Leave at home
do-not-bring-hint = One thing on each line, for example a bank security device.
preparation = Prepare
preparation-hint = If there is anything to do before one comes.
wrong-name = Write the name of the programme in Swedish
wrong-summary = Write in Swedish what the programme is about
wrong-age = Write an age, a number from 0 to 120
wrong-swedish = Write the text in Swedish too
wrong-lines = The Swedish list has { $swedish } lines and the English one { $english }. Write as many, in the same order, or leave the English empty.
