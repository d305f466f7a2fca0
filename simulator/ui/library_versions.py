"""The versions of one item: who wrote which when, any two compared, an older text brought back, one's own taken out."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.domain.version import ContentKind, ContentVersion, VersionStatus
from simulator.ui import installation
from simulator.ui.html import Tone, chip, heading, joined, note, notice, show_html
from simulator.ui.library_address import may_write, move_to
from simulator.ui.library_difference import show_difference
from simulator.ui.library_parts import author_words, remark, sentence, version_words, when_words

Kept = Mapping[int, ContentVersion]


def show_versions(person: Person, view: str, kind: ContentKind, item_id: str) -> None:
    """Show an item's versions and the one that is looked at."""
    author = installation.app().author
    kept = {version.number: version for version in author.history(kind, item_id)}
    if not kept:
        show_html(notice("Nothing is saved under this name.", "Its first version is saved in the editor.", "history"))
        return
    now = author.in_use(kind, item_id)
    looked_at = kept[_asked(kept, now)]
    left, right = st.columns([4, 9], gap="medium")
    with left, st.container(key="card_versions"):
        show_html(heading("Versions", "Newest first"))
        for version in kept.values():
            _show_row(person, view, version, now, version.number == looked_at.number)
    with right, st.container(key="card_version"):
        _show_version(person, view, looked_at, kept, now)


def _asked(kept: Kept, now: ContentVersion | None) -> int:
    asked = st.query_params.get("version", "")
    if asked.isdecimal() and int(asked) in kept:
        return int(asked)
    return now.number if now and now.number in kept else next(iter(kept))


def _show_row(person: Person, view: str, version: ContentVersion, now: ContentVersion | None, looked_at: bool) -> None:
    with st.container(key=f"listed_version_{version.number}"):
        words, sign, tone = _standing(version, now)
        show_html(
            Markup('<div class="version {}"><b>Version {}</b>{}{}</div>').format(
                "looked-at" if looked_at else "",
                version.number,
                chip(words, sign, tone),
                note(sentence(f"{author_words(version)}, {when_words(version.at, person)}")),
            )
        )
        if not looked_at:
            st.button(
                f"Look at version {version.number}",
                key=f"look_{version.number}",
                type="tertiary",
                on_click=_look_at,
                args=(view, version),
            )


def _look_at(view: str, version: ContentVersion) -> None:
    move_to(view, version.id, "versions", version=str(version.number))


def _standing(version: ContentVersion, now: ContentVersion | None) -> tuple[str, str, Tone]:
    if now and version.number == now.number:
        return "In use", "check_circle", "good"
    if version.status is VersionStatus.RETIRED:
        return "Taken out", "remove_circle", "plain"
    return "Earlier", "history", "plain"


# -- the one that is looked at -----------------------------------------------------------------------------------------


def _show_version(person: Person, view: str, version: ContentVersion, kept: Kept, now: ContentVersion | None) -> None:
    show_html(heading(version_words(version), when_words(version.at, person)))
    if may_write(person):
        with st.container(horizontal=True):
            _show_restore(person, view, version)
            if now and version.number == now.number and version.author == person.id:
                _show_retire(person, version)
    others = [number for number in kept if number != version.number]
    text, compared = st.tabs(["Text", "Difference"], key="version_tabs")
    with text:
        show_html(_source(version.text))
    with compared:
        if others:
            _show_compared(version, kept, others, now)
        else:
            show_html(note("There is only this version to look at."))


def _source(text: str) -> Markup:
    lines = joined(Markup("<code>{}</code>").format(line or " ") for line in text.splitlines())
    return Markup('<div class="source" tabindex="0" role="region" aria-label="Text">{}</div>').format(lines)


def _show_compared(version: ContentVersion, kept: Kept, others: list[int], now: ContentVersion | None) -> None:
    before = next((number for number in others if number < version.number), others[0])
    first = now.number if now and now.number in others else before
    chosen = st.selectbox(
        "Compared with",
        others,
        index=others.index(first),
        key=f"compare_{version.id}_{version.number}",
        format_func=lambda number: version_words(kept[number]),
    )
    pair = sorted((version, kept.get(chosen, version)), key=lambda one: one.number)
    show_difference(pair[0].text, pair[1].text, f"version {pair[0].number}", f"version {pair[1].number}")


def _show_restore(person: Person, view: str, version: ContentVersion) -> None:
    draft = installation.app().author.draft(person, version.kind, version.id)
    if draft is None or draft.text == version.text:
        st.button(
            "Write on from this text",
            key="restore",
            icon=":material/edit:",
            on_click=_restore,
            args=(person, view, version),
        )
        return
    with st.popover("Write on from this text", icon=":material/edit:"):
        st.text("Your draft of this item is then replaced by this text.")
        st.button("Replace my draft", key="restore", type="primary", on_click=_restore, args=(person, view, version))


def _restore(person: Person, view: str, version: ContentVersion) -> None:
    author = installation.app().author
    now = author.in_use(version.kind, version.id)
    try:
        author.keep_draft(person, version.kind, version.id, version.text, now.sha256 if now else None)
    except RapportError as error:
        remark("", str(error))
        return
    st.session_state.pop(f"write_{version.kind}_{version.id}", None)
    move_to(view, version.id, "write")


def _show_retire(person: Person, version: ContentVersion) -> None:
    below = installation.app().author.below(version)
    with st.popover("Take my version out of the library", icon=":material/remove_circle:"):
        then = f"{version_words(below)} is in use then." if below else "Nobody can practise with it then."
        st.text(f"{then} This version and its contacts stay readable.")
        st.button("Take it out", key="retire", type="primary", on_click=_retire, args=(person, version))


def _retire(person: Person, version: ContentVersion) -> None:
    try:
        installation.app().author.retire(person, version.kind, version.id)
    except RapportError as error:
        remark("", str(error), "critical")
    else:
        remark(f"Version {version.number} is out of the library.", "Save its text again to bring it back.", "good")
