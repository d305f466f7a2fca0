"""Library: which customers, companies, rubrics and mistakes there are; where trainers write and teams are assigned."""

from simulator.ui import library_page
from simulator.ui.navigation import roles_for
from simulator.ui.session import require_role

person = require_role(*roles_for("library"))
library_page.show_library(person)
