"""Team: what a lead needs to see of assigned and shared contacts, and what to do about it."""

from simulator.ui import team_page
from simulator.ui.navigation import roles_for
from simulator.ui.session import require_role

person = require_role(*roles_for("team"))
team_page.show_team(person)
