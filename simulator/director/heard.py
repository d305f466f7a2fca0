"""What one reply amounts to for the customer: the moves that count, and what was offered, refused and asked."""

from collections.abc import Sequence, Set

from simulator.director.groups import REASSURING, SAYING_NO, SOLVING, TELLING, UNKIND
from simulator.director.named import claimed_options, offered_options, pledged_needs, stated_options, sure_moves
from simulator.domain.moves import Move, Reading
from simulator.domain.scenario import Scenario
from simulator.domain.value import Value


class Heard(Value):
    """One reply as this customer takes it in; only ids that the scenario knows."""

    labels: frozenset[Move]
    felt: frozenset[Move] = frozenset()
    """The moves that do something to the customer: all but those that tell of nothing."""
    about: tuple[str, ...] = ()
    touched: frozenset[str] = frozenset()
    """What the moves that are not unkind speak of."""
    offered: tuple[str, ...] = ()
    """Options that were offered or given, in the scenario's order."""
    urged: tuple[str, ...] = ()
    """Options that were offered by more than a time."""
    refused: tuple[str, ...] = ()
    """Needs that were said no to."""
    withdrawn: tuple[str, ...] = ()
    """Options that were said no to."""
    denied: tuple[str, ...] = ()
    """Options and needs that a plain no names."""
    claimed: tuple[str, ...] = ()
    """Options that the message says are done or being done."""
    firm_on: frozenset[str] = frozenset()
    """What is said to be done or to come at a time."""
    sorry_for: frozenset[str] = frozenset()
    """What an apology names that nothing in the message reassures about."""
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
    denied = reading.refused if not labels.isdisjoint(SAYING_NO) else ()
    offered = offered_options(labels, reading, scenario)
    if Move.ATTEMPTS_INSTRUCTION in labels:
        return _spoilt(labels, offered, denied, reading, scenario)
    about = frozenset(reading.about)
    withdrawn = tuple(option.id for option in scenario.options if option.id in reading.refused)
    refused = _refused(labels, about, reading, scenario)
    return Heard(
        labels=labels,
        felt=labels - _hollow(reading),
        about=tuple(item for item in scenario.named_phrases() if item in about),
        touched=_spoken_of(reading, set(Move) - UNKIND),
        offered=offered,
        urged=offered_options(labels, reading, scenario, SOLVING - {Move.GIVES_TIMELINE}),
        refused=refused,
        withdrawn=withdrawn,
        denied=denied,
        claimed=claimed_options(reading, scenario),
        firm_on=_spoken_of(reading, {Move.CONFIRMS_DONE, Move.GIVES_TIMELINE}),
        sorry_for=_spoken_of(reading, {Move.APOLOGISES}) - _spoken_of(reading, REASSURING),
        stated=stated_options(reading, scenario),
        pledged=tuple(need for need in pledged_needs(reading, scenario) if need not in refused),
        asked=tuple(fact.id for fact in scenario.facts if fact.id in reading.asked),
        dues=tuple(found.due for found in sure_moves(reading) if found.due),
    )


def _spoilt(
    labels: frozenset[Move], offered: Sequence[str], denied: Sequence[str], reading: Reading, scenario: Scenario
) -> Heard:
    """Return what is left of a message once all that is good in it is taken away."""
    unwanted = tuple(option.id for option in scenario.options if option.wanted == "no" and option.id in offered)
    stated = tuple(option for option in stated_options(reading, scenario) if option in unwanted)
    bad = labels & UNKIND
    return Heard(labels=bad, felt=bad, offered=unwanted, stated=stated, denied=tuple(denied))


def with_deeds(heard: Heard, scenario: Scenario, fresh: Sequence[str]) -> Heard:
    """Return a reply in which naming an option whose action was just taken is giving it, in whatever words."""
    done = {option.id for option in scenario.options if not set(option.actions).isdisjoint(fresh)}
    given = {*heard.offered, *(option for option in heard.stated if option in done)}
    in_order = tuple(option.id for option in scenario.options if option.id in given)
    return Heard.model_validate({**dict(heard), "offered": in_order})


def _labels(reading: Reading, scenario: Scenario) -> frozenset[Move]:
    """Return the moves that are sure enough; asking what verifies the customer is not asking what is known."""
    labels = frozenset(found.move for found in sure_moves(reading))
    checks = scenario.verification.asks if scenario.verification else ()
    checking = bool(reading.asked) and set(reading.asked) <= set(checks)
    return labels - {Move.ASKS_KNOWN} if checking else labels


def _spoken_of(reading: Reading, moves: Set[Move]) -> frozenset[str]:
    return frozenset(item for found in sure_moves(reading) if found.move in moves for item in found.about)


def _hollow(reading: Reading) -> frozenset[Move]:
    """Return the moves by which a message tells something, but nothing about the customer's matter."""
    about = {found.move for found in sure_moves(reading) if found.about}
    return TELLING - about


def _refused(labels: frozenset[Move], about: frozenset[str], reading: Reading, scenario: Scenario) -> tuple[str, ...]:
    """Return the needs said no to: by name, or where one of their options is, or by a no in a message about them."""
    says_no = not labels.isdisjoint(SAYING_NO)
    needs = []
    for need in scenario.needs:
        options = {option.id for option in scenario.options_for(need.id) if not option.alternative}
        named = need.id in reading.refused or not options.isdisjoint(reading.refused)
        hinted = need.unattainable and says_no and (need.id in about or not options.isdisjoint(about))
        if named or hinted:
            needs.append(need.id)
    return tuple(needs)
