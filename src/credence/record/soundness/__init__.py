"""Whether a record keeps its promises, and what can be made anew where a part of it does not."""
