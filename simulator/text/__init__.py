"""Pure functions on text: folding, words, sentences, cues, quotes, amounts and dates, shared by reader and grading."""
