"""One situation that a customer can be in: what is so, what is needed, what the agent can see and do."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from simulator.domain.acts import Act
from simulator.domain.channel import Channel
from simulator.domain.company import SavedReply
from simulator.domain.value import Cents, Id, Points, Seconds, Text, Value, WrittenAmount

_TRUST_RULE = re.compile(r"when_trust\((\d{1,3})\)")

RevealRule = Annotated[str, Field(pattern=r"^(opening|when_asked|never|when_trust\(\d{1,3}\))$")]
WantRule = Annotated[str, Field(pattern=r"^(yes|no|when_trust\(\d{1,3}\))$")]
Phrases = tuple[Text, ...]
"""Words that name a thing in a message. Matched without case, by word stem and forgiving one typo; "a * b" lets up to
three words stand between."""


def trust_needed(rule: str) -> int | None:
    """Return n of `when_trust(n)`, None for any other rule."""
    match = _TRUST_RULE.fullmatch(rule)
    return int(match.group(1)) if match else None


class Fact(Value):
    """Something that is so and that the customer knows."""

    id: Id
    text: Text
    """What is so, for trainers and for the debrief."""
    says: tuple[Text, ...] = ()
    """How this customer says it, in the first person; two ways at least unless it is never said."""
    reveal: RevealRule = "when_asked"
    """When the customer may say it: `opening` (already said), `when_asked`, `when_trust(60)` or `never`."""
    cues: Phrases = ()
    """What a question about it speaks of ("since when", "order number")."""
    values: tuple[Text, ...] = ()
    """The telling details in it (a number, a name, a key word) that may not leak before it is told."""
    on_record: bool = False
    """Whether the agent can read it in the record, so that asking for it makes the customer repeat themselves."""


class Need(Value):
    """Something the customer came for, said aloud or not."""

    id: Id
    text: Text
    """What must be true for the customer at the end."""
    must: bool = True
    """Whether the customer is lost without it."""
    unattainable: bool = False
    """Whether it can't be had: met when the agent says no and offers a listed alternative."""
    hidden: bool = False
    """Whether the customer never says it and the agent must find it."""
    cues: Phrases = ()
    """Words that show that a message speaks of this need or of the trouble behind it."""
    asks: tuple[Text, ...] = ()
    """How this customer asks for it again when it went unanswered; used by `{topic}` free lines too."""


class Option(Value):
    """A way to meet a need that the agent may offer, or that would be offered by mistake."""

    id: Id
    need: Id
    text: Text
    cues: Phrases
    """Words that show that a message offers or gives this ("refund", "new case")."""
    actions: tuple[Id, ...] = ()
    """Desk actions of which one must be taken for it to count; empty where words alone are enough (an answer, a no)."""
    wanted: WantRule = "yes"
    """Whether the customer takes it: `yes`, `no` or `when_trust(50)`."""
    alternative: bool = False
    """Whether it is the alternative that makes a no to an unattainable need a good one."""
    declines: tuple[Text, ...] = ()
    """How the customer turns it down."""


class LookUp(Value):
    """Something the agent sees on asking."""

    id: Id
    label: Text
    shows: Text
    """What the screen shows then; one line per fact."""
    icon: Text = "search"
    """Name of a Material Symbol."""


class ActionKind(StrEnum):
    """What sort of deed an action is; each kind has usual words by which a message claims it."""

    VERIFY = "verify"
    REFUND = "refund"
    REPLACE = "replace"
    BOOK = "book"
    CREDIT = "credit"
    CANCEL = "cancel"
    CHANGE = "change"
    SEND = "send"
    NOTE = "note"
    REPORT = "report"
    ESCALATE = "escalate"
    END_ABUSE = "end_abuse"
    OTHER = "other"


class DeskAction(Value):
    """Something the agent can do on the desk, within their authority."""

    id: Id
    label: Text
    kind: ActionKind = ActionKind.OTHER
    icon: Text = "task_alt"
    """Name of a Material Symbol."""
    limit: WrittenAmount | None = None
    """The most that may be given; where set, the agent names an amount."""
    after: tuple[Id, ...] = ()
    """Look-ups that must have been made before; taken without them it counts as guessed."""
    cues: Phrases = ()
    """Words by which a message claims that this was done."""
    done: Text = "Done."
    """What the screen shows afterwards, a reference number for instance."""
    trap: str = ""
    """Why taking it is wrong here; empty where it is fine."""


class Verification(Value):
    """What must be checked before anything is told or changed."""

    action: Id
    """The action that records it."""
    asks: tuple[Id, ...]
    """Facts the customer must have given."""
    protected: Phrases
    """Details that may not be told before."""


class Risk(Value):
    """A danger that the customer states and that must not be passed over."""

    text: Text
    cues: Phrases
    """Words that show that a message deals with it."""


class FalseClaim(Value):
    """Something an agent may be tempted to say that is not so."""

    cues: Phrases
    truth: Text
    """What is so, and where the agent could have seen it."""


class RecordLine(Value):
    """One line of what the agent's screen shows about the customer."""

    label: Text
    value: Text
    private: bool = False
    """Whether it may not be repeated where others read."""


class Signal(Value):
    """Something the customer did that the page shows instead of words."""

    text: Text
    icon: Text = "visibility"


class Comment(Value):
    """What another reader wrote under a public post."""

    name: Text
    text: Text
    when: Text = "1 h ago"


class OpeningMessage(Value):
    """One of the messages the contact begins with."""

    text: Text
    at: Seconds = 0


class ActionTaken(Value):
    """A look-up or action that the agent made, in a contact or in a rehearsal."""

    id: Id
    amount: Cents | None = None


class RehearsalAction(Value):
    """An action in a rehearsal reply, its amount as authors write it."""

    id: Id
    amount: WrittenAmount | None = None


class RehearsalReply(Value):
    """One reply of a scripted trainee."""

    text: Text
    actions: tuple[RehearsalAction, ...] = ()
    """Look-ups and actions made before sending."""
    after: Seconds | None = None
    """Seconds the customer waits for it; half the channel's norm where not given."""


class Rehearsal(Value):
    """What an excellent and an average trainee would write here; the scripted trainees use it."""

    excellent: tuple[RehearsalReply, ...]
    average: tuple[RehearsalReply, ...]


class Authority(Value):
    """What the agent may give and what they must ask for."""

    may: tuple[Text, ...]
    ask_first: tuple[Text, ...] = ()
    limit: WrittenAmount | None = None
    """The most money that may be given in all."""

    def sentence(self) -> str:
        """Return both lists as one line of text, as transcripts carry it."""
        asks = f"; ask first: {'; '.join(self.ask_first)}" if self.ask_first else ""
        return "; ".join(self.may) + asks


BandName = Annotated[str, Field(pattern=r"^(any|calm|irritated|angry|furious)$")]
Lines = Mapping[Act, Mapping[BandName, tuple[Text, ...]]]
"""What the customer says, by act and then by band; `any` serves every band. `{fact}` stands for what may be told,
`{topic}` for what went unanswered; " || " parts two messages sent in a row."""


class Scenario(Value):
    """One situation of a persona, as written by a trainer."""

    title: Text
    company: Id
    channel: Channel
    brief: Text
    """Two or three sentences for the trainee before the first word; gives nothing away."""
    minutes: Annotated[int, Field(ge=1, le=60)] = 8
    """About how long it takes."""
    warm_up: bool = False
    """Whether it is unscored practice for the first start."""
    today: str = ""
    """The day it is in the story."""
    subject: str = ""
    stars: Annotated[int, Field(ge=1, le=5)] | None = None
    product: str = ""
    """What the public post is about."""
    found_helpful: int = 0
    comments: tuple[Comment, ...] = ()
    opening: tuple[OpeningMessage, ...]
    record: tuple[RecordLine, ...] = ()
    signals: tuple[Signal, ...] = ()
    authority: Authority
    facts: tuple[Fact, ...] = ()
    needs: tuple[Need, ...]
    options: tuple[Option, ...]
    lookups: tuple[LookUp, ...] = ()
    actions: tuple[DeskAction, ...] = ()
    saved_replies: tuple[SavedReply, ...] = ()
    verification: Verification | None = None
    risk: Risk | None = None
    false_claims: tuple[FalseClaim, ...] = ()
    events: Mapping[Act, tuple[Text, ...]] = {}
    """What the page shows instead of words, by act ("leave": ["dropped to one star"])."""
    lines: Lines = {}
    """Lines of this situation; they come before the persona's own."""
    temper: Mapping[str, Points] = {}
    """Starting values that differ from the persona's: frustration, trust, patience."""
    norms: Mapping[str, int] = {}
    """Channel norms that differ here: first_reply, next_reply, agent_turns."""
    hints: tuple[Text, ...] = ()
    tempts: tuple[Id, ...] = ()
    """Mistakes of the catalogue that this situation invites."""
    rehearsal: Rehearsal

    def record_text(self) -> str:
        """Return the record as one line of text, as transcripts carry it."""
        lines = [f"{line.label}: {line.value}" for line in self.record]
        return ". ".join([*lines, *([f"Today is {self.today}"] if self.today else [])])

    def named_phrases(self) -> Mapping[str, Phrases]:
        """Return the cue phrases of every fact, need and option by its id."""
        items: tuple[Fact | Need | Option, ...] = (*self.facts, *self.needs, *self.options)
        return {item.id: item.cues for item in items}

    def options_for(self, need: str) -> tuple[Option, ...]:
        """Return the options that would meet one need."""
        return tuple(option for option in self.options if option.need == need)
