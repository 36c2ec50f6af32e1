"""The statements of a sentence or of a document in; the same in the light of all the others out."""
