"""Writes as many distinct transcripts as wanted, made from the labelled contacts with names and numbers varied:
`python -m bench.transcripts FOLDER [COUNT]`."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

CONTACTS = Path(__file__).parents[1] / "simulator" / "training" / "data" / "contacts"

_FIRST = (
    "Ada", "Bruno", "Chidi", "Dalia", "Edwin", "Farah", "Goran", "Hanna", "Ivo", "Jomo", "Katya", "Lucio", "Mina",
    "Nadim", "Odile", "Pavel", "Quentin", "Rosa", "Selim", "Tove", "Ugo", "Vera", "Wanda", "Yusuf", "Zelda",
)  # fmt: skip
_LAST = (
    "Abara", "Brandt", "Castro", "Dufour", "Eklund", "Farkas", "Gruber", "Hoang", "Iversen", "Jansen", "Kovac",
    "Lindh", "Moreau", "Novak", "Okoye", "Petrov", "Quist", "Rossi", "Sato", "Tanaka", "Urban", "Vogel", "Zhou",
)  # fmt: skip
_CODE = re.compile(r"(?<![\d.,])(?!20\d\d\b)\d{3,}(?![\d.,])")
"""A number of three digits or more that is no year and no part of a sum."""


def main() -> None:
    """Write the transcripts that were asked for."""
    write_transcripts(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)


def write_transcripts(folder: Path, wanted: int) -> None:
    """Write transcripts into a folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for transcript in islice(varied(), wanted):
        text = json.dumps(transcript, ensure_ascii=False, indent=1)
        (folder / f"{transcript['id']}.json").write_text(text, encoding="utf-8")


def varied() -> Iterator[Mapping[str, Any]]:
    """Yield transcripts without end: every contact as someone else's, then every contact as another one's again."""
    contacts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CONTACTS.glob("*/transcripts/*.json"))]
    for number in count():
        for contact in contacts:
            yield _as_anothers(contact, number)


def _as_anothers(contact: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    """Return a contact with another customer's name and other numbers throughout."""
    old = [part for part in contact["customer"]["name"].split() if len(part) > 2 and part.isalpha()]
    new = (_FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)])
    names = {part.casefold(): new[min(place, 1)] for place, part in enumerate(old)}
    pattern = re.compile(rf"\b(?:{'|'.join(old)})\b", re.IGNORECASE) if old else None

    def renamed(text: str) -> str:
        text = _CODE.sub(lambda found: _counted_on(found[0], number), text)
        return pattern.sub(lambda found: _as_written(names[found[0].casefold()], found[0]), text) if pattern else text

    customer = {key: renamed(text) for key, text in contact["customer"].items()}
    turns = [{**turn, "text": renamed(turn["text"])} for turn in contact["turns"]]
    return {**contact, "id": f"{number:04}-{contact['id']}", "customer": customer, "turns": turns}


def _counted_on(digits: str, number: int) -> str:
    """Return a number of as many digits that begins as it did."""
    rest = (int(digits[1:]) + 7 * number) % 10 ** (len(digits) - 1)
    return digits[0] + str(rest).zfill(len(digits) - 1)


def _as_written(name: str, before: str) -> str:
    return name.lower() if before.islower() else name.upper() if before.isupper() else name


if __name__ == "__main__":
    main()
