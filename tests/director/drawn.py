"""Readings and customers drawn for the director's tests: the small made-up ones and everyone that is shipped."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from ruamel.yaml import YAML

from simulator.director import begin, norms_for
from simulator.domain.channel import Channel, ChannelNorms
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.domain.state import CustomerState

from .case_pram import CALLER, FEE, NORMS, PERSONA, SCENARIO

ROOT = Path(__file__).resolve().parents[2]

ACKNOWLEDGEMENTS = (Move.ACKNOWLEDGES_FEELING, Move.ACKNOWLEDGES_CONSEQUENCE)
GOOD = (
    Move.ACKNOWLEDGES_CONSEQUENCE,
    Move.OWNS_FAULT,
    Move.TAKES_ACTION,
    Move.OFFERS_SOLUTION,
    Move.GIVES_TIMELINE,
    Move.CONFIRMS_DONE,
    Move.PROMISES_FOLLOW_UP,
)
BAD = (
    Move.FORM_LETTER,
    Move.BLAMES_CUSTOMER,
    Move.DISMISSES,
    Move.HIDES_BEHIND_POLICY,
    Move.BOUNCES_CHANNEL,
    Move.PUSHES_SALE,
    Move.INSULTS,
    Move.THREATENS,
    Move.DISCLOSES_PRIVATE,
)


@dataclass(frozen=True, repr=False)
class Customer:
    """A persona in one scenario, with the norms that hold there."""

    persona: Persona
    scenario: Scenario
    norms: ChannelNorms

    def __repr__(self) -> str:
        return f"{self.persona.name.split()[0].lower()}-{self.scenario.channel}"


def _shipped() -> list[Customer]:
    """Return every shipped customer, read plainly, so that the director needs no other part here."""
    yaml = YAML(typ="base")
    norms = {
        Channel(name): ChannelNorms.model_validate(values)
        for name, values in yaml.load((ROOT / "rubrics/shared/channels.yaml").read_text("utf-8")).items()
    }
    files = sorted(path for path in (ROOT / "personas").glob("*.yaml") if not path.name.startswith("_"))
    personas = [Persona.model_validate(yaml.load(path.read_text("utf-8"))) for path in files]
    return [
        Customer(persona, each, norms_for(each, norms)) for persona in personas for each in persona.scenarios.values()
    ]


SHIPPED = _shipped()
CUSTOMERS = [Customer(PERSONA, SCENARIO, NORMS), Customer(CALLER, FEE, NORMS), *SHIPPED]


def started(customer: Customer, seed: int = 0) -> CustomerState:
    """Return a customer before the first reply."""
    return begin(customer.persona, customer.scenario, customer.norms, seed)


def ids_of(scenario: Scenario) -> tuple[str, ...]:
    """Return what a reading of a scenario may speak of, and one thing that it does not know."""
    return (*scenario.named_phrases(), "nobody-knows-this")


@st.composite
def readings(draw: st.DrawFn, scenario: Scenario, with_moves: tuple[Move, ...] = ()) -> Reading:
    """Return any reading that a reader could hand over, sensible or not."""
    names = st.lists(st.sampled_from(ids_of(scenario)), max_size=4, unique=True).map(tuple)
    found = st.builds(
        FoundMove,
        move=st.sampled_from(Move).filter(lambda move: move is not Move.ATTEMPTS_INSTRUCTION),
        confidence=st.sampled_from((20, 60, 100)),
        start=st.just(0),
        end=st.just(5),
        about=names,
        due=st.sampled_from((None, "by Friday")),
    )
    moves = draw(st.lists(found, max_size=7))
    more = tuple(FoundMove(move=move, start=0, end=5) for move in with_moves)
    named = [name for each in moves for name in each.about]
    return Reading(
        moves=(*moves, *more),
        about=tuple(dict.fromkeys([*draw(names), *named])),
        asked=draw(st.lists(st.sampled_from(ids_of(scenario)), max_size=3, unique=True).map(tuple)),
        refused=draw(st.lists(st.sampled_from(ids_of(scenario)), max_size=2, unique=True).map(tuple)),
        amounts=draw(st.lists(st.integers(0, 10_000), max_size=2).map(tuple)),
        words=draw(st.integers(0, 300)),
    )


def without(reading: Reading, move: Move) -> Reading:
    """Return a reading with every finding of one move taken out."""
    kept = tuple(found for found in reading.moves if found.move is not move)
    return Reading.model_validate({**dict(reading), "moves": kept})
