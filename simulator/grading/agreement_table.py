"""The comparison with people's scores as text for a terminal."""

from collections.abc import Mapping
from typing import Any

from simulator.grading.statistics import ROUNDS

_FIGURES = ("kappa", "spearman", "error", "bias", "exact")
_WIDE = 22


def agreement_table(measured: Mapping[str, Any]) -> str:
    """Return what `agreement` measured as a table, one line per criterion and per kind of mistake."""
    lines = [f"{measured['contacts']} contacts; in brackets the middle 95 % of {ROUNDS} resamples", ""]
    lines.append("criterion     n " + "".join(f"{name:<{_WIDE}}" for name in _FIGURES).rstrip())
    lines += [_criterion_line(name, figures) for name, figures in measured["criteria"].items()]
    lines += [f"mean kappa      {_shown(measured['mean_kappa'])}", ""]
    lines.append(
        "mistakes            " + "".join(f"{name:<{_WIDE}}" for name in ("precision", "recall", "f1")).rstrip()
    )
    lines += [_mistakes_line(kind.replace("_", " "), figures) for kind, figures in measured["mistakes"].items()]
    lines += ["", f"resolved        right {_shown(measured['resolved'])}", _critical_line(measured["critical"])]
    for key, what in (("without_card", "no transcript for"), ("without_gold", "no reference scores for")):
        if measured.get(key):
            lines.append(f"{what}: {', '.join(measured[key])}")
    return "\n".join(lines) + "\n"


def _shown(figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return "-"
    ends = figure["interval"]
    return f"{figure['value']:.2f}" + (f" [{ends[0]:.2f}, {ends[1]:.2f}]" if ends else "")


def _criterion_line(name: str, figures: Mapping[str, Any]) -> str:
    cells = "".join(f"{_shown(figures[figure]):<{_WIDE}}" for figure in _FIGURES)
    return f"{name:<12}{figures['n']:>3} {cells}".rstrip()


def _mistakes_line(kind: str, figures: Mapping[str, Any]) -> str:
    cells = "".join(f"{_shown(figures[figure]):<{_WIDE}}" for figure in ("precision", "recall", "f1"))
    clean = "-" if figures["per_clean_contact"] is None else f"{figures['per_clean_contact']:.2f}"
    counts = f"{figures['found']} found, {figures['invented']} invented, {figures['missed']} missed"
    return f"{kind:<20}{cells}{counts}; {clean} a clean contact"


def _critical_line(critical: Mapping[str, Any]) -> str:
    missed = ", ".join(critical["missed"]) or "none"
    invented = ", ".join(critical["invented"]) or "none"
    return f"critical        {critical['found']} found; missed: {missed}; invented: {invented}"
