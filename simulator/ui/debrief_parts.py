"""The parts of a debrief as HTML."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from simulator.domain.acts import Band
from simulator.domain.contact import ContactTurn
from simulator.domain.verdict import Promise, Quote, Scorecard
from simulator.reports.debrief import ChangeOne, CriterionLine, Debrief, MistakeLine, TimeLine
from simulator.reports.spans import spoken_duration
from simulator.reports.wording import shortened
from simulator.ui import conversation as talk
from simulator.ui.debrief_list import outcome_chip
from simulator.ui.html import (
    Line,
    Tone,
    chip,
    chips,
    columns,
    heading,
    icon,
    icon_list,
    joined,
    level,
    note,
    part,
    turn_link,
)
from simulator.usecases.report import SeenContact

MOOD_WORDS = {
    Band.CALM: ("Calm at the end", "sentiment_calm"),
    Band.IRRITATED: ("Irritated at the end", "trending_flat"),
    Band.ANGRY: ("Angry at the end", "trending_up"),
    Band.FURIOUS: ("Furious at the end", "trending_up"),
}
PROMISE_WORDS: Mapping[str, tuple[str, str, Tone]] = {
    "done": ("Done.", "check", "good"),
    "open": ("Still to do.", "schedule", "plain"),
    "not_done": ("Said, but not done.", "error", "care"),
    "beyond_authority": ("More than you may give.", "error", "critical"),
}


def opening(seen: SeenContact, made: Debrief) -> Markup:
    """Return how it ended and why, with the few facts that frame it."""
    mood_words, mood_icon = MOOD_WORDS[made.mood]
    who = (chip(seen.person_name, "person"),) if not seen.own else ()
    outcome = outcome_chip({"passed": True, "not_yet": False, "unclear": None}[made.outcome], bool(made.critical))
    minutes = spoken_duration(made.minutes * 60)
    return Markup('<div class="opening">{}{}</div>').format(
        heading(made.headline, made.over, rank=1),
        chips(*who, outcome, chip(minutes, "schedule"), chip(mood_words, mood_icon), *_earlier(seen)),
    )


def _earlier(seen: SeenContact) -> tuple[Markup, ...]:
    if not seen.attempt or seen.attempt < 2:
        return ()
    first = seen.attempts[0].end_reason
    return (chip(f"First attempt: {first.value.replace('_', ' ')}", "history"),) if first else ()


def worked(made: Debrief) -> Markup:
    """Return one or two of the agent's own sentences that worked, and why."""
    pieces = (
        Markup('<div class="told">{}{}</div>').format(
            talk.quoted(praise.quote.quote, [talk.Mark(0, len(praise.quote.quote), "worked")]),
            note(joined([Markup.escape(praise.why), turn_link(praise.quote.turn)], " ")),
        )
        for praise in made.worked
    )
    return Markup('<div class="stack">{}{}</div>').format(heading("What worked"), joined(pieces))


def change(one: ChangeOne) -> Markup:
    """Return the one thing to change: the words, why they cost, how it could sound."""
    quote = one.quote.quote if one.quote else ""
    words = talk.quoted(quote, [talk.Mark(0, len(quote), "change")]) if quote else Markup()
    why = " ".join(sentence for sentence in (one.why, one.moved) if sentence)
    better = (
        Markup('<div class="better"><p class="note">{}</p><p>{}</p></div>').format(
            "It could sound like this" if one.is_wording else "The next level asks for this", one.better
        )
        if one.better
        else Markup()
    )
    return Markup('<div class="stack">{}{}{}{}</div>').format(
        heading("The one thing to change", one.title),
        words,
        note(joined([Markup.escape(why), turn_link(one.turn)], " ")),
        better,
    )


def results(made: Debrief) -> Markup:
    """Return the three results side by side, then the criteria."""
    critical = made.critical[0] if made.critical else "Nothing unsafe said or done"
    three = columns(
        [
            _result("Critical", "Found" if made.critical else "None", critical, "shield", bool(made.critical)),
            _result("Resolved", made.resolved, _resolved_words(made), *_resolved_sign(made)),
            _result("Skills", made.skills, made.lift, "bar_chart", made.skills == "Not yet"),
        ]
    )
    rows = joined(_criterion(line) for line in made.criteria)
    return Markup('<div class="stack">{}{}<div class="criteria">{}</div></div>').format(
        heading("Three results"), three, rows
    )


def _result(title: str, word: str, words: str, sign: str, bad: bool) -> Markup:
    tone: Tone = "care" if bad else "good"
    if title == "Critical" and bad:
        tone = "critical"
    return Markup('<p class="note">{}</p><p class="result">{} <b>{}</b></p><p class="note">{}</p>').format(
        title, icon(sign, tone), word, words
    )


def _resolved_sign(made: Debrief) -> tuple[str, bool]:
    return ("cancel", True) if made.resolved == "No" else ("task_alt", False)


def _resolved_words(made: Debrief) -> str:
    return {
        "Yes": "What was needed was given",
        "No": "What was needed is still open",
        "Rightly refused": "A no with something real in its place",
    }.get(made.resolved, "The transcript does not show it")


def _criterion(line: CriterionLine) -> Markup:
    quotes = joined(_quote_line(quote) for quote in line.quotes[:2])
    return Markup(
        '<div class="criterion"><div><b>{}</b><p class="note">{}</p></div>{}<div><p>{}</p>{}</div></div>'
    ).format(line.title, line.word, level(line.level), line.anchor, quotes)


def _quote_line(quote: Quote) -> Markup:
    return note(Markup("“{}” {}").format(shortened(quote.quote), turn_link(quote.turn)))


def details(made: Debrief) -> Markup:
    """Return mistakes, promises and time side by side; what was only asked about stands apart."""
    nothing = note("None that count.")
    pieces = [
        part("Mistakes", icon_list(_mistake(line) for line in made.mistakes) if made.mistakes else nothing),
        part("Promises", icon_list(map(_promise, made.promises)) if made.promises else note("You promised nothing.")),
        part("Time", icon_list(map(_time, made.times)) if made.times else note("No reply was sent.")),
    ]
    asked = part("Worth a thought", icon_list(_asked(line) for line in made.asked[:3])) if made.asked else Markup()
    return Markup('<div class="stack">{}{}{}</div>').format(
        columns(pieces), asked, joined(note(words) for words in made.notes)
    )


def _mistake(line: MistakeLine) -> Line:
    words = Markup("<b>{}.</b> {} {}").format(line.title, line.tip, turn_link(line.turn))
    return Line("error", words, "care")


def _asked(line: MistakeLine) -> Line:
    return Line("help", Markup("{} {}").format(line.tip, turn_link(line.turn)))


def _promise(promise: Promise) -> Line:
    words, sign, tone = PROMISE_WORDS[promise.status]
    return Line(sign, Markup("“{}” {} {}").format(shortened(promise.quote.quote), words, turn_link(promise.turn)), tone)


def _time(line: TimeLine) -> Line:
    words = Markup("{}. {}").format(line.words, turn_link(line.turn))
    return Line("timer", words, "care") if line.late else Line("check", words, "good")


# -- the transcript ----------------------------------------------------------------------------------------------------


def transcript(seen: SeenContact, card: Scorecard, made: Debrief) -> Markup:
    """Return the conversation with the words marked that worked, that should change, and that turned it."""
    return Markup('<div class="card-transcript"><div class="transcript-head">{}{}</div>{}</div>').format(
        heading("Transcript"), talk.legend(), _turns(seen, _marks(card, made))
    )


def plain_transcript(seen: SeenContact) -> Markup:
    """Return the conversation without marks."""
    return _turns(seen, {})


def _turns(seen: SeenContact, marks: Mapping[int, Sequence[talk.Mark]]) -> Markup:
    name = seen.persona.short_name()
    pieces = [
        piece
        for turn in seen.turns
        for piece in (
            *_happened(turn, seen.turns),
            talk.bubble(
                turn.text, turn.role, _caption(turn, seen, name), turn=turn.number, marks=marks.get(turn.number, ())
            ),
        )
    ]
    silent = [talk.happened(event.id) for event in seen.events if event.kind == "customer"]
    return talk.transcript(*pieces, *silent)


def _happened(turn: ContactTurn, turns: Sequence[ContactTurn]) -> Iterable[Markup]:
    if turn.role == "customer" and turn.direction and turn.direction.event:
        before = turns[turn.number - 1] if turn.number else None
        if before is None or before.role == "agent" or before.direction != turn.direction:
            yield talk.happened(turn.direction.event)


def _caption(turn: ContactTurn, seen: SeenContact, name: str) -> str:
    speaker = name if turn.role == "customer" else ("You" if seen.own else seen.person_name)
    when = f", after {spoken_duration(turn.at)}" if turn.at else ""
    return f"{speaker}, turn {turn.number}{when}"


def _marks(card: Scorecard, made: Debrief) -> Mapping[int, Sequence[talk.Mark]]:
    marks: dict[int, list[talk.Mark]] = {}
    for quote, kind in _marked_quotes(card, made):
        marks.setdefault(quote.turn, []).append(talk.Mark(quote.start, quote.end, kind))
    return marks


def _marked_quotes(card: Scorecard, made: Debrief) -> Iterable[tuple[Quote, talk.MarkKind]]:
    for praise in made.worked:
        yield praise.quote, "worked"
    for mistake in made.mistakes:
        if mistake.quote:
            yield mistake.quote, "change"
    for error in card.critical:
        yield error.quote, "change"
    if made.turning:
        yield made.turning.quote, "turning"


def grader_line(seen: SeenContact, made: Debrief) -> Markup:
    """Return who scored this with what, in one grey line."""
    first = seen.entries[0].card.grader
    return note(
        f"Scored by the {first.name} grader {first.version}, rubric {first.rubric}. "
        "Scores are indicative and meant to learn from."
    )
