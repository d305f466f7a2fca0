"""Trained heads as the text of `weights.json` files: one head or feature a line, so that a change can be read."""

import json
from collections.abc import Iterable, Mapping

from simulator.domain.value import Value
from simulator.reader.heads import Heads


def reader_weights(heads: Heads) -> str:
    """Return the reader's heads as JSON."""
    idf = _block("idf", (f"{json.dumps(name, ensure_ascii=False)}: {value}" for name, value in heads.idf.items()))
    return "{\n" + idf + ",\n" + _heads("heads", {move.value: head for move, head in heads.heads.items()}) + "\n}\n"


def grader_weights(blocks: Mapping[str, Mapping[str, Value]]) -> str:
    """Return the grader's heads, block by block, as JSON."""
    return "{\n" + ",\n".join(_heads(name, heads) for name, heads in blocks.items()) + "\n}\n"


def _heads(name: str, heads: Mapping[str, Value]) -> str:
    lines = (
        f"{json.dumps(each)}: {json.dumps(head.model_dump(), ensure_ascii=False, sort_keys=True)}"
        for each, head in heads.items()
    )
    return _block(name, lines)


def _block(name: str, lines: Iterable[str]) -> str:
    return f'  "{name}": {{\n' + ",\n".join(f"    {line}" for line in lines) + "\n  }"
