"""Contacts turned into what a screen or a file shows."""
