"""Text files of trainers turned into domain values and problems."""
