"""A text in; the names, figures, amounts and sentences found in it by one scan, out."""
