"""From a question to its answer: the statements it may concern, found fast and whole."""
