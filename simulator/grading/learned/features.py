"""What a contact shows, as the named numbers that the heads weigh: signals and moves, never raw words or length."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sized

from simulator.domain.moves import Move
from simulator.grading.case import Case
from simulator.grading.criteria.solution import extras
from simulator.grading.draft import Draft, ids
from simulator.grading.evidence import Evidence

Features = Mapping[str, float]

MANY = 3
"""Findings of one kind from which more count no further: repeats earn nothing."""
_HELP = (
    "deeds", "personal", "done_in_person", "handed_over", "offers", "workarounds", "fixes", "remedies", "hints",
    "concrete", "follow_ups", "choices", "contingencies", "stays", "owned", "refusal", "answers",
)  # fmt: skip
_NOTICED = ("own", "general", "sorries", "dismissals", "acknowledgements")
_SHOWN = (
    "feelings", "troubles", "stakes", "questions", "requests", "risks", "grave_risks", "wishes_for_a_check",
    "asks_when", "tired_of_causes", "resigned",
)  # fmt: skip
_ADDED = ("choice", "prevention", "check")


def features_of(draft: Draft) -> Features:
    """Return the features of one contact; what is left out is 0."""
    seen = draft.evidence
    return dict((*_drafted(draft), *_counted(seen), *_customer(seen), *_moves(seen), *_likely(seen.case)))


def _drafted(draft: Draft) -> Iterator[tuple[str, float]]:
    for verdict in draft.verdicts:
        yield f"level:{verdict.criterion}={verdict.level}", 1.0
    yield f"resolved={draft.resolved}", 1.0
    sure = ids([hit for hit in draft.hits if hit.sure])
    yield from ((f"stated:{each}", 1.0) for each in sorted(ids(draft.stated)))
    yield from ((f"sure:{each}", 1.0) for each in sorted(sure))
    yield from ((f"pointed:{each}", 1.0) for each in sorted(ids(draft.hits)))


def _counted(evidence: Evidence) -> Iterator[tuple[str, float]]:
    added = extras(evidence)
    kinds: tuple[tuple[object, tuple[str, ...]], ...] = (
        (evidence.help, _HELP), (evidence.noticed, _NOTICED), (evidence.customer, _SHOWN), (added, _ADDED),
    )  # fmt: skip
    for source, names in kinds:
        for name in names:
            yield from _amount(name, getattr(source, name))
    yield from _amount("personal_words", evidence.personal_words)


def _amount(name: str, found: Sized) -> Iterator[tuple[str, float]]:
    if found:
        yield f"any:{name}", 1.0
        yield f"many:{name}", min(len(found), MANY) / MANY


def _customer(evidence: Evidence) -> Iterator[tuple[str, float]]:
    customer, case = evidence.customer, evidence.case
    told = {
        "trouble": customer.trouble is not None,
        "content": customer.content,
        "left_unhappy": customer.left_unhappy,
        "late": any(wait.late for wait in evidence.waits),
        "beyond_authority": evidence.beyond_authority,
        f"last:{case.turns[-1].role if case.turns else None}": True,
        f"channel:{case.transcript.channel}": True,
    }
    yield from ((name, 1.0) for name, true in told.items() if true)


def _moves(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Yield which moves were made, in what share of the agent's turns, and which in the first of them."""
    turns = evidence.case.agent
    made = Counter(move for turn in turns for move in {found.move for found in turn.moves})
    for move, count in sorted(made.items()):
        yield f"made:{move.value}", 1.0
        yield f"share:{move.value}", round(count / len(turns), 4)
    for move in sorted({found.move for found in turns[0].moves} if turns else ()):
        yield f"first:{move.value}", 1.0


def _likely(case: Case) -> Iterator[tuple[str, float]]:
    """Yield how likely each move is in the sentence and in the mean turn that speak most for it, 0 to 1."""
    by_turn = [_loudest(case, turn.number) for turn in case.agent]
    for move in sorted({move for loudest in by_turn for move in loudest}):
        points = [loudest.get(move, 0) for loudest in by_turn]
        yield f"likely:{move.value}", max(points) / 100
        yield f"usual:{move.value}", round(sum(points) / len(points) / 100, 4)


def _loudest(case: Case, number: int) -> Mapping[Move, int]:
    """Return the points of each move in the sentence that speaks most for it; what speaks to the grader is left out."""
    loudest: dict[Move, int] = {}
    reading = case.readings.get(number)
    for sentence in reading.likely if reading else ():
        if not any(sentence.start < end and start < sentence.end for start, end in case.turns[number].attempts):
            for move, points in sentence.moves.items():
                loudest[move] = max(points, loudest.get(move, 0))
    return loudest
