"""A match of a phrase in its sentence; who, when and how by the clause around it, out."""
