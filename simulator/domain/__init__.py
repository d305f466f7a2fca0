"""The ground floor: frozen values and pure functions that every other part speaks in."""
