"""Which facts, needs and options of the scenario a message speaks of, asks about and turns down."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from simulator.domain.moves import Move
from simulator.reader.lists import word_list
from simulator.reader.message import Find, Message
from simulator.text.cues import find_in_words
from simulator.text.sentences import Span

_INSTEAD = ("instead of", "rather than", "other than", "without", "no need for", "not a", "not the")


class Place(NamedTuple):
    """One thing named in the message, in places of the folded text."""

    id: str
    start: int
    end: int


class Topics:
    """What is named where."""

    def __init__(self, message: Message) -> None:
        self._message = message
        scenario = message.situation.scenario
        named = scenario.named_phrases() if scenario else {}
        self._order = tuple(named)
        self._facts = frozenset(fact.id for fact in scenario.facts) if scenario else frozenset()
        needs = scenario.needs if scenario else ()
        self._can_be_met = frozenset(need.id for need in needs if not need.unattainable)
        self.places = tuple(Place(*hit) for hit in find_in_words(named, message.words))

    def about(self) -> tuple[str, ...]:
        """Return everything that the message speaks of."""
        return self._sorted(place.id for place in self.places)

    def asked(self, requests: Iterable[Span]) -> tuple[str, ...]:
        """Return the facts that its questions and requests are about."""
        asking = [span for number, span in enumerate(self._message.words.sentences) if self._message.asks[number]]
        asking += requests
        inside = (place.id for place in self.places if any(span.start <= place.start < span.end for span in asking))
        return self._sorted(item for item in inside if item in self._facts)

    def refused(self, refusals: Iterable[Find], offers: Iterable[Find]) -> tuple[str, ...]:
        """Return the needs and options named in a no and not given all the same.

        An option counts as given where the message offers it elsewhere, a need where it is spoken of elsewhere at all,
        unless it can't be had."""
        down = {place for refusal in refusals for place in self._told_no(refusal)}
        aside = self._set_aside - down
        spans = [Span(offer.start, offer.end) for offer in offers]
        others = [place for place in self.places if place not in down | aside]
        given = {place.id for place in others if place.id in self._can_be_met or _inside(place, spans)}
        named = {place.id for place in down} | {place.id for place in aside if place.id not in self._can_be_met}
        return self._sorted(item for item in named if item not in given and item not in self._facts)

    def of(self, find: Find, refused: tuple[str, ...]) -> tuple[str, ...]:
        """Return what one find is about: by its clause, else its sentence, else the sentence that it points back to."""
        negative = find.move in (Move.REFUSES, Move.REFUSES_WITH_ALTERNATIVE)
        for span in self._nearest_spans(find, Span(find.start, find.end)):
            ids = self._sorted(p.id for p in self.places if _inside(p, [span]) and (negative or p.id not in refused))
            if ids:
                return ids
        return ()

    def _told_no(self, refusal: Find) -> list[Place]:
        for span in self._nearest_spans(refusal, self._message.clause_at(refusal.at)):
            places = [place for place in self.places if _inside(place, [span])]
            if places:
                return places
        return []

    def _nearest_spans(self, find: Find, nearest: Span) -> list[Span]:
        number = self._message.words.sentence_at(find.at)
        spans = [nearest, self._message.words.sentences[number]]
        return [*spans, self._message.words.sentences[number - 1]] if number and self._points_back(find) else spans

    @cached_property
    def _set_aside(self) -> frozenset[Place]:
        """Return what is named only to be passed by: "instead of a refund"."""
        text = self._message.text
        before = {place: text[max(0, place.start - 18) : place.start].rstrip() for place in self.places}
        endings = tuple(f"{words}{article}" for words in _INSTEAD for article in ("", " a", " the", " an", " your"))
        return frozenset(place for place in self.places if before[place].endswith(endings))

    def _points_back(self, find: Find) -> bool:
        return any(find.start <= place < find.end for place in self._pointers)

    @cached_property
    def _pointers(self) -> tuple[int, ...]:
        """Return where words stand that point back."""
        pointing = word_list("points_back")
        return tuple(word.start for word in self._message.words.words if word.form in pointing)

    def _sorted(self, ids: Iterable[str]) -> tuple[str, ...]:
        found = set(ids)
        return tuple(item for item in self._order if item in found)


def _inside(place: Place, spans: Iterable[Span]) -> bool:
    return any(span.start <= place.start and place.end <= span.end for span in spans)
