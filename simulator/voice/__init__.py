"""The customer's words: a direction in, what the customer says out."""

from simulator.voice.script import ScriptVoice

__all__ = ["ScriptVoice"]
