"""The Library page: read by leads, written by trainers, closed to trainees; what is typed is never lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from simulator.domain.errors import StorageTrouble
from simulator.domain.people import Person, Role, Team
from simulator.domain.version import ContentKind
from simulator.wiring import App
from tests.pages.conftest import Opened, html_of

NEW_HIRE, LEAD, TRAINER = "sample-new-hire", "sample-lead", "sample-trainer"
PERSONA, COMPANY = ContentKind.PERSONA, ContentKind.COMPANY
SHIPPED = "tasha-brannigan"
HOSTILE = "<img src=x onerror=alert(1)> **bold** [a](http://x.example)"
BROKEN = "name: Half\nvoice: [\n"


@pytest.fixture
def trainer(app: App) -> Person:
    person = app.people.find(TRAINER)
    assert person is not None
    return person


def text_of(app: App, item: str = SHIPPED, kind: ContentKind = PERSONA) -> str:
    version = app.author.in_use(kind, item)
    assert version is not None
    return version.text


def saved(app: App, author: Person, item: str, change: Callable[[str], str], kind: ContentKind = PERSONA) -> None:
    now = app.author.in_use(kind, item)
    assert now is not None
    app.author.save(author, kind, item, change(now.text), now.sha256)


def colleague(app: App) -> Person:
    person = Person(id="nora", name="Nora", team_id="sample-team", roles=frozenset({Role.TRAINER}))
    app.people._people.save_person(person)
    return person


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def address(page: AppTest) -> dict[str, str]:
    """Return the filters of the page's address."""
    return {name: value if isinstance(value, str) else value[0] for name, value in page.query_params.items()}


def editor(open_page: Opened, item: str = SHIPPED, view: str = "customers") -> AppTest:
    return open_page(TRAINER, "library", view=view, item=item, show="write")


# -- who may what ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", [{}, {"item": SHIPPED, "show": "write"}, {"view": "assign"}])
def test_a_trainee_is_refused_whatever_the_address(open_page: Opened, query: dict[str, str]) -> None:
    page = open_page(NEW_HIRE, "library", **query)
    assert page.header[0].value == "This page is not for you"
    assert not page.text_area
    assert "Tasha" not in html_of(page)


def test_a_lead_reads_and_assigns_and_writes_nothing(open_page: Opened) -> None:
    page = open_page(LEAD, "library", view="customers", item=SHIPPED, show="write")
    assert "Who it is" in html_of(page)
    assert not page.text_area
    assert [option.content for option in page.segmented_control(key="library_show").proto.options] == [
        "Read",
        "Versions",
    ]
    assert "New customer" not in [button.label for button in open_page(LEAD, "library").button]


def test_an_admin_reads_and_does_not_assign(open_page: Opened, app: App) -> None:
    admin = Person(id="ada", name="Ada", team_id="sample-team", roles=frozenset({Role.ADMIN}))
    app.people._people.save_person(admin)
    page = open_page("ada", "library", view="assign")
    assert "Assigning is for trainers and leads" in html_of(page)
    assert not page.selectbox


# -- reading -----------------------------------------------------------------------------------------------------------


def test_the_list_names_every_customer_with_scenario_channel_and_version(open_page: Opened, app: App) -> None:
    html = html_of(open_page(LEAD, "library"))
    for persona in app.library.personas().values():
        assert persona.name in html
        assert all(str(escape(scenario.title)) in html for scenario in persona.scenarios.values())
    assert html.count("comes with Rapport") == len(app.library.personas())


def test_opening_a_customer_changes_the_address_so_that_it_can_be_shared(open_page: Opened) -> None:
    page = press(open_page(LEAD, "library"), f"open_{SHIPPED}")
    assert address(page) == {"view": "customers", "item": SHIPPED}
    html = html_of(page)
    for title in ("Who it is", "Voice", "Temper at the start", "What is so", "What it takes", "desk", "Saved replies"):
        assert title in html
    assert html.count(">Trap<") >= 1


@pytest.mark.parametrize("view", ["customers", "companies", "rubrics", "mistakes", "problems", "assign"])
def test_every_view_has_an_address_of_its_own(open_page: Opened, view: str) -> None:
    page = open_page(TRAINER, "library", view=view)
    assert not page.exception
    assert page.segmented_control(key="library_view").value == view


@pytest.mark.parametrize(
    "query", [{"view": "nonsense"}, {"view": "customers", "item": "nobody"}, {"item": SHIPPED, "show": "nonsense"}]
)
def test_an_address_that_leads_nowhere_is_no_error(open_page: Opened, query: dict[str, str]) -> None:
    assert not open_page(TRAINER, "library", **query).exception


def test_the_rubric_shows_five_anchors_for_each_criterion(open_page: Opened, app: App) -> None:
    html = html_of(open_page(LEAD, "library", view="rubrics", item="core"))
    rubric = app.library.rubrics()["core"]
    for criterion in rubric.criteria:
        assert all(str(escape(words)) in html for words in criterion.levels.values())
    assert all(str(escape(line.text)) in html for line in rubric.critical)


def test_a_company_shows_who_writes_to_it(open_page: Opened, app: App) -> None:
    persona = app.library.personas()[SHIPPED]
    scenario = next(iter(persona.scenarios.values()))
    html = html_of(open_page(LEAD, "library", view="companies", item=scenario.company))
    assert str(escape(f"{persona.public_name()}: {scenario.title}")) in html


def test_the_catalogue_can_be_searched_and_the_search_has_an_address(open_page: Opened, app: App) -> None:
    page = open_page(LEAD, "library", view="mistakes")
    assert html_of(page).count('class="card mistake"') == len(app.library.mistakes())
    page.text_input(key="mistake_words").set_value("form letter").run()
    assert 1 <= html_of(page).count('class="card mistake"') < len(app.library.mistakes())
    assert address(page) == {"view": "mistakes", "q": "form letter"}
    page.text_input(key="mistake_words").set_value("xylophone").run()
    assert "Nothing speaks of that" in html_of(page)


def test_without_problems_the_page_says_that_all_is_well(open_page: Opened, app: App) -> None:
    assert app.library.problems() == ()
    assert "All is well" in html_of(open_page(LEAD, "library", view="problems"))


def test_a_problem_is_shown_with_file_line_and_what_stands_there_and_leads_a_trainer_to_the_editor(
    open_page: Opened, app: App, trainer: Person
) -> None:
    broken = text_of(app).replace("pronoun: she", "pronoun: her", 1)
    version = app.author._written(PERSONA, SHIPPED, broken, trainer.id)
    app.author._versions.add_version(version)
    app.author.register_shipped()
    assert "Problems (1)" in [
        option.content for option in open_page(LEAD, "library").segmented_control(key="library_view").proto.options
    ]
    assert "Nobody can use it until its problems are mended" in html_of(open_page(LEAD, "library"))
    page = open_page(TRAINER, "library", view="problems")
    html = html_of(page)
    assert f"personas/{SHIPPED}.yaml" in html
    assert "<code>pronoun: her</code>" in html
    page = press(page, "mend_0")
    assert address(page) == {"view": "customers", "item": SHIPPED, "show": "write"}


def test_the_rehearsal_shows_each_trainee_and_is_kept_while_one_looks_around(open_page: Opened) -> None:
    page = open_page(LEAD, "library", view="customers", item="mika-solberg")
    press(page, "rehearse_mika-solberg")
    html = html_of(page)
    for name in ("Excellent", "Average", "Form letters only", "Hostile"):
        assert f'<td data-head="Trainee">{name}</td>' in html
    assert not page.exception


# -- writing -----------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_at_once_and_there_again_after_a_reload(
    open_page: Opened, app: App, trainer: Person
) -> None:
    page = editor(open_page)
    page.text_area(key=f"write_persona_{SHIPPED}").set_value(BROKEN).run()
    draft = app.author.draft(trainer, PERSONA, SHIPPED)
    assert draft is not None
    assert draft.text == BROKEN
    assert editor(open_page).text_area(key=f"write_persona_{SHIPPED}").value == BROKEN
    assert "You are writing" in html_of(open_page(TRAINER, "library"))


def test_problems_stand_beside_the_text_with_their_lines(open_page: Opened) -> None:
    page = editor(open_page)
    assert "No problems" in html_of(page)
    page.text_area(key=f"write_persona_{SHIPPED}").set_value("name: Half\npronouns: she\n").run()
    html = html_of(page)
    assert 'data-line="2"' in html
    assert "<code>pronouns: she</code>" in html
    assert "Mend the problems first" in html


def test_a_text_with_problems_is_not_saved_and_stays_in_the_field(open_page: Opened, app: App) -> None:
    page = editor(open_page)
    page.text_area(key=f"write_persona_{SHIPPED}").set_value(BROKEN).run()
    page = press(page, "editor_save")
    assert "Not saved, your text is still here" in html_of(page)
    assert page.text_area(key=f"write_persona_{SHIPPED}").value == BROKEN
    assert len(app.author.history(PERSONA, SHIPPED)) == 1


def test_a_sound_text_becomes_a_version_and_the_draft_goes(open_page: Opened, app: App, trainer: Person) -> None:
    page = editor(open_page)
    page.text_area(key=f"write_persona_{SHIPPED}").set_value(text_of(app) + "# mine\n").run()
    page = press(page, "editor_save")
    assert "Saved as version 2" in html_of(page)
    assert app.author.draft(trainer, PERSONA, SHIPPED) is None
    assert text_of(app).endswith("# mine\n")
    assert "in use already" in html_of(press(page, "editor_save"))


def test_a_full_database_loses_nothing_that_was_typed(
    open_page: Opened, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StorageTrouble("The disk is full. What you see is still here.")

    page = editor(open_page)
    monkeypatch.setattr(app.author, "keep_draft", refuse)
    page.text_area(key=f"write_persona_{SHIPPED}").set_value(BROKEN).run()
    assert "The disk is full" in html_of(page)
    assert page.text_area(key=f"write_persona_{SHIPPED}").value == BROKEN
    assert not page.exception


def test_who_is_overtaken_sees_the_difference_before_anything_is_saved(
    open_page: Opened, app: App, trainer: Person
) -> None:
    page = editor(open_page)
    page.text_area(key=f"write_persona_{SHIPPED}").set_value(text_of(app) + "# mine\n").run()
    saved(app, colleague(app), SHIPPED, lambda text: text + "# theirs\n")
    page = press(page, "editor_save")
    html = html_of(page)
    assert "version 2 is in use now" in html
    assert "<code># theirs</code>" in html
    assert "<code># mine</code>" in html
    assert text_of(app).endswith("# theirs\n")
    page = press(page, "editor_over")
    assert "Saved as version 3" in html_of(page)
    assert text_of(app).endswith("# mine\n")


def test_ones_own_text_can_be_dropped_for_what_somebody_else_saved(
    open_page: Opened, app: App, trainer: Person
) -> None:
    page = editor(open_page)
    page.text_area(key=f"write_persona_{SHIPPED}").set_value(BROKEN).run()
    saved(app, colleague(app), SHIPPED, lambda text: text + "# theirs\n")
    page = press(page.run(), "editor_theirs")
    assert page.text_area(key=f"write_persona_{SHIPPED}").value.endswith("# theirs\n")
    assert app.author.draft(trainer, PERSONA, SHIPPED) is None
    assert "came into use after you began" not in html_of(page)


@pytest.mark.parametrize(("name", "words"), [("Not A Name", "lower case"), (SHIPPED, "already"), ("", "lower case")])
def test_a_new_item_asks_for_a_name_that_can_be_one(open_page: Opened, name: str, words: str) -> None:
    page = open_page(TRAINER, "library", view="customers", show="new")
    page.text_input(key="new_name").set_value(name).run()
    page = press(page, "new_start")
    assert words in html_of(page)
    assert page.text_input(key="new_name").value == name


@pytest.mark.parametrize(("source", "begins"), [("The template", "template"), (SHIPPED, SHIPPED)])
def test_a_new_customer_begins_from_the_template_or_a_copy(
    open_page: Opened, app: App, source: str, begins: str
) -> None:
    page = open_page(TRAINER, "library", view="customers", show="new")
    page.selectbox(key="new_from").set_value(source).run()
    page.text_input(key="new_name").set_value("nadia").run()
    page = press(page, "new_start")
    assert address(page) == {"view": "customers", "item": "nadia", "show": "write"}
    wanted = app.author.template(PERSONA) if begins == "template" else text_of(app, begins)
    assert page.text_area(key="write_persona_nadia").value == wanted
    page = press(page, "editor_save")
    assert "Saved as version 1" in html_of(page)
    assert "nadia" in app.library.personas()


def test_hostile_text_in_content_stays_text(open_page: Opened, app: App, trainer: Person) -> None:
    text = app.author.template(PERSONA)
    text = text.replace("name: Nadia Brandt", f'name: "{HOSTILE}"', 1).replace(
        "title: Broken pot", f'title: "{HOSTILE}"', 1
    )
    app.author.save(trainer, PERSONA, "nadia", text, None)
    pages = (
        open_page(LEAD, "library"),
        open_page(LEAD, "library", item="nadia"),
        open_page(LEAD, "library", item="nadia", show="versions"),
        open_page(LEAD, "library", view="assign"),
    )
    for page in pages:
        assert not page.exception
        assert "<img" not in html_of(page)
    assert "&lt;img" in html_of(pages[1])


# -- trying out --------------------------------------------------------------------------------------------------------


def test_an_unsaved_text_is_tried_out_with_what_each_reply_did_and_nothing_is_kept(
    open_page: Opened, app: App, trainer: Person
) -> None:
    page = editor(open_page, "mika-solberg")
    contacts = app.report.own_contacts(trainer)
    page = press(page, "trial_begin")
    page.text_area(key="trial_mika-solberg_reply").set_value("I'm sorry, Mika. I am looking where your tent is.").run()
    page = press(page, "trial_send")
    assert "Read as" in html_of(page)
    assert page.text_area(key="trial_mika-solberg_reply").value == ""
    page = press(page, "trial_close")
    html = html_of(page)
    assert "It is over." in html
    assert "The grader would say" in html
    page = press(page, "trial_anew")
    assert "It is over." not in html_of(page)
    assert app.report.own_contacts(trainer) == contacts
    assert len(app.author.history(PERSONA, "mika-solberg")) == 1


# -- versions ----------------------------------------------------------------------------------------------------------


def test_an_older_text_is_put_back_into_the_editor_and_saved_under_its_own_number(
    open_page: Opened, app: App, trainer: Person
) -> None:
    shipped = text_of(app)
    saved(app, trainer, SHIPPED, lambda text: text + "# second\n")
    page = open_page(TRAINER, "library", view="customers", item=SHIPPED, show="versions")
    assert "<code># second</code>" in html_of(page)
    page = press(page, "look_1")
    assert address(page)["version"] == "1"
    page = press(page, "restore")
    assert address(page)["show"] == "write"
    assert page.text_area(key=f"write_persona_{SHIPPED}").value == shipped
    page = press(page, "editor_save")
    assert "Saved as version 1" in html_of(page)
    assert text_of(app) == shipped


def test_a_trainer_takes_out_their_own_version_and_never_that_of_another(
    open_page: Opened, app: App, trainer: Person
) -> None:
    saved(app, colleague(app), SHIPPED, lambda text: text + "# theirs\n")
    page = open_page(TRAINER, "library", view="customers", item=SHIPPED, show="versions")
    assert "retire" not in [button.key for button in page.button]
    saved(app, trainer, SHIPPED, lambda text: text + "# mine\n")
    page = press(page.run(), "retire")
    assert "Version 3 is out of the library" in html_of(page)
    assert text_of(app).endswith("# theirs\n")


# -- assigning ---------------------------------------------------------------------------------------------------------


def test_a_trainer_assigns_to_any_team_for_a_week_from_now_by_default(
    open_page: Opened, app: App, trainer: Person
) -> None:
    app.people._people.save_team(Team(id="south", name="South"))
    page = open_page(TRAINER, "library", view="assign")
    assert page.date_input(key="assign_due").value == app.report.now().date() + timedelta(days=7)
    page.selectbox(key="assign_team").set_value("south").run()
    page.text_area(key="assign_note").set_value(HOSTILE).run()
    page = press(page, "assign")
    assert "Assigned." in html_of(page)
    assert "<img" not in html_of(page)
    made = app.assign.of_team(trainer, "south")
    assert [(one.note, one.by) for one in made] == [(HOSTILE, TRAINER)]


def test_a_lead_assigns_to_their_own_team_only(open_page: Opened, app: App) -> None:
    app.people._people.save_team(Team(id="south", name="South"))
    page = open_page(LEAD, "library", view="assign")
    assert page.selectbox(key="assign_team").options == ["Northside support (sample)"]
    assert "South" not in html_of(page)


def test_an_assignment_is_withdrawn_and_put_back(open_page: Opened, app: App, trainer: Person) -> None:
    lead = app.people.find(LEAD)
    assert lead is not None
    assignment = app.assign.of_team(lead, lead.team_id)[0]
    page = open_page(LEAD, "library", view="assign")
    assert " done<" in html_of(page)
    page = press(page, f"withdraw_{assignment.id}")
    assert "is withdrawn" in html_of(page)
    assert assignment.id not in {one.id for one in app.assign.of_team(lead, lead.team_id)}
    page = press(page, "undo_withdraw")
    assert assignment in app.assign.of_team(lead, lead.team_id)
    assert "is withdrawn" not in html_of(page)
