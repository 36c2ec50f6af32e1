"""A file -> its pieces, read by a child process that a hostile file can only break, not its parent."""

from credence.intake.limited.limits import LONGEST, MEMORY
from credence.intake.limited.parent import Readers

__all__ = ["LONGEST", "MEMORY", "Readers"]
