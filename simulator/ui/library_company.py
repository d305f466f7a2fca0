"""One company as a trainer or lead reads it: how it writes, its rules, its saved replies, and who writes to it."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.company import Company
from simulator.domain.people import Person
from simulator.ui import installation
from simulator.ui.html import Line, heading, icon_list, joined, note, notice, part, show_html
from simulator.ui.library_address import filters
from simulator.ui.library_parts import link, paragraph, saved_reply
from simulator.ui.navigation import link_to


def show_company(person: Person, item_id: str) -> None:
    """Show a company whole; one with problems says only that."""
    company = installation.app().library.companies().get(item_id)
    if company is None:
        show_html(
            notice("This company has problems.", "They stand under Problems, each with its line.", "error", "critical")
        )
        return
    left, right = st.columns([5, 7], gap="medium")
    with left, st.container(key="card_company"):
        show_html(_about(company))
    with right:
        with st.container(key="card_replies"):
            show_html(heading("Saved replies"), _replies(company))
        with st.container(key="card_customers"):
            show_html(heading("Who writes to it"), _customers(item_id))


def _about(company: Company) -> Markup:
    voice = [
        *(Line("check", words, "good") for words in company.voice.do),
        *(Line("close", words) for words in company.voice.dont),
    ]
    pieces = [
        part(company.industry, paragraph(company.about)),
        part("How it writes", paragraph(company.voice.summary), icon_list(voice)),
    ]
    if company.voice.banned:
        pieces.append(
            part("Never says", icon_list(Line("block", f"“{words}”", "care") for words in company.voice.banned))
        )
    if company.house_rules:
        pieces.append(part("House rules", icon_list(Line("gavel", rule) for rule in company.house_rules)))
    if company.verification:
        pieces.append(part("Checks first", paragraph(company.verification)))
    if company.notice:
        pieces.append(part("Told to staff today", paragraph(company.notice)))
    return Markup('<div class="parts">{}</div>').format(joined(pieces))


def _replies(company: Company) -> Markup:
    if not company.saved_replies:
        return note("It has none of its own.")
    return Markup('<div class="macros">{}</div>').format(joined(map(saved_reply, company.saved_replies)))


def _customers(item_id: str) -> Markup:
    found = [
        Line("person", link(f"{persona.public_name()}: {scenario.title}", _address(persona_id)))
        for persona_id, persona in installation.app().library.personas().items()
        for scenario in persona.scenarios.values()
        if scenario.company == item_id
    ]
    return icon_list(found) if found else note("Nobody yet.")


def _address(persona_id: str) -> str:
    return link_to("library", **filters("customers", persona_id))
