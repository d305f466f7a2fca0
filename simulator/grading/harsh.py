"""Words of which an insult or a threat holds at least one: nobody is failed on a guess."""

import re

_HARSH = re.compile(
    r"\b(?:idiots?|idiotic|stupid|moron\w*|dumb\w*|imbecile|fools?|liars?|pathetic|clowns?|cretin|losers?|lazy|crazy|"
    r"insane|shut up|get lost|go to hell|go back to|piss off|fuck\w*|bastard|bitch|bloody|scum|trash|parasites?|"
    r"freaks?|thick|you people|your (?:kind|sort)|people like you|sue you|see you in court|lawyers?|solicitors?|police|"
    r"blacklist\w*|ban you|banned|collections?|bailiffs?|regret (?:it|this)|you'll be sorry|watch (?:yourself|it)|"
    r"warn(?:ing)? you|or else)\b",
    re.IGNORECASE,
)


def is_harsh(words: str) -> bool:
    """Return whether a text holds an insulting or threatening word."""
    return bool(_HARSH.search(words))
