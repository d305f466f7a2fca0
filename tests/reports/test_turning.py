"""Where a contact turned, by the states that were kept with it."""

from simulator.domain.contact import ContactTurn
from simulator.domain.verdict import GraderName, Praise, Quote, Scorecard, TurningPoint
from simulator.reports.debrief import unspoilt
from simulator.reports.turning import turning_of
from tests.reports.made import NOW

NOBODY = GraderName(name="builtin", version="1", rubric="core", rubric_version="1")


def turn(number: int, role: str, trust: int | None = None, frustration: int = 50, text: str = "words") -> ContactTurn:
    state = trust is not None and {
        "seed": 0,
        "frustration": frustration,
        "trust": trust,
        "patience": 50,
        "band": "irritated",
        "needs": {},
    }
    return ContactTurn.model_validate(
        {
            "contact_id": "c",
            "number": number,
            "role": role,
            "text": text,
            "at": number,
            "real_at": NOW,
            "state": state or None,
        }
    )


def card(**more: object) -> Scorecard:
    empty = {"id": "c", "verdicts": (), "overall": None, "passed": None, "resolved": None, "grader": NOBODY}
    return Scorecard.model_validate({**empty, **more})


def said(number: int, words: str = "words") -> Quote:
    return Quote(turn=number, start=0, end=len(words), quote=words)


def test_the_largest_move_of_trust_and_frustration_together_is_the_turning_point() -> None:
    turns = [
        turn(0, "customer", 40, 50),
        turn(1, "agent", 44, 48),
        turn(2, "customer", 44, 48),
        turn(3, "agent", 60, 25, "First line.\nSecond line."),
    ]
    found = turning_of(turns, card())
    assert found is not None
    assert (found.turn, found.for_the_better, found.quote.quote) == (3, True, "First line.")


def test_a_loss_counts_as_much_as_a_gain() -> None:
    turns = [turn(0, "customer", 50), turn(1, "agent", 56), turn(2, "agent", 30, 70)]
    found = turning_of(turns, card())
    assert found is not None
    assert (found.turn, found.for_the_better) == (2, False)


def test_small_moves_are_no_turning_point() -> None:
    assert turning_of([turn(0, "customer", 50), turn(1, "agent", 53)], card()) is None


def test_words_that_were_praised_in_the_turn_stand_for_it() -> None:
    turns = [turn(0, "customer", 40), turn(1, "agent", 60, 50, "Hello. I have sent it.")]
    words = Quote(turn=1, start=7, end=22, quote="I have sent it.")
    found = turning_of(turns, card(praise=(Praise(quote=words, why="Done."),)))
    assert found is not None
    assert found.quote == words


def test_without_a_recorded_course_the_graders_own_stands() -> None:
    own = TurningPoint(turn=1, quote=said(1), why="It helped.", for_the_better=True)
    assert turning_of([turn(0, "customer"), turn(1, "agent")], card(turning_point=own)) == own


def test_a_sentence_that_holds_a_mistake_is_not_praised() -> None:
    good, bad = Praise(quote=said(1), why="Good."), Praise(quote=said(3), why="Good.")
    mistake = {"id": "wrong-information", "turn": 3, "quote": said(3, "word"), "tip": "", "better": ""}
    assert unspoilt(card(praise=(good, bad), mistakes=(mistake,))) == (good,)
