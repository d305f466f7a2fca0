"""Against people's scores: the panel's forty calibration contacts, and contacts of our own in other words."""

import json
from functools import cache

import pytest
from ruamel.yaml import YAML

from simulator.domain.transcript import CustomerCard, Transcript, Turn
from simulator.grading.calibration import Agreement, compared
from simulator.grading.gold import Gold, load_gold, parse_gold
from tests.grading.contacts import ROOT, graded

HERE = ROOT / "tests" / "grading"
CRITERIA = ("empathy", "ownership", "solution", "tone")


@cache
def panel() -> dict[str, tuple[Transcript, Gold]]:
    gold = load_gold(HERE / "calibration" / "reference-scores.json")
    files = sorted((HERE / "calibration" / "transcripts").glob("*.json"))
    read = [Transcript.model_validate(json.loads(path.read_text(encoding="utf-8"))) for path in files]
    return {transcript.id: (transcript, gold[transcript.id]) for transcript in read}


def _turn(line: str) -> Turn:
    head, _, text = line.partition(": ")
    side, _, at = head.partition("@")
    return Turn(role="customer" if side == "C" else "agent", text=text, at=int(at))


@cache
def ours() -> dict[str, tuple[Transcript, Gold]]:
    rows = YAML(typ="safe", pure=True).load((HERE / "own_contacts.yaml").read_text(encoding="utf-8"))
    gold = parse_gold({row["id"]: row["gold"] for row in rows})
    transcripts = [
        Transcript(
            id=row["id"],
            channel=row["channel"],
            brand=row["brand"],
            customer=CustomerCard(name=row["name"], record=row["record"]),
            authority=row["authority"],
            turns=tuple(_turn(line) for line in row["turns"]),
        )
        for row in rows
    ]
    return {transcript.id: (transcript, gold[transcript.id]) for transcript in transcripts}


@cache
def measured(which: str) -> Agreement:
    contacts = panel() if which == "panel" else ours()
    return compared([(graded(transcript), gold) for transcript, gold in contacts.values()])


@pytest.mark.parametrize("which", ["panel", "ours"])
def test_levels_agree_with_people_on_every_criterion(which):
    agreement = measured(which)
    kappas = {each.criterion: each.figures["kappa"].value for each in agreement.criteria}
    assert set(kappas) == set(CRITERIA)
    assert agreement.mean_kappa.value >= 0.60
    assert min(kappas.values()) >= 0.45
    assert all(abs(each.figures["bias"].value) <= 0.4 for each in agreement.criteria)


@pytest.mark.parametrize("which", ["panel", "ours"])
def test_every_contact_that_people_scored_is_scored(which):
    assert all(each.n >= each.relevant * 0.95 for each in measured(which).criteria)
    assert sum(each.wrongly_scored for each in measured(which).criteria) == 0


def test_stated_mistakes_are_mistakes():
    assert measured("panel").stated.precision.value >= 0.85
    assert measured("ours").stated.precision.value >= 0.80
    assert measured("panel").stated.recall.value >= 0.40
    assert measured("panel").with_asked.f1.value >= 0.50


@pytest.mark.parametrize("which", ["panel", "ours"])
def test_a_clean_contact_is_told_of_next_to_nothing(which):
    assert measured(which).stated.per_clean_contact <= 0.1


@pytest.mark.parametrize("which", ["panel", "ours"])
def test_nobody_is_failed_who_did_nothing_critical(which):
    agreement = measured(which)
    assert agreement.critical_invented == ()
    assert agreement.critical_missed == ()


@pytest.mark.parametrize("which", ["panel", "ours"])
def test_outcomes_are_told_apart(which):
    assert measured(which).resolved.value >= 0.85


def test_both_halves_of_the_panels_contacts_agree_alike():
    pairs = [(graded(transcript), gold) for transcript, gold in panel().values()]
    for half in (pairs[0::2], pairs[1::2], pairs[:20], pairs[20:]):
        assert compared(half).mean_kappa.value >= 0.60


@pytest.mark.parametrize("which", ["panel", "ours"])
def test_quotes_are_verbatim_on_real_contacts(which):
    from tests.grading.contacts import every_quote

    for transcript, _ in (panel() if which == "panel" else ours()).values():
        for quote in every_quote(graded(transcript)):
            assert transcript.turns[quote.turn].text[quote.start : quote.end] == quote.quote
