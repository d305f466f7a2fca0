"""Rapport: practise difficult customers before they are real."""

__version__ = "0.1.0"
