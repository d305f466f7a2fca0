import pytest

from simulator.domain.contact import ScoreSource, in_force
from simulator.domain.errors import BadInput

from .made import later, made_card, made_contact, made_score


@pytest.fixture
def held(stores):
    stores.contacts.add_contact(made_contact(), [])
    return stores


def override(entry_id="s2", minutes=5, level=2):
    return made_score(
        entry_id,
        source=ScoreSource.OVERRIDE,
        card=made_card(level),
        at=later(minutes),
        by="lena",
        reason="No word on the case.",
        changed={"empathy": level},
    )


def test_a_card_comes_back_whole(held):
    held.scores.add_score(made_score())
    assert held.scores.scores("c1") == (made_score(),)


def test_every_scoring_stays_and_they_come_oldest_first(held):
    held.scores.add_score(override())
    held.scores.add_score(made_score())
    assert held.scores.scores("c1") == (made_score(), override())
    assert in_force(held.scores.scores("c1")) == override()


def test_a_scoring_is_never_overwritten(held):
    held.scores.add_score(made_score())
    with pytest.raises(BadInput, match="kept already"):
        held.scores.add_score(made_score(card=made_card(1)))
    assert held.scores.scores("c1") == (made_score(),)


def test_many_contacts_are_answered_at_once_and_each_has_an_entry(held):
    ids = [f"c{number}" for number in range(1, 1203)]
    for contact_id in ids[1:]:
        held.contacts.add_contact(made_contact(id=contact_id), [])
    for contact_id in (ids[0], ids[-1]):
        held.scores.add_score(made_score(f"s-{contact_id}", contact_id=contact_id))
    found = held.scores.scores_of(ids)
    assert list(found) == ids
    assert {contact_id for contact_id, entries in found.items() if entries} == {ids[0], ids[-1]}


def test_no_contacts_have_no_scores(stores):
    assert stores.scores.scores_of([]) == {}
    assert stores.scores.scores("c1") == ()
