"""Normalising, spans, quotes and cue matching: what the reader and the grader share."""
