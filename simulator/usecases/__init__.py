"""What a person can ask of the app."""
