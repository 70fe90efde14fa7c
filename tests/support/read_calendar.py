"""Reads a calendar file from standard input with Python's icalendar, by the time zone in the file itself, and
writes a line per entry: begin and end in UTC, sequence, status, and the last change."""

import sys
from datetime import timezone

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


def utc(value):
    name = value.params.get("TZID")
    naive = value.dt.replace(tzinfo=None)
    return zones[name].localize(naive).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


print(calendar.get("X-WR-CALNAME"), calendar.get("X-PUBLISHED-TTL"))
for event in calendar.walk("VEVENT"):
    print(
        utc(event["DTSTART"]),
        utc(event["DTEND"]),
        event["SEQUENCE"],
        event["STATUS"],
        event["LAST-MODIFIED"].dt.strftime("%Y-%m-%dT%H:%MZ"),
        event["SUMMARY"],
    )
