"""Amounts of money in a message, in hundredths, with their spans."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from simulator.text.normalise import fold
from simulator.text.numerals import SPOKEN, spoken_number

_SIGN = r"[£$€¥₹]|us\$|a\$|c\$"
_CODE = r"gbp|usd|eur|chf|sek|nok|dkk|pln|cad|aud|nzd|inr|jpy|zar"
_NAME = r"pounds?|quid|euros?|dollars?|bucks?|francs?|rupees?|zloty|zł|kroner|kronor|kr|rand|yen|sterling"
_SMALL = r"pence|p|cents?|c"
_NUMBER = r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"

_AMOUNT = re.compile(
    rf"(?:(?:{_SIGN}) ?|\b(?:{_CODE}) )(?P<before>{_NUMBER})(?![\d%])"
    rf"|(?<![\w.,:])(?P<after>{_NUMBER})[ -]?(?:[€£$₹]|(?:{_CODE}|{_NAME})\b)(?: (?P<and>\d{{2}})(?!\d)(?! ?%))?"
    rf"|(?<![\w.,:])(?P<small>\d{{1,3}}) ?(?:{_SMALL})\b(?!\.\w)"
    rf"|\b(?P<spoken>{SPOKEN})[ -](?:{_NAME})\b(?: (?P<spoken_and>{SPOKEN})\b(?! (?:{_NAME}|percent)))?"
)
# An amount without its currency, said right after the word that makes it money: "I can refund the 640 today".
_BARE = re.compile(
    rf"\b(?:refund(?:ed|ing)?|credit(?:ed|ing)?|reimburse[ds]?|repaid|repay|compensate|return(?:ed)?|goodwill of|"
    rf"(?:take|taken|taking|knock|knocked) off|(?:give|giving|given|pay|paid|paying) (?:you )?back|cost(?:s|ing)?|"
    rf"price (?:is|was|of)|comes to|charged? (?:you )?)"
    rf" (?:you |your |the |of |with |full |an? )*(?P<bare>{_NUMBER})(?![\d%:/]|-\d| ?(?:st|nd|rd|th|am|pm|days?|hours?"
    rf"|minutes?|weeks?|months?|%|percent|items?|times?|working|gb|mb|kg)\b)"
)
_HINT = re.compile(rf"\d|{_NAME}")
"""Cheap signs without one of which no amount stands in a text."""


class Amount(NamedTuple):
    """One amount of money."""

    cents: int
    start: int
    end: int


@lru_cache(maxsize=512)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money in a message, in order, whatever their currency."""
    folded = fold(text)
    return tuple(Amount(cents, *folded.span(start, end)) for cents, start, end in amounts_in(folded.text))


def amounts_in(folded_text: str) -> tuple[Amount, ...]:
    """Return the same in places of folded text."""
    if not _HINT.search(folded_text):
        return ()
    line = folded_text.replace("\n", " ")
    found = [Amount(_cents(match), *match.span()) for match in _AMOUNT.finditer(line)]
    bare = [Amount(_hundredths(match["bare"]), *match.span("bare")) for match in _BARE.finditer(line)]
    found += [amount for amount in bare if not any(_overlap(amount, other) for other in found)]
    return tuple(sorted(found, key=lambda amount: amount.start))


def _overlap(one: Amount, other: Amount) -> bool:
    return one.start < other.end and other.start < one.end


def _cents(match: re.Match[str]) -> int:
    if match["small"]:
        return int(match["small"])
    if match["spoken"]:
        whole = spoken_number(match["spoken"]) or 0
        return whole * 100 + ((spoken_number(match["spoken_and"]) or 0) if match["spoken_and"] else 0)
    return _hundredths(match["before"] or match["after"]) + int(match["and"] or 0)


def _hundredths(number: str) -> int:
    """Return hundredths for a number with either mark before its decimals; three digits after a mark are thousands."""
    whole, mark, rest = number, "", ""
    found = re.search(r"[.,](\d{1,2})$", number)
    if found:
        whole, mark, rest = number[: found.start()], ".", found.group(1)
    return int(Decimal(re.sub(r"\D", "", whole) + mark + rest) * 100)
