"""Whom the agent speaks for: voice, authority, house rules and saved replies (`companies/<id>.yaml`)."""

from simulator.domain.value import Text, Value


class SavedReply(Value):
    """A macro of the company; at least one in each scenario is a trap."""

    id: str
    title: Text
    text: Text
    """As it stands in the macro; a field in braces is left open for the agent to fill."""
    trap: str = ""
    """Why this macro is wrong here; empty where it is right. Shown in the debrief only."""


class BrandVoice(Value):
    """How the company writes."""

    summary: Text
    """One or two sentences for the brief."""
    do: tuple[Text, ...] = ()
    dont: tuple[Text, ...] = ()
    banned: tuple[Text, ...] = ()
    """Words and phrases that the brand never uses; they are looked for literally."""


class Company(Value):
    """One company, as written by a trainer."""

    name: Text
    industry: Text
    about: Text
    """What it sells and to whom, in one or two sentences."""
    voice: BrandVoice
    currency: Text = "$"
    """The sign that stands before an amount."""
    house_rules: tuple[Text, ...] = ()
    verification: str = ""
    """What must be checked before anything is told or changed; empty where nothing is."""
    saved_replies: tuple[SavedReply, ...] = ()
    notice: str = ""
    """What staff were told today, a known fault for instance."""
