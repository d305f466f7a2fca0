"""The model card: what the reader was made from, and how good it is, move by move."""

from collections.abc import Sequence

from simulator.domain.moves import Move
from simulator.reader.heads import Heads
from simulator.training.examples import Example
from simulator.training.measure import Tally

_HEAD = """# Model card: the built-in reader

Made by `make train` from `simulator/training/data/`; the same data and the versions in `constraints.txt` give the same
bytes.

**What it does.** It finds {moves} moves in one agent message, each with the words that show it. Rules
(`simulator/reader/cues/`) are the floor for all of them. Linear heads on word 1- and 2-grams and on what the rules
found add welcome moves that no cue names; they never add a move that a customer would mind.

**What it learned from.** {learned} messages in {voices} voices, written for this project (see the README beside the
data). A head is shipped only if, on voices that it did not learn from, at least {right} % of what it finds and
{right_added} % of what it adds are right. Shipped: {heads}.

**How to read the figures.** The rules were written while looking at the {learned} messages, so "rules" flatters itself
there; "rules and heads" is cross-validated over voices for the heads, thresholds included, and flatters itself as much
as the rules do. The {unseen} unseen messages, in other voices, were labelled before the reader saw them; at that first
reading the rules reached a macro F1 of .41, and were then widened once, in general words, with them in view. Take .4
for wording as unlike the rules' as theirs, and more for how most people write. The set is small: a finding more or less
moves a figure by a third. English only. Names (by rule), personal details and language are not judged here.

| macro F1 | rules | rules and heads |
|---|---|---|
| {learned} messages | {learned_rules} | {learned_both} (cross-validated) |
| {unseen} unseen messages | {unseen_rules} | {unseen_both} |

| move | messages | rules: precision / recall / F1 | rules and heads | unseen: messages | unseen, rules and heads |
|---|---|---|---|---|---|
"""


def model_card(
    examples: Sequence[Example],
    heads: Heads,
    rules: Tally,
    both: Tally,
    unseen: tuple[int, Tally, Tally],
    asked: tuple[float, float],
) -> str:
    """Return the card as Markdown."""
    count, unseen_rules, unseen_both = unseen
    head = _HEAD.format(
        moves=len(Move),
        learned=len(examples),
        voices=len({example.author for example in examples}),
        right=round(100 * asked[0]),
        right_added=round(100 * asked[1]),
        heads=", ".join(f"`{move.value}`" for move in heads.heads) or "none",
        unseen=count,
        learned_rules=_figure(rules.macro_f1()),
        learned_both=_figure(both.macro_f1()),
        unseen_rules=_figure(unseen_rules.macro_f1()),
        unseen_both=_figure(unseen_both.macro_f1()),
    )
    rows = [_row(move, rules, both, unseen_both) for move in Move if rules.support(move) or unseen_both.support(move)]
    return head + "\n".join(rows) + "\n"


def _row(move: Move, rules: Tally, both: Tally, unseen: Tally) -> str:
    cells = [move.value, str(rules.support(move)), _figures(rules, move), _figures(both, move)]
    return "| " + " | ".join([*cells, str(unseen.support(move)), _figures(unseen, move)]) + " |"


def _figures(tally: Tally, move: Move) -> str:
    if not tally.support(move):
        return "–"
    return f"{_figure(tally.precision(move))} / {_figure(tally.recall(move))} / {_figure(tally.f1(move))}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".removeprefix("0")
