"""Lengths of time and moments of a story as a person says them."""

import re

DAY = 24 * 60
"""Minutes."""
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\s*$")


def spoken_duration(seconds: int) -> str:
    """Return a length of time in the largest unit that says it well: "45 s", "90 s", "2 min", "3 h", "1 day"."""
    if seconds < 120 and seconds % 60:
        return f"{seconds} s"
    for size, one, many in ((86_400, "day", "days"), (3_600, "h", "h"), (60, "min", "min")):
        if seconds >= size:
            count = (seconds + size // 2) // size
            return f"{count} {one if count == 1 else many}"
    return f"{seconds} s"


def clock_face(seconds: int) -> str:
    """Return seconds as a running clock shows them: "0:48", "12:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def story_time(today: str, at: int) -> str:
    """Return when something happened in a story: by the clock where its day names an hour, else how long after."""
    found = _CLOCK.search(today)
    if found is None:
        return f"{spoken_duration(at)} later" if at else "at the start"
    days, minutes = divmod(int(found[1]) * 60 + int(found[2]) + at // 60, DAY)
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return {0: clock, 1: f"next day, {clock}"}.get(days, f"{days} days later, {clock}")
