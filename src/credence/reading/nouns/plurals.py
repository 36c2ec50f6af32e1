"""A sentence with posts and names in, titles in the plural shared out over the names that follow them out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from credence.lore.offices import HEADS
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.company_posts import sent_to
from credence.reading.nouns.matters import matters
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence, state_of

Settle = Callable[[Person], Person]
Made = list[tuple[int, int, Item]]


def share_titles(sentence: Sentence, letters: dict[str, str], settle: Settle, context: Context) -> None:
    """Make persons of "ministers X of A and Y of B", "Ambassadors X (A), Y (B)", "those of A and B, X, Y".

    "Foreign Ministers X and Y" are those of the two States that are spoken of, in their order.
    """
    if sentence.codes.count("N") < 2:
        return
    made: Made = []
    envoys = [letters.get(word, "?") for word in ("envoys", "diplomats", "representatives")]
    for index, item in enumerate(sentence.items):
        if item.code in envoys:
            found = _in_order(sentence, index, letters, _ENVOYS)
            if item.code != envoys[-1]:  # representatives may be those of anybody
                found = found or _each_with_state(sentence, index, letters, _ENVOYS)
            made += _persons(sentence, found, settle)
        elif item.code == "O" and isinstance(item.value, Post) and "plural" in item.value.flags:
            found = (
                _each_with_state(sentence, index, letters, item.value)
                or _in_order(sentence, index, letters, item.value)
                or _by_turns(sentence, index, letters)
                or _before(sentence, index, letters)
                or _each(sentence, index, letters)
                or _of_two(sentence, index, letters, context)
            )
            made += _persons(sentence, found, settle)
    sentence.reduce(made)


_ENVOYS: Final = Post("ambassador", "ambassadors", flags=frozenset({"plural"}))
"""What "the envoys of A and B" hold."""


def _persons(sentence: Sentence, found: list[tuple[int, int, Person]], settle: Settle) -> Made:
    items = sentence.items
    return [(a, b, Item("P", items[a].start, items[b - 1].end, settle(person))) for a, b, person in found]


def _each_with_state(
    sentence: Sentence, index: int, letters: dict[str, str], post: Post
) -> list[tuple[int, int, Person]]:
    """Names that each have their own State after them; none unless there are two."""
    found: list[tuple[int, int, Person]] = []
    at = _past_lead_in(sentence.codes, index + 1, letters)
    while (name := _name_at(sentence, at)) is not None:
        end, owner = _state_after(sentence, name + 1, letters)
        if owner is None:
            break
        found.append((_with_style(sentence.codes, name), end, _holder(sentence, name, post, owner)))
        at = end
        while sentence.codes[at : at + 1] in (",", ";", letters.get("and", "?")):
            at += 1
    return found if len(found) > 1 else []


def _past_lead_in(codes: str, at: int, letters: dict[str, str]) -> int:
    """Past what stands between a title in the plural and the names it is of: a comma, a dash, "namely"."""
    at += codes[at : at + 1] in (":", ",", "-", "(")
    if codes[at : at + 1] == letters.get("namely", "?"):
        at += 1 + (codes[at + 1 : at + 2] in (":", ","))
    return at


def _state_after(sentence: Sentence, at: int, letters: dict[str, str]) -> tuple[int, str | None]:
    """Where "of the A", ", of A", "(A)" or "(A, residing in B)" after a name ends, and A."""
    codes = sentence.codes
    bracket = codes[at : at + 1] == "("
    at += codes[at : at + 1] == ","
    if not bracket and codes[at : at + 1] not in (letters.get("of", "?"), letters.get("from", "?")):
        return at, None
    at += 1
    if codes[at : at + 1] == letters.get("the", "?"):
        at += 1
    closed = codes.find(")", at, at + _ASIDE) if bracket else at
    union = codes[at : at + 1] == "G" and sentence.items[at].value == "EU"
    if not (union or codes[at : at + 1] == "S") or closed < 0 or (closed > at + 1 and codes[at + 1] != ","):
        return at, None
    states = ("EU",) if union else state_of(sentence.items[at])
    return closed + 1, states[0] if states else None


_ASIDE: Final = 9
"""What stands in brackets behind a name is no longer than this."""


def _in_order(sentence: Sentence, index: int, letters: dict[str, str], post: Post) -> list[tuple[int, int, Person]]:
    """As many names as States before them, in the same order."""
    codes = sentence.codes
    joins = "," + letters.get("and", "") + letters.get("the", "") + letters.get("of", "")
    before = owners_before(sentence, index) if post.owner else []
    owners: list[str] = [*before, post.owner] if post.owner else []
    if post.term == "counterpart" or "of-both" in post.flags:
        owners = list(post.host)
    at = index + 1
    while at < len(codes) and (codes[at] == "S" or codes[at] in joins):
        owners += state_of(sentence.items[at]) if codes[at] == "S" else ()
        at += 1
    at = _past_host(codes, at, letters)
    names: list[int] = []
    while at < len(codes) and (codes[at] in "NH" or codes[at] in joins or (names and codes[at] == "(")):
        if codes[at] == "N":
            names.append(at)
        elif codes[at] == "(":
            closed = codes.find(")", at, at + _ASIDE)
            if closed < 0:
                break
            at = closed  # "X (resident in Klow) and Y"
        at += 1
    lead_in = ",H(:-" + letters.get("respectively", "") + letters.get("namely", "")
    joined = bool(names) and (codes[names[0] - 1] in lead_in or (bool(before) and names[0] == index + 1))
    run_on = bool(names) and codes[names[0] - 1] == "S" and len(owners) == 2  # "Ministers of A and B X and Y"
    if len(owners) < 2 or len(owners) != len(names) or not (joined or run_on):
        return []
    return [
        (_with_style(codes, n), n + 1, _holder(sentence, n, post, owner))
        for n, owner in zip(names, owners, strict=True)
    ]


def owners_before(sentence: Sentence, index: int) -> list[str]:
    """The States told before the one that a title names: "the Polish, Gabonese and Chadian ministers, X, Y and Z"."""
    found: list[str] = []
    at, joints = index - 1, letters_of(",", "and")
    while at > 0 and sentence.codes[at] in joints and sentence.codes[at - 1] == "D":
        found[:0] = state_of(sentence.items[at - 1])[:1]
        at -= 2
    return found


def _past_host(codes: str, at: int, letters: dict[str, str]) -> int:
    """Past "accredited to the State, respectively" between the States that sent envoys and their names."""
    start = at
    at += codes[at : at + 1] in tuple(letters.get(word, "?") for word in ("accredited", "posted"))
    if codes[at : at + 1] in tuple(letters.get(word, "?") for word in ("to", "in")):
        at += 1 + (codes[at + 1 : at + 2] == letters.get("the", "?"))
        at = at + 1 if codes[at : at + 1] in ("S", "C", "G") else start
    comma = at + 1 if codes[at : at + 1] in (",", "-", ":", "(") else at
    told = codes[comma : comma + 1] in tuple(letters.get(word, "?") for word in ("respectively", "namely"))
    return comma + 1 + (codes[comma + 1 : comma + 2] == ",") if told else comma


def _by_turns(sentence: Sentence, index: int, letters: dict[str, str]) -> list[tuple[int, int, Person]]:
    """Names that each follow their State: "the ambassadors of A, X, B, Y, and C, Z"; the first is left to its title."""
    post, codes = sentence.items[index].value, sentence.codes
    links = (letters.get("of", ""), letters.get("the", ""))
    joins = "," + letters.get("and", "") + "".join(links)
    found: list[tuple[int, int, Person]] = []
    owner, first, at = post.owner, 0, index + 1
    while at < len(codes):
        if codes[at] == "S":
            owner, first = next(iter(state_of(sentence.items[at])), None), at
            while codes[first - 1] in links:
                first -= 1
        elif (name := _name_at(sentence, at)) is not None and owner and codes[at - 1] in ",(":
            if first:
                found.append((first, name + 1, _sent_or_holder(sentence, index, name, owner)))
            owner, at = None, name + (codes[at - 1] == "(" and codes[name + 1 : name + 2] == ")")
        elif codes[at] not in joins and not (codes[at] == "(" and owner):
            break
        at += 1
    return found


def _before(sentence: Sentence, index: int, letters: dict[str, str]) -> list[tuple[int, int, Person]]:
    """The names before "A and B, Commissioners of the State": each holds the office."""
    post, codes = sentence.items[index].value, sentence.codes
    if not post.owner or codes[index - 1 : index] != ",":
        return []
    joins = ",H" + letters.get("and", "")
    names: list[int] = []
    at = index - 2
    while at >= 0 and (codes[at] == "N" or codes[at] in joins):
        if codes[at] == "N":
            names.append(at)
        at -= 1
    if len(names) < 2 or letters.get("and", "?") not in codes[names[-1] : index]:
        return []
    return [(_with_style(codes, n), n + 1, _holder(sentence, n, post, post.owner)) for n in reversed(names)]


def _each(sentence: Sentence, index: int, letters: dict[str, str]) -> list[tuple[int, int, Person]]:
    """The names after a title of officials of whom no State is told: "Cabinet Secretaries X and Y"."""
    post, codes, joins = sentence.items[index].value, sentence.codes, "," + letters.get("and", "")
    if post.owner or post.host or post.office != "official":
        return []
    names: list[int] = []
    at = index + 1
    while (name := _name_at(sentence, at)) is not None:
        names.append(name)
        at = name + 1
        while codes[at : at + 1] in tuple(joins):
            at += 1
    return [(_with_style(codes, n), n + 1, _holder(sentence, n, post, None)) for n in names] if len(names) > 1 else []


_OF_EACH: Final = (*HEADS, "foreign-minister", "deputy-foreign-minister")
"""Of two such officials of whom no State is told each is of another."""
_TWO: Final = 2


def _of_two(sentence: Sentence, index: int, letters: dict[str, str], context: Context) -> list[tuple[int, int, Person]]:
    """Two names after such a title in the plural: of the two States spoken of, or as the one is known to be."""
    post, codes = sentence.items[index].value, sentence.codes
    if post.owner or post.host or post.office not in _OF_EACH:
        return []
    first = _name_at(sentence, index + 1 + (codes[index + 1 : index + 2] in (",", ":", "(")))
    if first is None or codes[first + 1 : first + 2] != letters.get("and", "?"):
        return []
    second = _name_at(sentence, first + 2)
    if second is None:
        return []
    named = list(dict.fromkeys(code for i in sentence.items if i.code in "SD" for code in state_of(i)))
    if _of_one(codes, second + 1, letters):
        return []
    if len(named) == 1 or sentence.text.endswith("co-", 0, sentence.items[index].start) or matters(sentence, second):
        return []  # both may be of the one State named, or neither of two of which others speak
    two = tuple(named) if len(named) == _TWO else context.two
    owners = list(two)
    if len(owners) != _TWO:
        return []
    if context.two and set(context.two) == set(owners):
        owners = list(context.two)
    known = [context.known(str(sentence.items[at].value)) for at in (first, second)]
    if any(one is not None and one.owner == owner for one, owner in zip(known, reversed(owners), strict=True)):
        owners.reverse()
    made = []
    for at, owner in zip((first, second), owners, strict=True):
        person = _holder(sentence, at, post, owner)
        person.inferred = True
        made.append((_with_style(codes, at), at + 1, person))
    return made


def _of_one(codes: str, at: int, letters: dict[str, str]) -> bool:
    """Whether a State follows of which both names are: "Presidents X and Y of A", but not "of A and B"."""
    if codes[at : at + 1] != letters.get("of") or codes[at + 1 : at + 2] not in ("S", "D"):
        return False
    return codes[at + 2 : at + 4] != f"{letters.get('and')}S"


def _with_style(codes: str, name: int) -> int:
    """Where a name begins with the styles before it: "Mrs. X"."""
    while name and codes[name - 1] == "H":
        name -= 1
    return name


def _name_at(sentence: Sentence, at: int) -> int | None:
    while sentence.codes[at : at + 1] == "H":
        at += 1
    return at if sentence.codes[at : at + 1] == "N" else None


def _sent_or_holder(sentence: Sentence, index: int, name: int, state: str) -> Person:
    """Who is named in a list with a State: of it, or sent to it ("Peru's ambassadors to A, X, and B, Y")."""
    post, title = sentence.items[index].value, sentence.items[index]
    if not (post.owner and post.host and sent_to(sentence.text, title.start, title.end)):
        return _holder(sentence, name, post, state)
    own = Post(post.office, post.term, post.owner, (state,), post.flags - {"plural", "definite"})
    return Person(str(sentence.items[name].value), own, post.owner, own.flags)


def _holder(sentence: Sentence, index: int, post: Post, owner: str | None) -> Person:
    host = () if post.term == "counterpart" or "of-both" in post.flags else post.host
    own = Post(post.office, post.term, owner, host, post.flags - {"plural", "definite", "of-both"})
    return Person(str(sentence.items[index].value), own, owner, own.flags)
