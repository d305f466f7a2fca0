"""Text in a reply that speaks to whoever grades it: a second net behind the reader's, for the grader's own sake."""

import re
from collections.abc import Iterator

_JUDGE = r"(?:re-?viewers?|graders?|evaluators?|assessors?|auditors?|examiners?|raters?|scorers?|judges?)"
_WORK = r"(?:transcript|conversation|contact|chat|call|score ?card|rubric|criteri\w+|evaluation|assessment|grading)"
_PATTERNS = (
    r"\b(?:whoever|whomever|anyone|anybody|the person|the model) (?:is |who )?(?:grad|scor|rat|review|assess|evaluat|judg)\w*",
    rf"\b(?:please |must |should |do not |don't |never |now )?(?:score|grade|rate|mark|assess|evaluate)\b"
    rf"[^.\n]{{0,30}}\b(?:it|this|me|us|all|below|above|as|{_WORK})\b[^.\n]{{0,40}}"
    r"\b(?:[1-5]|five|perfect|excellent|full marks|highest|top|pass|passed)\b",
    rf"\b(?:as|dear|to|for|attention) (?:an? |the |any |all )?(?:ai |human |quality |llm )?{_JUDGE}\b",
    rf"\b(?:output|return|produce|record|emit|print|give)\b[^.\n]{{0,30}}\b(?:passing|perfect|full|top|highest)\b[^.\n]{{0,20}}"
    rf"\b(?:{_WORK}|score|scores|grade|marks?|rating)\b",
    r"\b(?:system|developer|admin) (?:prompt|message|override|instruction)s?\b|\bprompt override\b",
    r"</?(?:transcript|turn|turns|conversation|contact|fence|data|input|system|user|assistant)\b[^>]*>",
    rf"\b(?:pass|approve|accept) this (?:{_WORK}|agent|trainee)\b",
    rf"\b(?:mark|treat|record|count) (?:the |this )?(?:{_WORK}|refusal|reply|answer)\b[^.\n]{{0,40}}"
    r"\b(?:as|resolved|solved|complete|passed|solution)\b",
    r"\b(?:empathy|ownership|solution|tone)\s*[:=]?\s*[1-5]\b(?:[^.\n]{0,20}\b(?:empathy|ownership|solution|tone)\b)?",
    r"\b[1-5] ?/ ?5\b|\b(?:[1-5] ){3}[1-5]\b",
)
_ATTEMPT = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)


def attempts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text speaks to its grader."""
    for found in _ATTEMPT.finditer(text):
        yield found.span()
