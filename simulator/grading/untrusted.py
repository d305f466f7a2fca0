"""Text in a reply that speaks to whoever grades it: a second net behind the reader's, for the grader's own sake."""

import re
from collections.abc import Iterator

_JUDGE = r"(?:re-?viewers?|graders?|evaluators?|assessors?|auditors?|examiners?|raters?|scorers?|judges?)"
_WORK = r"(?:transcript|conversation|contact|chat|call|dialogue|evaluation|assessment)"
_TOP = r"(?:[1-5]|five|perfect|excellent|full marks|highest|top marks|pass|passed|passing)"
_PATTERNS = (
    r"\b(?:to|for) (?:whoever|whomever|the person who|the model that) (?:is )?(?:grad|scor|rat|assess|evaluat|judg)\w*",
    rf"(?:^|(?<=[.!?\n\s])|(?<=[\[(<*#]))(?:dear|to|attention|attn|note to|message for) (?:the |any |all |an? )?"
    rf"(?:ai |human |quality |llm |automated )?{_JUDGE}\s*[:,\-–—]",
    rf"\bas an? (?:ai |llm |automated )?{_JUDGE}\b",
    rf"\b(?:score|grade|rate|assess|evaluate)\b[^.\n]{{0,20}}\b(?:this|the|it|all|below|above)\b"
    rf"(?![^.\n]*\bstars?\b)[^.\n]{{0,40}}\b{_TOP}\b",
    r"\b(?:output|return|produce|record|emit|print|award|give)\b[^.\n]{0,20}\b(?:passing|perfect|full|top|highest)\b"
    r"[^.\n]{0,20}\b(?:score ?cards?|scores?|grades?|marks|ratings?)\b",
    r"\b(?:system|developer|admin) (?:prompt|override|instruction)s?\b|\bprompt (?:override|injection)\b",
    r"</?(?:transcript|turns?|conversation|contact|fence|system|user|assistant)\b[^>\n]*>",
    rf"\b(?:pass|approve) this (?:{_WORK}|agent|trainee)\b",
    rf"\b(?:treat|count) (?:the |this )?(?:{_WORK}|refusal|reply)\b[^.\n]{{0,40}}"
    r"\b(?:complete|pass\w*|solution|resolved)\b",
    r"\b(?:empathy|ownership|solution|tone) ?[:=]? ?[1-5]\b",
)
_ATTEMPT = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)


def attempts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text speaks to its grader."""
    for found in _ATTEMPT.finditer(text):
        yield found.span()
