title = To arrange for the sessions
title-mine = What you are to arrange
mine = Show only what you are to arrange
all = Show everything
counted = { $left ->
    [0] Nothing is left to arrange.
    [one] One thing is left to arrange.
   *[other] { $left } things are left to arrange.
}
counted-late = { $late ->
    [one] One of them is late.
   *[other] { $late } of them are late.
}
session = { $day } { $hours }, { $venue }
all-done = Everything is arranged
left = { $left } left
line = { $what }: by { $day }
last = By { $day }
loan = Borrow something to practise on
interpreter = Interpreter: { $language }
of = { $who }, { $word }: { $what }
owner = { $name } sees to it
nobody = Nobody sees to it yet
open = Left
late = Late
again = The session has moved, check again
in-place = The room has it
done = Arranged
cannot = Cannot be arranged
press-done = Arranged
press-take = I will do it
one = { $what }, { $who }
ask-state = How far has it come?
state-open = Not arranged
state-done = Arranged
state-cannot = Cannot be arranged
missing-state = Choose how far it has come
ask-owner = Who sees to it?
me = I do
colleague = { $name }
no-one = Nobody yet
missing-owner = Choose who sees to it
ask-note = Note
note-hint = At most { $most } signs, for example an order number. Nothing about health.
overtaken = A colleague was faster. This is how it stands now.
state-hint = Whoever was promised it is told when it is done. If it cannot be arranged we call and talk about it.
ask-knows = Is a message needed?
knows = The person knows already, send nothing
# What the person is told.
thing = { $kind ->
    [horslinga] a hearing loop
    [rullstol] a place for a wheelchair or a rollator
    [stor-text] large text
    [tolk] an interpreter
    [teckensprak] a sign language interpreter
    [stodperson] a chair for the person you bring
    [resa] help to get there
    [lana] something to practise on that you can borrow
   *[annat] the other thing you asked for
}
things-all = what you asked for
told-done-subject = It is arranged for the meeting on { $day }
told-done = For the meeting on { $when } we have arranged { $things }.
told-cannot-subject = Something we cannot arrange for the meeting on { $day }
told-cannot = Unfortunately we cannot arrange { $things } for the meeting on { $when }.
