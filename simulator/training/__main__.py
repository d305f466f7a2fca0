"""Makes the weights of reader and grader, and the model card, from the labelled corpus: `make train`."""

from collections.abc import Sequence
from pathlib import Path

from simulator.content import load_library
from simulator.grading.learned import heads as grader_heads
from simulator.grading.learned.heads import GraderHeads
from simulator.reader import heads as reader_heads
from simulator.reader.heads import Heads
from simulator.training.card import model_card
from simulator.training.contacts import CONTACTS, hands, load_contacts
from simulator.training.corpus import UNSEEN, learned_from, unseen
from simulator.training.crossed import Fold, crossed, heads_without, held_out
from simulator.training.examples import examples_of
from simulator.training.figures import GraderFigures, ReaderFigures, grader_figures, reader_figures
from simulator.training.fit import raw_heads, tuned
from simulator.training.levels import fit_levels
from simulator.training.mistakes import fit_mistakes, judge_all, table_of
from simulator.training.render import grader_weights, reader_weights
from simulator.training.seen import Look

ROOT = Path(__file__).resolve().parents[2]
CARD = ROOT / "docs" / "model-card.md"


def train_reader() -> tuple[Heads, Sequence[Fold], ReaderFigures]:
    """Return the reader's heads, those made without each group of voices, and how good they are."""
    learned, kept_back = examples_of(learned_from()), examples_of(unseen())
    folds = crossed(learned)
    heads = tuned(raw_heads(learned), held_out(folds))
    return heads, folds, reader_figures(folds, kept_back, heads)


def train_grader(heads: Heads, folds: Sequence[Fold]) -> tuple[GraderHeads, GraderFigures]:
    """Return the grader's heads and how good they are."""
    without = {hand: heads_without(hand, folds, heads) for hand in hands()}
    library = load_library(ROOT)
    look = Look(library.rubrics(), library.mistakes(), library.norms(), lambda hand: without.get(hand, heads))
    contacts = look.contacts(each for hand in hands() if hand != UNSEEN for each in load_contacts(CONTACTS / hand))
    every = table_of((*contacts, *look.exchanges(learned_from())))
    judged = judge_all(every)
    made = GraderHeads(levels=fit_levels(contacts), mistakes=fit_mistakes(every, judged))
    kept_back = look.contacts(load_contacts(CONTACTS / UNSEEN))
    return made, grader_figures(contacts, judged, kept_back, made, library.mistakes())


def main() -> None:
    """Write the weights and the card, and say how good they are."""
    heads, folds, reader = train_reader()
    reader_heads.WEIGHTS.write_text(reader_weights(heads), encoding="utf-8")
    made, grader = train_grader(heads, folds)
    blocks = {"levels": made.levels, "mistakes": made.mistakes}
    grader_heads.WEIGHTS.write_text(grader_weights(blocks), encoding="utf-8")
    CARD.parent.mkdir(exist_ok=True)
    CARD.write_text(model_card(reader, grader), encoding="utf-8")
    for path in (reader_heads.WEIGHTS, grader_heads.WEIGHTS):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} KB")
    print("\n".join((*reader.lines(), *grader.lines())))


if __name__ == "__main__":
    main()
