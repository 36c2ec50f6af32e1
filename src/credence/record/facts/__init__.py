"""From statements to facts: what agrees grouped, what disagrees set against it."""
