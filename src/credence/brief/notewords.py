"""In: a note. Out: in words, who says it, where it was published and when, where it stands, what was
inferred.
"""

from __future__ import annotations

from pathlib import PurePath

from credence.brief.elements import readable
from credence.brief.lengths import lengths
from credence.brief.naming import authority_words
from credence.brief.phrasebook import table, word
from credence.brief.pieces import Note
from credence.brief.safe import web_address
from credence.brief.wording import day_words


def chain_words(note: Note) -> str:
    """`Azernews, citing the Ministry of Foreign Affairs of Azerbaijan`; else the outlet, the source or the
    document.
    """
    chain = [name for name in note.attribution if name.strip()]
    if not chain:
        return note.outlet or note.source or note.document
    first, *cited = chain
    outlet = [note.outlet] if note.outlet and note.outlet.casefold() != first.casefold() else []
    names = [*outlet, first, *cited]
    return str(table("notes")["citing"]).join([names[0], *(authority_words(name) for name in names[1:])])


def published_words(note: Note) -> str:
    """`published 20 December 2022`, or that the date is not given."""
    words = table("notes")
    return (
        str(words["published"]).format(day=day_words(note.published)) if note.published else str(words["unpublished"])
    )


def where_words(note: Note) -> str:
    """`document azernews-2022-12-20, characters 1997–2049`, or `document bulletin, p. 3, characters 1997–2049`: offsets
    in code points, the end not included.
    """
    where = str(table("notes")["where"])
    return where.format(document=note.document, pages=_pages(note), start=note.start, end=note.end)


def _pages(note: Note) -> str:
    words = table("notes")
    pages = str(words["pages" if len(note.pages) > 1 else "page"]) if note.pages else ""
    return pages.format(first=note.pages[0], last=note.pages[-1]) if note.pages else ""


def quote_words(note: Note, short: bool) -> str:
    """The quote, of elements of XML their words; in a short brief no more than its first characters, marked as that."""
    most, quote = lengths().quote, readable(note.quote)
    if not short or len(quote) <= most:
        return quote
    return quote[:most].rsplit(maxsplit=1)[0] + str(table("notes")["clipped"])


def told_words(note: Note, short: bool) -> str:
    """Who says so, when it was published and where it stands; in a short brief without title and characters."""
    if short:
        words = table("notes")
        day = day_words(note.published) if note.published else str(words["undated"])
        return str(words["short"]).format(who=chain_words(note), day=day, document=note.document, pages=_pages(note))
    title = f" (“{note.title}”)" if note.title else ""
    parts = [chain_words(note) + title, published_words(note), where_words(note)]
    return ", ".join([*parts, *([source_words(note)] if source_words(note) and not web_address(note.source) else [])])


def inferred_words(note: Note) -> str:
    """`Inferred: actor, from the document's pair of States.`; empty where nothing was inferred."""
    if not note.inferred:
        return ""
    words = table("notes")
    slots = [str(words["inferred_slot"]).format(slot=word("slots", s), source=w) for s, w in note.inferred]
    return str(words["inferred"]).format(slots="; ".join(slots))


def source_words(note: Note) -> str:
    """The file it came from, where neither the document's name nor the chain already says so.

    `reports/gazette.txt` is `gazette` in whatever folder it lay.
    """
    source = note.source or ""
    path = PurePath(source)
    bare = (path.with_suffix("") if path.name else path).as_posix()  # "/" is a path without a name
    named = f"/{bare}".endswith(f"/{note.document}")
    return "" if named or source in (note.document, chain_words(note)) else source
