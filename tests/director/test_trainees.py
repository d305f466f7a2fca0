"""The two scripted trainees who fit no contact: they never stumble over what a customer needs."""

import pytest

from simulator.director import FORM_LETTER, HOSTILE
from simulator.domain.channel import Channel
from simulator.text.cues import find_named

from .drawn import SHIPPED


@pytest.mark.parametrize("trainee", [FORM_LETTER, HOSTILE], ids=["form-letter", "hostile"])
def test_there_are_replies_for_every_channel_and_none_comes_twice(trainee):
    assert set(trainee) == set(Channel)
    for replies in trainee.values():
        assert len({reply.text for reply in replies}) == len(replies) >= 4


@pytest.mark.parametrize("customer", SHIPPED, ids=str)
@pytest.mark.parametrize("trainee", [FORM_LETTER, HOSTILE], ids=["form-letter", "hostile"])
def test_none_of_their_replies_meets_a_need_by_words_alone(trainee, customer):
    by_words = [option for option in customer.scenario.options if option.wanted != "no" and not option.actions]
    wanted = {option.id: option.cues for option in by_words}
    for reply in trainee[customer.scenario.channel]:
        assert find_named(wanted, reply.text) == ()
