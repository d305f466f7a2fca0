"""How good a contact was: verdicts with quotes, the scorecard, and agreement with people."""
