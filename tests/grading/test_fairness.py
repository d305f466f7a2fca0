"""The same service in other hands earns the same: native, learner, dyslexic, formal and plain."""

import pytest

from tests.grading.contacts import COMPLAINT, contact, graded, levels

SERVICES = {
    "excellent": {
        "native": (
            "Priya, a flooded counter and a houseful of in-laws, that's a rotten start to the weekend and it's "
            "our kettle that did it. I've put a new one on tonight's van, it's with you tomorrow by 10. If you'd "
            "rather have the 49 pounds back, just say so. I'll message you at 11 tomorrow to check that it holds "
            "water."
        ),
        "learner": (
            "Priya, flooded counter and many in-laws in the house, that is rotten start of weekend and it is our "
            "kettle who did this. I have put new one on the van of tonight, it is with you tomorrow until 10. If "
            "you rather want the 49 pounds back, please say it. I will message you tomorrow at 11 for to check "
            "that it holds water."
        ),
        "dyslexic": (
            "Priya, a floded counter and a housful of in-laws, thats a roten start to the weekend and its our "
            "ketle that did it. Ive put a new one on tonights van, its with you tomorow by 10. If youd rather "
            "have the 49 pounds back, just say so. Ill mesage you at 11 tomorow to chek that it holds water."
        ),
        "formal": (
            "Dear Ms Raman, a flooded counter with your in-laws in the house is a wretched beginning to a "
            "weekend, and the fault lies with our kettle. I have placed a new one on tonight's van; it will be "
            "with you tomorrow by 10. Should you prefer the 49 pounds back, please say so. I will message you at "
            "11 tomorrow to check that it holds water."
        ),
        "plain": (
            "priya, flooded counter, in-laws in the house, that's a rotten weekend and it's our kettle's fault. "
            "i've put a new one on tonight's van, with you tomorrow by 10. want the 49 pounds back instead? say "
            "so. i'll message you at 11 tomorrow to check it holds water."
        ),
    },
    "middling": {
        "native": (
            "Hi Priya, sorry about that, that's annoying. I've sent you a new kettle, it should be there by Friday."
        ),
        "learner": (
            "Hi Priya, sorry for this, that is annoying. I have sent to you new kettle, it should be there on Friday."
        ),
        "dyslexic": "Hi Priya, sory about that, thats anoying. Ive sent you a new ketle, it shoud be there by Friday.",
        "formal": (
            "Dear Ms Raman, I am sorry; that is annoying. I have sent you a new kettle. It should arrive by Friday."
        ),
        "plain": "hi priya, sorry, that's annoying. i've sent you a new kettle, should be there by friday.",
    },
    "poor": {
        "native": "Thank you for getting in touch. We'll look into your kettle and somebody will get back to you soon.",
        "learner": "Thank you for get in touch. We will look into your kettle and somebody will come back to you soon.",
        "dyslexic": "Thank you for geting in tuch. We'll look into your ketle and sombody will get back to you soon.",
        "formal": (
            "Thank you for contacting us. We will look into your kettle, and somebody will be in touch with you soon."
        ),
        "plain": "thanks for getting in touch. we'll look into your kettle and somebody will get back to you soon.",
    },
}


def hand_levels(service: str) -> dict[str, dict[str, int]]:
    return {hand: levels(graded(contact(f"C: {COMPLAINT}", f"A: {text}"))) for hand, text in SERVICES[service].items()}


@pytest.mark.parametrize("criterion", ["empathy", "ownership", "solution", "tone"])
def test_no_hand_moves_a_criterion_by_more_than_a_quarter_on_average(criterion):
    graded_services = [hand_levels(service) for service in SERVICES]
    for hand in ("learner", "dyslexic", "formal", "plain"):
        moved = sum(service[hand][criterion] - service["native"][criterion] for service in graded_services)
        assert abs(moved) / len(graded_services) <= 0.25, hand


def test_the_three_services_are_told_apart_in_every_hand():
    sums = {
        service: {hand: sum(found.values()) for hand, found in hand_levels(service).items()} for service in SERVICES
    }
    for hand in SERVICES["poor"]:
        assert sums["excellent"][hand] > sums["middling"][hand] > sums["poor"][hand]
