"""Whether a message would fit any complaint: boilerplate weighed against what is only true of this one."""

from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.cuefinds import Found, apart
from simulator.reader.message import Find, Message

_STRONG, _SOFT = 40, 20
_AGAINST = {
    Move.PERSONAL_DETAIL: 40,
    Move.TAKES_ACTION: 25,
    Move.CONFIRMS_DONE: 25,
    Move.OFFERS_SOLUTION: 15,
    Move.GIVES_TIMELINE: 15,
    Move.GIVES_INFORMATION: 10,
    Move.ACKNOWLEDGES_CONSEQUENCE: 30,
    Move.USES_NAME: 5,
    Move.OWNS_FAULT: 20,
}
"""What speaks against a form letter, in the points that boilerplate brings (our judgement, set on the labelled set)."""
_ENOUGH = 40


def find_form_letter(message: Message, found: Found, finds: list[Find]) -> Iterator[Find]:
    """Find a form letter by its most telling phrase."""
    strong = apart(found.named["form_strong"])
    soft = [span for span in apart(found.named["form_soft"]) if not _overlaps(span, strong)]
    made = {find.move for find in finds if find.confidence >= 75}
    points = (
        _STRONG * len(strong) + _SOFT * len(soft) - sum(weight for move, weight in _AGAINST.items() if move in made)
    )
    if points >= _ENOUGH:
        start, end = min(found.named["form_strong"] or found.named["form_soft"])
        yield message.whole_clause(Move.FORM_LETTER, min(97, 60 + points // 4), start, end)


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
