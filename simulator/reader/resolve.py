"""What stands when finds compete for the same words: the more telling one, and a no with its alternative."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from simulator.domain.moves import Move
from simulator.reader.message import Find, Message

M = Move

_UNKIND = frozenset((M.DISMISSES, M.BLAMES_CUSTOMER, M.INSULTS, M.THREATENS))
_HANDS_ON = frozenset((M.BOUNCES_CHANNEL, M.DEFLECTS_TO_AUTOMATION, M.BURDENS_CUSTOMER))
_DEEDS = frozenset((M.TAKES_ACTION, M.CONFIRMS_DONE, M.OFFERS_SOLUTION, M.OFFERS_CHOICE, M.PROMISES_FOLLOW_UP))

_YIELDS_TO: Mapping[Move, frozenset[Move]] = {
    M.ACKNOWLEDGES_FEELING: _UNKIND | {M.STOCK_EMPATHY, M.TOO_PERSONAL, M.CURT, M.CRITICISES_OTHERS},
    M.ACKNOWLEDGES_CONSEQUENCE: _UNKIND | {M.BURDENS_CUSTOMER, M.PROMISES_FOLLOW_UP},
    M.TAKES_ACTION: frozenset(
        (
            M.ESCALATES, M.THREATENS, M.INSULTS, M.VAGUE_PROMISE, M.REFUSES, M.PUSHES_SALE, M.ATTEMPTS_INSTRUCTION,
            M.ASKS_RATING, M.PROMISES_FOLLOW_UP,
        )
    ),
    M.OFFERS_SOLUTION: _HANDS_ON | {
        M.REFUSES, M.PUSHES_SALE, M.ASKS_RATING, M.THREATENS, M.DISMISSES, M.ESCALATES, M.ASKS_SECRET,
    },
    M.OFFERS_CHOICE: frozenset((M.PUSHES_SALE, M.DISMISSES, M.THREATENS, M.INSULTS)),
    M.GIVES_NEXT_STEP: _HANDS_ON | _DEEDS | {M.VAGUE_PROMISE, M.THREATENS, M.DISMISSES, M.REFUSES, M.PUSHES_SALE},
    M.PROMISES_FOLLOW_UP: frozenset((M.VAGUE_PROMISE, M.THREATENS)),
    M.EXPLAINS_CAUSE: _UNKIND,
    M.BLAMES_OTHERS: frozenset((M.OWNS_FAULT,)),
    M.CRITICISES_OTHERS: frozenset((M.INSULTS,)),
    M.GIVES_INFORMATION: _UNKIND | _HANDS_ON | _DEEDS | {
        M.REFUSES, M.HIDES_BEHIND_POLICY, M.PUSHES_SALE, M.ACKNOWLEDGES_FEELING, M.ACKNOWLEDGES_CONSEQUENCE,
        M.OWNS_FAULT, M.CRITICISES_OTHERS, M.STOCK_EMPATHY,
    },
    M.INVITES_CHECK: frozenset((M.PUSHES_SALE, M.DISMISSES, M.INSULTS)),
    M.SETS_EXPECTATION: _UNKIND | {M.CRITICISES_OTHERS},
    M.THANKS_SPECIFICALLY: frozenset((M.INSULTS, M.FORM_LETTER)),
    M.DISMISSES: frozenset((M.INSULTS,)),
    M.ASKS_QUESTION: frozenset((M.ASKS_RATING, M.PUSHES_SALE, M.DEFLECTS_TO_AUTOMATION, M.ASKS_SECRET)),
    M.CURT: frozenset((M.INSULTS, M.DISMISSES)),
    M.BURDENS_CUSTOMER: frozenset((M.BOUNCES_CHANNEL, M.DEFLECTS_TO_AUTOMATION, M.ASKS_SECRET)),
    M.ASKS_RATING: frozenset((M.ATTEMPTS_INSTRUCTION,)),
    M.APOLOGISES: frozenset((M.STOCK_EMPATHY,)),
    M.CLOSES: frozenset((M.ATTEMPTS_INSTRUCTION, M.THREATENS)),
}  # fmt: skip
"""Which moves give way to which others on the same words."""

_MOST_OF_A_KIND = 60
"""Finds of one move that are looked at in one message; no person writes more."""
_LAST_SENTENCES = 4
"""A farewell stands at the end; a sign-off may follow it."""
_TIMED = frozenset((M.VAGUE_PROMISE,))
_ALTERNATIVES = frozenset((M.OFFERS_SOLUTION, M.OFFERS_CHOICE, M.TAKES_ACTION, M.CONFIRMS_DONE))
_INSTEAD = re.compile(
    r"[^\w]*(?:sorry to say, |i'm afraid, |[\w ]{0,30}[,;.] ?)?(?:but|instead|what (?:i|we) (?:can|could)|yet)\b"
    r"(?![^.!?]*(?:\bnot\b|n't\b|\bnothing\b|\bnever\b|\bno\b|\bpolicy\b|\brules?\b))"
    r"[^.!?]*?(?:\b(?:i|we|you) (?:can|could|may|make|keep|hold|send|give)\b"
    r"|\b(?:can|could|may) (?:be|let|have|go|come|do)\b"
    r"|'ll\b|\bwill\b|\bstill\b|\btell me\b)"
)
"""What follows a no that does not end there: "but both can be moved"."""


def resolved(message: Message, finds: Sequence[Find]) -> list[Find]:
    """Return the finds that stand, in order of the text, at most one of a kind in a clause."""
    finds = _not_too_many(finds)
    timed = {message.words.sentence_at(find.at) for find in finds if find.move is M.GIVES_TIMELINE}
    kept = [find for find in finds if not (find.move in _TIMED and message.words.sentence_at(find.at) in timed)]
    kept = [find for find in kept if not (_gives_way(find, kept) or _out_of_place(message, find))]
    kept = _with_alternative(message, kept)
    return _one_a_clause(kept)


def _not_too_many(finds: Sequence[Find]) -> list[Find]:
    """Return the first finds of each move, so that no message takes long to resolve."""
    seen: Counter[Move] = Counter()
    kept = []
    for find in sorted(finds, key=lambda find: find.start):
        seen[find.move] += 1
        if seen[find.move] <= _MOST_OF_A_KIND:
            kept.append(find)
    return kept


def _gives_way(find: Find, finds: Sequence[Find]) -> bool:
    stronger = _YIELDS_TO.get(find.move)
    if stronger is None:
        return False
    return any(other.move in stronger and other.start < find.end and find.start < other.end for other in finds)


def _out_of_place(message: Message, find: Find) -> bool:
    """Return whether it is a farewell long before the end, or a word to an audience where nobody reads along."""
    early = message.words.sentence_at(find.at) < len(message.words.sentences) - _LAST_SENTENCES
    return (find.move is M.CLOSES and early) or (find.move is M.ADDRESSES_AUDIENCE and not message.public)


def _with_alternative(message: Message, finds: list[Find]) -> list[Find]:
    """Return the finds with a no read as one with an alternative, where something else is offered or done."""
    sure = [find for find in finds if find.move in _ALTERNATIVES and find.confidence >= 75]
    refusals = [find for find in finds if find.move is M.REFUSES]
    instead = any(_INSTEAD.match(message.text, find.end) for find in refusals)
    if not refusals or not (instead or any(_apart(find, refusals) for find in sure)):
        return finds
    softened = [_eased(find) for find in finds if find.move is not M.REFUSES]
    return [*softened, *(find._replace(move=M.REFUSES_WITH_ALTERNATIVE) for find in refusals)]


def _eased(find: Find) -> Find:
    """Return a rule given beside a no and an alternative as hardly hidden behind."""
    return find._replace(confidence=45) if find.move is M.HIDES_BEHIND_POLICY else find


def _apart(find: Find, refusals: Sequence[Find]) -> bool:
    return all(find.end <= refusal.start or refusal.end <= find.start for refusal in refusals)


def _one_a_clause(finds: Sequence[Find]) -> list[Find]:
    """Return the most confident find of each move among those that overlap."""
    out: list[Find] = []
    for find in sorted(finds, key=lambda find: (-find.confidence, find.start, -find.end, find.move)):
        if not any(other.move is find.move and other.start < find.end and find.start < other.end for other in out):
            out.append(find)
    return sorted(out, key=lambda find: (find.start, find.end, find.move))
