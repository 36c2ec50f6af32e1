"""All formats of export, by name, in the order in which the codebook tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from credence.exchange.exports import (
    citations,
    dyads,
    ftm,
    gexf,
    icalendar,
    pocom,
    popolo,
    prov,
    quickstatements,
    statements,
    web_annotation,
)
from credence.exchange.exports.form import Export

_ALL = (
    *(statements.JSONL, statements.CSV, statements.PARQUET),
    ftm.FTM,
    icalendar.ICS,
    dyads.DYADS,
    *(citations.CSL, citations.BIBTEX),
    web_annotation.ANNOTATIONS,
    gexf.GEXF,
    quickstatements.QUICKSTATEMENTS,
    pocom.POCOM,
    popolo.POPOLO,
    prov.PROV,
)
EXPORTS: Mapping[str, Export] = MappingProxyType({each.name: each for each in _ALL})
"""Each format by the name that `credence export --to` knows it by."""
