"""A document in; what its reader must know before the first sentence, and who speaks, out."""
