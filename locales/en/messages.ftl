title = The demo's mailbox
lead = Here is everything that participants have been told, as they see it themselves. The newest comes first.
empty = Nothing has been sent yet. Sign somebody up and the confirmation appears here.
page = Shown on the page, to print or copy
email = E-mail to { $address }
sms = Text message to { $address }
letter = Letter to { $address }
call = Call to { $address }
queued = Waiting to be sent
again = Did not get through, trying again
sent = Done
refused = Could not be sent
parts = { $count ->
    [one] Length: 1 text message
   *[other] Length: { $count } text messages
}
to-print = Waiting to be printed and posted
to-call = Waiting for somebody to call
withdrawn = Taken back before it was sent, because something changed
