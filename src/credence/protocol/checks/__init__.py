"""Facts in; what cannot be right, or wants attention, out. The rules are data: `lore/data/protocol/checks.yml`."""

from credence.protocol.checks.finding import Finding
from credence.protocol.checks.run import check, finding_of, findings

__all__ = ["Finding", "check", "finding_of", "findings"]
