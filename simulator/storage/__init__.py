"""What is kept: contacts, people, versions and scores in a database."""
