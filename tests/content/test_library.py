from hashlib import sha256
from pathlib import Path

import pytest

from simulator.content import FileLibrary, load_library
from simulator.content.library import SHIPPED_AUTHOR
from simulator.domain.channel import Channel
from simulator.domain.errors import ContentTrouble, NotFound
from simulator.domain.version import ContentKind, VersionStatus
from simulator.ports import Library

from .made import AT, COMPANY, MISTAKES, PERSONA, RUBRIC, changed, content_folder, version

RENAMED = changed(PERSONA, "name: Nadia Brandt\n", "name: Nadia Renamed\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return content_folder(tmp_path, nadia=PERSONA, omar=changed(PERSONA, "name: Nadia Brandt\n", "name: Omar\n"))


@pytest.fixture
def library(root: Path) -> FileLibrary:
    return load_library(root)


def test_it_is_the_library_that_use_cases_ask_for(library: Library) -> None:
    assert set(library.personas()) == {"nadia", "omar"}
    assert set(library.companies()) == {"greenpost"}
    assert set(library.rubrics()) == {"core"}
    assert set(library.norms()) == set(Channel)
    assert "no-empathy" in library.mistakes()
    assert library.problems() == ()


def test_templates_are_checked_but_not_listed(root: Path) -> None:
    (root / "personas" / "_template.yaml").write_text(changed(PERSONA, "politeness: 50", "politeness: x"))
    library = load_library(root)
    assert set(library.personas()) == {"nadia", "omar"}
    assert [problem.file for problem in library.problems()] == ["personas/_template.yaml"]
    with pytest.raises(NotFound):
        library.version_of(ContentKind.PERSONA, "_template")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\x01\x02",
        b"name: [",
        b"name: Caf\xe9\n",
        b"a: &a [x]\nb: [*a, *a]\n",
        b"[" * 100_000,
        b"name: x\nname: y\n",
        b"x" * 1_100_000,
    ],
)
def test_one_broken_customer_never_hides_the_others(root: Path, raw: bytes) -> None:
    (root / "personas" / "broken.yaml").write_bytes(raw)
    library = load_library(root)
    assert set(library.personas()) == {"nadia", "omar"}
    assert {problem.file for problem in library.problems()} == {"personas/broken.yaml"}


def test_a_file_with_a_name_that_can_be_no_id_is_a_problem(root: Path) -> None:
    (root / "personas" / "Late Order.yaml").write_text(PERSONA)
    (root / "personas" / "omar-2.yml").write_text(PERSONA)
    sentences = [problem.sentence for problem in load_library(root).problems()]
    assert ["is its id" in sentences[0], "must end in `.yaml`" in sentences[1], len(sentences)] == [True, True, 2]


def test_of_two_files_with_one_id_the_first_is_used_and_the_second_is_a_problem(root: Path) -> None:
    (root / "personas" / "old").mkdir()
    (root / "personas" / "old" / "omar.yaml").write_text(RENAMED)
    (root / "personas" / "old" / "pia.yaml").write_text(RENAMED)
    library = load_library(root)
    assert [str(problem) for problem in library.problems()] == [
        "personas/old/omar.yaml:1: `personas/omar.yaml` has the same id; give this file another name"
    ]
    assert library.personas()["omar"].name == "Omar"
    assert set(library.personas()) == {"nadia", "omar", "pia"}


def test_without_its_companies_no_customer_is_usable_and_each_says_why(root: Path) -> None:
    (root / "companies" / "greenpost.yaml").unlink()
    library = load_library(root)
    assert not library.personas()
    assert [(problem.file, problem.sentence) for problem in library.problems()] == [
        ("personas/nadia.yaml", "`greenpost` is not a company"),
        ("personas/omar.yaml", "`greenpost` is not a company"),
    ]


def test_a_missing_rubric_catalogue_or_channels_file_is_said_plainly(root: Path) -> None:
    for name in ("core.yaml", "shared/mistakes.yaml", "shared/channels.yaml"):
        (root / "rubrics" / name).unlink()
    library = load_library(root)
    assert [str(problem) for problem in library.problems()] == [
        "rubrics/core.yaml:1: this file is missing",
        "rubrics/shared/mistakes.yaml:1: this file is missing",
        "rubrics/shared/channels.yaml:1: this file is missing",
    ]
    assert set(library.personas()) == {"nadia", "omar"}


def test_an_empty_folder_is_a_library_with_nothing_but_problems(tmp_path: Path) -> None:
    library = load_library(tmp_path)
    assert not library.personas()
    assert len(library.problems()) == 3


def test_a_published_version_lies_over_the_file(library: FileLibrary) -> None:
    library.overlay([version(RENAMED)])
    assert library.personas()["nadia"].name == "Nadia Renamed"
    assert library.personas()["omar"].name == "Omar"


def test_a_version_of_a_new_customer_is_listed_beside_the_files(library: FileLibrary) -> None:
    library.overlay([version(RENAMED, item_id="pia", number=1)])
    assert set(library.personas()) == {"nadia", "omar", "pia"}


def test_of_several_versions_the_newest_published_one_is_in_use(library: FileLibrary) -> None:
    second, third = version(RENAMED, number=2), version(changed(PERSONA, "politeness: 50", "politeness: 9"), number=3)
    library.overlay([third, second])
    assert library.personas()["nadia"].politeness == 9
    library.overlay([second, third.model_validate({**dict(third), "status": VersionStatus.RETIRED})])
    assert library.personas()["nadia"].name == "Nadia Renamed"


@pytest.mark.parametrize("status", [VersionStatus.DRAFT, VersionStatus.RETIRED])
def test_drafts_and_retired_versions_are_not_in_use(library: FileLibrary, status: VersionStatus) -> None:
    library.overlay([version(RENAMED, status=status)])
    assert library.personas()["nadia"].name == "Nadia Brandt"


def test_an_edited_file_is_in_use_though_its_old_text_was_registered(root: Path) -> None:
    library = load_library(root)
    kept = library.versions_to_register((), AT)
    (root / "personas" / "nadia.yaml").write_text(RENAMED)
    library.overlay(kept)
    assert library.personas()["nadia"].name == "Nadia Brandt"
    library.reload()
    assert library.personas()["nadia"].name == "Nadia Renamed"
    assert library.version_of(ContentKind.PERSONA, "nadia").number == 2


def test_a_published_version_with_a_mistake_is_a_problem_and_leaves_the_rest_alone(library: FileLibrary) -> None:
    library.overlay([version(changed(PERSONA, "politeness: 50", "politeness: x"), number=7)])
    assert set(library.personas()) == {"omar"}
    assert [problem.file for problem in library.problems()] == ["personas/nadia.yaml (version 7)"]


def test_each_listed_file_is_registered_once_as_a_row(library: FileLibrary) -> None:
    rows = library.versions_to_register((), AT)
    assert {(row.kind, row.id) for row in rows} == {
        (ContentKind.PERSONA, "nadia"),
        (ContentKind.PERSONA, "omar"),
        (ContentKind.COMPANY, "greenpost"),
        (ContentKind.RUBRIC, "core"),
    }
    assert {(row.number, row.author, row.at, row.status) for row in rows} == {
        (1, SHIPPED_AUTHOR, AT, VersionStatus.PUBLISHED)
    }
    assert library.versions_to_register(rows, AT) == ()


def test_a_changed_file_is_registered_under_the_next_number(root: Path, library: FileLibrary) -> None:
    rows = library.versions_to_register((), AT)
    (root / "personas" / "nadia.yaml").write_text(RENAMED)
    new = load_library(root).versions_to_register(rows, AT)
    assert [(row.id, row.number, row.sha256) for row in new] == [("nadia", 2, sha256(RENAMED.encode()).hexdigest())]


def test_the_version_in_use_carries_text_digest_and_number(library: FileLibrary) -> None:
    used = library.version_of(ContentKind.PERSONA, "nadia")
    assert (used.number, used.sha256) == (1, sha256(PERSONA.encode()).hexdigest())
    assert used.text.strip() == PERSONA.strip()
    assert used.at.tzinfo is not None
    library.overlay([version(RENAMED, number=5)])
    assert library.version_of(ContentKind.PERSONA, "nadia").number == 5
    assert library.version_of(ContentKind.COMPANY, "greenpost").sha256 == sha256(COMPANY.encode()).hexdigest()
    assert library.version_of(ContentKind.RUBRIC, "core").sha256 == sha256(RUBRIC.encode()).hexdigest()


def test_asking_for_what_is_not_there_says_so(library: FileLibrary) -> None:
    with pytest.raises(NotFound, match="no persona called nobody"):
        library.version_of(ContentKind.PERSONA, "nobody")
    with pytest.raises(NotFound, match="is not kept here"):
        library.persona_at("nadia", "0" * 64)
    with pytest.raises(NotFound, match="_template"):
        library.template(ContentKind.PERSONA)


def test_a_persona_can_be_had_as_it_was_whatever_is_in_use(library: FileLibrary) -> None:
    old, new = version(RENAMED, number=2, status=VersionStatus.RETIRED), version(PERSONA, number=3)
    library.overlay([old, new])
    assert library.persona_at("nadia", old.sha256).name == "Nadia Renamed"
    assert library.persona_at("nadia", new.sha256).name == "Nadia Brandt"


def test_an_old_version_that_no_longer_fits_the_model_is_trouble_and_not_a_crash(library: FileLibrary) -> None:
    old = version("name: only\n")
    library.overlay([version(PERSONA, number=3), old])
    with pytest.raises(ContentTrouble, match="was not changed"):
        library.persona_at("nadia", old.sha256)


def test_a_text_is_checked_as_it_would_stand_in_the_library(library: FileLibrary) -> None:
    assert library.check_text(ContentKind.PERSONA, "new-one", RENAMED) == ()
    found = library.check_text(
        ContentKind.PERSONA, "new-one", changed(PERSONA, "company: greenpost", "company: nobody")
    )
    assert [(problem.file, problem.sentence) for problem in found] == [
        ("personas/new-one.yaml", "`nobody` is not a company")
    ]
    assert library.check_text(ContentKind.COMPANY, "greenpost", COMPANY) == ()
    assert library.check_text(ContentKind.RUBRIC, "core", "title: x\n")
    assert library.check_text(ContentKind.RUBRIC, "core", MISTAKES)


@pytest.mark.parametrize("name", ["", "Nadia", "_template", "../etc", "a b", "x" * 61])
def test_a_text_can_be_saved_under_a_proper_id_only(library: FileLibrary, name: str) -> None:
    assert "id" in library.check_text(ContentKind.PERSONA, name, PERSONA)[0].sentence


def test_a_text_without_problems_can_be_tried_out_unsaved(library: FileLibrary) -> None:
    persona, problems = library.parse_persona("new-one", RENAMED)
    assert problems == ()
    assert persona is not None
    assert persona.name == "Nadia Renamed"
    broken, problems = library.parse_persona("new-one", changed(PERSONA, "company: greenpost", "company: nobody"))
    assert broken is None
    assert len(problems) == 1


def test_the_template_is_handed_out_as_its_author_wrote_it(root: Path) -> None:
    (root / "personas" / "_template.yaml").write_text(PERSONA)
    assert load_library(root).template(ContentKind.PERSONA) == PERSONA
