"""Whether what the agent offered fits what this customer asked for."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.lexicon import telling_stems
from simulator.grading.signals import Question

_PLAIN_ANSWER = re.compile(
    r"^\W*(?:yes|no|yeah|yep|nope|nah|it (?:is|does|has|can|will|did|isn't|doesn't)|"
    r"you (?:can|do|don't|will|won't)|"
    r"not a|of course|sure|absolutely|certainly|i (?:can|do|will|am|have)|we (?:can|do|will|have)|"
    r"that's right|correct|done)\b",
    re.IGNORECASE,
)
_FEWEST_TELLING = 2
"""Telling words a question needs before silence about all of them means anything."""


def passed_over(evidence: Evidence) -> tuple[Question, ...]:
    """Return the customer's questions of which no later reply takes up a single word, nor answers plainly."""
    return tuple(question for question in evidence.customer.questions if _passed_over(evidence, question))


def _passed_over(evidence: Evidence, question: Question) -> bool:
    words = question.sentence.telling
    later = [turn for turn in evidence.case.agent if turn.number > question.turn.number]
    if len(words) < _FEWEST_TELLING or not later:
        return False
    if any(_PLAIN_ANSWER.match(sentence.text) for sentence in later[0].sentences):
        return False
    said = frozenset[str]().union(*(turn.telling for turn in later))
    return not any(_near(word, said) for word in words)


def _near(word: str, said: frozenset[str]) -> bool:
    return word in said or any(
        len(word) >= 4 and (other.startswith(word) or word.startswith(other)) for other in said if len(other) >= 4
    )


def different_matter(evidence: Evidence) -> Place | None:
    """Return the question that went without an answer while the agent fixed something else, None where the fix fits."""
    first = evidence.case.agent[0].number if evidence.case.agent else 0
    open_questions = [question for question in passed_over(evidence) if question.turn.number < first]
    insisted = evidence.customer.left_unhappy or evidence.case.customer_cues("repeats", "objects", "rejects")
    if not open_questions or not evidence.help.deeds or not insisted or evidence.customer.content:
        return None
    asked = evidence.customer.requests
    wanted = frozenset[str]().union(*(_telling_of(place) for place in asked))
    fixed = frozenset[str]().union(*(_telling_of(place) for place in evidence.help.fixes))
    return None if any(_near(word, fixed) for word in wanted) else open_questions[0].place()


def _telling_of(place: Place) -> frozenset[str]:
    sentence = place.turn.sentence_at(place.start)
    return sentence.telling if sentence else telling_stems(place.turn.words)


def objections(evidence: Evidence) -> tuple[Place, ...]:
    """Return where the customer said that a fix just made does not suit them, once per message."""
    return tuple(_objections(evidence))


def _objections(evidence: Evidence) -> Iterator[Place]:
    done: set[int] = set()
    for place in evidence.case.customer_cues("objects"):
        acted = any(each.number < place.number for each in evidence.help.deeds)
        if acted and place.number not in done:
            done.add(place.number)
            yield place


def guessed(evidence: Evidence) -> Place | None:
    """Return the deed that the agent chose without asking and that the customer had to stop, None where none was."""
    against = objections(evidence)
    if not against:
        return None
    first = next(place for place in evidence.help.deeds if place.number < against[0].number)
    asked = any(turn.has(Move.ASKS_QUESTION) for turn in evidence.case.agent if turn.number <= first.number)
    admits = evidence.case.agent_cues("went_too_fast")
    return first if not asked and (len(against) > 1 or admits) else None
