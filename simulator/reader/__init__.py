"""Reads an agent's message: moves with verbatim spans, and which facts, needs and options it speaks of."""

from simulator.reader.reader import BuiltinReader

__all__ = ["BuiltinReader"]
