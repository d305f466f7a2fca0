"""How the customer may be addressed: by first name, by title and surname, in public only by what they show."""

import re

from simulator.grading.case import Case

_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|sir|rev)\.?$", re.IGNORECASE)
_SHOWN_AS = re.compile(r"\((?:posts|reviews) as ['\"]?(@?[\w.-]+)|\((@[\w.]+)\)", re.IGNORECASE)


def called(case: Case) -> str:
    """Return how the customer may be addressed here, empty where no name is known."""
    situation = case.situation
    shown = situation.shown_as or _shown_name(situation.customer_name)
    name = shown if case.public and shown else re.sub(r"\(.*?\)", "", situation.customer_name).strip()
    words = [word.strip(",.'\"") for word in name.split()]
    if len(words) > 1 and _TITLE.match(words[0]):
        return f"{words[0]} {words[-1]}"
    return words[0] if words else ""


def _shown_name(name: str) -> str:
    found = _SHOWN_AS.search(name)
    return (found.group(1) or found.group(2)) if found else ""
