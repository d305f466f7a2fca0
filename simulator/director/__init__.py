"""The customer's mind: what a reply does to them and what they do next, decided by pure, seeded code."""

from simulator.director.claims import claimed_actions
from simulator.director.engine import ENGINE_VERSION, begin, norms_for, react
from simulator.director.silence import nudge_after
from simulator.director.trainees import FORM_LETTER, HOSTILE

__all__ = [
    "ENGINE_VERSION",
    "FORM_LETTER",
    "HOSTILE",
    "begin",
    "claimed_actions",
    "norms_for",
    "nudge_after",
    "react",
]
