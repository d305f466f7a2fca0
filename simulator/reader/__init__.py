"""What an agent's message did: moves with their spans."""
