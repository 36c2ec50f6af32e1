"""Phrases of the lore in; compiled expressions over spellings, and where they match, out."""
