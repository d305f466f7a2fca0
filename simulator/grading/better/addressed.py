"""How the customer may be addressed: by first name, by title and surname, in public only by what they show."""

import re

from simulator.grading.case import Case

_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|sir|rev)\.?$", re.IGNORECASE)
_SHOWN_AS = re.compile(
    r"\b(?:posts|reviews?|writes) as (?:['\"\u2018\u201c](?P<quoted>[^'\"\u2019\u201d]+)|(?P<plain>@?[\w.-]+))|"
    r"(?P<handle>@[\w.]+\w)",
    re.IGNORECASE,
)
"""How a name or a record says what others see of somebody."""


def called(case: Case) -> str:
    """Return how the customer may be addressed here, empty where no name is known."""
    situation = case.situation
    shown = situation.shown_as or _shown_name(f"{situation.customer_name}\n{situation.record}")
    name = shown if case.public and shown else re.sub(r"\(.*?\)", "", situation.customer_name).strip()
    words = [word.strip(",'\"") for word in name.split()]
    if len(words) > 1 and _TITLE.match(words[0]):
        return f"{words[0]} {words[-1]}"
    return words[0] if words else ""


def _shown_name(text: str) -> str:
    found = _SHOWN_AS.search(text)
    return next((name for name in found.groups() if name), "") if found else ""
