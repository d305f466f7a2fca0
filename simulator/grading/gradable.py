"""Whether a contact holds enough for its skills to be scored."""

from simulator.domain.rubric import Rubric
from simulator.grading.case import Case

ENGLISH = "en"


def why_not_gradable(case: Case, rubric: Rubric) -> str | None:
    """Return why no skill can be scored, None where they can."""
    if not case.agent:
        return "Not enough to score: the agent wrote nothing."
    if not any(turn.word_count for turn in case.customer):
        return "Not enough to score: the customer wrote nothing."
    if case.agent_words < rubric.fewest_words:
        return f"Not enough to score: fewer than {rubric.fewest_words} words from the agent."
    if _foreign(case):
        return "The built-in grader reads English only, and this contact is in another language."
    return None


def _foreign(case: Case) -> bool:
    """Return whether most of the agent's words are in a language without cues."""
    languages = [
        (reading.language.split("-")[0], reading.words)
        for number, reading in case.readings.items()
        if number < len(case.turns) and case.turns[number].role == "agent"
    ]
    foreign = sum(words for language, words in languages if language != ENGLISH)
    return foreign * 2 > sum(words for _, words in languages)
