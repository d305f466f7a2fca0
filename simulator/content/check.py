"""What a well-formed content file can still have wrong: references, leaks, gaps in the script, dead ends."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from simulator.content import leaks, scripts
from simulator.content.findings import Finding, slots_wrong, unknown
from simulator.content.parse import Parsed
from simulator.domain.channel import Channel, Norms
from simulator.domain.company import Company, SavedReply
from simulator.domain.mistake import Catalogue
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem
from simulator.domain.rubric import Rubric
from simulator.domain.scenario import RehearsalReply, Scenario, trust_needed

TEMPER_FIELDS = ("frustration", "trust", "patience")
NORM_FIELDS = ("first_reply", "next_reply", "agent_turns")
BETTER_SLOTS = ("name", "trouble", "option", "when")
"""What the debrief fills in when it shows a better wording."""


@dataclass(frozen=True)
class Known:
    """What a persona may refer to."""

    companies: Mapping[str, Company] = field(default_factory=dict)
    company_ids: frozenset[str] = frozenset()
    """All that are written down, those with problems of their own included."""
    mistakes: Set[str] | None = None
    """None where there is no catalogue to hold names against."""


def persona_problems(parsed: Parsed[Persona], file: str, known: Known) -> tuple[Problem, ...]:
    """Return everything that a well-formed persona has wrong."""
    persona = parsed.value
    findings = list(scripts.in_persona(persona))
    for scenario_id, scenario in persona.scenarios.items():
        findings += _under(("scenarios", scenario_id), _in_scenario(scenario, known))
        findings += scripts.in_scenario(persona, scenario_id)
        findings += leaks.in_scenario(persona, scenario_id, known.companies.get(scenario.company))
    return as_problems(findings, parsed, file)


def company_problems(parsed: Parsed[Company], file: str) -> tuple[Problem, ...]:
    """Return everything that a well-formed company has wrong."""
    company = parsed.value
    findings = [*_repeated("saved_replies", [reply.id for reply in company.saved_replies])]
    findings += _banned_words(company, company.saved_replies)
    return as_problems(findings, parsed, file)


def rubric_problems(parsed: Parsed[Rubric], file: str) -> tuple[Problem, ...]:
    """Return everything that a well-formed rubric has wrong."""
    rubric = parsed.value
    findings = [*_repeated("criteria", [criterion.id for criterion in rubric.criteria])]
    findings += _repeated("critical", [line.id for line in rubric.critical])
    return as_problems(findings, parsed, file)


def catalogue_problems(parsed: Parsed[Catalogue], file: str, criteria: Set[str] | None) -> tuple[Problem, ...]:
    """Return everything that a well-formed catalogue of mistakes has wrong; criteria of None are not looked at."""
    return as_problems(_in_catalogue(parsed.value, criteria), parsed, file)


def channel_problems(parsed: Parsed[Norms], file: str, names: Set[str] | None) -> tuple[Problem, ...]:
    """Return everything that well-formed channel norms have wrong; `names` are all criteria and mistakes, if known."""
    return as_problems(_in_channels(parsed.value, names), parsed, file)


def _in_catalogue(catalogue: Catalogue, criteria: Set[str] | None) -> Iterator[Finding]:
    for name, mistake in catalogue.items():
        if criteria is not None and mistake.criterion not in criteria:
            yield (name, "criterion"), unknown("criterion of a rubric", mistake.criterion, criteria)
        for number, other in enumerate(mistake.outranks):
            if other == name:
                yield (name, "outranks", number), "a mistake can't outrank itself"
            elif other not in catalogue:
                yield (name, "outranks", number), unknown("mistake", other, catalogue)
        for sentence in slots_wrong(mistake.better, BETTER_SLOTS, "a better wording"):
            yield (name, "better"), sentence
        if not mistake.asks.endswith("?"):
            yield (name, "asks"), "`asks` must be a question"


def _in_channels(norms: Norms, names: Set[str] | None) -> Iterator[Finding]:
    for channel in Channel:
        if channel not in norms:
            yield (), f"the channel `{channel}` is missing"
    for channel, norm in norms.items():
        for number, name in enumerate(norm.not_relevant):
            if names is not None and name not in names:
                yield (channel, "not_relevant", number), unknown("criterion or mistake", name, names)
        if norm.shortest >= norm.longest:
            yield (channel, "shortest"), "`shortest` must be less than `longest`"


def as_problems(findings: Iterable[Finding], parsed: Parsed[Any], file: str) -> tuple[Problem, ...]:
    """Return findings as problems with their lines, in order of the file."""
    found = {
        Problem(file=file, line=parsed.written.line_of(path), sentence=sentence): None for path, sentence in findings
    }
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.sentence)))


def _under(path: tuple[str | int, ...], findings: Iterable[Finding]) -> Iterator[Finding]:
    return (((*path, *inner), sentence) for inner, sentence in findings)


def _in_scenario(scenario: Scenario, known: Known) -> Iterator[Finding]:
    checks: tuple[Callable[[Scenario], Iterator[Finding]], ...] = (
        _form, _own_fields, _ids, _facts, _needs, _options, _desk, _verification, _rehearsal,
    )  # fmt: skip
    for check in checks:
        yield from check(scenario)
    yield from _company(scenario, known)
    yield from _tempts(scenario, known)


def _company(scenario: Scenario, known: Known) -> Iterator[Finding]:
    company = known.companies.get(scenario.company)
    if company is None and scenario.company in known.company_ids:
        yield ("company",), f"the company `{scenario.company}` has problems of its own; see its file"
    elif company is None:
        yield ("company",), unknown("company", scenario.company, known.company_ids)
    else:
        yield from _with_company(scenario, company)


def _with_company(scenario: Scenario, company: Company) -> Iterator[Finding]:
    macros = (*scenario.saved_replies, *company.saved_replies)
    if not any(reply.trap for reply in macros) and not scenario.warm_up:
        yield ("saved_replies",), "no saved reply is a trap; give one that looks right and is wrong here a `trap`"
    theirs = {reply.id for reply in company.saved_replies}
    for number, reply in enumerate(scenario.saved_replies):
        if reply.id in theirs:
            yield ("saved_replies", number, "id"), f"`{reply.id}` is already a saved reply of the company"
    if scenario.verification and not company.verification:
        yield ("verification",), "the company says nothing under `verification`; write its rule there first"
    yield from _banned_words(company, scenario.saved_replies)
    for number, rehearsed in enumerate(scenario.rehearsal.excellent):
        for phrase in _banned_in(company, rehearsed.text):
            yield (
                ("rehearsal", "excellent", number, "text"),
                f"the excellent reply says `{phrase}`, which the brand never does",
            )


def _banned_words(company: Company, replies: Iterable[SavedReply]) -> Iterator[Finding]:
    for number, reply in enumerate(replies):
        for phrase in () if reply.trap else _banned_in(company, reply.text):
            yield ("saved_replies", number, "text"), f"this saved reply says `{phrase}`, which the brand never does"


def _banned_in(company: Company, text: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in company.voice.banned if leaks.occurs(phrase, text))


def _tempts(scenario: Scenario, known: Known) -> Iterator[Finding]:
    for number, mistake in enumerate(scenario.tempts):
        if known.mistakes is not None and mistake not in known.mistakes:
            yield ("tempts", number), unknown("mistake", mistake, known.mistakes)
    if not scenario.tempts and not scenario.warm_up:
        yield ("tempts",), "name under `tempts` the mistakes that this situation invites"


def _form(scenario: Scenario) -> Iterator[Finding]:
    if not scenario.opening:
        yield ("opening",), "`opening` needs the customer's first message"
    if not scenario.needs:
        yield ("needs",), "a scenario needs at least one thing that the customer came for"
    times = [message.at for message in scenario.opening]
    if times != sorted(times):
        yield ("opening",), "the opening messages must be in order of `at`"
    if scenario.channel is Channel.EMAIL and not scenario.subject:
        yield ("channel",), "an e-mail needs a `subject`"
    if scenario.channel is Channel.PUBLIC_REVIEW and scenario.stars is None:
        yield ("channel",), "a public review needs `stars`"
    if scenario.channel is not Channel.PUBLIC_REVIEW and scenario.stars is not None:
        yield ("stars",), "only a public review has `stars`"


def _own_fields(scenario: Scenario) -> Iterator[Finding]:
    for key in scenario.temper:
        if key not in TEMPER_FIELDS:
            yield ("temper", key), unknown("starting value of the temper", key, TEMPER_FIELDS)
    for key, value in scenario.norms.items():
        if key not in NORM_FIELDS:
            yield ("norms", key), unknown("norm that a scenario can change", key, NORM_FIELDS)
        elif value < 1:
            yield ("norms", key), f"`{key}` must be at least 1"


def _ids(scenario: Scenario) -> Iterator[Finding]:
    yield from _clashes(_named(scenario, ("facts", "needs", "options")))
    yield from _clashes(_named(scenario, ("lookups", "actions")))
    yield from _clashes(_named(scenario, ("saved_replies",)))


def _named(scenario: Scenario, kinds: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    return ((kind, number, item.id) for kind in kinds for number, item in enumerate(getattr(scenario, kind)))


def _clashes(places: Iterable[tuple[str, int, str]]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for kind, number, name in places:
        if name in seen:
            yield (kind, number, "id"), f"the id `{name}` is used twice (under `{seen[name]}` too); each needs its own"
        seen[name] = kind


def _repeated(kind: str, ids: Iterable[str]) -> Iterator[Finding]:
    return _clashes((kind, number, name) for number, name in enumerate(ids))


def _facts(scenario: Scenario) -> Iterator[Finding]:
    for number, fact in enumerate(scenario.facts):
        if fact.reveal != "never" and len(fact.says) < 2:
            yield ("facts", number), f"the fact `{fact.id}` needs two ways to say it at least, under `says`"
        if fact.reveal in ("opening", "never"):
            continue
        if not fact.cues:
            yield ("facts", number), f"the fact `{fact.id}` has no `cues`, so no question can bring it out"
    yield from _trust_rules(scenario)


def _trust_rules(scenario: Scenario) -> Iterator[Finding]:
    rules = [(("facts", number, "reveal"), fact.reveal) for number, fact in enumerate(scenario.facts)]
    rules += [(("options", number, "wanted"), option.wanted) for number, option in enumerate(scenario.options)]
    for path, rule in rules:
        needed = trust_needed(rule)
        if needed is not None and needed > 100:
            yield path, f"trust goes to 100 only, so `{rule}` can never happen"


def _needs(scenario: Scenario) -> Iterator[Finding]:
    for number, need in enumerate(scenario.needs):
        options = scenario.options_for(need.id)
        if need.unattainable and not any(option.alternative for option in options):
            yield ("needs", number), f"the need `{need.id}` can't be had, so an option for it must be the `alternative`"
        elif need.must and not need.unattainable and all(option.wanted == "no" for option in options):
            yield ("needs", number), f"no option meets the need `{need.id}`, so this contact can't be won"
        if not need.hidden and not need.asks:
            yield ("needs", number), f"the need `{need.id}` has no `asks`: how does the customer ask for it again?"
        if not need.cues:
            yield ("needs", number), f"the need `{need.id}` has no `cues`, so no reply can be seen to speak of it"
    if scenario.needs and not any(need.must for need in scenario.needs):
        yield ("needs",), "at least one need must be a `must`"


def _options(scenario: Scenario) -> Iterator[Finding]:
    needs, actions = {need.id for need in scenario.needs}, {action.id for action in scenario.actions}
    for number, option in enumerate(scenario.options):
        here = ("options", number)
        if option.need not in needs:
            yield (*here, "need"), unknown("need of this scenario", option.need, needs)
        for place, action in enumerate(option.actions):
            if action not in actions:
                yield (*here, "actions", place), unknown("action of this scenario", action, actions)
        if not option.cues:
            yield here, f"the option `{option.id}` has no `cues`, so no reply can be seen to offer it"
        if option.wanted != "yes" and not option.declines:
            yield here, f"the customer may turn `{option.id}` down, so it needs `declines`"


def _desk(scenario: Scenario) -> Iterator[Finding]:
    lookups = {lookup.id for lookup in scenario.lookups}
    for number, action in enumerate(scenario.actions):
        for place, before in enumerate(action.after):
            if before not in lookups:
                yield ("actions", number, "after", place), unknown("look-up of this scenario", before, lookups)
        most = scenario.authority.limit
        if action.limit is not None and most is not None and action.limit > most and not action.trap:
            yield (
                ("actions", number, "limit"),
                "this is more than the `limit` of the authority; lower it or say the `trap`",
            )


def _verification(scenario: Scenario) -> Iterator[Finding]:
    rule = scenario.verification
    if rule is None:
        return
    actions, facts = {action.id for action in scenario.actions}, {fact.id for fact in scenario.facts}
    if rule.action not in actions:
        yield ("verification", "action"), unknown("action of this scenario", rule.action, actions)
    for number, fact in enumerate(rule.asks):
        if fact not in facts:
            yield ("verification", "asks", number), unknown("fact of this scenario", fact, facts)
    for key in ("asks", "protected"):
        if not getattr(rule, key):
            yield ("verification", key), f"`{key}` must have at least one entry"


def _rehearsal(scenario: Scenario) -> Iterator[Finding]:
    for trainee in ("excellent", "average"):
        replies: tuple[RehearsalReply, ...] = getattr(scenario.rehearsal, trainee)
        if not replies:
            yield ("rehearsal", trainee), f"the {trainee} trainee needs at least one reply"
        yield from _under(("rehearsal", trainee), _rehearsed_deeds(scenario, replies, careful=trainee == "excellent"))


def _rehearsed_deeds(scenario: Scenario, replies: Iterable[RehearsalReply], careful: bool) -> Iterator[Finding]:
    lookups = {lookup.id for lookup in scenario.lookups}
    actions = {action.id: action for action in scenario.actions}
    looked: set[str] = set()
    for number, reply in enumerate(replies):
        for place, deed in enumerate(reply.actions):
            here = (number, "actions", place)
            action = actions.get(deed.id)
            if deed.id in lookups:
                looked.add(deed.id)
            elif action is None:
                yield (*here, "id"), unknown("look-up or action of this scenario", deed.id, {*lookups, *actions})
            elif action.limit is not None and deed.amount is None:
                yield here, f"`{deed.id}` has a limit, so it needs an `amount`"
            elif action.limit is not None and deed.amount is not None and deed.amount > action.limit and careful:
                yield (*here, "amount"), "the excellent trainee gives more than the action's `limit`"
            elif careful and action.trap:
                yield (*here, "id"), f"the excellent trainee takes `{deed.id}`, which is a trap"
            elif careful and not looked.issuperset(action.after):
                yield (*here, "id"), f"the excellent trainee takes `{deed.id}` without the look-ups in its `after`"
