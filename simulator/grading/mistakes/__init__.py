"""The detectors of every mistake in the catalogue, and which of their findings are stated or asked."""
