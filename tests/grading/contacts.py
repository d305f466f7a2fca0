"""Contacts written for the tests of grading, and the way from text to a card."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from simulator.content import load_library
from simulator.domain.moves import Reading
from simulator.domain.transcript import CustomerCard, Situation, Transcript, Turn, situation_of
from simulator.domain.verdict import Scorecard
from simulator.grading import BuiltinGrader
from simulator.grading.case import Case, laid_out
from simulator.grading.evidence import Evidence
from simulator.grading.learned.heads import GraderHeads
from simulator.grading.signals import signals
from simulator.reader import BuiltinReader

ROOT = Path(__file__).resolve().parents[2]

KETTLE = CustomerCard(name="Priya Raman", record="Order K-881: Corva kettle, 49 GBP, delivered Mon 1 June 2026.")
MAY = "Replace or refund any item up to 80 GBP, goodwill up to 20 GBP"

COMPLAINT = (
    "My new kettle leaked all over the counter this morning and shorted the toaster. I've got my in-laws here for the "
    "weekend and I'm boiling water in a saucepan. What are you going to do about it?"
)
"""One complaint that most of these contacts begin with."""

EXCELLENT = (
    "Priya, a flooded counter, a dead toaster and a houseful of in-laws on saucepan tea: that's a rotten start to a "
    "weekend, and it's our kettle that did it. I've put a new one on tonight's van, with you tomorrow between 8 and "
    "10. "
    "If you'd rather have the 49 pounds back, say so and I'll do that instead. I'll message you at 11 tomorrow to hear "
    "that it holds water. Does that get you through the weekend?"
)
MEDIOCRE = (
    "Hello, thank you for contacting us today regarding your recent purchase. I can see that this is not ideal and "
    "we always try to make sure that our customers are happy with the products that they receive from us. Our "
    "products are checked before they are sent out, and most of them arrive in good condition. We will look into "
    "this for you and somebody from the team will be in touch about it soon. In the meantime you are welcome to "
    "have a look at the other products on our website, where new things are added every week. We appreciate your "
    "patience while we look into it, and we hope that you will continue to shop with us in future. Have a nice day."
)


@cache
def library() -> Any:
    return load_library(ROOT)


@cache
def reader() -> BuiltinReader:
    return BuiltinReader()


@cache
def grader() -> BuiltinGrader:
    return BuiltinGrader(library().rubrics(), library().mistakes(), library().norms(), read=reader().read)


@cache
def rules_alone() -> BuiltinGrader:
    heads = GraderHeads()
    return BuiltinGrader(library().rubrics(), library().mistakes(), library().norms(), heads, read=reader().read)


def contact(*lines: str, channel: str = "chat", contact_id: str = "t1", **more: Any) -> Transcript:
    """Return a contact of lines that begin with "C:" or "A:", twenty seconds apart unless a line says "C@90:"."""
    turns: list[Turn] = []
    for line in lines:
        head, _, text = line.partition(":")
        side, _, at = head.partition("@")
        seconds = int(at) if at else (turns[-1].at + 20 if turns else 0)
        turns.append(Turn(role="customer" if side == "C" else "agent", text=text.strip(), at=seconds))
    fields = {"brand": "Corva, kitchen things; plain and friendly", "customer": KETTLE, "authority": MAY, **more}
    return Transcript(id=contact_id, channel=channel, turns=tuple(turns), **fields)


def readings_of(transcript: Transcript, situation: Situation) -> dict[int, Reading]:
    return {
        number: reader().read(turn.text, situation, transcript.turns[:number])
        for number, turn in transcript.of("agent")
    }


def case_of(transcript: Transcript, scenario: Any = None) -> Case:
    situation = situation_of(transcript, scenario)
    return laid_out(transcript, readings_of(transcript, situation), situation, library().norms()[transcript.channel])


def evidence_of(transcript: Transcript, scenario: Any = None) -> Evidence:
    case = case_of(transcript, scenario)
    return Evidence(case, signals(case))


def graded(transcript: Transcript, scenario: Any = None) -> Scorecard:
    situation = situation_of(transcript, scenario)
    return grader().grade(transcript, readings_of(transcript, situation), situation)


def by_rules(transcript: Transcript) -> Scorecard:
    """Return the card that the rules alone give: what they find, before heads weigh how certain it is."""
    situation = situation_of(transcript)
    return rules_alone().grade(transcript, readings_of(transcript, situation), situation)


def levels(card: Scorecard) -> dict[str, int | None]:
    return {verdict.criterion: verdict.level for verdict in card.verdicts}


def stated(card: Scorecard) -> set[str]:
    return {found.id for found in card.mistakes}


def asked(card: Scorecard) -> set[str]:
    return {found.id for found in card.possible_mistakes}


def every_quote(card: Scorecard) -> Sequence[Any]:
    """Return every quote that stands anywhere on a card."""
    found = [quote for verdict in card.verdicts for quote in verdict.quotes]
    found += [each.quote for each in (*card.mistakes, *card.possible_mistakes, *card.critical, *card.praise)]
    found += [each.quote for each in card.promises]
    found += [card.turning_point.quote] if card.turning_point else []
    return [quote for quote in found if quote is not None]
