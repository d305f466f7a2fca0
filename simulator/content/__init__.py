"""Text files of trainers turned into domain values and problems."""

from simulator.content.parse import parse_catalogue, parse_channels, parse_company, parse_persona, parse_rubric
from simulator.content.paths import check_paths

__all__ = [
    "check_paths",
    "parse_catalogue",
    "parse_channels",
    "parse_company",
    "parse_persona",
    "parse_rubric",
]
