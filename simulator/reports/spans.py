"""Lengths of time as a person says them."""


def spoken_duration(seconds: int) -> str:
    """Return a length of time in the largest unit that says it well: "45 s", "2 min", "3 h", "1 day"."""
    for size, one, many in ((86_400, "day", "days"), (3_600, "h", "h"), (60, "min", "min")):
        if seconds >= size:
            count = (seconds + size // 2) // size
            return f"{count} {one if count == 1 else many}"
    return f"{seconds} s"
