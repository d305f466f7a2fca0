"""The plain editor: one text, its problems beside it with their lines, kept while it is written, saved as a version."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.domain.problem import Problem
from simulator.domain.version import ContentKind, ContentVersion
from simulator.reports.library import with_lines
from simulator.ui import installation, library_try
from simulator.ui.html import heading, note, notice, show_html
from simulator.ui.library_address import move_to
from simulator.ui.library_difference import show_difference
from simulator.ui.library_parts import author_words, remark, when_words
from simulator.ui.library_problems import problem_list

SCRIPT = Path(__file__).with_suffix(".js")
FOLDERS = {ContentKind.PERSONA: "personas", ContentKind.COMPANY: "companies", ContentKind.RUBRIC: "rubrics"}
LINE_HEIGHT = 20
"""Pixels; style.css says the same of the text area."""


class Writing(NamedTuple):
    """One item in the hands of one author."""

    person: Person
    view: str
    kind: ContentKind
    item: str

    @property
    def file(self) -> str:
        """Return the file that the item has, or would have."""
        return f"{FOLDERS[self.kind]}/{self.item}.yaml"

    @property
    def box(self) -> str:
        """Return where the session keeps what is typed."""
        return f"write_{self.kind}_{self.item}"

    @property
    def begun(self) -> str:
        """Return where the session keeps which version the writing began from."""
        return f"begun_{self.kind}_{self.item}"

    @property
    def text(self) -> str:
        """Return what is typed, as far as it was handed on."""
        return str(st.session_state[self.box])


def show_editor(person: Person, view: str, kind: ContentKind, item_id: str) -> None:
    """Show an item's text to be written, with everything that helps to write it."""
    writing = Writing(person, view, kind, item_id)
    if not _opened(writing):
        show_html(notice("There is nothing to write here.", "Begin a new one from the list.", "link_off"))
        return
    _show_overtaken(writing)
    text, beside = st.columns([8, 5], gap="medium")
    with text, st.container(key="editor_box"):
        _show_text(writing)
    problems = installation.app().author.check(kind, item_id, writing.text)
    with text:
        _show_buttons(writing)
    with beside, st.container(key="card_problems"):
        _show_problems(writing, problems)
    if kind is ContentKind.PERSONA:
        library_try.show_trial(item_id, writing.text, not problems)


def _opened(writing: Writing) -> bool:
    """Return whether there is such an item; what is written of it is then in the session."""
    if writing.box in st.session_state:
        return True
    author = installation.app().author
    draft, now = author.draft(writing.person, writing.kind, writing.item), author.in_use(writing.kind, writing.item)
    kept = now or next(iter(author.history(writing.kind, writing.item)), None)
    if draft is None and kept is None:
        return False
    st.session_state[writing.box] = draft.text if draft else kept.text if kept else ""
    st.session_state[writing.begun] = draft.begun_from if draft else now.sha256 if now else None
    return True


# -- the text ----------------------------------------------------------------------------------------------------------


def _show_text(writing: Writing) -> None:
    show_html(_gutter(writing.text.count("\n") + 1))
    st.text_area(writing.file, key=writing.box, height=560, on_change=_keep, args=(writing,))
    st.html(Markup("<script>{}</script>").format(Markup(SCRIPT.read_text())), unsafe_allow_javascript=True)


def _gutter(lines: int) -> Markup:
    """Return the style that draws line numbers behind the text; they scroll with it."""
    ink = "%23a4adb4" if st.context.theme.type == "dark" else "%235b626a"
    numbers = "".join(f"<tspan x='34' dy='{LINE_HEIGHT}'>{number}</tspan>" for number in range(1, lines + 1))
    size = f"width='40' height='{lines * LINE_HEIGHT + 20}'"
    image = (
        f"<svg xmlns='http://www.w3.org/2000/svg' {size}><text y='0' text-anchor='end' fill='{ink}' "
        f"font-family='monospace' font-size='12'>{numbers}</text></svg>"
    )
    quoted = image.replace("<", "%3C").replace(">", "%3E")
    return Markup(
        '<style>:root .st-key-editor_box textarea {{ background-image: url("data:image/svg+xml,{}") }}</style>'
    ).format(Markup(quoted))


def _keep(writing: Writing) -> None:
    """Keep what is typed; where that fails it still stands in the field."""
    author, now = installation.app().author, installation.app().author.in_use(writing.kind, writing.item)
    try:
        if now and now.text == writing.text and now.sha256 == st.session_state[writing.begun]:
            author.drop_draft(writing.person, writing.kind, writing.item)
        else:
            _keep_as_draft(writing)
    except RapportError as error:
        remark("This is not kept yet.", str(error))


def _keep_as_draft(writing: Writing) -> None:
    begun = st.session_state[writing.begun]
    installation.app().author.keep_draft(writing.person, writing.kind, writing.item, writing.text, begun)


def _show_buttons(writing: Writing) -> None:
    draft = installation.app().author.draft(writing.person, writing.kind, writing.item)
    overtaken = _changed_meanwhile(writing) is not None
    with st.container(key="editor_buttons", horizontal=True, vertical_alignment="center"):
        st.button("Check", key="editor_check", icon=":material/fact_check:", on_click=_check, args=(writing,))
        st.button(
            "Save as a version",
            key="editor_save",
            type="secondary" if overtaken else "primary",
            icon=":material/save:",
            on_click=_save,
            args=(writing,),
        )
        if draft:
            _show_drop(writing)
            show_html(note(f"Kept as your draft, {when_words(draft.at, writing.person)}"))
        else:
            show_html(note("Nothing is written that is not saved."))


def _check(writing: Writing) -> None:
    """Say that there is nothing to mend; what there is stands beside the text in any case."""
    if not installation.app().author.check(writing.kind, writing.item, writing.text):
        remark("Nothing is wrong with this text.", "", "good")


def _save(writing: Writing, over: str | None = None) -> None:
    """Save the text as a version; whatever is refused, the text stays where it is."""
    author = installation.app().author
    begun = over or st.session_state[writing.begun]
    try:
        version = author.save(writing.person, writing.kind, writing.item, writing.text, begun)
        st.session_state[writing.begun] = version.sha256
        author.drop_draft(writing.person, writing.kind, writing.item)
    except RapportError as error:
        remark("", str(error), "critical")
    else:
        remark(f"Saved as version {version.number}.", "It is in the library from now on.", "good")


def _show_drop(writing: Writing) -> None:
    with st.popover("Drop my draft", icon=":material/delete:"):
        st.text("What you wrote since the last version is then gone.")
        st.button("Drop it", key="editor_drop", type="primary", on_click=_drop, args=(writing,))


def _drop(writing: Writing) -> None:
    author = installation.app().author
    try:
        author.drop_draft(writing.person, writing.kind, writing.item)
    except RapportError as error:
        remark("Your draft is still there.", str(error))
        return
    st.session_state.pop(writing.box, None)
    if not author.history(writing.kind, writing.item):
        move_to(writing.view)


# -- somebody else saved meanwhile -------------------------------------------------------------------------------------


def _changed_meanwhile(writing: Writing) -> ContentVersion | None:
    """Return the version that somebody saved since the writing began, if there is one."""
    now = installation.app().author.in_use(writing.kind, writing.item)
    return now if now and now.sha256 != st.session_state[writing.begun] else None


def _show_overtaken(writing: Writing) -> None:
    now = _changed_meanwhile(writing)
    if now is None:
        return
    with st.container(key="card_overtaken"):
        show_html(
            notice(
                f"Version {now.number}, {author_words(now)}, came into use after you began.",
                "Your text is kept. Below is what saving yours would change in it.",
                "call_split",
            )
        )
        show_difference(now.text, writing.text, f"version {now.number}", "your text")
        with st.container(horizontal=True):
            st.button(
                f"Save mine over version {now.number}", key="editor_over", on_click=_save, args=(writing, now.sha256)
            )
            with st.popover(f"Drop mine and write on from version {now.number}"):
                st.text("What you wrote is then gone.")
                st.button("Drop mine", key="editor_theirs", type="primary", on_click=_drop, args=(writing,))


# -- beside the text ---------------------------------------------------------------------------------------------------


def _show_problems(writing: Writing, problems: tuple[Problem, ...]) -> None:
    if not problems:
        show_html(
            heading("No problems"), notice("It can be saved.", "Rehearse it first if you like.", "check_circle", "good")
        )
        return
    count = len(problems)
    show_html(
        heading(f"{count} problem{'' if count == 1 else 's'}", "Looked for whenever you pause"),
        problem_list(with_lines(problems, writing.text), writing.file),
    )
