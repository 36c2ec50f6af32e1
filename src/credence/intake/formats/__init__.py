"""The bytes of a file -> the texts in it, one small module a format; `read` finds the format and reads it."""

from __future__ import annotations

from credence.intake.formats.piece import Begun, Found, Passed, Piece, Refusal
from credence.intake.formats.reading import read
from credence.intake.formats.sniff import ENDINGS, Format, format_of

__all__ = ["ENDINGS", "Begun", "Format", "Found", "Passed", "Piece", "Refusal", "format_of", "read"]
