"""A small customer that the director's and the voice's tests share: a pram wheel that broke, in a chat."""

from simulator.domain.acts import Act
from simulator.domain.channel import Channel, ChannelNorms
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.persona import Persona
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import Replied

NORMS = ChannelNorms(title="Live chat", first_reply=60, next_reply=90, live=True, agent_turns=12, turn_cost=3)

_LINES = {act: {"any": [f"{act} one", f"{act} two", f"{act} three"]} for act in set(Act) - {Act.ANSWER}}

PERSONA = Persona.model_validate(
    {
        "name": "Ines Okafor",
        "about": "Mother of a baby, relies on the pram.",
        "voice": "Short and direct.",
        "temper": {"frustration": 62, "trust": 40, "patience": 60, "leaves_below": 10, "floor": 30},
        "lines": {**_LINES, "answer": {"any": ["it's this: {fact}"], "angry": ["{fact}. can we get on with it"]}},
        "scenarios": {
            "wheel": {
                "title": "The wheel came off",
                "company": "prams",
                "channel": "chat",
                "brief": "A pram wheel broke after two weeks.",
                "opening": [{"text": "the wheel fell off my pram and i am stuck at home"}],
                "authority": {"may": ["Replace parts", "Credit up to 20"], "limit": "20"},
                "facts": [
                    {
                        "id": "stuck",
                        "text": "She is stuck at home.",
                        "reveal": "opening",
                        "says": ["i'm stuck at home"],
                    },
                    {
                        "id": "model",
                        "text": "A Trotter 2.",
                        "says": ["its a trotter 2", "trotter 2"],
                        "values": ["trotter"],
                    },
                    {"id": "postcode", "text": "LS1.", "says": ["ls1 4dy", "LS1 4DY"], "on_record": True},
                    {
                        "id": "scared",
                        "text": "It tipped over.",
                        "says": ["it tipped with her in it", "she nearly fell out"],
                        "reveal": "when_trust(55)",
                    },
                    {"id": "secret", "text": "She bought it used.", "reveal": "never", "values": ["used"]},
                ],
                "needs": [
                    {"id": "wheel-fixed", "text": "A new wheel.", "asks": ["and the wheel?", "what about my wheel"]},
                    {"id": "safe", "text": "To know it is safe.", "asks": ["is it even safe"], "must": True},
                    {"id": "sorry-credit", "text": "Some credit.", "must": False, "hidden": True},
                ],
                "options": [
                    {
                        "id": "new-wheel",
                        "need": "wheel-fixed",
                        "text": "Send a wheel.",
                        "cues": ["new wheel"],
                        "actions": ["send-wheel"],
                    },
                    {
                        "id": "repair-shop",
                        "need": "wheel-fixed",
                        "text": "A shop.",
                        "cues": ["shop"],
                        "wanted": "no",
                        "actions": ["book-shop"],
                        "declines": ["i cant get to a shop, i have no pram"],
                    },
                    {
                        "id": "whole-pram",
                        "need": "wheel-fixed",
                        "text": "A new pram.",
                        "cues": ["new pram"],
                        "wanted": "when_trust(60)",
                        "actions": ["send-pram"],
                    },
                    {"id": "explain-safety", "need": "safe", "text": "Why it is safe.", "cues": ["recall", "safe"]},
                    {
                        "id": "credit",
                        "need": "sorry-credit",
                        "text": "Credit.",
                        "cues": ["credit"],
                        "actions": ["credit"],
                    },
                ],
                "lookups": [{"id": "order", "label": "Order", "shows": "Trotter 2"}],
                "actions": [
                    {"id": "send-wheel", "label": "Send wheel", "kind": "replace", "cues": ["sent * wheel"]},
                    {"id": "book-shop", "label": "Book shop", "kind": "book"},
                    {"id": "send-pram", "label": "Send pram", "kind": "replace"},
                    {"id": "credit", "label": "Credit", "kind": "credit", "limit": "20"},
                ],
                "rehearsal": {"excellent": [{"text": "x"}], "average": [{"text": "y"}]},
            }
        },
    }
)
SCENARIO = PERSONA.scenarios["wheel"]

CLUB = {
    "title": "The fee",
    "company": "prams",
    "channel": "phone",
    "brief": "A caller wants a fee back.",
    "opening": [{"text": "I want that fee back."}],
    "authority": {"may": ["Explain"], "ask_first": ["Refunds"]},
    "facts": [{"id": "born", "text": "1961", "says": ["It's the ninth of May", "Ninth of May, sixty-one"]}],
    "needs": [
        {"id": "fee-back", "text": "The fee back.", "unattainable": True, "asks": ["So do I get the fee back?"]},
        {"id": "no-more-fees", "text": "None again.", "asks": ["And next month?"]},
    ],
    "options": [
        {"id": "refund", "need": "fee-back", "text": "Refund.", "cues": ["refund"], "actions": ["refund"]},
        {
            "id": "free-month",
            "need": "fee-back",
            "text": "A free month.",
            "cues": ["free month"],
            "alternative": True,
            "wanted": "when_trust(45)",
        },
        {"id": "switch-plan", "need": "no-more-fees", "text": "Switch.", "cues": ["switch"], "actions": ["switch"]},
    ],
    "actions": [
        {"id": "verify", "label": "Verify", "kind": "verify"},
        {"id": "refund", "label": "Refund", "kind": "refund", "limit": "10"},
        {"id": "switch", "label": "Switch", "kind": "change"},
    ],
    "verification": {"action": "verify", "asks": ["born"], "protected": ["balance"]},
    "rehearsal": {"excellent": [{"text": "x"}], "average": [{"text": "y"}]},
}
CALLER = Persona.model_validate({**dict(PERSONA), "scenarios": {"fee": CLUB}})
FEE = CALLER.scenarios["fee"]
CHANNEL = Channel.CHAT


def reading(*moves: Move, about: tuple[str, ...] = (), **more: object) -> Reading:
    """Return a reading of these moves, all of them about the same things."""
    found = tuple(FoundMove(move=move, start=0, end=1, about=about) for move in moves)
    return Reading.model_validate({"moves": found, "about": about, "words": 20, **more})


def replied(*moves: Move, about: tuple[str, ...] = (), actions: tuple[str, ...] = (), **more: object) -> Replied:
    """Return a reply of these moves, with actions on the desk."""
    event = {key: more.pop(key) for key in ("elapsed", "deeds_by_word") if key in more}
    taken = tuple(ActionTaken(id=action) for action in actions)
    return Replied.model_validate({"reading": reading(*moves, about=about, **more), "actions": taken, **event})
