"""The envoys of a sentence of a history in; of which of its two States each is, by who sends, receives or expels him.

"Ruritania expelled Ambassador X", "President Y (of Ruritania) received Minister X", "Minister X handed a note to the
Foreign Minister (of Ruritania)": he is of the other. "Ruritania recalled Minister X": he is its own.
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post, States
from credence.reading.nouns.parts import first_state
from credence.reading.spelling import Sentence

_ASIDE: Final = 90
"""So much of the text around him is looked at."""
_ADVERB: Final = r"(?: (?:also|then|formally|officially|immediately|in turn|at once|now))?"
_SENT_AWAY: Final = re.compile(
    r"\b(?:expel(?:s|led|ling)|declar(?:es|ed|ing)|dismiss(?:es|ed|ing)|ordered(?: out)?"
    r"|(?:requested|demanded|asked for|ordered|requesting|demanding) (?:the )?(?:\w+ )?"
    r"(?:departure|recall|withdrawal|expulsion|removal) of"
    r"|(?:handed|gave|returned|issued|sent)(?: the| their| his)? passports? to|handed|received|receiving"
    r"|(?:refused|declined) to (?:receive|accept)|accepted|accredited|acknowledged|admitted"
    r"|(?:granted|gave) an? (?:\w+ )?audience to|accepted the credentials of|informed|notified|told|summoned)"
    rf"{_ADVERB}(?: the)? \Z"
)
_SENT_OUT: Final = re.compile(
    rf"\b(?:recall(?:s|ed|ing)|withdrew|withdraw(?:s|ing)|called (?:back|home)|ordered home|replaced"
    rf"|instructed|directed|authorized|authorised){_ADVERB}(?: its| the)? \Z"
)
_LED: Final = re.compile(
    r"(?<!overnment )(?<!epublic )(?<!ingdom )\b(?:with|of|to|from|against|in|for|by|at)(?: the)? \Z"
)
_NEAR: Final = 24
_AUTHORITIES: Final = re.compile(
    r" (?:\w+ )?(?:officials|authorities|government|regime|junta|leaders|rulers)\b", re.IGNORECASE
)
_CAME_BEFORE: Final = re.compile(
    r",?(?: \(?[^,;.()]{1,40}\)?,)? (?:then |also |later |formally |officially |first )*"
    r"(?:(?:delivered|handed|presented|gave|sent|addressed|transmitted|conveyed|submitted|communicated|announced|read)\b"
    r"[^;.]{1,80}? to|(?:informed|notified|told|advised|assured|warned)"
    r"|(?:was|were|had been|is) (?:\w+ly )?(?:received|informed|notified|told|summoned|handed|advised|warned)\b"
    r"[^;.]{0,60}? by)(?: the)? \Z"
)


def set_envoys_facing(context: Context, sentence: Sentence) -> None:
    """Set right whose envoys are that a history names without their State."""
    if context.narrator is None or not context.two:
        return
    items = sentence.items
    for at, item in sentence.all_of("P"):
        person = item.value
        if not _of_nobody(person):
            continue
        owner = _by_who_acts(context, sentence, at) or _by_who_is_met(context, sentence, at)
        if owner is not None and owner != person.owner:
            context.belongs(items[at].value, owner)


def _of_nobody(person: Person) -> bool:
    """Whether a person is an envoy of whom it was only guessed whose he is."""
    post = person.post
    if post is None or not person.inferred or post.office not in sent_offices():
        return False
    return not (post.owner or post.host or post.organisation)


def _by_who_acts(context: Context, sentence: Sentence, at: int) -> str | None:
    """The State that recalls him, or the one faced by that which expels or receives him."""
    items, start = sentence.items, sentence.items[at].start
    before = sentence.text[max(sentence.start, start - _ASIDE) : start]
    away, out = _SENT_AWAY.search(before), _SENT_OUT.search(before)
    verb = away or out
    if verb is None:
        return None
    place = start - len(before) + verb.start()
    actors = (i for i in reversed(items[:at]) if i.end <= place and i.code in "SKPOD;" and not _governed(sentence, i))
    actor = next(actors, None)
    state = _state_of(context, actor) if actor is not None else None
    if state is None:
        return None
    return context.other_of_two(state) if away else state


def _governed(sentence: Sentence, item: Item) -> bool:
    """Whether it is not an item that acts: a preposition stands before it, or it only describes something."""
    if item.code == "D" and _AUTHORITIES.match(sentence.text, item.end) is None:
        return True
    return _LED.search(sentence.text, max(sentence.start, item.start - _NEAR), item.start) is not None


def _by_who_is_met(context: Context, sentence: Sentence, at: int) -> str | None:
    """The State faced by that of the minister or ruler to whom he brought something, or who received him."""
    items = sentence.items
    met = next((i for i in items[at + 1 :] if i.code in "PO;"), None)
    if met is None or _CAME_BEFORE.fullmatch(sentence.text, items[at].end, met.start) is None:
        return None
    state = _state_of(context, met)
    return context.other_of_two(state) if state is not None else None


def _state_of(context: Context, item: Item) -> str | None:
    """The one of the two States whose an item is, or in whose name it acts; that of no envoy."""
    value = item.value
    if isinstance(value, Person | Post):
        code = value.owner if value.office not in sent_offices() else None
    elif isinstance(value, States):
        code = value.codes[0] if len(value.codes) == 1 else None
    else:
        code = first_state(item) if item.code in "SKD" else None
    return code if code in context.two else None


__all__ = ["set_envoys_facing"]
