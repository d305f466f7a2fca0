"""The same service in six writings earns the same; `python -m bench.fairness` prints the figures."""

import pytest

from bench.fairness import CRITERIA, NATIVE, WRITINGS, lost, moves, service_card, services

MOST = 0.25
"""Levels that a writing may move a criterion on average."""
NOT_YET = {("dialect", "solution"): 0.40, ("dialect", "tone"): 0.35}
"""Where the built-in grader does not keep that limit yet, and how far it is off: a remedy told in words that it cannot
make out is not seen. The model card says so too."""


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("writing", WRITINGS)
def test_no_writing_moves_a_criterion_by_more_than_a_quarter_on_average(writing, criterion):
    moved = moves(writing, criterion)
    most = NOT_YET.get((writing, criterion), MOST)
    assert abs(sum(moved.values())) <= most * len(moved), {base: by for base, by in moved.items() if by}


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("writing", WRITINGS)
def test_what_is_scored_in_the_native_writing_is_scored_in_every_other(writing, criterion):
    assert not lost(writing, criterion)


def test_every_service_is_written_in_every_way_and_over_all_channels():
    assert len(services()) >= 40
    assert len({base["about"]["channel"] for base in services()}) == 5
    assert len({base["about"]["industry"] for base in services()}) >= 15
    assert all(len({base[writing] for writing in (NATIVE, *WRITINGS)}) == 6 for base in services())


def test_the_services_reach_from_poor_to_excellent():
    sums = [sum(service_card(base["id"], NATIVE).level_of(name) or 3 for name in CRITERIA) for base in services()]
    assert min(sums) <= 8
    assert max(sums) >= 16
