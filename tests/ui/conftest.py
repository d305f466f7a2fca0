"""An installation for the tests of the user interface, with people and nothing else."""

from types import SimpleNamespace

import pytest

from simulator.domain.people import Person, Role
from simulator.settings import parse_settings
from simulator.ui import installation
from simulator.ui.sign_in import SignIns

INES = Person(id="ines", name="Ines Kovac", team_id="north", roles=frozenset({Role.LEAD}), sample=True)
AYLIN = Person(id="aylin", name="Aylin Demir", team_id="north", roles=frozenset({Role.TRAINEE}), sample=True)
REAL = Person(id="real", name="Real Person", team_id="north", roles=frozenset({Role.LEAD}))


class FewPeople:
    """Stands in for the use case that finds people."""

    def __init__(self):
        self.everybody = {person.id: person for person in (INES, AYLIN, REAL)}

    def find(self, person_id):
        return self.everybody.get(person_id)

    def sample_sign_ins(self):
        return tuple(person for person in self.everybody.values() if person.sample)


@pytest.fixture
def few_people(monkeypatch, tmp_path):
    """Install three people: a sample lead, a sample trainee and a lead who is no sample."""
    people, sign_ins = FewPeople(), SignIns("a" * 64)
    monkeypatch.setattr(installation, "settings", lambda: parse_settings({"RAPPORT_DATA": str(tmp_path)}))
    monkeypatch.setattr(installation, "app", lambda: SimpleNamespace(people=people))
    monkeypatch.setattr(installation, "sign_ins", lambda: sign_ins)
    return people
