"""How good a contact was: verdicts with quotes, the scorecard, and agreement with people."""

from simulator.grading.agreement_table import agreement_table
from simulator.grading.builtin import BuiltinGrader
from simulator.grading.calibration import agreement
from simulator.grading.card_line import card_line
from simulator.grading.gold import load_gold

__all__ = ["BuiltinGrader", "agreement", "agreement_table", "card_line", "load_gold"]
