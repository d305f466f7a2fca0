"""One value as one line of JSON, whatever its texts hold."""

import json
from typing import Any

_PARTS_LINES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"})
"""Signs that JSON leaves as they are and that many readers take for the end of a line."""


def json_line(value: Any) -> str:
    """Return a value as JSON with the end of its line."""
    return json.dumps(value, ensure_ascii=False).translate(_PARTS_LINES) + "\n"
