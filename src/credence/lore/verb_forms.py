"""A verb or noun of the lore in, the forms in which sentences write it out."""

from __future__ import annotations

from collections.abc import Iterator

from credence.lore.events import SmallWords

BASE, THIRD, PAST, PARTICIPLE, ING, FIXED = "b", "s", "d", "n", "g", "w"
"""Attack; attacks; attacked (past, and participle where it is the same); participle alone; attacking; not inflected."""


def verb_forms(verb: str, small: SmallWords) -> Iterator[tuple[str, str]]:
    """Each form of a one-word verb with what form it is."""
    yield verb, BASE
    yield plural(verb), THIRD
    stem = verb + verb[-1] if verb in small.doubled else verb
    if verb.endswith("ie"):
        yield verb[:-2] + "ying", ING
    else:
        yield (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem) + "ing", ING
    irregular = small.irregular.get(verb)
    if irregular:
        yield irregular[0], PAST
        yield from ((form, PARTICIPLE) for form in irregular[1:])
    else:
        yield regular_past(verb, stem), PAST
        if stem != verb and verb.endswith("l"):
            yield verb + "ed", PAST
            yield verb + "ing", ING


def regular_past(verb: str, stem: str) -> str:
    """The past of a regular verb, its last letter doubled in `stem` where it is."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return verb[:-1] + "ied"
    return stem + "ed"


def plural(word: str) -> str:
    """A noun's plural, or a verb's third person: of several words the last is inflected."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word if word.endswith("s") and " " in word else word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    if word.endswith("o") and word in ("go", "do", "veto", "embargo", "torpedo", "undergo"):
        return word + "es"
    return word + "s"


def all_forms(verb: str, small: SmallWords) -> list[str]:
    """Every form of a verb, of which only the first word is inflected ("set up": "setting up"), each once."""
    head, space, rest = verb.partition(" ")
    return list(dict.fromkeys(form + space + rest for form, _ in verb_forms(head, small)))
