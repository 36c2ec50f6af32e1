"""What a sentence tells in an unusual order, or leaves out as said before, as plain clauses of their own.

Phrases of the lore tell an act in its plain order: who, did, what, when. Prose turns it: "B, which A recognised on D",
"A opened, amid protests, its embassy", "A joined in 1980 and B in 2008". Here each such turn is undone: the words and
mentions of the sentence are put together anew (none is made up, but for the verb of a noun that acts), and what comes
of it is read as any other sentence is.
"""
