"""The history of the tables, in steps that Alembic applies in order."""
