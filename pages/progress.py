"""Progress: each criterion over one's own contacts, and nothing claimed under three."""

from simulator.ui import progress_page
from simulator.ui.navigation import roles_for
from simulator.ui.session import require_role

person = require_role(*roles_for("progress"))
progress_page.show_progress(person)
