"""Everything that is wrong in any content file, with file, line and what stands there; or the word that all is well."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from simulator.domain.people import Person
from simulator.domain.problem import Problem
from simulator.reports.library import LineProblem, with_lines
from simulator.ui import installation
from simulator.ui.html import heading, joined, note, notice, show_html
from simulator.ui.library_address import KINDS, may_write, move_to

FOLDER_VIEWS: Mapping[str, str] = {"personas": "customers", "companies": "companies", "rubrics": "rubrics"}
ITEM_FILE = re.compile(r"(personas|companies|rubrics)/([a-z0-9][a-z0-9-]*)\.ya?ml\b")


def show_problems(person: Person) -> None:
    """Show the problems file by file; a trainer goes on to the editor from there."""
    library = installation.app().library
    problems = library.problems()
    if not problems:
        show_html(notice("All is well.", _well(), "check_circle", "good"))
        return
    show_html(note("What has a problem is not offered to anybody until it is mended. Everything else keeps working."))
    for place, (file, found) in enumerate(groupby(problems, key=lambda problem: problem.file)):
        with st.container(key=f"card_problems_{place}"):
            _show_file(person, file, list(found), place)


def _well() -> str:
    library = installation.app().library
    counts = (
        _count(len(library.personas()), "customer", "customers"),
        _count(len(library.companies()), "company", "companies"),
        _count(len(library.rubrics()), "rubric", "rubrics"),
    )
    return f"{', '.join(counts)} and {len(library.mistakes())} mistakes were read without a problem."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _show_file(person: Person, file: str, problems: Sequence[Problem], place: int) -> None:
    item = ITEM_FILE.match(file)
    with st.container(key=f"problem_head_{place}", horizontal=True, vertical_alignment="center"):
        show_html(heading(file, _count(len(problems), "problem", "problems")))
        if item and may_write(person):
            st.button(
                "Mend it",
                key=f"mend_{place}",
                icon=":material/edit:",
                on_click=move_to,
                args=(FOLDER_VIEWS[item[1]], item[2], "write"),
            )
    show_html(problem_list(with_lines(problems, _text_of(item))))


def _text_of(item: "re.Match[str] | None") -> str:
    if item is None:
        return ""
    version = installation.app().author.in_use(KINDS[FOLDER_VIEWS[item[1]]], item[2])
    return version.text if version else ""


def problem_list(problems: Sequence[LineProblem], own_file: str = "") -> Markup:
    """Return problems, each with its line and what stands there; lines of one's own file can be jumped to."""
    return Markup('<ul class="problems">{}</ul>').format(
        joined(_problem(one, one.file == own_file) for one in problems)
    )


def _problem(one: LineProblem, own: bool) -> Markup:
    place = (
        Markup('<button type="button" class="line" data-line="{0}">Line {0}</button>').format(one.line)
        if own
        else Markup('<span class="line">Line {}</span>').format(one.line)
    )
    written = Markup("<code>{}</code>").format(one.written) if one.written else Markup()
    return Markup("<li>{}<div><p>{}</p>{}</div></li>").format(place, one.sentence, written)
