"""Facts in; the procedures of the trade out: accreditation, missions, precedence, what cannot be right."""
