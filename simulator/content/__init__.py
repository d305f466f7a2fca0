"""Text files of trainers turned into domain values and problems."""

from simulator.content.library import FileLibrary, load_library
from simulator.content.parse import parse_catalogue, parse_channels, parse_company, parse_persona, parse_rubric
from simulator.content.paths import check_paths

__all__ = [
    "FileLibrary",
    "check_paths",
    "load_library",
    "parse_catalogue",
    "parse_channels",
    "parse_company",
    "parse_persona",
    "parse_rubric",
]
