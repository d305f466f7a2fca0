"""The history of the tables, in steps that Alembic applies in order.

A new step is drafted from the difference between `tables.py` and a database that is up to date, then read and tidied:

    with open_database(url).engine.connect() as connection:
        alembic.command.revision(config_for(connection), "What changes", autogenerate=True, rev_id="0002")
"""
