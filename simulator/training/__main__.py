"""Makes the reader's weights and the model card from the labelled messages: `make train`."""

import json
from pathlib import Path

from simulator.reader.heads import WEIGHTS, Heads
from simulator.training.card import model_card
from simulator.training.corpus import UNSEEN, load_messages
from simulator.training.examples import examples_of
from simulator.training.fit import RIGHT, RIGHT_ADDED, fit
from simulator.training.measure import by_rules, cross_validated, with_heads

CARD = Path(__file__).resolve().parents[2] / "docs" / "model-card.md"


def rendered_weights(heads: Heads) -> str:
    """Return the heads as the text of `weights.json`, one head or word a line, so that a change can be read."""
    idf = [f"    {json.dumps(gram)}: {value:.4f}" for gram, value in heads.idf.items()]
    parts = [_rendered_head(move.value, head.model_dump()) for move, head in heads.heads.items()]
    return '{\n  "idf": {\n' + ",\n".join(idf) + '\n  },\n  "heads": {\n' + ",\n".join(parts) + "\n  }\n}\n"


def _rendered_head(name: str, head: dict[str, object]) -> str:
    return f"    {json.dumps(name)}: {json.dumps(head, sort_keys=True)}"


def main() -> None:
    """Write the weights and the card, and say how good they are."""
    examples, unseen = examples_of(load_messages()), examples_of(load_messages(UNSEEN))
    heads = fit(examples)
    rules, both = by_rules(examples), cross_validated(examples)
    measured = (len(unseen), by_rules(unseen), with_heads(unseen, heads))
    WEIGHTS.write_text(rendered_weights(heads), encoding="utf-8")
    CARD.parent.mkdir(exist_ok=True)
    CARD.write_text(model_card(examples, heads, rules, both, measured, (RIGHT, RIGHT_ADDED)), encoding="utf-8")
    print(
        f"{len(heads.heads)} heads from {len(examples)} messages: {WEIGHTS.name}, {WEIGHTS.stat().st_size // 1000} KB"
    )
    print(f"macro F1, rules {rules.macro_f1():.2f}, rules and heads {both.macro_f1():.2f} (cross-validated)")
    was, now = measured[1].macro_f1(), measured[2].macro_f1()
    print(f"unseen messages: rules {was:.2f}, rules and heads {now:.2f}; see {CARD.name}")


if __name__ == "__main__":
    main()
