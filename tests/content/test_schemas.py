import json
import re
import shutil
from pathlib import Path

import pytest

from simulator.content.schemas import rendered, save_all
from simulator.content.sources import SHIPPED
from simulator.content.text import WrittenFile, parse_yaml
from simulator.domain.acts import Act

GUIDES = ("personas/README.md", "companies/README.md")


def test_schemas_and_field_tables_are_fresh() -> None:
    stale = [path.name for path, text in rendered(SHIPPED).items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `python -m simulator.content.schemas`"


def test_saving_writes_only_what_changed(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    for name in GUIDES:
        (tmp_path / name).parent.mkdir()
        shutil.copy(SHIPPED / name, tmp_path / name)
    assert {path.name for path in save_all(tmp_path)} == {
        f"{kind}.schema.json" for kind in ("persona", "company", "rubric", "mistakes", "channels")
    }
    (tmp_path / "schemas" / "rubric.schema.json").write_text("{}")
    assert [path.name for path in save_all(tmp_path)] == ["rubric.schema.json"]


def test_a_schema_explains_fields_and_refuses_others() -> None:
    schema = json.loads((SHIPPED / "schemas" / "persona.schema.json").read_text())
    scenario = schema["$defs"]["Scenario"]
    assert scenario["additionalProperties"] is False
    assert "before the first word" in scenario["properties"]["brief"]["description"]
    assert set(scenario["required"]) >= {"title", "company", "channel", "opening", "needs", "rehearsal"}


def test_an_amount_of_money_may_have_cents_in_the_schema() -> None:
    schema = json.loads((SHIPPED / "schemas" / "persona.schema.json").read_text())
    limit = schema["$defs"]["DeskAction"]["properties"]["limit"]
    assert (limit["anyOf"][0]["type"], limit["anyOf"][0]["minimum"]) == ("number", 0)


@pytest.mark.parametrize(
    "path", [*SHIPPED.glob("*/*.yaml"), *SHIPPED.glob("rubrics/shared/*.yaml")], ids=lambda p: p.stem
)
def test_the_first_line_of_every_content_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match, first
    assert (path.parent / match.group(1)).resolve().is_relative_to(SHIPPED / "schemas")
    assert (path.parent / match.group(1)).exists()


def test_the_authors_guide_explains_every_act() -> None:
    guide = (SHIPPED / "personas" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \| .*\w.* \|$", guide[: guide.index("<!-- fields -->")], re.MULTILINE) == list(Act)


def test_the_examples_in_the_guide_stand_in_the_template_word_for_word() -> None:
    guide = (SHIPPED / "personas" / "README.md").read_text(encoding="utf-8")
    template = parse_yaml((SHIPPED / "personas" / "_template.yaml").read_text(encoding="utf-8"), "template")
    assert isinstance(template, WrittenFile)
    whole = json.dumps(template.data)
    examples = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        written = parse_yaml(example, "example")
        assert isinstance(written, WrittenFile)
        assert isinstance(written.data, dict)
        for items in written.data.values():
            assert isinstance(items, list)
            for item in items:
                assert isinstance(item, dict)
                assert json.dumps(item["id"]) in whole
                assert json.dumps(item["text"]) in whole
