"""A visit in its clause in; who paid it, by name and State, out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.participants import joined_before, subject_person
from credence.reading.kinds.roles import person_at
from credence.reading.mentions import Person, Post
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_ENCOUNTERS: Final = ("meeting", "briefing")
_ENVOY: Final = ("delegation", "envoy", "mission", "envoys", "delegations")


def visitor(clause: Clause) -> tuple[str, str | None]:
    """Who paid the visit, by name and State; a holder of an office or an envoy may go without a name."""
    person = clause.value("person")
    if "visited." in clause.core.phrase.id and (first := first_to(clause)) is not None:
        return first
    if isinstance(person, Post):
        one = "definite" in person.flags and "plural" not in person.flags
        return "", person.owner if one else None
    if isinstance(person, Person) and "again" in person.flags and clause.codes_of("recipient")[:1] == (person.owner,):
        person = _peer(clause, person) or person
    person = _former_or_latter(clause) or person
    if "person" in clause.core.groups and (named := _named_with_office(clause)) is not None:
        return named
    if not isinstance(person, Person) and (sent := _delegation(clause)) is not None:
        return _leader(clause, sent), sent or None
    if not isinstance(person, Person):
        person = (
            _taken(clause)
            or _of_encounter(clause)
            or subject_person(clause)
            or _guest(clause)
            or _visitor_ahead(clause)
        )
        if person is not None and (owner := _office_going(clause)) and owner != person.owner:
            return "", owner
    if isinstance(person, Person):
        return person.name, person.owner
    if (named := _named_with_office(clause)) is not None:
        return named
    left, _ = clause.bounds()
    for index in range(clause.core.first - 1, left - 1, -1):
        item = clause.sentence.items[index]
        before = clause.codes[index - 1] if index else ""
        if isinstance(item.value, Post) and (not before or before not in clause.marks["governs"]):
            return "", item.value.owner if "plural" not in item.value.flags else None
        if item.code == "D" and clause.codes[index + 1] in letters(*_ENVOY):
            return "", clause.resolved(item)[0]
    styled = "H" in clause.codes[clause.core.first : clause.core.last]  # "as part of His Excellency's visit to A"
    at_home = clause.codes_of("recipient")[:1] == (clause.context.home,)
    guest = _foreigner(clause) if styled and at_home else None
    return (guest.name, guest.owner) if guest else ("", None)


def _office_going(clause: Clause) -> str | None:
    """Whose office goes, told right before the verb: "President X said that the Syldavian Minister arrived in Klow"."""
    at = clause.core.first - 1
    post = clause.sentence.items[at].value if at > clause.bounds()[0] else None
    if not isinstance(post, Post) or "plural" in post.flags or clause.governed(at):
        return None
    return post.owner if clause.codes[at - 1] in letters("that", "when", "while", "before", "after") else None


def beside(clause: Clause, name: str, owner: str) -> tuple[str, ...]:
    """Who of the same State acts with the visitor, named before him: "Minister X and Minister Y visited A"."""
    left, _ = clause.bounds()
    before = (i for i in range(clause.core.first - 1, left - 1, -1) if clause.codes[i] == "P")
    at = next(before, None)
    if at is None or clause.sentence.items[at].value.name != name or clause.governed(at):
        return ()
    joint = clause.codes[left:at].rstrip(clause.marks["the"])[-1:]
    found = joined_before(clause, at) if joint and joint in clause.marks["and"] else []
    return tuple(person.name for person in found if person.owner == owner and person.name != name)


def first_to(clause: Clause) -> tuple[str, str | None] | None:
    """Who is named as the holder of an office that first went somewhere: "the first Minister to visit A was X"."""
    at = clause.core.groups.get("person")
    codes, to = clause.codes, clause.marks["to"]
    near = range(max(0, clause.core.first - _LONG), at or 0)
    posts = [i for i in near if codes[i] == "O" and holds(codes[i + 1 : i + 2], to)]
    post = clause.sentence.items[posts[-1]].value if posts else None
    if at is None or not isinstance(post, Post):
        return None
    value = clause.sentence.items[at].value
    name = value.name if isinstance(value, Person) else str(value)
    return (name, post.owner) if post.owner and len(name.split()) >= _FULL else ("", None)


_FULL: Final = 2
"""A full name has so many words at least."""


def visitors_listed(clause: Clause) -> list[tuple[Person, int, int]]:
    """Those who are named each with the day of his visit, with where he and the day stand.

    "Presidents X (1999) and Y (2011) came", "was visited by Presidents X in 1999 and Y in 2011", "twice: X in 1999".
    """
    codes, (left, right) = clause.codes, clause.bounds()
    if codes.count("T") < _SEVERAL:
        return []
    between = "(," + clause.marks["in"] + clause.marks["preposition"]
    found = list[tuple[Person, int, int]]()
    for at in range(left, right):
        if codes[at] not in "PN":
            continue
        when = codes.find("T", at + 1, at + 4)
        if when > 0 and set(codes[at + 1 : when]) <= set(between) and (person := person_at(clause, at)) is not None:
            found.append((person, at, when))
    if len(found) < _SEVERAL or not _are_of(clause, found[0][1], found[-1][1]):
        return []
    owner = next((person.owner for person, _, _ in found if person.owner), None) or _office_owner(clause)
    return [(replace(p, owner=p.owner or owner), at, when) for p, at, when in found]


_SEVERAL: Final = 2


def _are_of(clause: Clause, first: int, last: int) -> bool:
    """Whether those named from an item to another are the ones of the visit, not their hosts.

    Nobody stands between them and it, and they are no object: "visited A, where he was received by X on D".
    """
    codes, core = clause.codes, clause.core
    others = letters("<received>", "<met>", "<facing>", "where", "saw", "with") + clause.marks["relative"].replace(
        ",", ""
    )
    if last < core.first:
        near = codes[max(clause.bounds()[0], first - _NEAR) : first]
        return not holds(codes[last + 1 : core.first], "PN") and not holds(near, others + clause.marks["by"])
    person = core.groups.get("person")
    if first < core.first or (person is not None and person < first and codes[person] in "PN"):
        return False
    between = codes[core.last : first]
    if holds(between, "PN" + others):
        return False
    if core.phrase.sets.get("by") or core.phrase.sets.get("noun"):
        return True
    joined = holds(between, letters("and", "but", "while", "as", "when"))
    listed = ":" in between or (between[:1] == "," and len(between) <= _NEAR and not joined)
    return listed and not holds(codes[clause.bounds()[0] : core.first], "PN")


_NEAR: Final = 3
"""Next to somebody's name is what stands so many items from it at most."""


def _office_owner(clause: Clause) -> str | None:
    """The State whose office the clause names, that is not the one visited: "Ruritanian Presidents came twice"."""
    host = clause.codes_of("recipient")[:1]
    left, right = clause.bounds()
    posts = (item.value for item in clause.sentence.items[left:right] if item.code == "O")
    return next((p.owner for p in posts if isinstance(p, Post) and p.owner and (p.owner,) != host), None)


def _named_with_office(clause: Clause) -> tuple[str, str] | None:
    """Who acts by a name with which the clause tells the office elsewhere: "X visited A as Minister of B"."""
    at = clause.core.groups.get("person")
    told = clause.codes_of("owner")[:1]
    left, _ = clause.bounds()
    if at is None:
        at = next((i for i in range(clause.core.first - 1, left - 1, -1) if clause.codes[i] in "PN"), None)
    if at is None or clause.codes[at] != "N" or ("person" not in clause.core.groups and clause.governed(at)):
        return None
    owner = told[0] if told else _office_owner(clause)
    name = str(clause.sentence.items[at].value)
    return (name, owner) if owner and len(name.split()) >= _FULL else None


def _peer(clause: Clause, person: Person) -> Person | None:
    """Who holds the same office in another State: "the Minister" who visits a State is not that State's own."""
    found = (p for p in reversed(clause.context.latest) if p.name and p.office == person.office)
    return next((p for p in found if p.owner and p.owner != person.owner), None)


def _of_encounter(clause: Clause) -> Person | None:
    """Who pays the visit on which he met another or of which he told him: "X met Y during his visit to A".

    It is the one who acts, unless it is in his own State that he was met.
    """
    core, codes = clause.core, clause.codes
    if codes[core.first] not in letters("during", "on", "in", "as", "after", "following"):
        return None
    met = [c for c in clause.cores if c.phrase.kind in _ENCOUNTERS and c.anchor < core.first]
    if not met:
        return None
    acting = next((i for i in range(met[-1].anchor - 1, -1, -1) if codes[i] == "P" and not clause.governed(i)), None)
    other = next((i for i in range(met[-1].anchor, core.first) if codes[i] == "P"), None)
    if acting is None or other is None or acting == other:
        return None
    own: Person = clause.sentence.items[acting].value
    theirs: Person = clause.sentence.items[other].value
    in_his_own = own.owner is not None and clause.codes_of("recipient")[:1] == (own.owner,)
    return theirs if in_his_own and theirs.owner != own.owner else own


def _taken(clause: Clause) -> Person | None:
    """Whom a tour "has taken to" a State: the one last spoken of."""
    core = clause.core
    return clause.context.hero if holds(clause.codes[core.first : core.last], letters("taken")) else None


def named_before(clause: Clause) -> list[Person]:
    """The persons named in the sentence before the visit is told."""
    return [i.value for i in clause.sentence.items[: clause.core.first] if i.code == "P" and i.value.name]


def _former_or_latter(clause: Clause) -> Person | None:
    """Of two persons the one meant by "X called on Y during the former's visit"."""
    words = clause.codes[clause.core.first : clause.core.last]
    at = 0 if letters("former") in words else -1 if letters("latter") in words else None
    named = named_before(clause)
    return named[at] if at is not None and len(named) > 1 else None


_OPENING: Final = 4
"""A phrase that opens its sentence begins within so many items."""


def _visitor_ahead(clause: Clause) -> Person | None:
    """Whose visit a phrase before the subject tells of: "On a visit to A in May, Minister X of B said"."""
    codes, last = clause.codes, clause.core.last
    if clause.core.first > _OPENING or holds(codes[: clause.core.first], "PNO"):
        return None
    comma = codes.find(",", last, last + 10)
    at = next((i for i in range(comma + 1, min(len(codes), comma + 3)) if codes[i] == "P"), None) if comma > 0 else None
    person = clause.sentence.items[at].value if at is not None else None
    return person if isinstance(person, Person) and person.owner and not clause.governed(at or 0) else None


_SENT: Final = ("delegation", "delegations", "team", "mission", "group")
_ADVERBS: Final = 3
"""A word or two may stand between a delegation and its verb ("has also recently visited")."""


def _delegation(clause: Clause) -> str | None:
    """The State of a delegation that visits, nobody named: "a Ruritanian business delegation also visited".

    Empty of one that comes from nowhere known, None where no such delegation is told of.
    """
    first = clause.core.first
    subject = clause.sentence.items[first - 1] if first else None
    if subject is not None and subject.code == "S" and clause.text(first - 1, first).lower().endswith(_SENT):
        return (clause.value_codes(first - 1) or (None,))[0]
    words = [clause.text(at, at + 1).lower() for at in range(max(0, first - _ADVERBS), first)]
    at = next((first - len(words) + i for i, word in enumerate(words) if word in _SENT), None)
    near = range(at - 1, max(-1, at - 1 - _ADVERBS), -1) if at is not None else ()
    of = next((i for i in near if clause.codes[i] in "DSPN,;"), None)
    if of is None or clause.codes[of] not in "DS":
        return _sent_from(clause)
    if clause.codes[of] == "S":  # "the Ruritanian government delegation"
        return (clause.value_codes(of) or (None,))[0]
    return clause.resolved(clause.sentence.items[of])[0] if clause.codes[of] == "D" else None


def _leader(clause: Clause, sent: str) -> str:
    """Who leads a delegation, told before it: "Led by Minister X, a Ruritanian delegation travelled"."""
    codes, by = clause.codes, clause.marks["by"]
    for at in range(clause.bounds()[0] + 2, clause.core.first):
        person = clause.sentence.items[at].value if codes[at] == "P" else None
        led = codes[at - 1] in by and holds(codes[max(0, at - 4) : at], letters("<leads-delegation>"))
        if isinstance(person, Person) and person.owner in (None, sent) and led:
            return person.name
    return ""


_LONG: Final = 14


def _sent_from(clause: Clause) -> str | None:
    """The State "from" which a delegation comes of whom nobody is named before its verb."""
    left, first = clause.bounds()[0], clause.core.first
    senders, stops = clause.marks["delegation"], letters("from", "of")
    for at in range(first - 1, max(left, first - _LONG) - 1, -1):
        code = clause.codes[at]
        if code in "PN;":
            return None
        if code not in senders or clause.codes[at + 1 : at + 2] not in tuple(stops):
            continue
        of = at + 2 + (clause.codes[at + 2 : at + 3] in tuple(letters("the")))
        return next(iter(clause.value_codes(of)), "") if clause.codes[of : of + 1] == "S" else ""
    return None


def _guest(clause: Clause) -> Person | None:
    """ "the visiting official", "the guest": the foreigner last spoken of."""
    return _foreigner(clause) if holds(clause.codes[: clause.core.first], letters("<guest>")) else None


def _foreigner(clause: Clause) -> Person | None:
    """The person last spoken of who is not of the home State."""
    found = (p for p in reversed(clause.context.latest) if p.owner and p.owner != clause.context.home and p.name)
    return next(found, None)


__all__ = ["beside", "first_to", "named_before", "visitor", "visitors_listed"]
