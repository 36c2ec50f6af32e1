"""In: `data/combining-forms.yml`. Out: what stands for a State before a hyphen ("Sino-"), with its demonym."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import LoreError, read_yaml


@lru_cache(maxsize=1)
def combining_forms() -> Mapping[str, str]:
    """Form before the hyphen -> the demonym it stands for; raises LoreError where one is not written as text."""
    entries = read_yaml("data/combining-forms.yml")["combining_forms"]
    for form, demonym in entries.items():
        if not (isinstance(form, str) and isinstance(demonym, str)):
            raise LoreError(f"combining-forms: {form}: the form and its demonym must be text")
    return MappingProxyType(dict(entries))
