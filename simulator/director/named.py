"""Which options a message names, and whether naming them offers, claims or only mentions them."""

from simulator.director.groups import DEEDS, PLEDGING, SOLVING, UNKIND
from simulator.director.weights import SURE_ENOUGH
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.scenario import Need, Option, Scenario


def sure_moves(reading: Reading) -> tuple[FoundMove, ...]:
    """Return the findings that count."""
    return tuple(found for found in reading.moves if found.confidence >= SURE_ENOUGH)


def named_options(reading: Reading, scenario: Scenario) -> tuple[Option, ...]:
    """Return the options that a message speaks of and does not turn down."""
    return tuple(each for each in scenario.options if each.id in reading.about and each.id not in reading.refused)


def stated_options(reading: Reading, scenario: Scenario) -> tuple[str, ...]:
    """Return the options that are named, and not by a question."""
    return tuple(option.id for option in named_options(reading, scenario) if option.id not in _questioned(reading))


def offered_options(
    labels: frozenset[Move], reading: Reading, scenario: Scenario, solving: frozenset[Move] = SOLVING
) -> tuple[str, ...]:
    """Return the options that are named by a message that solves, or by words that are plain enough for them."""
    canned = not labels.isdisjoint({Move.FORM_LETTER, Move.TEMPLATE_LEFT})
    out = _tied(reading, scenario) | (_words_only(scenario) if canned else frozenset())
    return tuple(
        option.id
        for option in named_options(reading, scenario)
        if option.id not in out
        if _solved_by(option, reading, scenario, solving) or _plain_enough(option, reading)
    )


def claimed_options(reading: Reading, scenario: Scenario) -> tuple[str, ...]:
    """Return the options that sentences with a deed speak of, or the only one there is where they say "it".

    What waits for the customer to do something first is not done yet."""
    deeds = [found for found in sure_moves(reading) if found.move in DEEDS]
    burdened = {item for found in reading.spans_of(Move.BURDENS_CUSTOMER) for item in found.about}
    not_given = {*reading.refused, *_tied(reading, scenario), *burdened}
    open_to = [option.id for option in scenario.options if option.actions and option.id not in not_given]
    named = {item for found in deeds for item in found.about}
    beside = [option for option in open_to if option in reading.about]
    if deeds and named.isdisjoint(open_to) and len(beside) == 1:
        return tuple(beside)
    return tuple(option for option in open_to if option in named)


def pledged_needs(reading: Reading, scenario: Scenario) -> tuple[str, ...]:
    """Return the needs that can't be had and are promised all the same, with none of their options named."""
    promising = [found for found in sure_moves(reading) if found.move in PLEDGING]
    promised = {item for found in promising for item in found.about}
    return tuple(need.id for need in scenario.needs if need.id in promised and _out_of_reach(need, reading, scenario))


def _out_of_reach(need: Need, reading: Reading, scenario: Scenario) -> bool:
    options = {option.id for option in scenario.options_for(need.id)}
    return need.unattainable and options.isdisjoint(reading.about)


def _plain_enough(option: Option, reading: Reading) -> bool:
    """Return whether naming an option gives it, or hints at it where nobody wants it."""
    if option.wanted == "no":
        return option.id not in _questioned(reading) or not reading.asked
    return not option.actions and not _in_passing(option, reading)


def _solved_by(option: Option, reading: Reading, scenario: Scenario, moves: frozenset[Move]) -> bool:
    """Return whether a message offers or gives what it names: in the same words, or in words that name no option."""
    solving = [frozenset(found.about) for found in sure_moves(reading) if found.move in moves]
    if option.wanted == "no" or not option.actions:
        return bool(solving) and not _in_passing(option, reading)
    options = {each.id for each in scenario.options}
    loose = any(about.isdisjoint(options) for about in solving)
    return any(option.id in about for about in solving) or (loose and not _in_passing(option, reading))


def _in_passing(option: Option, reading: Reading) -> bool:
    """Return whether a welcome option is named by nothing but a question or something unkind."""
    moves = {found.move for found in sure_moves(reading) if option.id in found.about}
    passing = not moves.isdisjoint(UNKIND | {Move.ASKS_QUESTION})
    return option.wanted != "no" and passing and moves.isdisjoint(SOLVING)


def _questioned(reading: Reading) -> frozenset[str]:
    return frozenset(item for found in reading.spans_of(Move.ASKS_QUESTION) for item in found.about)


def _words_only(scenario: Scenario) -> frozenset[str]:
    """Return the welcome options that a form letter can't give, because they are given by meaning the words."""
    return frozenset(option.id for option in scenario.options if option.wanted != "no" and not option.actions)


def _tied(reading: Reading, scenario: Scenario) -> frozenset[str]:
    """Return the options that are named only in one breath with one that nobody wants ("once we have it back").

    A choice between the two ties nothing."""
    if reading.spans_of(Move.OFFERS_CHOICE):
        return frozenset()
    options = named_options(reading, scenario)
    unwanted = {option.id for option in options if option.wanted == "no"}
    given = {option.id for option in options if option.wanted != "no" and option.actions}
    offering = SOLVING - {Move.GIVES_TIMELINE}
    breaths = [frozenset(found.about) for found in sure_moves(reading) if found.move in offering]
    beside = frozenset(item for breath in breaths if breath & unwanted for item in breath & given)
    return beside.difference(*(breath for breath in breaths if not breath & unwanted))
