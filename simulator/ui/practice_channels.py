"""A conversation in the form of its channel: bubbles, spoken lines, letters, a review with answers, a thread."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from simulator.domain.channel import Channel
from simulator.domain.contact import ContactTurn
from simulator.reports.spans import clock_face, story_time
from simulator.ui import conversation as talk
from simulator.ui.html import avatar, chip, chips, icon, joined, part, person_head, stars
from simulator.usecases.desk import Desk

HAPPENED_ICONS: Mapping[Channel, str] = {
    Channel.CHAT: "more_horiz",
    Channel.PHONE: "graphic_eq",
    Channel.EMAIL: "visibility",
    Channel.PUBLIC_REVIEW: "notifications",
    Channel.SOCIAL: "notifications",
}


DOTS = (
    '<div class="dots-first" style="--nth:{}" aria-hidden="true"><div class="message customer">'
    '<div class="bubble dots"><i></i><i></i><i></i></div></div></div>'
)
"""Somebody is typing, until so many messages have come in."""


class Entry(NamedTuple):
    """One thing in the conversation: a turn, or something that happened without words."""

    turn: ContactTurn | None
    event: str = ""


def conversation_of(desk: Desk, first_new: int) -> Markup:
    """Return the conversation so far; customers' messages from turn `first_new` on come in before one's eyes."""
    forms: Mapping[Channel, Callable[[Desk, int], Markup]] = {
        Channel.CHAT: _bubbles,
        Channel.PHONE: _spoken,
        Channel.EMAIL: _letters,
        Channel.PUBLIC_REVIEW: _review,
        Channel.SOCIAL: _thread,
    }
    return forms[desk.contact.channel](desk, first_new)


def entries_of(desk: Desk) -> tuple[Entry, ...]:
    """Return turns and wordless happenings in the order in which the customer's side of the screen showed them."""
    silent = [event for event in desk.events if event.kind == "customer"]
    found: list[Entry] = []
    for number, turn in enumerate(desk.turns):
        if shown := _shown_before(desk.turns, number):
            found.append(Entry(None, shown))
        found.append(Entry(turn))
        until = desk.turns[number + 1].at if number + 1 < len(desk.turns) else None
        found += [
            Entry(None, event.id) for event in silent if turn.at <= event.at and (until is None or event.at < until)
        ]
    return tuple(found)


def _shown_before(turns: Sequence[ContactTurn], number: int) -> str:
    """Return what the customer did just before a message; of several messages in a row, before the first one only."""
    turn = turns[number]
    if turn.role == "agent" or turn.direction is None or turn.direction.event is None:
        return ""
    before = turns[number - 1] if number else None
    same = before is not None and before.role == "customer" and before.real_at == turn.real_at
    return "" if same else turn.direction.event


def _happened(desk: Desk, text: str) -> Markup:
    return talk.happened(text, HAPPENED_ICONS[desk.contact.channel])


def _drawn(desk: Desk, first_new: int, draw: Callable[[ContactTurn], Markup]) -> list[Markup]:
    """Return every entry drawn; the customer's new messages appear one after the other."""
    new = _new(desk, first_new)
    return [
        _happened(desk, entry.event) if entry.turn is None else _coming_in(draw(entry.turn), entry.turn.number, new)
        for entry in entries_of(desk)
    ]


def _new(desk: Desk, first_new: int) -> tuple[int, ...]:
    return tuple(turn.number for turn in desk.turns if turn.role == "customer" and turn.number >= first_new)


def _coming_in(piece: Markup, number: int, new: tuple[int, ...]) -> Markup:
    if number not in new:
        return piece
    return Markup('<div class="coming-in" style="--nth:{}">{}</div>').format(new.index(number), piece)


def when(desk: Desk, turn: ContactTurn) -> str:
    """Return the story's time of one turn, in words."""
    return story_time(desk.scenario.today, turn.at)


def first_name(desk: Desk) -> str:
    """Return what the customer is called in captions: the first name, or the whole where it begins with an initial."""
    name = desk.persona.public_name()
    return name if name[:2].endswith(".") else name.split()[0]


# -- chat and phone ----------------------------------------------------------------------------------------------------


def _bubbles(desk: Desk, first_new: int) -> Markup:
    name = first_name(desk)
    answered = max((turn.number for turn in desk.turns if turn.role == "customer"), default=-1)
    last_of_group = _ends_of_groups(entries_of(desk))

    def draw(turn: ContactTurn) -> Markup:
        who = name if turn.role == "customer" else "You"
        caption = f"{who}, {when(desk, turn)}" if turn.number in last_of_group else ""
        seen = turn.role == "agent" and turn.number < answered
        return talk.bubble(turn.text, turn.role, caption, turn=turn.number, seen=seen)

    dots = Markup(DOTS).format(len(new)) if (new := _new(desk, first_new)) else Markup()
    return talk.conversation(*_drawn(desk, first_new, draw), dots, name=f"Chat with {name}")


def _ends_of_groups(entries: Sequence[Entry]) -> frozenset[int]:
    """Return the numbers of the turns after which somebody else goes on, or the same person later."""
    ends = {
        first.turn.number for first, then in pairwise(entries) if first.turn and not _goes_on(first.turn, then.turn)
    }
    last = entries[-1].turn if entries else None
    return frozenset(ends | ({last.number} if last else set()))


def _goes_on(turn: ContactTurn, then: ContactTurn | None) -> bool:
    return then is not None and then.role == turn.role and then.at // 60 == turn.at // 60


def _spoken(desk: Desk, first_new: int) -> Markup:
    name = first_name(desk)

    def draw(turn: ContactTurn) -> Markup:
        who = name if turn.role == "customer" else "You"
        return Markup(
            '<article class="spoken {}" id="turn-{}"><span class="note">{}</span><div><b>{}</b>{}</div></article>'
        ).format(turn.role, turn.number, clock_face(turn.at), who, _body(turn.text))

    return talk.conversation(*_drawn(desk, first_new, draw), name=f"Call with {name}")


# -- letters -----------------------------------------------------------------------------------------------------------


def _letters(desk: Desk, first_new: int) -> Markup:
    name, brand = desk.persona.public_name(), desk.company.name

    def draw(turn: ContactTurn) -> Markup:
        sender, to = (name, brand) if turn.role == "customer" else (brand, name)
        return Markup(
            '<article class="letter {}" id="turn-{}"><header>{}<div><b>{}</b><p class="note">to {}</p></div>'
            '<span class="note">{}</span></header>{}</article>'
        ).format(turn.role, turn.number, avatar(sender), sender, to, when(desk, turn), _body(turn.text))

    subject = Markup('<h3 class="subject">{}</h3>').format(desk.scenario.subject) if desk.scenario.subject else Markup()
    return _from_top(subject, *_drawn(desk, first_new, draw), name="E-mails")


# -- in public ---------------------------------------------------------------------------------------------------------


def _review(desk: Desk, first_new: int) -> Markup:
    scenario, first = desk.scenario, desk.turns[0]
    title = Markup('<h3 class="subject">{}</h3>').format(scenario.subject) if scenario.subject else Markup()
    review = Markup('<article class="review" id="turn-0">{}{}{}{}{}</article>').format(
        person_head(desk.persona.public_name(), "Review"),
        stars(scenario.stars) if scenario.stars else Markup(),
        title,
        _body(first.text),
        _crowd(desk),
    )
    answers = _drawn(desk, first_new, lambda turn: review if turn is first else _post(desk, turn))
    return _from_top(answers[0], _readers(desk, "from readers"), *answers[1:], name="Review and answers")


def _thread(desk: Desk, first_new: int) -> Markup:
    opening = 1 + sum(
        1 for turn in desk.turns[1:] if turn.at <= desk.scenario.opening[-1].at and turn.role == "customer"
    )
    drawn = _drawn(desk, first_new, lambda turn: _post(desk, turn))
    return _from_top(*drawn[:opening], _crowd(desk), _readers(desk, "in the thread"), *drawn[opening:], name="Thread")


def _post(desk: Desk, turn: ContactTurn) -> Markup:
    name, brand = desk.persona.public_name(), desk.company.name
    who = name if turn.role == "customer" else brand
    what = (
        Markup()
        if turn.role == "customer"
        else Markup(' <span class="chip accent">{} You</span>').format(icon("verified"))
    )
    folds = desk.norms.fold if turn.role == "agent" else 0
    return Markup(
        '<article class="post {}" id="turn-{}">{}<div><b>{}</b>{} <span class="note">{}</span>{}</div></article>'
    ).format(turn.role, turn.number, avatar(who), who, what, when(desk, turn), _folded(turn.text, folds))


def _folded(text: str, fold: int) -> Markup:
    """Return a public reply as readers see it: its beginning, and the rest behind "more"."""
    if not fold or len(text) <= fold:
        return _body(text)
    cut = text.rfind(" ", 0, fold) + 1 or fold
    return Markup(
        '<details class="folded"><summary><span class="body">{}</span> <span class="more">more</span></summary>'
        '<div class="body">{}</div></details>'
    ).format(text[:cut].rstrip(), text[cut:])


def _crowd(desk: Desk) -> Markup:
    count, post = desk.scenario.found_helpful, desk.contact.channel is Channel.SOCIAL
    if not count:
        return Markup()
    return chips(chip(f"{count} {'likes' if post else 'found this helpful'}", "favorite" if post else "thumb_up"))


def _readers(desk: Desk, where: str) -> Markup:
    comments = desk.scenario.comments
    if not comments:
        return Markup()
    drawn = (
        Markup('<div class="reader">{}<div><b>{}</b> <span class="note">{}</span>{}</div></div>').format(
            avatar(comment.name), comment.name, comment.when, _body(comment.text)
        )
        for comment in comments
    )
    count = f"{len(comments)} comment{'s' if len(comments) > 1 else ''} {where}"
    return Markup('<div class="readers">{}</div>').format(part(count, *drawn))


def _body(text: str) -> Markup:
    return Markup('<div class="body">{}</div>').format(text)


def _from_top(*pieces: Markup, name: str) -> Markup:
    return Markup('<div class="conversation from-top" role="log" aria-label="{}" tabindex="0">{}</div>').format(
        name, joined(pieces)
    )
