"""The customer's words: a direction in, what the customer says out."""

from simulator.voice.script import ScriptVoice, missing_lines

__all__ = ["ScriptVoice", "missing_lines"]
