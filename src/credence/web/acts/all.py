"""Everything that pages can do to the record."""

from credence.web.acts import correcting, deciding

ACTS = (*deciding.ACTS, *correcting.ACTS)
