"""Which mistakes that the rules point to are stated, which asked about, which let go: by trained certainty."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from simulator.domain.mistake import Catalogue
from simulator.grading.draft import Draft
from simulator.grading.learned.features import Features
from simulator.grading.learned.heads import MistakeHead
from simulator.grading.mistakes.finding import settled
from simulator.grading.mistakes.hit import Hit


def settled_mistakes(
    draft: Draft, features: Features, heads: Mapping[str, MistakeHead], catalogue: Catalogue
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return what is stated and what is asked.

    Without heads the rules decide. What has no head is asked. What fails a contact by itself is stated only where the
    rules are sure of it, and never passed over where they are."""
    if not heads:
        return draft.stated, draft.asked
    return settled(tuple(_weighed(draft, features, heads, catalogue)), catalogue)


def _weighed(draft: Draft, features: Features, heads: Mapping[str, MistakeHead], catalogue: Catalogue) -> Iterator[Hit]:
    for hit in draft.hits:
        head = heads.get(hit.id)
        if head is None:
            yield replace(hit, sure=False)
        elif head.states_it(features):
            yield replace(hit, sure=hit.sure or not catalogue[hit.id].critical)
        elif head.asks_it(features):
            yield replace(hit, sure=hit.sure and catalogue[hit.id].critical)
        elif hit.sure and catalogue[hit.id].critical:
            yield replace(hit, sure=False)
