"""Texts as pages and programs get them: pages keep what is marked in them, programs get plain words."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, InstanceOf, PlainSerializer, SkipValidation, WithJsonSchema

from credence.brief.pieces import Text, plain
from credence.model import PartialDate

Said = Annotated[SkipValidation[Text], PlainSerializer(plain, return_type=str), WithJsonSchema({"type": "string"})]
"""Words of our own and of documents."""
When = Annotated[InstanceOf[PartialDate], PlainSerializer(str, return_type=str)]
"""A date as exact as it is told, as EDTF: `1992`, `2022-12-20`."""
Unshown = Annotated[Any, Field(exclude=True)]
"""What a view is made of and other forms need; neither shown nor given as JSON."""
