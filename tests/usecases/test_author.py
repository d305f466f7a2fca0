"""Writing content: problems, drafts, versions, older texts brought back, and two authors at once."""

import json

import pytest

from simulator.content.library import SHIPPED_AUTHOR
from simulator.domain.errors import BadInput, ContentTrouble, NotAllowed, NotFound
from simulator.domain.people import Person, Role
from simulator.domain.version import ContentKind, VersionStatus
from simulator.storage import Database, SqlPersonStore, SqlVersionStore
from simulator.usecases.author import Overtaken, digest_of
from simulator.usecases.desk import changed
from simulator.wiring import App, app_over
from tests.usecases.conftest import SetClock

PERSONA, COMPANY, RUBRIC = ContentKind.PERSONA, ContentKind.COMPANY, ContentKind.RUBRIC
SHIPPED = "tasha-brannigan"
People = dict[str, Person]


@pytest.fixture
def trainer(who: People) -> Person:
    return who["tomasz"]


@pytest.fixture
def other(app: App, database: Database) -> Person:
    person = Person(id="nora", name="Nora", team_id="blue", roles=frozenset({Role.TRAINER}))
    SqlPersonStore(database).save_person(person)
    return person


def text_of(app: App, item_id: str = SHIPPED, kind: ContentKind = PERSONA) -> str:
    version = app.author.in_use(kind, item_id)
    assert version is not None
    return version.text


def begun_from(app: App, item_id: str = SHIPPED, kind: ContentKind = PERSONA) -> str:
    version = app.author.in_use(kind, item_id)
    assert version is not None
    return version.sha256


def save(app: App, person: Person, remark: str, item_id: str = SHIPPED, kind: ContentKind = PERSONA):
    """Save the text in use with a comment in front of it."""
    text = f"{text_of(app, item_id, kind)}# {remark}\n"
    return app.author.save(person, kind, item_id, text, begun_from(app, item_id, kind))


# -- what is there -----------------------------------------------------------------------------------------------------


def test_every_shipped_item_is_a_first_version_that_nobody_here_wrote(app: App) -> None:
    versions = app.author.items(PERSONA)
    assert {version.id for version in versions} == set(app.library.personas())
    assert {(version.number, version.author) for version in versions} == {(1, SHIPPED_AUTHOR)}
    assert app.author.taken_out(PERSONA) == ()


def test_a_second_start_registers_nothing_anew(app: App, database: Database, clock: SetClock) -> None:
    assert app_over(database, clock).author.register_shipped() == 0


@pytest.mark.parametrize("kind", [PERSONA, COMPANY, RUBRIC])
def test_the_template_of_each_kind_is_without_problems(app: App, kind: ContentKind) -> None:
    assert app.author.check(kind, "something-new", app.author.template(kind)) == ()


# -- saving ------------------------------------------------------------------------------------------------------------


def test_a_saved_text_is_in_use_at_once_and_the_older_one_stays_in_the_history(app: App, trainer: Person) -> None:
    text = text_of(app).replace("name: Tasha Brannigan", "name: Tasha B.", 1)
    saved = app.author.save(trainer, PERSONA, SHIPPED, text, begun_from(app))
    assert (saved.number, saved.author, saved.text) == (2, trainer.id, text)
    assert app.library.personas()[SHIPPED].name == "Tasha B."
    assert [version.number for version in app.author.history(PERSONA, SHIPPED)] == [2, 1]
    assert app.author.written_by(trainer) == {SHIPPED}


def test_a_text_with_a_problem_is_refused_with_file_line_and_sentence(app: App, trainer: Person) -> None:
    text = text_of(app).replace("pronoun: she", "pronoun: her", 1)
    with pytest.raises(ContentTrouble, match=rf"still here\. personas/{SHIPPED}\.yaml, line \d+: `her` is not one of"):
        app.author.save(trainer, PERSONA, SHIPPED, text, begun_from(app))
    assert len(app.author.history(PERSONA, SHIPPED)) == 1


def test_a_company_that_would_break_a_customer_is_refused_by_that_customers_line(app: App, trainer: Person) -> None:
    scenario = next(iter(app.library.personas()[SHIPPED].scenarios.values()))
    company, words = scenario.company, scenario.rehearsal.excellent[0].text.split()[:5]
    text = text_of(app, company, COMPANY).replace("  banned:\n", f"  banned:\n    - {json.dumps(' '.join(words))}\n", 1)
    assert {problem.file for problem in app.author.check(COMPANY, company, text)} == {f"personas/{SHIPPED}.yaml"}
    with pytest.raises(ContentTrouble, match=f"personas/{SHIPPED}.yaml"):
        app.author.save(trainer, COMPANY, company, text, begun_from(app, company, COMPANY))
    assert SHIPPED in app.library.personas()


def test_checking_a_text_leaves_the_library_as_it_is(app: App) -> None:
    before = app.library.personas()
    app.author.check(PERSONA, SHIPPED, text_of(app) + "# more\n")
    assert app.library.personas() is before


def test_what_is_in_use_already_is_not_saved_again(app: App, trainer: Person) -> None:
    with pytest.raises(BadInput, match="in use already"):
        app.author.save(trainer, PERSONA, SHIPPED, text_of(app), begun_from(app))


@pytest.mark.parametrize("name", ["ines", "amara"])
def test_only_a_trainer_saves_keeps_drafts_or_takes_out(app: App, who: People, name: str) -> None:
    for deed in (
        lambda: app.author.save(who[name], PERSONA, SHIPPED, "x", None),
        lambda: app.author.keep_draft(who[name], PERSONA, SHIPPED, "x", None),
        lambda: app.author.retire(who[name], PERSONA, SHIPPED),
    ):
        with pytest.raises(NotAllowed):
            deed()


@pytest.mark.parametrize(
    ("text", "words"), [("x" * 1_000_001, "larger than 1 MB"), ("name: ok\nvoice: \ud800", "Line 2 holds a character")]
)
def test_text_that_can_not_be_kept_is_handed_back_with_the_reason(
    app: App, trainer: Person, text: str, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        app.author.keep_draft(trainer, PERSONA, SHIPPED, text, None)
    with pytest.raises(BadInput, match=words):
        app.author.save(trainer, PERSONA, SHIPPED, text, begun_from(app))


# -- two authors -------------------------------------------------------------------------------------------------------


def test_who_began_before_anothers_save_is_told_and_overwrites_nothing(
    app: App, trainer: Person, other: Person
) -> None:
    begun = begun_from(app)
    theirs = save(app, other, "theirs")
    mine = theirs.text + "# mine\n"
    with pytest.raises(Overtaken, match="version 2 is in use now") as refused:
        app.author.save(trainer, PERSONA, SHIPPED, mine, begun)
    assert refused.value.now == theirs
    assert app.author.in_use(PERSONA, SHIPPED) == theirs
    assert app.author.save(trainer, PERSONA, SHIPPED, mine, theirs.sha256).number == 3


def test_two_who_begin_one_new_item_do_not_overwrite_each_other(app: App, trainer: Person, other: Person) -> None:
    template = app.author.template(PERSONA)
    app.author.save(other, PERSONA, "nadia", template, None)
    with pytest.raises(Overtaken, match="version 1 is in use now"):
        app.author.save(trainer, PERSONA, "nadia", template + "# mine\n", None)


def test_another_process_that_saved_meanwhile_is_noticed(
    app: App, trainer: Person, other: Person, database: Database, clock: SetClock
) -> None:
    begun = begun_from(app)
    save(app_over(database, clock), other, "saved elsewhere")
    with pytest.raises(Overtaken):
        app.author.save(trainer, PERSONA, SHIPPED, text_of(app) + "# mine\n", begun)


# -- older texts -------------------------------------------------------------------------------------------------------


def test_an_older_text_of_a_person_comes_back_in_use_under_its_own_number(app: App, trainer: Person) -> None:
    second = save(app, trainer, "second")
    third = save(app, trainer, "third")
    back = app.author.save(trainer, PERSONA, SHIPPED, second.text, third.sha256)
    assert (back.number, app.author.in_use(PERSONA, SHIPPED)) == (2, back)
    assert [version.status for version in app.author.history(PERSONA, SHIPPED)] == [
        VersionStatus.RETIRED,
        VersionStatus.PUBLISHED,
        VersionStatus.PUBLISHED,
    ]


def test_the_shipped_text_comes_back_in_use(app: App, trainer: Person) -> None:
    shipped = text_of(app)
    second = save(app, trainer, "second")
    assert app.author.save(trainer, PERSONA, SHIPPED, shipped, second.sha256).author == SHIPPED_AUTHOR
    assert text_of(app) == shipped


def test_a_text_that_was_taken_out_can_be_saved_again(app: App, trainer: Person) -> None:
    second = save(app, trainer, "second")
    app.author.retire(trainer, PERSONA, SHIPPED)
    assert app.author.save(trainer, PERSONA, SHIPPED, second.text, begun_from(app)).number == 2
    assert text_of(app) == second.text


def test_a_text_of_an_earlier_release_asks_for_a_change_and_nothing_moves(
    app: App, trainer: Person, database: Database
) -> None:
    text = text_of(app) + "# as it came once\n"
    shipped = app.author.history(PERSONA, SHIPPED)[0]
    earlier = changed(shipped, text=text, sha256=digest_of(text))
    SqlVersionStore(database).add_version(earlier)
    before = app.author.history(PERSONA, SHIPPED)
    with pytest.raises(ContentTrouble, match="earlier release"):
        app.author.save(trainer, PERSONA, SHIPPED, earlier.text, begun_from(app))
    assert app.author.history(PERSONA, SHIPPED) == before


def test_a_saved_rubric_is_what_contacts_are_scored_by_from_then_on(app: App, trainer: Person) -> None:
    persona = app.library.personas()[SHIPPED]
    dialogue = app.rehearse.tried_out(SHIPPED, persona, next(iter(persona.scenarios)))
    dialogue.reply("I have read what happened and I will put it right today, with a new case and the money back.")
    before = app.rehearse.card(dialogue).grader.rubric_version
    text = text_of(app, "core", RUBRIC).replace("title: Core rubric", "title: Our own rubric", 1)
    app.author.save(trainer, RUBRIC, "core", text, begun_from(app, "core", RUBRIC))
    assert app.rehearse.card(dialogue).grader.rubric_version != before


# -- taking out --------------------------------------------------------------------------------------------------------


def test_taking_out_ones_version_brings_back_what_was_below_it(app: App, trainer: Person) -> None:
    shipped = app.author.in_use(PERSONA, SHIPPED)
    second, third = save(app, trainer, "second"), save(app, trainer, "third")
    assert app.author.below(third) == second
    app.author.retire(trainer, PERSONA, SHIPPED)
    assert app.author.in_use(PERSONA, SHIPPED) == second
    app.author.retire(trainer, PERSONA, SHIPPED)
    assert app.author.in_use(PERSONA, SHIPPED) == shipped


def test_an_item_of_ones_own_leaves_the_library_and_is_found_among_what_was_taken_out(
    app: App, trainer: Person
) -> None:
    saved = app.author.save(trainer, PERSONA, "nadia", app.author.template(PERSONA), None)
    assert app.author.below(saved) is None
    app.author.retire(trainer, PERSONA, "nadia")
    assert "nadia" not in app.library.personas()
    assert app.author.taken_out(PERSONA) == ("nadia",)
    assert app.author.save(trainer, PERSONA, "nadia", saved.text, None).number == 1
    assert "nadia" in app.library.personas()


def test_nobody_takes_out_the_version_of_another_or_a_shipped_one(app: App, trainer: Person, other: Person) -> None:
    with pytest.raises(NotFound, match="not one of yours"):
        app.author.retire(trainer, PERSONA, SHIPPED)
    theirs = save(app, other, "theirs")
    with pytest.raises(NotFound, match="not one of yours"):
        app.author.retire(trainer, PERSONA, SHIPPED)
    assert app.author.in_use(PERSONA, SHIPPED) == theirs


def test_a_company_that_a_customer_needs_is_not_taken_out(app: App, trainer: Person) -> None:
    app.author.save(trainer, COMPANY, "potty", app.author.template(COMPANY), None)
    text = app.author.template(PERSONA).replace("company: greenpost", "company: potty", 1)
    app.author.save(trainer, PERSONA, "nadia", text, None)
    with pytest.raises(ContentTrouble, match=r"Not taken out: personas/nadia\.yaml"):
        app.author.retire(trainer, COMPANY, "potty")
    assert "nadia" in app.library.personas()


# -- drafts ------------------------------------------------------------------------------------------------------------


def test_what_is_being_written_is_kept_to_the_last_character_until_it_is_dropped(
    app: App, trainer: Person, clock: SetClock, database: Database
) -> None:
    text = "  name: half a line\n\n"
    app.author.keep_draft(trainer, PERSONA, SHIPPED, text, "abc")
    clock.move(60)
    app.author.keep_draft(trainer, COMPANY, "brasshob", "about:", None)
    again = app_over(database, clock).author
    kept = again.draft(trainer, PERSONA, SHIPPED)
    assert kept is not None
    assert (kept.text, kept.begun_from) == (text, "abc")
    assert [draft.id for draft in again.drafts(trainer)] == ["brasshob", SHIPPED]
    again.drop_draft(trainer, PERSONA, SHIPPED)
    assert again.draft(trainer, PERSONA, SHIPPED) is None
    assert [draft.id for draft in again.drafts(trainer)] == ["brasshob"]


def test_drafts_of_two_people_on_one_item_are_apart(app: App, trainer: Person, other: Person) -> None:
    app.author.keep_draft(trainer, PERSONA, SHIPPED, "mine", None)
    app.author.keep_draft(other, PERSONA, SHIPPED, "theirs", None)
    assert [draft.text for draft in app.author.drafts(trainer)] == ["mine"]


@pytest.mark.parametrize("name", ["", "Upper", "two words", "_template", "../etc", "x" * 61])
def test_a_new_item_needs_a_name_that_can_be_one(app: App, trainer: Person, name: str) -> None:
    with pytest.raises(BadInput, match="lower case"):
        app.author.begin(trainer, PERSONA, name, "name: x")


def test_a_new_item_may_not_take_a_name_that_is_there(app: App, trainer: Person) -> None:
    with pytest.raises(BadInput, match="already"):
        app.author.begin(trainer, PERSONA, SHIPPED, "name: x")
    app.author.begin(trainer, PERSONA, "nadia", "name: x")
    with pytest.raises(BadInput, match="already"):
        app.author.begin(trainer, PERSONA, "nadia", "name: y")


# -- trying out --------------------------------------------------------------------------------------------------------


def test_an_unsaved_text_can_be_tried_out_and_rehearsed_and_nothing_is_kept(app: App, trainer: Person) -> None:
    persona = app.author.persona_from("nadia", app.author.template(PERSONA))
    scenario = next(iter(persona.scenarios))
    dialogue = app.rehearse.tried_out("nadia", persona, scenario)
    step = dialogue.reply("Hello Nadia, I'm sorry the pot arrived broken. I'll send a new one today.")
    assert step.answers
    assert app.rehearse.card(dialogue).id == f"nadia/{scenario}"
    trainees = [outcome.trainee for outcome in app.rehearse.outcomes("nadia", persona, scenario, seeds=1)]
    assert trainees == ["excellent", "average", "form-letter", "hostile"]
    assert app.author.history(PERSONA, "nadia") == ()
    assert "nadia" not in app.library.personas()


def test_a_broken_text_is_not_tried_out_and_says_where_it_is_broken(app: App) -> None:
    with pytest.raises(ContentTrouble, match=r"Line 1: .*empty"):
        app.author.persona_from("nadia", "")
