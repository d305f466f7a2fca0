"""Agreement with people: figures checked by hand, intervals that repeat, and nothing counted that was not scored."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.errors import BadInput
from simulator.grading.agreement_table import agreement_table
from simulator.grading.calibration import agreement, compared
from simulator.grading.gold import Gold, load_gold, parse_gold
from simulator.grading.statistics import bias, mean_error, spearman, weighted_kappa
from tests.grading.made import card, critical, mistake


def levels(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def test_kappa_by_hand():
    # Squared differences: observed 1 + 0 + 0 + 4 = 5 of 4 pairs. Expected over all 16 pairings of (1, 2, 3, 5) with
    # (2, 2, 3, 3): 1+1+4+4 + 0+0+1+1 + 1+1+0+0 + 9+9+4+4 = 40, a quarter of it per pair of margins = 10. 1 - 5/10.
    assert weighted_kappa(levels(1, 2, 3, 5), levels(2, 2, 3, 3)) == pytest.approx(0.5)


def test_spearman_by_hand_with_ties():
    # Ranks 1, 2, 3, 4 against 1.5, 1.5, 3.5, 3.5.
    assert spearman(levels(1, 2, 3, 5), levels(2, 2, 3, 3)) == pytest.approx(4 / math.sqrt(20))


def test_error_and_bias_by_hand():
    assert mean_error(levels(1, 2, 3, 5), levels(2, 2, 3, 3)) == pytest.approx(0.75)
    assert bias(levels(1, 2, 3, 5), levels(2, 2, 3, 3)) == pytest.approx(0.25)


def test_kappa_is_not_made_up_where_nobody_varied():
    assert math.isnan(weighted_kappa(levels(3, 3), levels(3, 3)))
    assert math.isnan(spearman(levels(3, 3), levels(2, 4)))


@given(st.lists(st.integers(1, 5), min_size=2, max_size=30).filter(lambda values: len(set(values)) > 1))
def test_full_agreement_is_one(values):
    assert weighted_kappa(levels(*values), levels(*values)) == pytest.approx(1.0)
    assert spearman(levels(*values), levels(*values)) == pytest.approx(1.0)


def gold(level: int | None, *mistakes: str, fails: str | None = None, resolved: str = "yes") -> Gold:
    return Gold(levels={"empathy": level}, mistakes=frozenset(mistakes), critical=fails, resolved=resolved)


PAIRS = [
    (card({"empathy": 1}, "a", mistakes=(mistake("x"), mistake("y"))), gold(2, "x")),
    (card({"empathy": 2}, "b", possible_mistakes=(mistake("z"),)), gold(2, "z", "w")),
    (card({"empathy": 3}, "c", mistakes=(mistake("x"),), resolved="no"), gold(3)),
    (card({"empathy": 5}, "d", critical=(critical(),)), gold(3)),
    (card({"empathy": None}, "e"), gold(4, fails="Told a secret.")),
    (card({"empathy": 4}, "f"), gold(None)),
]


def test_levels_count_only_where_both_sides_gave_one():
    figures = compared(PAIRS).as_json()["criteria"]["empathy"]
    assert (figures["n"], figures["coverage"], figures["scored_though_not_relevant"]) == (4, 0.8, 1)
    assert figures["kappa"]["value"] == 0.5


def test_mistakes_are_counted_over_contact_and_mistake():
    figures = compared(PAIRS)
    stated, asked = figures.stated, figures.with_asked
    assert (stated.found, stated.invented, stated.missed) == (1, 2, 2)
    assert stated.precision.value == pytest.approx(1 / 3)
    assert stated.recall.value == pytest.approx(1 / 3)
    assert (asked.found, asked.invented, asked.missed) == (2, 2, 1)
    assert stated.per_clean_contact == pytest.approx(0.25)
    assert stated.by_mistake == {"x": (1, 1, 0), "y": (0, 1, 0), "z": (0, 0, 1), "w": (0, 0, 1)}


def test_critical_errors_and_outcomes_are_named():
    figures = compared(PAIRS)
    assert figures.critical_invented == ("d",)
    assert figures.critical_missed == ("e",)
    assert figures.critical_found == 0
    assert figures.resolved.value == pytest.approx(5 / 6)


def test_the_same_pairs_give_the_same_intervals():
    first, second = compared(PAIRS, seed=7), compared(PAIRS, seed=7)
    assert first == second
    low, high = first.criteria[0].figures["error"].interval
    assert low <= first.criteria[0].figures["error"].value <= high


CARDS = {each.id: each for each, _ in PAIRS}
GOLD = {each.id: people for each, people in PAIRS}


def test_the_table_names_every_criterion_and_figure():
    table = agreement_table(agreement(CARDS, GOLD))
    for word in ("6 contacts", "empathy", "kappa", "bias", "stated or asked", "resolved", "invented: d", "missed: e"):
        assert word in table


def test_what_has_no_counterpart_is_named_and_not_counted():
    measured = agreement({**CARDS, "more": card({"empathy": 5}, "more")}, {**GOLD, "lost": gold(3)})
    assert measured["contacts"] == 6
    assert (measured["without_gold"], measured["without_card"]) == (["more"], ["lost"])
    assert "no transcript for: lost" in agreement_table(measured)


def test_the_comparison_is_plain_json():
    assert json.loads(json.dumps(agreement(CARDS, GOLD))) == agreement(CARDS, GOLD)


def test_no_contacts_give_no_figures():
    empty = agreement({}, {})
    assert empty["mean_kappa"]["value"] is None
    assert empty["mistakes"]["stated"]["precision"]["value"] is None
    assert "0 contacts" in agreement_table(empty)


def test_gold_that_is_no_json_object_is_refused_in_words(tmp_path):
    for text in ("{", "[1]"):
        (tmp_path / "gold.json").write_text(text)
        with pytest.raises(BadInput, match=r"gold\.json"):
            load_gold(tmp_path / "gold.json")


def test_gold_scores_are_read_and_bad_ones_named():
    scores = {"c1": {"empathy": 4, "tone": None, "mistakes": ["argues"], "critical": None, "resolved": "no"}}
    assert parse_gold(scores)["c1"].levels == {"empathy": 4, "tone": None}
    with pytest.raises(BadInput, match="c2"):
        parse_gold({**scores, "c2": {"empathy": 9}})
    with pytest.raises(BadInput, match="c3"):
        parse_gold({"c3": [4, 4]})
