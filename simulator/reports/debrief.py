"""A contact turned into what its debrief says: how it ended and why, what worked, what to change, in plain words."""

from collections.abc import Sequence
from typing import Literal

from simulator.domain.acts import Act, Band
from simulator.domain.channel import ChannelNorms
from simulator.domain.contact import Contact, ContactTurn
from simulator.domain.mistake import Catalogue
from simulator.domain.persona import Persona
from simulator.domain.rubric import Rubric
from simulator.domain.scenario import Scenario
from simulator.domain.state import CustomerState, EndReason
from simulator.domain.value import Points, Value
from simulator.domain.verdict import FoundMistake, Praise, Promise, Quote, Scorecard, TurningPoint, Verdict
from simulator.reports.spans import spoken_duration
from simulator.reports.turning import turning_of
from simulator.reports.wording import ordinal, shortened

SHOWN_MISTAKES = 3
WORKED_SHOWN = 2

BandWord = Literal["Strong", "Solid", "Borderline", "Not yet", "Not scored"]


class CriterionLine(Value):
    """One criterion as the page shows it."""

    id: str
    title: str
    level: int | None
    word: BandWord
    anchor: str
    """The anchor's own words for this level, or why it is not scored."""
    reason: str
    quotes: tuple[Quote, ...]
    improve: str


class MistakeLine(Value):
    """One mistake as the page shows it."""

    id: str
    title: str
    means: str
    why: str
    turn: int
    quote: Quote | None
    tip: str
    better: str


class TimeLine(Value):
    """One wait of the customer against the channel's norm."""

    words: str
    late: bool
    turn: int


class ChangeOne(Value):
    """The one thing to change."""

    title: str
    turn: int
    quote: Quote | None
    why: str
    better: str
    is_wording: bool = True
    """Whether `better` is a sentence to say; else it says what the next level asks for."""
    moved: str = ""
    """What the sentence did to the customer, in figures that belong to the debrief."""


class CoursePoint(Value):
    """How the customer was after one turn."""

    turn: int
    frustration: Points
    trust: Points
    patience: Points
    words: str
    """The beginning of the turn's text, for the point's tip."""
    speaker: str


class Debrief(Value):
    """Everything that the page says, in its order."""

    over: str
    headline: str
    outcome: Literal["passed", "not_yet", "unclear"]
    minutes: int
    mood: Band
    worked: tuple[Praise, ...]
    change: ChangeOne | None
    critical: tuple[str, ...]
    resolved: str
    skills: BandWord
    lift: str
    """The skill to lift first, as a sentence; empty where all are strong."""
    criteria: tuple[CriterionLine, ...]
    mistakes: tuple[MistakeLine, ...]
    asked: tuple[MistakeLine, ...]
    promises: tuple[Promise, ...]
    times: tuple[TimeLine, ...]
    course: tuple[CoursePoint, ...]
    turning: TurningPoint | None
    """The reply that moved the customer most, by the recorded course where there is one."""
    notes: tuple[str, ...]


def debrief(
    contact: Contact,
    persona: Persona,
    scenario: Scenario,
    norms: ChannelNorms,
    turns: Sequence[ContactTurn],
    card: Scorecard,
    rubric: Rubric,
    mistakes: Catalogue,
    attempt: int | None,
) -> Debrief:
    """Return the debrief of one scored contact."""
    lines = tuple(_criterion(rubric, verdict) for verdict in card.verdicts)
    stated = tuple(_mistake(found, mistakes) for found in card.mistakes if found.id in mistakes)
    return Debrief(
        over=_over(contact, persona, scenario, norms, attempt),
        headline=headline(contact, persona, turns, card),
        outcome="unclear" if card.passed is None else "passed" if card.passed else "not_yet",
        minutes=max(1, round((turns[-1].at - turns[0].at) / 60)) if turns else 0,
        mood=_last_mood(turns),
        worked=unspoilt(card)[:WORKED_SHOWN],
        change=_change(card, mistakes, turns, persona, lines),
        critical=tuple(error.sentence for error in card.critical),
        resolved={"yes": "Yes", "no": "No", "refused": "Rightly refused", None: "Can't be told"}[card.resolved],
        skills=band_word(card.overall.hundredths() if card.overall and not card.critical else _mean(lines)),
        lift=_lift(lines),
        criteria=lines,
        mistakes=stated[:SHOWN_MISTAKES],
        asked=tuple(_mistake(found, mistakes) for found in card.possible_mistakes if found.id in mistakes),
        promises=card.promises,
        times=_times(turns, norms),
        course=course_of(turns, persona),
        turning=turning_of(turns, card),
        notes=card.notes,
    )


# -- how it ended ------------------------------------------------------------------------------------------------------


def headline(contact: Contact, persona: Persona, turns: Sequence[ContactTurn], card: Scorecard) -> str:
    """Return in one or two sentences how the contact ended and why."""
    name = persona.short_name()
    sentence = _ending(contact.end_reason, name, persona.pronoun, turns, card.level_of("empathy"))
    if card.critical and contact.end_reason in _WELL:
        return f"{sentence} But something happened that must not, so it does not pass."
    if card.passed is False and contact.end_reason in _WELL and card.resolved != "no":
        return f"{sentence} The words can still get better."
    return sentence


_WELL = frozenset({EndReason.SATISFIED, EndReason.GRUDGING, EndReason.REFUSED_RIGHTLY, EndReason.ESCALATED})


def _ending(reason: EndReason | None, name: str, they: str, turns: Sequence[ContactTurn], empathy: int | None) -> str:
    chased = _chases(turns)
    unheard = f", but {they} did not feel heard" if empathy is not None and empathy <= 2 else ""
    after = f", but only after {they} had to ask {_times_word(chased)}" if chased else ""
    replies = sum(turn.role == "agent" for turn in turns)
    sentences = {
        EndReason.SATISFIED: f"{name} has what was needed, and believes you. You solved it{after}.",
        EndReason.GRUDGING: f"{name} took it, grudgingly. You solved it{after or unheard}.",
        EndReason.REFUSED_RIGHTLY: f"You said no, and {name} can live with it: there was something real in its place.",
        EndReason.ESCALATED: f"{name} is with somebody who can decide, and that was the right place{after}.",
        EndReason.WALKED_OUT: f"{name} left after {_count(replies, 'reply', 'replies')}. {_why_left(turns, they)}",
        EndReason.CLOSED_BY_AGENT: f"You closed the contact while {name} still waited for an answer.",
        EndReason.TIMED_OUT: f"{name} waited, wrote again, and gave up on {'an answer' if replies else 'you'}.",
        EndReason.ABUSE: f"You ended the contact with {name} because of abuse.",
    }
    return sentences[reason] if reason else f"The contact with {name} is not over."


def _chases(turns: Sequence[ContactTurn]) -> int:
    chasing = {Act.ASK_AGAIN, Act.NUDGE, Act.DEMAND, Act.CALL_OUT_REPEAT}
    return sum(
        turn.direction is not None and turn.direction.act in chasing for turn in turns if turn.role == "customer"
    )


def _why_left(turns: Sequence[ContactTurn], they: str) -> str:
    acts = [turn.direction.act for turn in turns if turn.role == "customer" and turn.direction is not None]
    if Act.CALL_OUT_FORM_LETTER in acts:
        return f"Your words sounded ready-made, and {they} said so."
    if acts.count(Act.ASK_AGAIN) + acts.count(Act.DEMAND) >= 2:
        return f"What {they} asked never got an answer."
    if Act.CALL_OUT_REPEAT in acts:
        return f"{they.title()} had to say the same things twice."
    return "Nothing in the replies moved the trouble on."


def _times_word(times: int) -> str:
    return {1: "again", 2: "twice", 3: "three times"}.get(times, f"{times} times")


def _count(number: int, one: str, many: str) -> str:
    return f"one {one}" if number == 1 else f"{number} {many}"


def _over(contact: Contact, persona: Persona, scenario: Scenario, norms: ChannelNorms, attempt: int | None) -> str:
    which = f", {ordinal(attempt)} attempt" if attempt else ""
    day = f", {contact.ended_at.day} {contact.ended_at:%b}" if contact.ended_at else ""
    return f"{scenario.title}. {norms.title} with {persona.public_name()}{which}{day}"


def _last_mood(turns: Sequence[ContactTurn]) -> Band:
    return next((turn.state.band for turn in reversed(turns) if turn.state), Band.CALM)


def unspoilt(card: Scorecard) -> tuple[Praise, ...]:
    """Return the praised sentences in which nothing was a mistake."""
    faults = [found.quote for found in card.mistakes if found.quote] + [error.quote for error in card.critical]
    return tuple(praise for praise in card.praise if not any(_overlap(praise.quote, fault) for fault in faults))


def _overlap(one: Quote, other: Quote) -> bool:
    return one.turn == other.turn and one.start < other.end and other.start < one.end


# -- what to change ----------------------------------------------------------------------------------------------------


def _change(
    card: Scorecard,
    mistakes: Catalogue,
    turns: Sequence[ContactTurn],
    persona: Persona,
    lines: Sequence[CriterionLine],
) -> ChangeOne | None:
    found = card.better_reply or next(iter(card.mistakes), None)
    if found is not None and found.id in mistakes:
        mistake = mistakes[found.id]
        return ChangeOne(
            title=mistake.title,
            turn=found.turn,
            quote=found.quote,
            why=mistake.why,
            better=found.better,
            moved=_moved(turns, found.turn, persona),
        )
    scored = [line for line in lines if line.level is not None and line.level < 5 and line.improve]
    if not scored:
        return None
    lowest = min(scored, key=lambda line: line.level or 0)
    return ChangeOne(
        title=f"Lift {lowest.title.lower()} from {lowest.level}",
        turn=next((quote.turn for quote in lowest.quotes), 0),
        quote=None,  # nothing was wrong with those words; more could be done
        why=lowest.reason,
        better=lowest.improve,
        is_wording=False,
    )


def _moved(turns: Sequence[ContactTurn], number: int, persona: Persona) -> str:
    """Return what one agent turn did to the customer, where it did something that shows."""
    at = next((turn for turn in turns if turn.number == number and turn.role == "agent"), None)
    before = next((turn.state for turn in reversed(turns) if turn.number < number and turn.state), None)
    if at is None or at.state is None or before is None:
        return ""
    name = persona.short_name()
    return _largest_change(before, at.state, name)


def _largest_change(before: CustomerState, after: CustomerState, name: str) -> str:
    trust, frustration = after.trust - before.trust, after.frustration - before.frustration
    if trust <= -3 and -trust >= frustration:
        return f"{name}'s trust fell from {before.trust} to {after.trust}."
    if frustration >= 3:
        return f"{name}'s frustration rose from {before.frustration} to {after.frustration}."
    return ""


def _mistake(found: FoundMistake, mistakes: Catalogue) -> MistakeLine:
    mistake = mistakes[found.id]
    return MistakeLine(
        id=found.id,
        title=mistake.title,
        means=mistake.means,
        why=mistake.why,
        turn=found.turn,
        quote=found.quote,
        tip=found.tip,
        better=found.better,
    )


# -- scores ------------------------------------------------------------------------------------------------------------


def band_word(hundredths: int | None) -> BandWord:
    """Return the word for a mean level; borders are our judgement."""
    if hundredths is None:
        return "Not scored"
    if hundredths >= 450:
        return "Strong"
    if hundredths >= 350:
        return "Solid"
    return "Borderline" if hundredths >= 300 else "Not yet"


def _criterion(rubric: Rubric, verdict: Verdict) -> CriterionLine:
    criterion = rubric.criterion(verdict.criterion)
    level = verdict.level
    return CriterionLine(
        id=criterion.id,
        title=criterion.title,
        level=level,
        word=band_word(None if level is None else level * 100),
        anchor=criterion.levels[level] if level is not None else verdict.unscored or "",
        reason=verdict.reason,
        quotes=verdict.quotes,
        improve=verdict.improve,
    )


def _mean(lines: Sequence[CriterionLine]) -> int | None:
    levels = [line.level for line in lines if line.level is not None]
    return sum(levels) * 100 // len(levels) if levels else None


def _lift(lines: Sequence[CriterionLine]) -> str:
    scored = [line for line in lines if line.level is not None and line.level < 5]
    if not scored:
        return ""
    lowest = min(scored, key=lambda line: line.level or 0)
    return f"{lowest.title} is the one to lift"


# -- time and course ---------------------------------------------------------------------------------------------------


def _times(turns: Sequence[ContactTurn], norms: ChannelNorms) -> tuple[TimeLine, ...]:
    replies = [turn for turn in turns if turn.role == "agent"]
    if not replies:
        return ()
    first = _time_line("First reply", replies[0], norms.first_reply)
    later = replies[1:]
    if not later:
        return (first,)
    return first, _time_line("Longest later wait,", max(later, key=lambda turn: turn.elapsed), norms.next_reply)


def _time_line(what: str, turn: ContactTurn, norm: int) -> TimeLine:
    words = f"{what} after {spoken_duration(turn.elapsed)}, norm {spoken_duration(norm)}"
    return TimeLine(words=words, late=turn.elapsed > norm, turn=turn.number)


def course_of(turns: Sequence[ContactTurn], persona: Persona) -> tuple[CoursePoint, ...]:
    """Return how the customer was after each turn that has a state, with the words said in it."""
    name = persona.short_name()
    return tuple(
        CoursePoint(
            turn=turn.number,
            frustration=turn.state.frustration,
            trust=turn.state.trust,
            patience=turn.state.patience,
            words=shortened(turn.text, 60),
            speaker="You" if turn.role == "agent" else name,
        )
        for turn in turns
        if turn.state is not None
    )
