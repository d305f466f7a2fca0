"""The sign-in as a stranger sees it: one button for each sample person, or why there are none."""

from collections.abc import Sequence

from markupsafe import Markup

from simulator.domain.people import Person, Role
from simulator.ui import conversation as talk
from simulator.ui import installation
from simulator.ui.html import (
    avatar,
    heading,
    hidden_field,
    icon,
    joined,
    key_values,
    level,
    note,
    notice,
    part,
    show_html,
)
from simulator.ui.person_menu import role_names, role_rank

WHAT_THEY_DO = {
    Role.LEAD: "See who needs help with what, open shared contacts, answer requests.",
    Role.TRAINER: "Write customers, try them out, assign them to a team.",
    Role.TRAINEE: "Answer a customer, read the debrief, watch it get better.",
    Role.ADMIN: "See the settings and what they cost.",
}


EXAMPLE: Sequence[tuple[str, talk.MarkKind | None]] = (
    ("Two days is no life for a strap", "worked"),
    (", Priya. ", None),
    ("A new one leaves today", "turning"),
    (". ", None),
    ("Is there anything else I can help you with?", "change"),
)
"""A made-up reply in stretches, with what a debrief would say of each."""


def show_promise() -> None:
    """Say what this is in two sentences."""
    show_html(
        heading("Practise difficult customers before they are real", rank=1),
        Markup('<p class="lead">{}</p>').format(
            "Answer a customer who reacts the way people do. Then read which of your words earned what, and try again "
            "from the sentence that mattered."
        ),
    )


def show_example() -> None:
    """Show how a debrief reads, on a few made-up lines."""
    reply = "".join(words for words, _ in EXAMPLE)
    marks = [talk.Mark(reply.index(words), reply.index(words) + len(words), kind) for words, kind in EXAMPLE if kind]
    show_html(
        part(
            "How a debrief reads",
            talk.transcript(
                talk.bubble("the strap broke on day two. day TWO", "customer", "Priya, 10:14"),
                talk.bubble(reply, "agent", "You, 10:15", marks=marks),
                talk.bubble("oh. ok, that helps. thanks", "customer", "Priya, 10:16"),
                name="An example of a transcript",
            ),
            talk.legend(),
        ),
        part(
            "Four scores, each with the words that earned it",
            key_values({"Empathy": level(4), "Ownership": level(4), "Solution": level(5), "Tone": level(3)}),
        ),
    )


def show_sample_people(token: str, onward: str) -> None:
    """Draw the form that signs a sample person in and then leads on to the address that was asked for."""
    people = sorted(installation.app().people.sample_sign_ins(), key=role_rank)
    if not people:
        show_html(notice("The sample people were removed.", "`python -m simulator people` lists who is left.", "info"))
        return
    show_html(
        note("Choose who you want to be. They are samples: nothing they do concerns a real person."),
        Markup('<form method="post" action="/sign-in" class="people">{}{}{}</form>').format(
            hidden_field("token", token), hidden_field("next", onward), joined(_person_button(p) for p in people)
        ),
    )


def _person_button(person: Person) -> Markup:
    return Markup(
        '<button name="person" value="{}" class="person-button">{}<span class="person-words"><span class="person-name">'
        '{}</span><span class="person-role">{}</span><span class="note">{}</span></span>{}</button>'
    ).format(
        person.id,
        avatar(person.name),
        person.name,
        role_names(person),
        next(words for role, words in WHAT_THEY_DO.items() if person.has(role)),
        icon("arrow_forward"),
    )


def show_why_not_offered() -> None:
    """Say why nobody can sign in over this connection."""
    show_html(
        notice(
            "Signing in is not offered here.",
            "The sample people can be used only on the machine that runs Rapport, at the address it printed when it "
            "started, with cookies allowed. If that is where you are, load this page again.",
            "lock",
        )
    )
