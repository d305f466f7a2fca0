"""The lists of the Library page: customers, companies and rubrics, what each is about and whose version is in use."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from simulator.domain.channel import Channel
from simulator.domain.company import Company
from simulator.domain.people import Person
from simulator.domain.rubric import Rubric
from simulator.domain.version import ContentKind, ContentVersion
from simulator.reports.library import CustomerRow, customer_row
from simulator.ui import installation
from simulator.ui.html import Line, avatar, chip, chips, heading, icon_list, note, plain, show_html
from simulator.ui.library_address import ONE_OF, VIEWS, may_write, move_to
from simulator.ui.library_parts import author_words, when_words
from simulator.ui.practice_choice import CHANNEL_ICONS
from simulator.usecases.author import Draft

TEMPTS_SHOWN = 3


def show_list(person: Person, view: str, kind: ContentKind) -> None:
    """Show every item of a kind, and what a trainer has begun and not saved."""
    versions = installation.app().author.items(kind)
    _show_begun(person, view, kind)
    with st.container(key="card_list"):
        _show_list_head(person, view, kind, len(versions))
        if not versions:
            show_html(note(f"There is no {ONE_OF[kind]} in the library yet."))
        for version in versions:
            _show_row(view, version)
    _show_taken_out(person, view, kind)


def _show_list_head(person: Person, view: str, kind: ContentKind, count: int) -> None:
    with st.container(key="list_head", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        show_html(heading(f"{count} {(ONE_OF[kind] if count == 1 else VIEWS[view]).lower()}"))
        if may_write(person):
            st.button(
                f"New {ONE_OF[kind]}",
                key="begin_new",
                icon=":material/add:",
                type="primary",
                on_click=move_to,
                args=(view, "", "new"),
            )


def _show_row(view: str, version: ContentVersion) -> None:
    with st.container(key=f"listed_{version.id}"):
        show_html(_row(version))
        st.button(
            plain(f"Open {_short_name(version)}"),
            key=f"open_{version.id}",
            icon=":material/arrow_forward:",
            icon_position="right",
            type="tertiary",
            on_click=move_to,
            args=(view, version.id),
        )


def _short_name(version: ContentVersion) -> str:
    """Return what the button calls an item, as somebody would say it."""
    library = installation.app().library
    if version.kind is ContentKind.PERSONA and version.id in library.personas():
        return library.personas()[version.id].name.split()[0]
    if version.kind is ContentKind.COMPANY and version.id in library.companies():
        return library.companies()[version.id].name
    return version.id


def _row(version: ContentVersion) -> Markup:
    library = installation.app().library
    if version.kind is ContentKind.PERSONA and version.id in library.personas():
        return _customer(customer_row(version.id, library.personas()[version.id], library.mistakes()), version)
    if version.kind is ContentKind.COMPANY and version.id in library.companies():
        return _company(library.companies()[version.id], version)
    if version.kind is ContentKind.RUBRIC and version.id in library.rubrics():
        return _rubric(library.rubrics()[version.id], version)
    return _broken(version)


def _customer(row: CustomerRow, version: ContentVersion) -> Markup:
    channels = [chip(_channel(name), CHANNEL_ICONS[Channel(name)]) for name in row.channels]
    warm_up = [chip("Warm-up", "local_cafe", "accent")] if row.warm_up else []
    return _listed(
        row.name,
        ", ".join(row.titles),
        chips(*channels, chip(f"{row.minutes} min", "timer"), *warm_up),
        _tempts(row.tempts),
        version,
    )


def _channel(name: str) -> str:
    norms = installation.app().library.norms().get(Channel(name))
    return norms.title if norms else name


def _tempts(titles: Sequence[str]) -> Markup:
    if not titles:
        return note("Invites no mistake in particular")
    more = len(titles) - TEMPTS_SHOWN
    words = ", ".join(title.lower() for title in titles[:TEMPTS_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return note(f"Invites: {words}")


def _company(company: Company, version: ContentVersion) -> Markup:
    personas = installation.app().library.personas().values()
    count = sum(scenario.company == version.id for persona in personas for scenario in persona.scenarios.values())
    return _listed(
        company.name,
        company.industry,
        chips(chip(f"{count} scenario{'' if count == 1 else 's'}", "forum")),
        note(company.voice.summary),
        version,
    )


def _rubric(rubric: Rubric, version: ContentVersion) -> Markup:
    names = ", ".join(criterion.title for criterion in rubric.criteria)
    return _listed(
        rubric.title,
        names,
        chips(
            chip(f"{len(rubric.criteria)} criteria", "bar_chart"), chip(f"{len(rubric.critical)} critical", "shield")
        ),
        note(rubric.about),
        version,
    )


def _broken(version: ContentVersion) -> Markup:
    return _listed(
        version.id,
        "Nobody can use it until its problems are mended.",
        chips(chip("Has problems", "error", "critical")),
        note("See Problems for the lines."),
        version,
    )


def _listed(title: str, under: str, facts: Markup, about: Markup, version: ContentVersion) -> Markup:
    name = Markup('<div class="listed-name">{}<div><h3>{}</h3>{}</div></div>').format(avatar(title), title, note(under))
    who = Markup('<p class="note"><b>Version {}</b><br>{}</p>').format(version.number, author_words(version))
    return Markup('<div class="listed">{}<div class="listed-about">{}{}</div>{}</div>').format(name, facts, about, who)


# -- what is not in the library ----------------------------------------------------------------------------------------


def _show_begun(person: Person, view: str, kind: ContentKind) -> None:
    """Show what a trainer is in the middle of writing."""
    drafts = [draft for draft in installation.app().author.drafts(person) if draft.kind is kind]
    if not drafts or not may_write(person):
        return
    with st.container(key="accent_begun"):
        show_html(heading("You are writing"))
        for draft in drafts:
            with st.container(key=f"begun_{draft.id}", horizontal=True, vertical_alignment="center"):
                show_html(_begun(draft, person))
                st.button("Go on", key=f"go_on_{draft.id}", on_click=move_to, args=(view, draft.id, "write"))


def _begun(draft: Draft, person: Person) -> Markup:
    kind = "a new one" if draft.begun_from is None else "not saved yet"
    words = Markup('<b>{}</b> <span class="note">{}, kept {}</span>').format(
        draft.id, kind, when_words(draft.at, person)
    )
    return icon_list([Line("edit_note", words, "accent")])


def _show_taken_out(person: Person, view: str, kind: ContentKind) -> None:
    names = installation.app().author.taken_out(kind) if may_write(person) else ()
    if not names:
        return
    with st.container(key="quiet_taken_out", horizontal=True, vertical_alignment="center"):
        show_html(note("Taken out of the library, versions kept:"))
        for name in names:
            st.button(plain(name), key=f"taken_{name}", on_click=move_to, args=(view, name, "versions"))
