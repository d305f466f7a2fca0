"""What the customer does next: state and direction, pure and seeded."""
