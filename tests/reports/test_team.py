"""What a lead reads of a team, checked by hand."""

import math

from simulator.reports.team import heatmap, heatmap_title, level_table, team_figures, team_rows
from tests.reports.made import NOW, attempt, trainee

PEOPLE = [trainee("ines"), trainee("ben"), trainee("mei")]


def test_the_table_has_means_of_thirty_days_and_gaps_where_nothing_was_scored() -> None:
    attempts = [attempt(1, 2), attempt(2, 4, number=2), attempt(40, 5), attempt(3, 5, person="ben")]
    table = level_table(PEOPLE, attempts, NOW)
    assert table.loc["Ines", "tone"] == 3
    assert table.loc["Ben", "tone"] == 5
    assert math.isnan(table.loc["Mei", "tone"])


def test_the_title_names_the_weakest_skill() -> None:
    levels = {"empathy": 4, "ownership": 2, "solution": 4, "tone": 4}
    assert heatmap_title(level_table(PEOPLE, [attempt(1, levels=levels)], NOW)) == "Ownership needs help first"
    assert heatmap_title(level_table(PEOPLE, [attempt(1, 5)], NOW)) == "Every skill stands at 4 or better"
    assert heatmap_title(level_table(PEOPLE, [], NOW)) == "Nothing scored in the last thirty days"


def test_a_cell_below_three_has_a_sign_besides_its_colour() -> None:
    figure = heatmap(level_table(PEOPLE, [attempt(1, 2), attempt(1, 4, person="ben")], NOW))
    rows = dict(zip(figure.data[0].y, figure.data[0].text, strict=True))
    assert rows["Ines"][0] == "▾ <b>2.0</b>"
    assert rows["Ben"][0] == "4.0"
    assert rows["Mei"][0] == "–"


def test_people_who_can_gain_most_stand_first_and_those_without_contacts_last() -> None:
    rows = team_rows(PEOPLE, [attempt(1, 4), attempt(1, 2, person="ben")])
    assert [row.name for row in rows] == ["Ben", "Ines", "Mei"]
    assert rows[2].last is None
    assert rows[2].best is None


def test_first_and_best_are_kept_apart() -> None:
    row = team_rows([trainee("ines")], [attempt(3, 2), attempt(2, 4, number=2), attempt(1, 3, number=3)])[0]
    assert (row.first, row.best, row.contacts, row.trend) == (2.0, 4.0, 3, (2.0, 4.0, 3.0))


def test_the_figures_count_people_and_not_contacts() -> None:
    attempts = [
        attempt(20, 2, passed=False),
        attempt(19, 4, number=2, passed=True),
        attempt(1, 2, person="ben", passed=False),
    ]
    figures = team_figures(PEOPLE, attempts, NOW)
    assert figures.below == (1, "of 2 is below 3 in empathy, the team's weakest skill.")
    assert figures.improved == (1, "of 2 first attempts that did not pass were passed later.")
    assert figures.quiet == (2, "people have shown you no practice for 14 days.")


def test_a_team_without_contacts_has_figures_too() -> None:
    figures = team_figures(PEOPLE, [], NOW)
    assert figures.below[0] == 0
    assert figures.quiet[0] == 3
