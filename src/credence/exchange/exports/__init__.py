"""Facts and statements in, files in the forms of other programs out; the fields of each form beside its code."""

from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.registry import EXPORTS
from credence.record.facts.ids import fact_ids

__all__ = ["EXPORTS", "Export", "Field", "Material", "fact_ids"]
