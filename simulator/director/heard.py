"""What one reply amounts to for the customer: the moves that count, and what was offered, refused and asked."""

from simulator.director.weights import SURE_ENOUGH, WEIGHTS
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.scenario import Need, Option, Scenario
from simulator.domain.value import Value

SOLVING = frozenset(
    {
        Move.OFFERS_SOLUTION,
        Move.OFFERS_CHOICE,
        Move.TAKES_ACTION,
        Move.CONFIRMS_DONE,
        Move.GIVES_NEXT_STEP,
        Move.PROMISES_FOLLOW_UP,
        Move.REFUSES_WITH_ALTERNATIVE,
        Move.GIVES_INFORMATION,
        Move.EXPLAINS_CAUSE,
        Move.GIVES_TIMELINE,
        Move.SETS_EXPECTATION,
        Move.THANKS_SPECIFICALLY,
        Move.ADDRESSES_AUDIENCE,
        Move.ESCALATES,
        Move.INVITES_CHECK,
        Move.OWNS_FAULT,
    }
)
"""Moves by which a message that names an option offers or gives it."""

DEEDS = frozenset({Move.TAKES_ACTION, Move.CONFIRMS_DONE})
"""Moves that say that something is done or being done."""

ACKNOWLEDGING = frozenset(
    {
        Move.ACKNOWLEDGES_FEELING,
        Move.ACKNOWLEDGES_CONSEQUENCE,
        Move.OWNS_FAULT,
        Move.PERSONAL_DETAIL,
        Move.THANKS_SPECIFICALLY,
    }
)

STALLING = frozenset({Move.TAKES_ACTION, Move.SETS_EXPECTATION, Move.PROMISES_FOLLOW_UP, Move.GIVES_NEXT_STEP})
"""Moves that, without anything concrete, only ask for time ("let me check")."""

_SAYING_NO = frozenset({Move.REFUSES, Move.REFUSES_WITH_ALTERNATIVE})
_PLEDGING = DEEDS | {Move.OFFERS_SOLUTION, Move.OVER_PROMISES, Move.GIVES_NEXT_STEP}

UNKIND = frozenset(move for move, weight in WEIGHTS.items() if weight.frustration > 0 or weight.trust < 0)


class Heard(Value):
    """One reply as this customer takes it in; only ids that the scenario knows."""

    labels: frozenset[Move]
    about: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    """Options that were offered or given, in the scenario's order."""
    refused: tuple[str, ...] = ()
    """Needs that were said no to."""
    withdrawn: tuple[str, ...] = ()
    """Options that were said no to."""
    denied: tuple[str, ...] = ()
    """Options and needs that a plain no names."""
    claimed: tuple[str, ...] = ()
    """Options that the message says are done or being done."""
    stated: tuple[str, ...] = ()
    """Options that are named, and not in a question only."""
    pledged: tuple[str, ...] = ()
    """Needs that can't be had and that are promised without a word about how."""
    asked: tuple[str, ...] = ()
    dues: tuple[str, ...] = ()
    """Times that were named, in the message's words."""

    def has(self, *moves: Move) -> bool:
        """Return whether one of these moves was made."""
        return not self.labels.isdisjoint(moves)

    @property
    def offers_plainly(self) -> bool:
        """Return whether something is offered by more than a time."""
        return not self.labels.isdisjoint(SOLVING - {Move.GIVES_TIMELINE})


def hear(reading: Reading, scenario: Scenario) -> Heard:
    """Return what a reading amounts to; text aimed at the simulator spoils all that is good in its message."""
    labels = _labels(reading, scenario)
    denied = reading.refused if not labels.isdisjoint(_SAYING_NO) else ()
    if Move.ATTEMPTS_INSTRUCTION in labels:
        return Heard(labels=labels & UNKIND, denied=denied)
    about = frozenset(reading.about)
    withdrawn = tuple(option.id for option in scenario.options if option.id in reading.refused)
    refused = _refused(labels, about, reading, scenario)
    return Heard(
        labels=labels,
        about=tuple(item for item in scenario.named_phrases() if item in about),
        offered=_offered(labels, reading, scenario),
        refused=refused,
        withdrawn=withdrawn,
        denied=denied,
        claimed=_claimed(reading, scenario),
        stated=tuple(option.id for option in _named(reading, scenario) if option.id not in _questioned(reading)),
        pledged=tuple(
            need.id for need in scenario.needs if need.id not in refused and _pledged(need, reading, scenario)
        ),
        asked=tuple(fact.id for fact in scenario.facts if fact.id in reading.asked),
        dues=tuple(found.due for found in _sure(reading) if found.due),
    )


def _labels(reading: Reading, scenario: Scenario) -> frozenset[Move]:
    """Return the moves that are sure enough; asking what verifies the customer is not asking what is known."""
    labels = frozenset(found.move for found in _sure(reading))
    checks = scenario.verification.asks if scenario.verification else ()
    checking = bool(reading.asked) and set(reading.asked) <= set(checks)
    return labels - {Move.ASKS_KNOWN} if checking else labels


def _offered(labels: frozenset[Move], reading: Reading, scenario: Scenario) -> tuple[str, ...]:
    """Return the options that are named by a message that solves, or by words that are plain enough for them."""
    solves = not labels.isdisjoint(SOLVING)
    canned = Move.FORM_LETTER in labels
    tied = _tied(reading, scenario)
    named = [option for option in _named(reading, scenario) if option.id not in tied]
    return tuple(option.id for option in named if solves or (not canned and _plain_enough(option, reading)))


def _plain_enough(option: Option, reading: Reading) -> bool:
    """Return whether naming an option gives it, or hints at it where nobody wants it."""
    unwanted = option.wanted == "no"
    if option.id in _questioned(reading):
        return unwanted and not reading.asked
    return unwanted or not option.actions


def _named(reading: Reading, scenario: Scenario) -> tuple[Option, ...]:
    return tuple(each for each in scenario.options if each.id in reading.about and each.id not in reading.refused)


def _questioned(reading: Reading) -> frozenset[str]:
    """Return what the questions of a message speak of."""
    return frozenset(item for found in reading.spans_of(Move.ASKS_QUESTION) for item in found.about)


def _tied(reading: Reading, scenario: Scenario) -> frozenset[str]:
    """Return the options that are named only in one breath with one that nobody wants ("once we have it back")."""
    named = _named(reading, scenario)
    unwanted = {option.id for option in named if option.wanted == "no"}
    given = {option.id for option in named if option.wanted != "no" and option.actions}
    offering = SOLVING - {Move.GIVES_TIMELINE}
    breaths = [frozenset(found.about) for found in _sure(reading) if found.move in offering]
    beside = frozenset(item for breath in breaths if breath & unwanted for item in breath & given)
    return beside.difference(*(breath for breath in breaths if not breath & unwanted))


def _pledged(need: Need, reading: Reading, scenario: Scenario) -> bool:
    """Return whether a need that can't be had is promised, with none of its options named."""
    options = {option.id for option in scenario.options_for(need.id)}
    if not need.unattainable or not options.isdisjoint(reading.about):
        return False
    return any(found.move in _PLEDGING and need.id in found.about for found in _sure(reading))


def _sure(reading: Reading) -> tuple[FoundMove, ...]:
    return tuple(found for found in reading.moves if found.confidence >= SURE_ENOUGH)


def _claimed(reading: Reading, scenario: Scenario) -> tuple[str, ...]:
    """Return the options that sentences with a deed speak of, or the only one there is where they say "it"."""
    deeds = [found for found in _sure(reading) if found.move in DEEDS]
    not_given = {*reading.refused, *_tied(reading, scenario)}
    open_to = [option.id for option in scenario.options if option.actions and option.id not in not_given]
    named = {item for found in deeds for item in found.about}
    beside = [option for option in open_to if option in reading.about]
    if deeds and named.isdisjoint(open_to) and len(beside) == 1:
        return tuple(beside)
    return tuple(option for option in open_to if option in named)


def _refused(labels: frozenset[Move], about: frozenset[str], reading: Reading, scenario: Scenario) -> tuple[str, ...]:
    """Return the needs said no to: by name, or where one of their options is, or by a no in a message about them."""
    says_no = not labels.isdisjoint(_SAYING_NO)
    needs = []
    for need in scenario.needs:
        options = {option.id for option in scenario.options_for(need.id) if not option.alternative}
        named = need.id in reading.refused or not options.isdisjoint(reading.refused)
        hinted = need.unattainable and says_no and (need.id in about or not options.isdisjoint(about))
        if named or hinted:
            needs.append(need.id)
    return tuple(needs)
