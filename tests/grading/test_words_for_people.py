"""Better wordings, tips, praise and the turning point are made from this contact and nobody else's."""

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from simulator.domain.mistake import Mistake
from simulator.domain.transcript import Transcript
from simulator.domain.verdict import FoundMistake, Scorecard
from simulator.grading.better import better_wording
from simulator.grading.better.addressed import called
from simulator.grading.better.deeds import as_deed, deeds_of
from simulator.grading.better.kept import kept
from simulator.grading.better.naming import is_ill, named_in
from simulator.grading.better.tips import tip_for
from simulator.grading.better.trouble import trouble_of
from simulator.grading.better.when import when_words
from simulator.grading.mistakes.hit import Hit
from simulator.grading.praise import praised
from simulator.grading.turning_point import turning_point
from tests.grading.contacts import COMPLAINT, EXCELLENT, ROOT, case_of, contact, evidence_of, graded, library

FOLDERS = (
    *sorted(
        folder / "transcripts"
        for folder in (ROOT / "simulator/training/data/contacts").iterdir()
        if folder.is_dir() and folder.name != "cedar"
    ),
    ROOT / "tests/grading/calibration/transcripts",
)


def evidence(*lines: str, **more: object):
    return evidence_of(contact(*(lines or (f"C: {COMPLAINT}", f"A: {EXCELLENT}")), **more))


def better(mistake: str, *lines: str, turn: int = 1, **more: object) -> str:
    return better_wording(evidence(*lines, **more), library().mistakes()[mistake], Hit(mistake, turn, None))


# -- the trouble -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("My parcel has not arrived and it is Friday.", "your parcel not arriving"),
        ("the kettle never came", "the kettle not arriving"),
        ("my new kettle leaked all over the counter", "your new kettle leaking"),
        ("The washing machine is broken again.", "the washing machine being broken"),
        ("My bank feed's stuck since Monday", "your bank feed being stuck"),
        ("the app keeps crashing", "the app that keeps crashing"),
        ("my printer won't print", "your printer not printing"),
        ("You charged me twice for one ticket.", "the double charge"),
        ("i'm locked out and it's all in there", "being locked out"),
        ("got the wrong hub", "the wrong hub"),
        ("the box came with no eggs and no bread", "the missing eggs and bread"),
        ("nobody turned up on Tuesday", "nobody turning up"),
        ("We've waited three weeks for an answer", "the wait of three weeks"),
        ("there's a hole in my jumper", "the hole in your jumper"),
        ("my card just got declined in Lisbon", "your card being declined"),
    ],
)
def test_trouble_is_named_as_a_thing_that_went_wrong(said, named):
    assert named_in(said) == named
    assert is_ill(named)


@pytest.mark.parametrize(
    "said",
    [
        "my husband died on the 2nd and I got a letter today",
        "Our cat died on the 1st.",
        "I'm calling for my mum and dad.",
        "it's really not funny",
        "everything or a penalty, says the contract",
        "there is no need to be rude",
    ],
)
def test_nothing_is_named_where_no_pattern_is_safe(said):
    assert named_in(said) == ""


def test_a_thing_of_the_record_is_named_where_the_customer_speaks_of_it():
    assert (
        trouble_of(evidence("C: the kettle is a joke, i want to scream", "A: Okay.")) == "the trouble with the kettle"
    )


def test_without_a_record_the_customers_own_thing_is_named():
    customer = {"name": "Priya Raman", "record": ""}
    assert trouble_of(evidence("C: something is wrong with my invoices!", "A: Okay.", customer=customer)) == (
        "the trouble with your invoices"
    )


# -- what may be done --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "deed"),
    [
        ("goodwill up to 20 GBP", "add goodwill of up to 20 GBP"),
        ("Replace or refund any item up to 80 GBP", "replace or refund it up to 80 GBP"),
        ("send a fitter free", "send a fitter free"),
        ("send emergency gas engineer", "send an emergency gas engineer"),
        ("refund a seat fee", "refund the seat fee"),
        ("exchange free", "exchange it free"),
        ("credit up to $15", "give you a credit of up to $15"),
        ("Full refund of a box", "refund a box"),
        ("voucher up to $50", "give you a voucher of up to $50"),
        ("Refund the delivery fee, £9.95", "refund the delivery fee, £9.95"),
        ("no refunds on Advance", ""),
        ("refund only with Dawn", ""),
        ("anything more needs the duty manager's yes", ""),
        ("public replies name nothing that the reviewer did not post", ""),
        ("repair quote held 60 days", ""),
        ("Reply publicly", ""),
    ],
)
def test_a_clause_of_authority_is_put_as_what_the_agent_can_do(clause, deed):
    assert as_deed(clause) == deed


def test_what_the_customer_speaks_of_comes_first_among_what_may_be_done():
    lines = ("C: it broke. can you swap it?", "A: Yes, of course.")
    assert deeds_of(evidence(*lines, authority="Refund within 30 days, swap within 30 days"))[0].startswith("swap")


def test_what_must_be_asked_for_first_is_never_offered():
    lines = ("C: it broke, I want a refund", "A: I see.")
    authority = "repair free; ask first: refund above 49 GBP"
    assert deeds_of(evidence(*lines, authority=authority)) == ("repair it free",)


def test_nothing_is_offered_that_has_nothing_to_do_with_what_was_asked():
    assert (
        deeds_of(evidence("C: Would it fit under a cupboard?", "A: It would.", authority="Waive overdue fines")) == ()
    )


# -- who and when ------------------------------------------------------------------------------------------------------


def test_in_public_a_customer_is_called_by_what_they_show():
    case = case_of(contact("C: ★☆☆☆☆ It leaks.", "A: Sorry.", channel="public_review"))
    shown = case.situation.model_copy(update={"shown_as": "p_tea"})
    assert called(case) == "Priya"
    assert called(type(case)(case.transcript, shown, case.norms, case.turns, case.readings)) == "p_tea"


@pytest.mark.parametrize(
    ("name", "record", "shown"),
    [
        ("Rupert Amankwah", "Reviews as 'R.A.'. Cat plan.", "R.A."),
        ("Tomás Keane (@tommo_k)", "", "@tommo_k"),
        ("Beth Armitage", "@bethanddog. Burst on Mill Brow.", "@bethanddog"),
        ("Jo Price", "Reviews as 'Jo P.'. Cat Tibbs.", "Jo"),
        ("Carlos Diaz", "Order 5.", "Carlos"),
    ],
)
def test_a_better_wording_in_public_gives_no_name_away(name, record, shown):
    customer = {"name": name, "record": record}
    assert called(case_of(contact("C: ★ bad", "A: Sorry.", channel="public_review", customer=customer))) == shown


def test_somebody_with_a_title_keeps_it():
    assert (
        called(case_of(contact("C: hi", "A: hello", customer={"name": "Mrs Joyce Ackland", "record": ""})))
        == "Mrs Ackland"
    )


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("chat", "before we close this chat"),
        ("phone", "before we hang up"),
        ("email", "within a day"),
        ("social", "within the hour"),
    ],
)
def test_without_a_time_of_the_agents_own_the_channels_norm_stands(channel, words):
    assert when_words(evidence("C: it leaks!", "A: We will look into it soon.", channel=channel)) == words


def test_the_time_that_the_agent_named_for_reporting_back_is_kept():
    assert when_words(evidence("C: it leaks!", "A: I'll ring you by Friday to say how it stands.")) == "by Friday"


def test_a_visit_is_no_time_to_hear_back_by():
    assert when_words(evidence("C: it leaks!", "A: I'll send the van on Friday.")) == "before we close this chat"


# -- the better wording ------------------------------------------------------------------------------------------------


def test_for_mistakes_of_manner_the_agents_own_offer_is_kept_without_the_blame():
    reply = "You should have read the manual, this is your own fault. I've put a new kettle on tonight's van for you."
    text = better("blames-customer", f"C: {COMPLAINT}", f"A: {reply}")
    assert "I've put a new kettle on tonight's van for you." in text
    assert not re.search("manual|fault", text)


def test_a_sentence_that_pushes_asks_for_secrets_or_leans_on_another_is_not_kept():
    for reply in (
        "It goes out tonight.",
        "I'll sort it once you send your password.",
        "Upgrade today and I'll add a mug!",
    ):
        assert kept(evidence(f"C: {COMPLAINT}", f"A: {reply}"), None, 1) == ""


def test_what_was_missing_decides_how_it_is_put():
    cold = better("no-solution", f"C: {COMPLAINT}", "A: Noted.")
    warm = better(
        "no-solution", f"C: {COMPLAINT}", "A: A flooded counter with the in-laws there, that is a rotten morning."
    )
    assert cold.startswith("Priya, I'm sorry about your new kettle leaking.")
    assert cold != warm


def test_a_mistake_of_a_catalogue_of_ones_own_is_filled_too():
    made = Mistake(title="x", means="x", why="x", tip="x.", asks="x?", better="{name}, {trouble}.", criterion="tone")
    lines = (f"C: {COMPLAINT}", "A: No.")
    assert better_wording(evidence(*lines), made, Hit("ours", 1, None)) == "Priya, your new kettle leaking."
    assert better_wording(evidence("C: hm", "A: No."), made, Hit("ours", 1, None)).startswith("Priya, I'll see to this")


@pytest.mark.parametrize("mistake", sorted(library().mistakes()))
def test_every_mistake_has_a_wording_of_its_own_for_a_known_and_for_an_unknown_trouble(mistake):
    known, unknown = better(mistake, f"C: {COMPLAINT}", "A: Noted."), better(mistake, "C: hm", "A: Noted.")
    for text in (known, unknown):
        assert_well_formed(text)
        assert "Priya" in text
    assert known != unknown


# -- tips --------------------------------------------------------------------------------------------------------------


def test_a_tip_begins_with_what_was_wrong_in_this_contact():
    mistake = library().mistakes()["no-solution"]
    hit = Hit("no-solution", 1, None)
    sorry = tip_for(evidence(f"C: {COMPLAINT}", "A: I am so sorry."), mistake, hit)
    cold = tip_for(evidence(f"C: {COMPLAINT}", "A: Noted."), mistake, hit)
    assert sorry != cold
    assert "your new kettle leaking" in cold
    assert {sorry[-len(mistake.tip) :], cold[-len(mistake.tip) :]} == {mistake.tip}


def test_a_late_reply_is_told_with_both_times():
    late = evidence("C@0: it leaks!", "A@600: Hello, I am here.")
    tip = tip_for(late, library().mistakes()["slow-response"], Hit("slow-response", 1, None))
    assert tip.startswith("They waited 10 minutes, and 1 minute is what people expect here.")


def test_what_is_only_asked_about_stays_a_question():
    mistake = library().mistakes()["no-solution"]
    assert (
        tip_for(evidence(f"C: {COMPLAINT}", "A: Noted."), mistake, Hit("no-solution", 1, None, sure=False))
        == mistake.asks
    )


# -- praise and the turning point --------------------------------------------------------------------------------------


def test_what_worked_is_said_with_reasons_that_differ():
    praise = praised(evidence())
    assert 2 <= len(praise) <= 3
    assert len({each.why for each in praise}) == len(praise)
    assert all(each.quote.quote in EXCELLENT for each in praise)


def test_praise_names_the_customers_words_that_were_taken_up():
    own = next(each for each in praised(evidence()) if "own words" in each.why)
    words = re.findall(r'"([^"]+)"', own.why)
    assert words
    assert all(word.casefold() in EXCELLENT.casefold() for word in words)


def test_nothing_is_praised_where_nothing_worked():
    assert praised(evidence(f"C: {COMPLAINT}", "A: You should have read the manual. Not our problem.")) == ()


def test_thanks_that_fit_anybody_are_not_praised():
    assert not [
        each for each in praised(evidence(f"C: {COMPLAINT}", "A: Thanks for the long email.")) if "thanked" in each.why
    ]


def test_the_turning_point_is_the_reply_that_moved_most():
    better_one = turning_point(
        evidence("C: it leaks!!", "A: Hello.", "C: and?", f"A: {EXCELLENT}", "C: thank you so much")
    )
    worse = turning_point(
        evidence(
            f"C: {COMPLAINT}", f"A: {EXCELLENT}", "C: and the toaster?", "A: Your own fault. You should have read it."
        )
    )
    assert (better_one.turn, better_one.for_the_better) == (3, True)
    assert better_one.why.startswith("From here Priya had something to hold on to: ")
    assert worse.turn in (1, 3)
    assert turning_point(evidence("C: hi", "A: Hello.")) is None


def test_the_one_thing_to_change_is_the_costliest_mistake():
    card = graded(
        contact(f"C: {COMPLAINT}", "A: You should have read the manual, it is your own fault. Ask our chatbot.")
    )
    cost = library().mistakes()
    assert card.better_reply == card.mistakes[0]
    assert cost[card.mistakes[0].id].cost == max(cost[found.id].cost for found in card.mistakes)


# -- all of them -------------------------------------------------------------------------------------------------------


@cache
def every_card() -> tuple[tuple[Transcript, Scorecard], ...]:
    whole = [file.read_text(encoding="utf-8") for folder in FOLDERS for file in sorted(Path(folder).glob("*.json"))]
    lines = [file.read_text(encoding="utf-8") for folder in FOLDERS for file in sorted(Path(folder).glob("*.jsonl"))]
    texts = (*whole, *(line for text in lines for line in text.splitlines() if line.strip()))
    transcripts = [Transcript.model_validate(json.loads(text)) for text in texts]
    return tuple((transcript, graded(transcript)) for transcript in transcripts)


def every_mistake() -> list[tuple[Transcript, FoundMistake]]:
    return [
        (transcript, found) for transcript, card in every_card() for found in (*card.mistakes, *card.possible_mistakes)
    ]


def assert_well_formed(text: str) -> None:
    assert not set("{}") & set(text), text
    assert not re.search(r"  |\s[,.;?!]|[,;:]\.|,,|\.\.", text), text
    assert not re.search(r"\b(\w+) \1\b", text, re.IGNORECASE), text
    assert text[-1] in ".?", text
    assert all(len(quoted.split()) <= 8 for quoted in re.findall(r'["“]([^"”]+)["”]', text)), text


def test_every_better_wording_over_all_contacts_reads_well():
    found = every_mistake()
    assert len(found) > 100
    for transcript, mistake in found:
        name = called(case_of(transcript))
        assert_well_formed(mistake.better)
        assert mistake.better.startswith(name) or mistake.better[0].isupper(), mistake.better


def test_every_better_wording_speaks_to_this_customer():
    for transcript, mistake in every_mistake():
        name = called(case_of(transcript))
        assert not name or name in mistake.better, mistake.better


def test_no_better_wording_is_longer_than_its_channel_bears():
    norms = library().norms()
    for transcript, mistake in every_mistake():
        sentences = re.findall(r"[^.!?]+[.!?]", mistake.better)
        assert len(mistake.better) <= norms[transcript.channel].longest, mistake.better
        assert len(sentences) <= 5, mistake.better


def test_no_two_contacts_with_different_troubles_share_a_better_wording():
    troubles = defaultdict(set)
    for transcript, mistake in every_mistake():
        named = trouble_of(evidence_of(transcript))
        troubles[mistake.better].add(named if is_ill(named) else "")
    assert not {text: named for text, named in troubles.items() if len(named) > 1}


def test_no_sum_and_no_time_stands_in_a_better_wording_that_nobody_gave():
    norms = {"before we close this chat", "before we hang up", "within a day", "within the hour"}
    for transcript, mistake in every_mistake():
        said = " ".join(turn.text for turn in transcript.turns if turn.role == "agent")
        given = f"{transcript.authority} {said}"
        for number in re.findall(r"\d+", mistake.better.replace(called(case_of(transcript)), "")):
            assert number in given or number in trouble_of(evidence_of(transcript)), (norms, mistake.better)


def test_every_quotation_in_a_tip_is_short_and_from_the_contact():
    for transcript, card in every_card():
        said = " ".join(" ".join(turn.text.split()) for turn in transcript.turns)
        for mistake in card.mistakes:
            tip = mistake.tip.removesuffix(library().mistakes()[mistake.id].tip)
            for quoted in re.findall(r'"([^"]+)"', tip):
                assert len(quoted.split()) <= 8
                assert quoted.removesuffix("...") in said, quoted
