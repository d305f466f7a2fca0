"""What only the situation can tell: names, details, what is known, what is private."""

from simulator.domain.moves import Move
from simulator.domain.transcript import Situation, Turn
from simulator.reader import BuiltinReader
from tests.reader.situations import history, situation

READER = BuiltinReader()


def _labels(text: str, channel: str = "chat", said: str | None = None) -> frozenset[Move]:
    before = history() if said is None else history(said)
    return READER.read(text, situation(channel), before).labels()


def test_a_wrong_name_is_not_the_customers_name() -> None:
    assert Move.USES_NAME not in _labels("Hi Peter, Jo here.")


def test_a_name_in_lower_case_counts_after_a_greeting() -> None:
    assert Move.USES_NAME in _labels("hi priya")


def test_a_name_that_is_also_a_word_needs_a_capital() -> None:
    rose = Situation(channel="chat", customer_name="Rose Hall")
    assert Move.USES_NAME not in READER.read("The price rose again.", rose, history()).labels()
    assert Move.USES_NAME in READER.read("Rose, it's on its way.", rose, history()).labels()


def test_asking_again_what_the_trouble_is_makes_the_customer_repeat_it() -> None:
    assert Move.ASKS_KNOWN in _labels("What seems to be the problem?")
    assert Move.ASKS_KNOWN not in _labels("What seems to be the problem?", said="hi there")


def test_asking_for_a_photo_that_was_sent_is_asking_for_what_is_known() -> None:
    assert Move.ASKS_KNOWN in _labels("Could you send us a photo?")
    assert Move.ASKS_KNOWN not in _labels("Could you send us a photo?", said="the case covers the ringer, what now")


def test_checking_who_it_is_is_no_needless_question() -> None:
    assert Move.ASKS_KNOWN not in _labels("For security, can you give me your order number?")


def test_a_caller_who_has_not_said_who_they_are_may_be_asked() -> None:
    caller = situation("phone")
    said = (Turn(role="customer", text="Hello, I have a question about my contract with you please."),)
    assert Move.ASKS_KNOWN not in READER.read("Can I take your order number?", caller, said).labels()


def test_in_private_the_record_may_be_named() -> None:
    assert Move.DISCLOSES_PRIVATE not in _labels("It went back to the card ending 2290.")


def test_in_public_an_address_and_a_count_of_visits_are_private() -> None:
    assert Move.DISCLOSES_PRIVATE in _labels("We sent it to 14 Orchard Street.", "public_review")
    assert Move.DISCLOSES_PRIVATE in _labels("You called three times.", "public_review")


def test_in_public_a_surname_that_is_not_shown_is_private() -> None:
    assert Move.DISCLOSES_PRIVATE in _labels("Dear Ms Raman, thank you.", "public_review")
    assert Move.DISCLOSES_PRIVATE not in _labels("Dear Priya, thank you.", "public_review")


def test_what_the_customer_posted_is_no_secret() -> None:
    assert Move.DISCLOSES_PRIVATE not in _labels("About order KL-4471: it left today.", "public_review")


def test_slang_that_the_customer_brought_along_is_let_pass() -> None:
    text = "nah, it's fine mate, the new one left today"
    slang = [READER.read(text, situation(), history(said)).strongest()[Move.JOKES_SLANG] for said in ("lol haha", "hi")]
    assert [found.confidence >= 50 for found in slang] == [False, True]


def test_boilerplate_with_a_real_answer_is_no_form_letter() -> None:
    text = "Thank you for contacting us, Priya. The Nova case covers the ringer, that's our fault; I've sent a new one."
    assert Move.FORM_LETTER not in _labels(text, "email")


def test_a_sentence_that_disputes_the_trouble_does_not_acknowledge_it() -> None:
    assert Move.ACKNOWLEDGES_CONSEQUENCE not in _labels("The ringer was not smothered and no calls were missed.")
