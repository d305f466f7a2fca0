"""When a message says that something will happen: days, hours and deadlines, with their spans."""

import re
from typing import NamedTuple

from simulator.text.normalise import fold
from simulator.text.numerals import SPOKEN

# Days and months as people misspell them too: a time is worth reading in any spelling.
_DAY = (
    r"(?:m[ou]nda?y|tue?sda?y|wed?n?e?d?n?e?s?da?y|th[ui]?r?s?da?y|frida?y|sat[ue]?r?da?y|sunda?y)"
    r"|(?:(?<=on )|(?<=by ))(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun)"
    r"|(?:mon|tues?|weds?|thur?s?|fri|sat|sun)(?= (?:\d|at |morning|afternoon|evening|noon))|weds|thurs"
)
_MONTH = (
    r"jan(?:u?ary)?|feb(?:r?u?ary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:u?st)?|sept?(?:em?b?er)?"
    r"|oct(?:o?b(?:er|re))?|nov(?:em?e?ber|mber)?|dec(?:em?b?er)?"
)
_COUNT = rf"(?:\d+|an?|a couple of|a few|{SPOKEN})"
COUNTS = rf"{_COUNT}(?:(?:-| to | or ){_COUNT})?"
_UNIT = r"(?:working |business |week)?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|seconds?|secs?)"
_ORDINAL_WORD = (
    r"(?:(?:twenty|thirty)[- ](?:first|second|third)|(?:twenty[- ])?(?:fourth|fifth|sixth|seventh|eighth|ninth)|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_SPELT_DATE = (
    rf"the {_ORDINAL_WORD}(?! (?:time|floor|one|day|person|call|row|page|year|of (?!{_MONTH})))"
    rf"|(?:the )?(?:{_ORDINAL_WORD}|first|second|third) (?:of )?(?:{_MONTH})"
)
_ORDINAL = rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?: (?:of )?(?:{_MONTH}))?(?: \d{{4}})?"
_DATE = (
    rf"(?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})(?:st|nd|rd|th)?(?:,? \d{{4}})?|{_ORDINAL}"
    r"|(?!24/7)\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{4}-\d\d-\d\d"
    rf"|{_SPELT_DATE}"
)
_PART = r"(?:morning|afternoon|evening|night|lunch ?time|noon|midday|midnight|tonight|teatime)"
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = (
    r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?(?:[ap]\.?m\b\.?|o'?clock)"
    rf"|(?:half|quarter|five|ten|twenty) (?:past|to) (?:{_HOUR_WORD}|\d{{1,2}})|half {_HOUR_WORD}"
    rf"|{_HOUR_WORD} o'?clock|noon|midday|midnight"
)
_HOUR = (
    rf"(?:{_CLOCK}|\d{{1,2}}(?!\s?[%\w£$€.,]?\d|\s?(?:%|[a-z]))"
    rf"|{_HOUR_WORD}(?: {SPOKEN})?(?! (?:of|more|to|and|other|\w+s)\b))"
)
_ANY_HOUR = rf"(?:{_CLOCK}|\d{{1,2}}|{_HOUR_WORD})"
_RANGE = rf"(?:between )?{_ANY_HOUR} ?(?:-|to|and|till|until) ?{_ANY_HOUR}(?: ?[ap]\.?m\b)?"
_PERIOD = r"(?:week(?:end)?|month|year|hour|days?)"
_NAMED = (
    rf"(?:this|tomorrow|next|{_DAY}) {_PART}|today|toni(?:ght|gt|te)|tom+or+ow|overnight"
    rf"|(?:this |next |coming |following )?(?:{_DAY})|(?:this|next|the following|the coming) {_PERIOD}"
    rf"|(?:the )?(?:end|close|start|beginning|middle) of (?:the |this |next |play|business)?"
    rf" ?(?:day|today|week|month|morning|shift|business|{_DAY})?"
    r"|straight ?away|right away|immediately|at once|within the hour|the same day|first thing|eod|cob"
)
_AT = (
    rf"(?:,? (?:at|by|before|after|around|about|from|between|on) (?:the )?(?:{_RANGE}|{_HOUR}|{_DATE}|{_NAMED})"
    rf"|,? (?:{_DATE}|{_RANGE}|{_CLOCK})|,? (?:in the |first thing )?{_PART})"
)
_DUE = re.compile(
    r"(?<![\w.,:£$€])(?:"
    rf"(?:within|in|under|inside|no later than|over) (?:the next |about |around |under |less than )?"
    rf"{COUNTS} {_UNIT}(?:' time| time)?"
    rf"|(?:the |these )?next (?:{_COUNT} )?{_UNIT}"
    rf"|{COUNTS} {_UNIT}(?= (?:at (?:most|the latest)|from now|max))"
    rf"|(?:by|before|on|until|till|from|no later than|as of|latest) (?:about |around |the latest )?"
    rf"(?:{_NAMED}|{_DATE}|{_RANGE}|{_HOUR})(?:{_AT})*"
    rf"|(?:at|about|around|after) (?:{_CLOCK}|{_RANGE}|{_HOUR})(?:{_AT})*"
    rf"|(?:{_NAMED}|{_DATE})(?:{_AT})*"
    rf"|between {_ANY_HOUR} and {_ANY_HOUR}"
    r")(?!\w|'s)"
)


class Due(NamedTuple):
    """One moment or span of time that a message names, in its own words."""

    text: str
    start: int
    end: int


def dues(text: str) -> tuple[Due, ...]:
    """Return the times that a message names, in order; "soon" and "shortly" are none."""
    folded = fold(text)
    spans = [folded.span(*span) for span in dues_in(folded.text)]
    return tuple(Due(text[start:end], start, end) for start, end in spans)


def dues_in(folded_text: str) -> tuple[tuple[int, int], ...]:
    """Return the same as spans of folded text."""
    return tuple(match.span() for match in _DUE.finditer(folded_text))
