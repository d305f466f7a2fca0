"""The customer's mind: what a reply does to them and what they do next, decided by pure, seeded code."""

from simulator.director.engine import ENGINE_VERSION, begin, norms_for, react
from simulator.director.silence import nudge_after

__all__ = ["ENGINE_VERSION", "begin", "norms_for", "nudge_after", "react"]
