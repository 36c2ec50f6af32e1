"""What waits for a person, what persons decided, and reading again beside it."""
