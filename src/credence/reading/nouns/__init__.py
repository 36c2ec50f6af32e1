"""A spelled sentence in; the same with its noun phrases made one mention each out."""
