"""The model card: what reader and grader were made from, how good they are, and what they are bad at."""

from collections.abc import Iterable, Sequence

from simulator.domain.moves import Move
from simulator.training.figures import GraderFigures, ReaderFigures
from simulator.training.levels import CRITERIA
from simulator.training.measure import Tally

_HEAD = """# Model card: the built-in reader and grader

Made by `make train` from `simulator/training/data/`; the same data and the versions in `constraints.txt` give the same
bytes. How the data were written and labelled is in the README beside them.

**What they do.** The reader finds {moves} moves in one agent message, each with the words that show it. Rules
(`simulator/reader/cues/`) find what counts as made; linear heads add welcome moves where they are precise enough
({adding}), never one that a customer would mind, and say of every sentence how likely each move is. The grader's
rules draft levels and point to mistakes; a ridge regression per criterion over what the rules and the reader found,
never over raw words or length, gives the level, and a logistic regression per mistake says whether it is stated, asked
about or let go.

**What they learned from.** {messages} messages and {contacts} contacts of {hands} hands. Each was read by the hand that
wrote it and blind by a second; what they dispute was left out. One more hand, `cedar` ({unseen} messages, 40 contacts;
American, Canadian and Australian service), was kept back: neither rules nor heads were made with it.

**How to read the figures.** *Crossed*: every hand is measured with heads that did not learn from it; the rules
beneath were made while looking at these hands, so it flatters. *Unseen*: the hand kept back; it is what to expect of
new text, and small, so read the intervals (the middle 95 % of 1,000 resamples). English only. All labels come from two
readers of one rubric who agree more closely than a real team would.

## Levels: quadratic weighted kappa

| criterion | crossed | unseen | unseen, rules alone |
|---|---|---|---|
"""

_MISTAKES = """
Learning curve (mean kappa on the unseen hand, by hands learned from): {curve}.

## Mistakes

| | crossed, whole contacts | unseen, whole contacts |
|---|---|---|
| stated | {stated} | {unseen_stated} |
| stated or asked | {told} | {unseen_told} |

Stated at all are {count} of 45: {stating}. The others are only ever asked about, because not enough of what was found
on other hands was right.

## Moves

| macro F1 (micro) | crossed | unseen |
|---|---|---|
"""

_MOVES = """
| move | messages | rules: precision / recall / F1 | as the grader weighs them | unseen |
|---|---|---|---|---|
"""

_WEAK = """
## Known weaknesses

- New wording costs about a sixth of agreement: compare crossed with unseen.
- Most mistakes that are there are not stated; precision was put first. Mistakes of omission and those that need the
  record are found least.
- The moves that read like plain facts (what happens next, what to expect, information, cause) are told apart poorly,
  by people as well.
- Forty services in six writings each (`python -m bench.fairness`): dialect spelt as spoken still costs a third of a
  level of solution and tone, because the remedy is not made out; every other writing and criterion moves by a quarter
  at most.
- A remedy pasted from another contact earns nothing in a paragraph of its own; worked into the same paragraph it may.
- Contacts practised here are graded by the rules alone, which know the scenario's needs, options and facts.
- Irony, and quality that shows only over several contacts, are not seen.
- The second readers were shown the texts of some hands with ids in order of the mistakes, so that agreement on the
  mistakes of single messages may be a little flattered; contacts and moves are not affected.
"""


def model_card(reader: ReaderFigures, grader: GraderFigures) -> str:
    """Return the card as Markdown."""
    return "".join((_head(reader, grader), _levels(grader), _mistakes(grader), _moves(reader), _WEAK))


def _head(reader: ReaderFigures, grader: GraderFigures) -> str:
    adding = [move.value for move, head in reader.heads.heads.items() if head.adds is not None]
    return _HEAD.format(
        moves=len(Move),
        adding=", ".join(f"`{name}`" for name in adding) or "none",
        messages=reader.learned,
        contacts=grader.contacts,
        hands=grader.hands,
        unseen=reader.unseen,
    )


def _levels(grader: GraderFigures) -> str:
    return _rows((name, grader.crossed[name], grader.kept_back[name], grader.rules[name]) for name in CRITERIA)


def _mistakes(grader: GraderFigures) -> str:
    return _MISTAKES.format(
        curve=", ".join(f"{count} hands {value:.2f}" for count, value in grader.curve.items()),
        stated=grader.stated,
        told=grader.told,
        unseen_stated=grader.kept_back_stated,
        unseen_told=grader.kept_back_told,
        count=len(grader.stating),
        stating=", ".join(grader.stating),
    )


def _moves(reader: ReaderFigures) -> str:
    ways = _rows((way, _macro(tally), _macro(reader.kept_back[way])) for way, tally in reader.crossed.items())
    tallies = (*reader.crossed.values(), *reader.kept_back.values())
    rules, weighed, unseen = tallies[0], tallies[2], tallies[5]
    each = _rows(
        (move.value, rules.support(move), _figures(rules, move), _figures(weighed, move), _figures(unseen, move))
        for move in Move
        if rules.support(move)
    )
    return ways + _MOVES + each


def _rows(rows: Iterable[Sequence[object]]) -> str:
    return "".join("| " + " | ".join(map(str, row)) + " |\n" for row in rows)


def _macro(tally: Tally) -> str:
    return f"{tally.macro_f1():.2f} ({tally.micro_f1():.2f})"


def _figures(tally: Tally, move: Move) -> str:
    if not tally.support(move):
        return "–"
    return f"{_figure(tally.precision(move))} / {_figure(tally.recall(move))} / {_figure(tally.f1(move))}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".removeprefix("0")
