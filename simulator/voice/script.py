"""The script voice: says a direction with the lines that an author wrote, none twice until all were used."""

import re
from collections.abc import Sequence

from simulator.domain.acts import Act, Band
from simulator.domain.chance import pick
from simulator.domain.channel import Channel
from simulator.domain.persona import Persona
from simulator.domain.state import MET, CustomerState, Direction
from simulator.domain.transcript import Turn
from simulator.voice.lines import PART, last_use, mentioned, own_lines, pools, used

_STOPS = (".", "!", "?", "…", ",", ":", ";")
_FACT, _TOPIC = "{fact}", "{topic}"
_NAMES_TOPIC = frozenset({Act.ASK_AGAIN, Act.DEMAND})
_OPENERS = frozenset(
    (
        "A", "An", "And", "Are", "At", "But", "Can", "Could", "Do", "Does", "Have", "How", "If", "In", "Is", "It",
        "It's", "My", "On", "So", "That", "That's", "The", "There", "There's", "This", "To", "We", "What", "What's",
        "When", "Where", "Which", "Who", "Why", "Will", "With", "Would", "You",
    )
)  # fmt: skip
"""Words that lose their capital where a line runs on into them; a name would keep it."""

LAST_RESORT = {
    Act.VENT: "This is really not good enough.",
    Act.DEMAND: "So what are you going to do about it?",
    Act.ANSWER: "{fact}",
    Act.DONT_KNOW: "I don't know.",
    Act.GO_ON: "OK.",
    Act.ASK_AGAIN: "That doesn't answer what I asked.",
    Act.CALL_OUT_FORM_LETTER: "Is that a standard reply?",
    Act.CALL_OUT_REPEAT: "I told you that already.",
    Act.CALL_OUT_CONTRADICTION: "That's not what you said before.",
    Act.CALL_OUT_INSTRUCTION: "Sorry, what? Was that meant for me?",
    Act.PUSH_BACK: "No, that doesn't work for me.",
    Act.ASK_PROOF: "How can I be sure of that?",
    Act.SOFTEN: "OK, thank you.",
    Act.ACCEPT_CONDITIONALLY: "OK, do that please.",
    Act.ACCEPT: "Good, that works for me.",
    Act.ACCEPT_REFUSAL: "All right, I'll go with that then.",
    Act.ASK_SUPERVISOR: "I'd like to speak to somebody else.",
    Act.NUDGE: "Hello?",
    Act.LEAVE: "I'm done here.",
    Act.CLOSE: "Bye.",
}
"""Words for an act that nobody wrote lines for; shipped content never needs them."""


class ScriptVoice:
    """Speaks for customers from their written lines."""

    def speak(
        self, persona: Persona, scenario_id: str, history: Sequence[Turn], state: CustomerState, direction: Direction
    ) -> tuple[str, ...]:
        """Return one message, or several sent in a row; empty where the direction is an event without words."""
        if direction.silent:
            return ()
        fact = _facts(persona, scenario_id, history, state, direction)
        line = _line(persona, scenario_id, history, state, direction, bool(fact))
        if _TOPIC in line:
            line = _put_in(line, _TOPIC, _ask_for(line, _asks(persona, scenario_id, direction), history, state.seed))
        said = _filled(line, fact, direction.act, persona.scenarios[scenario_id].channel)
        return tuple(part.strip() for part in said.split(PART) if part.strip())


def _line(
    persona: Persona,
    scenario_id: str,
    history: Sequence[Turn],
    state: CustomerState,
    direction: Direction,
    has_fact: bool,
) -> str:
    """Return the line to say: the best group that has an unused one, else the one that was said longest ago."""
    groups = _groups(persona, scenario_id, state, direction)
    asks = bool(_asks(persona, scenario_id, direction))
    fitting = [tuple(line for line in group if _fits(line, direction, has_fact, asks)) for group in groups]
    fresh = [[line for line in group if not used(line, history)] for group in fitting]
    label = f"line/{direction.act}"
    for group in fresh:
        if group:
            return pick(group, state.seed, _spoken(history), label)
    stale = [line for group in fitting for line in group]
    return min(stale, key=lambda line: last_use(line, history)) if stale else LAST_RESORT[direction.act]


def _fits(line: str, direction: Direction, has_fact: bool, has_topic: bool) -> bool:
    """Return whether all that a line leaves open can be filled; an answer must hold its fact."""
    if _TOPIC in line and not has_topic:
        return False
    if _FACT in line:
        return has_fact
    return not (direction.act is Act.ANSWER and has_fact)


def _groups(persona: Persona, scenario_id: str, state: CustomerState, direction: Direction) -> list[tuple[str, ...]]:
    """Return the lines for a direction in groups, those about its topic before the general ones."""
    half_way = any(status in MET for status in state.needs.values())
    general = list(pools(persona, scenario_id, direction.act, direction.band, any_situation=half_way))
    if direction.act is Act.ANSWER:
        return [*general, (_FACT,)]
    if direction.act is Act.PUSH_BACK:
        options = persona.scenarios[scenario_id].options
        return [option.declines for option in options if option.id == direction.topic] + general
    if direction.act in _NAMES_TOPIC:
        return _asking(persona, scenario_id, direction, general, half_way)
    return general


def _asking(
    persona: Persona, scenario_id: str, direction: Direction, general: list[tuple[str, ...]], half_way: bool
) -> list[tuple[str, ...]]:
    """Return the lines that ask for something: its name before lines that could mean what was settled already."""
    asks = _asks(persona, scenario_id, direction)
    naming = [_naming(group, asks) for group in general]
    general = [tuple(line for line in group if line != _TOPIC) for group in general]
    if direction.gently:
        return [*_kindly(persona, scenario_id, direction), asks, *naming, *general]
    if direction.act is Act.DEMAND and not half_way:
        return [*naming, *general, asks]
    return [*naming, asks, *general]


def _kindly(persona: Persona, scenario_id: str, direction: Direction) -> list[tuple[str, ...]]:
    """Return how somebody who is not upset asks; none for those who are, who then ask in so many words."""
    if direction.band in {Band.ANGRY, Band.FURIOUS}:
        return []
    lines = own_lines(persona, scenario_id, direction.act, Band.CALM)
    return [_naming(lines, _asks(persona, scenario_id, direction))]


def _naming(lines: Sequence[str], asks: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that name what is asked for; one that is nothing else stands for each of its wordings."""
    return tuple(words for line in lines if _TOPIC in line for words in (asks if line == _TOPIC else (line,)))


def _asks(persona: Persona, scenario_id: str, direction: Direction) -> tuple[str, ...]:
    needs = persona.scenarios[scenario_id].needs
    return next((need.asks for need in needs if need.id == direction.topic), ())


def _facts(
    persona: Persona, scenario_id: str, history: Sequence[Turn], state: CustomerState, direction: Direction
) -> str:
    """Return what is told, each fact in words not used before where there are any; the author's first where unasked."""
    scenario = persona.scenarios[scenario_id]
    said = []
    for fact in scenario.facts:
        if fact.id in direction.facts and fact.says:
            fresh = [words for words in fact.says if not mentioned(words, history)] or list(fact.says)
            unasked = direction.act is Act.SOFTEN
            said.append(fresh[0] if unasked else pick(fresh, state.seed, _spoken(history), f"fact/{fact.id}"))
    return _joined(said, scenario.channel)


def _joined(sentences: Sequence[str], channel: Channel) -> str:
    """Return sentences as one text: parted where the writer uses no full stops."""
    text = ""
    for sentence in sentences:
        text = f"{text}{_gap(text, channel)}{sentence}" if text else sentence
    return text


def _gap(text: str, channel: Channel) -> str:
    if text.rstrip().endswith(_STOPS):
        return " "
    return PART if channel is Channel.CHAT else ". "


def _filled(line: str, fact: str, act: Act, channel: Channel) -> str:
    """Return a line with the facts: in their place, before it as an answer, or after it where nobody asked."""
    if _FACT in line:
        return _put_in(line, _FACT, fact)
    parts = (line, fact) if act is Act.SOFTEN else (fact, line)
    return _joined([part for part in parts if part], channel)


def _put_in(line: str, place: str, words: str) -> str:
    """Return a line with words in their place: in small letters after a comma, with a comma before what follows."""
    before, after = line.split(place, 1)
    if before.rstrip().endswith(",") and words.split()[0] in _OPENERS:
        words = words[0].lower() + words[1:]
    stops = words.endswith(_STOPS) or not re.match(r" \w", after)
    return f"{before}{words}{'' if stops else ','}{after}"


def _ask_for(line: str, asks: Sequence[str], history: Sequence[Turn], seed: int) -> str:
    """Return a question for a line: one not asked yet, and not one that begins with the word the line stops at."""
    before = line.split(_TOPIC)[0].casefold().replace(",", " ").split()
    smooth = [ask for ask in asks if not before or ask.casefold().split()[0] != before[-1]] or list(asks)
    fresh = [ask for ask in smooth if not mentioned(ask, history)] or smooth
    return pick(fresh, seed, _spoken(history), "topic")


def _spoken(history: Sequence[Turn]) -> int:
    return sum(turn.role == "customer" for turn in history)
