"""Trained weights over what the rules found: the levels, the outcome and which mistakes are certain."""
