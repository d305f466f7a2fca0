"""The five channels and what is normal in each; norms are content (`rubrics/shared/channels.yaml`)."""

from collections.abc import Mapping
from enum import StrEnum

from simulator.domain.value import Points, Seconds, Text, Value


class Channel(StrEnum):
    """Where a contact takes place."""

    CHAT = "chat"
    EMAIL = "email"
    PUBLIC_REVIEW = "public_review"
    SOCIAL = "social"
    PHONE = "phone"


class ChannelNorms(Value):
    """What is normal on one channel."""

    title: Text
    first_reply: Seconds
    """Story time within which the first reply is expected."""
    next_reply: Seconds
    live: bool = False
    """Whether the clock runs while the page is open; elsewhere the agent says when the reply goes out."""
    public: bool = False
    """Whether others read along."""
    greeting: bool = True
    """Whether a greeting and a sign-off are expected."""
    shortest: int = 0
    """Characters under which a reply looks too thin here."""
    longest: int = 4000
    """Characters over which a reply is more than people read here."""
    fold: int = 0
    """Characters shown before "more"; 0 where nothing is folded."""
    agent_turns: int = 12
    """After this many replies the contact is over whatever was said."""
    may_go_private: Text = "Nothing needs to move elsewhere."
    """What may be taken out of this channel."""
    not_relevant: tuple[str, ...] = ()
    """Ids of criteria and mistakes that don't apply here."""
    turn_cost: Points = 3
    """Patience that one more exchange costs on this channel (our judgement)."""


Norms = Mapping[Channel, ChannelNorms]
