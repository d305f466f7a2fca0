"""What was left in a message from a template: open fields, notes to fill in, a greeting without a name."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.message import Find, Message

_FIELD = (
    r"(?:insert|enter|fill|your|customer|client|agent|order|date|product|amount|first|last|full|name|company|reason|number|"
    r"signature|address|time|item|link|delete|choose|select|tracking|refund|details?|issue|brand|city|department|phone|"
    r"email|day|reference|xx+)"
)
_GREETING = r"(?:dear|hi|hello|good (?:morning|afternoon|evening))"
_TITLES = r"(?: mr/mrs| mr\./mrs\.| mr/ms| sir/madam name| mr or mrs)"
_LEFTOVER = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|<<[^<>\n]{1,60}>>|%%?[a-z_]{3,40}%%?"
    rf"|\{{ ?[a-z][\w .,'-]{{1,40}}\}}|\[ ?{_FIELD}(?![a-z])[\w .,:'/-]{{0,60}}\]"
    r"|<(?!/|(?:b|i|p|a|br|em|strong|div|span|ul|li)\b)[a-z][\w -]{1,30}>"
    r"|\bx{3,}\b|_{4,}|\blorem ipsum\b|\((?:insert|delete|choose|select) (?:as|one|name|appropriate|here)[^)\n]{0,40}\)"
    rf"|(?:^|\n){_GREETING}{_TITLES}? ?,(?=\s|$)|\bmr\.?/(?:mrs|ms)\.?(?=[ ,]|$)"
)
_GREETED_NOBODY = re.compile(r"\n?(?:hi|hello|good (?:morning|afternoon|evening)) ?,")


def find_leftovers(message: Message) -> Iterator[Find]:
    """Find what should have been filled in; a plain "Hello," is a greeting, "Dear ," is not."""
    for match in _LEFTOVER.finditer(message.text):
        if not _GREETED_NOBODY.fullmatch(match.group()) or match.group().endswith(" ,"):
            start = match.start() + (match.group()[0] == "\n")
            yield Find(Move.TEMPLATE_LEFT, 95, start, match.end(), start)
