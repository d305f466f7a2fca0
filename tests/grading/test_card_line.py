"""The JSON object that others read keeps its keys and says null where nothing is known."""

import json

from simulator.domain.verdict import Promise, TurningPoint
from simulator.grading.card_line import card_line
from tests.grading.made import CORE, card, critical, mistake, quote

DOCUMENTED = {
    "schema", "id", "scores", "overall", "passed", "resolved", "critical", "auto_fail", "evidence", "mistakes",
    "possible_mistakes", "promises", "turning_point", "better_reply", "unscored", "grader",
}  # fmt: skip


def test_every_documented_key_is_there_and_the_line_is_json():
    line = json.loads(json.dumps(card_line(card(dict.fromkeys(CORE, 4)))))
    assert set(line) >= DOCUMENTED
    assert line["schema"] == 1
    assert line["scores"] == dict.fromkeys(CORE, 4)
    assert line["overall"] == 4.0
    assert set(line["grader"]) == {"name", "version", "model", "rubric", "rubric_version"}


def test_a_critical_error_reads_the_same_under_both_names():
    line = card_line(card(dict.fromkeys(CORE, 5), critical=(critical(),)))
    assert line["critical"] == line["auto_fail"] == "Asks for the password."
    assert (line["overall"], line["passed"]) == (1.0, False)


def test_unscored_criteria_are_null_with_a_reason():
    line = card_line(card({"empathy": None, "ownership": 3}))
    assert line["scores"] == {"empathy": None, "ownership": 3}
    assert line["unscored"] == {"empathy": "Nothing to see."}
    assert line["evidence"]["empathy"] == []
    assert line["critical"] is None


def test_mistakes_promises_and_the_turning_point_are_written_out():
    full = card(
        dict.fromkeys(CORE, 2),
        mistakes=(mistake("no-empathy"),),
        promises=(Promise(turn=1, quote=quote(), amount=6360, due="by Friday", status="open"),),
        turning_point=TurningPoint(turn=1, quote=quote(), why="Here it turned.", for_the_better=False),
        better_reply=mistake("no-empathy"),
    )
    line = card_line(full)
    expected = {"id": "no-empathy", "turn": 1, "quote": "I will", "tip": "Do this.", "better": "Say that."}
    assert line["mistakes"] == [expected]
    assert line["better_reply"] == expected
    assert line["promises"][0] | {"amount": 63.6, "due": "by Friday", "status": "open"} == line["promises"][0]
    assert line["turning_point"]["why"] == "Here it turned."
