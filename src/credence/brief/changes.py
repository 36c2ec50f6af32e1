"""In: what a record has learned. Out: each change in a sentence; all of them as a page for the mail and as Atom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

from credence.brief.elements import readable
from credence.brief.environment import environment
from credence.brief.naming import name_of
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import Text, capitalised, foreign, plain
from credence.brief.safe import visible, web_address
from credence.brief.telling import fact_words, slot_words, value_text
from credence.brief.wording import moment_words
from credence.model import SlotValue, Support
from credence.protocol.changes import Change

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest is of: its title, the moments between which the record learned, and the changes."""

    title: str
    since: date | datetime
    until: datetime
    changes: tuple[Change, ...]


def change_words(change: Change) -> str:
    """`Chile opened an embassy in Tbilisi in 2015; before: in 2014`, in plain words."""
    slots: dict[str, Text | str] = {
        "fact": foreign(fact_words(change.fact)),
        "what": _differences(change),
        "sides": _sides(change),
    }
    return plain(capitalised(fill(table("changes")[change.what], slots)))


def states_named(change: Change) -> str:
    """The States it is about, by name: a sentence on trade, say, names none of them."""
    return ", ".join(name_of(code) for code in change.fact.states)


def sources_since(change: Change) -> str:
    """Who told it since; of what was withdrawn, who had told it."""
    supports = change.since or change.fact.supports
    return ", ".join(dict.fromkeys(s.outlet or s.statement.document for s in supports))


def _differences(change: Change) -> str:
    """`date: 1992, now 14 January 1992`, for each slot that differs."""
    told = []
    for slot, (before, now) in change.slots.items():
        values = (_value(change, slot, value) for value in (before, now))
        told.append("{}: {}, now {}".format(slot_words(slot), *values))
    return "; ".join(told)


def _value(change: Change, slot: str, value: SlotValue | None) -> str:
    if value is None:
        return str(table("labels")["not_given"])
    if isinstance(value, bool):
        return "yes" if value else "no"
    return plain(value_text(change.fact.kind, slot, value, change.fact.supports[0]))


def _sides(change: Change) -> str:
    """The values that sources set against that of the fact."""
    fact = change.fact
    slot = fact.disputed
    if slot is None:
        return ""
    return ", ".join(_value(change, slot, dissent.value) for dissent in fact.against)


def to_html(digest: Digest) -> str:
    """The digest as one page that also stands in a mail: no script, no image, styles in place; ends in a line break."""
    template = environment(visible=visible).get_template("changes.html.j2")
    words = table("changes")
    groups = [
        (
            str(words[f"{name}_heading"]),
            [(change_words(c), states_named(c), sources_since(c), _quote(c)) for c in found],
        )
        for name in dict.fromkeys(change.what for change in digest.changes)
        if (found := [change for change in digest.changes if change.what == name])
    ]
    page = template.render(title=digest.title, subtitle=_between(digest), groups=groups, nothing=words["nothing"])
    return page.rstrip("\n") + "\n"


def _between(digest: Digest) -> str:
    return f"{moment_words(digest.since)} – {moment_words(digest.until)}"


def _quote(change: Change) -> str:
    supports = change.since or change.fact.supports
    return readable(supports[0].statement.quote)


def to_atom(digest: Digest) -> str:
    """The digest as an Atom feed (RFC 4287): an entry for each change, whose id stays the same for the same change."""
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _add(feed, "id", "urn:credence:changes:" + digest.title.casefold().replace(" ", "-"))
    _add(feed, "title", digest.title)
    _add(feed, "updated", _stamp(digest.until))
    _add(_add(feed, "author", ""), "name", "Credence")
    for change in digest.changes:
        _entry(feed, change)
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ElementTree.Element, change: Change) -> None:
    supports: Sequence[Support] = change.since or change.fact.supports
    about = f"{states} – " if (states := states_named(change)) else ""
    entry = _add(feed, "entry", "")
    _add(entry, "id", f"urn:credence:{change.what}:{supports[0].statement_id}")
    _add(entry, "title", change_words(change))
    _add(entry, "updated", _stamp(max(support.known for support in supports)))
    _add(entry, "summary", f"{about}{sources_since(change)}: “{_quote(change)}”")
    for code in change.fact.states:
        ElementTree.SubElement(entry, "category", term=code, label=name_of(code))
    for address in dict.fromkeys(filter(None, (web_address(support.source) for support in supports))):
        ElementTree.SubElement(entry, "link", href=address, rel="via")


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = visible(text) or None
    return child


def _stamp(moment: date | datetime) -> str:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.max, UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
