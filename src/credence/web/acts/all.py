"""Everything that pages can do to the record."""

from credence.web.acts import adding, correcting, deciding, recording

ACTS = (*deciding.ACTS, *correcting.ACTS, *adding.ACTS, *recording.ACTS)
