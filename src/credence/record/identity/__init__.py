"""Which names mean one person, instrument, organisation or mission: proposed, and as persons decided."""
