"""A clause and a place in it in, the persons and posts that stand there out: who did it, to whom, as what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Person, Post, States
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of


def is_envoy(person: Person | None) -> bool:
    """Whether a person is known to be sent by one State to another."""
    return person is not None and person.office in sent_offices()


def person_at(clause: Clause, index: int) -> Person | None:
    """The person an item stands for: a person, or a name not met before."""
    item = clause.sentence.items[index]
    if isinstance(item.value, Person):
        person = item.value
        if "again" in person.flags and (known := clause.context.known(person.name)):
            return Person(known.name, known.post, known.owner, person.flags)
        if person.post is None and person.name and (known := clause.context.known(person.name)) and known.post:
            return Person(known.name, known.post, known.owner, person.flags)
        return person if person.name else None
    if item.code == "N":
        name = str(item.value)
        known = clause.context.known(name)
        if known is not None:
            return Person(known.name, known.post, known.owner, frozenset({"again"}))
        return Person(name) if len(name.split()) > 1 else None
    return None


def actor_before(clause: Clause, at: int, fresh: bool = True) -> tuple[Person, int] | None:
    """The envoy (or person without a post) nearest before a verb; a pronoun is the envoy last spoken of."""
    left, _ = clause.bounds()
    who, i, pronouns = letters("who"), letters("i"), letters("he", "she", "who", "envoy", "diplomat", "latter", "i")
    pronoun = False
    opened = at
    for index in range(_before_aside(clause, at, left) - 1, left - 1, -1):
        item = clause.sentence.items[index]
        if item.code == ")":
            opened = _named_before_bracket(clause, index, left, opened)
        if index >= opened:
            continue  # "X (LLB, Laval) was ambassador"
        if item.code in who and _other_antecedent(clause, index):
            return None
        if item.code in i and (speaker := clause.context.speaker):
            known = clause.context.known(speaker.name)
            said = known if known and known.post and known.owner else speaker
            return Person(said.name, said.post, said.owner, frozenset({"again"})), at
        if item.code in pronouns:
            pronoun = True
        if item.code == "H" and index + 1 < len(clause.codes) and clause.codes[index + 1] not in "NOPHWC":
            pronoun = True
        if (
            item.code == "O"
            and isinstance(item.value, Post)
            and item.value.office in sent_offices()
            and "definite" in item.value.flags
        ):
            if item.value.flags & _NOT_IN_POST or "plural" in item.value.flags:
                return None  # none of those met is to come, or has gone, or is several
            if _sent_elsewhere(clause, item.value):
                return None
            pronoun = True
        person = person_at(clause, index)
        if (
            person is not None
            and person.post
            and person.post.term == "minister"
            and person.office == "official"
            and clause.context.narrator
        ):
            return person, index
        if person is None or _possessor(clause, index) or (person.post is None and _is_agency(clause, index)):
            continue
        if is_envoy(person) or (person.post is None and fresh):
            return person, index
    if not pronoun:
        return _actor_ahead(clause)
    if named := _named_earlier(clause, left, at):
        return named
    envoy = _hero_meant(clause, at) or last_envoy(clause, at)
    return (envoy, at) if envoy else None


def _named_before_bracket(clause: Clause, close: int, left: int, opened: int) -> int:
    """Where a bracket opens that stands behind a name, and tells of whoever bears it; else as given."""
    at = clause.codes.rfind("(", left, close)
    return at if at > left and clause.codes[at - 1] in "PN" else opened


_ASIDE: Final = 24
"""A clause put in behind a subject is no longer than so many items."""


def _before_aside(clause: Clause, at: int, left: int) -> int:
    """Where the subject ends of a verb before which something is told of it: "X, who replaced Y as Z, presented"."""
    codes = clause.codes
    comma = at - 1 if codes[at - 1 : at] == "," else at - 2
    if comma < left or codes[comma] != "," or codes[at - 1] in clause.marks["relative-pronoun"]:
        return at
    for index in range(comma - 1, max(left + 1, comma - _ASIDE), -1):
        if codes[index] in ";:":
            return at
        if codes[index] in letters("who", "whom", "whose") and codes[index - 1] == "," and codes[index - 2] in "PN":
            return index - 1
    return at


def _hero_meant(clause: Clause, at: int) -> Person | None:
    """Whom "he" or "she" at the head of a sentence means: the envoy whom the sentence before was about."""
    hero = clause.context.hero
    if clause.context.narrator or hero is None or clause.codes[:1] not in tuple(letters("he", "she")):
        return None
    if any(person_at(clause, index) for index in range(at)):
        return None
    known = clause.context.known(hero.name) if hero.name else None
    if known is None or not is_envoy(known) or known.post is None:
        return None
    return Person(known.name, known.post, known.owner, frozenset({"again"}))


def _sent_elsewhere(clause: Clause, post: Post) -> bool:
    """Whether in a history "the Ambassador to B" is sent to neither of its two States, nor where the last envoy is."""
    context = clause.context
    if context.narrator is None or not post.host or set(post.host) & set(context.told):
        return False
    envoy = last_envoy(clause, clause.core.first)
    return envoy is None or envoy.post is None or not set(envoy.post.host) & set(post.host)


_NOT_IN_POST: Final = frozenset({"designate", "former"})
_LEADS: Final = ("after", "shortly", "immediately", "soon", "just", "at", "in", "during", "a", "with", "upon", "on",
          "following", "having", "since", "before", "when", "by", "the", "his", "her")  # fmt: skip
"""Words of a phrase that opens a sentence before its subject."""
_OPENING: Final = 4
"""Before the subject a phrase opens the sentence within so many items."""


def _actor_ahead(clause: Clause) -> tuple[Person, int] | None:
    """Whose act a phrase before the subject tells of: "Having arrived on D, Ambassador X called on the Speaker"."""
    core, codes = clause.core, clause.codes
    begin = _past_dateline(codes)
    opens = codes[begin : core.first]
    opens = opens[1:] if opens[:1] in ("w", "W") and len(opens) > 1 else opens  # "Immediately after"
    leads = letters(*_LEADS)
    if core.first - begin > _OPENING or not set(opens) <= {*leads, ","}:
        return None
    if not opens and not clause.text(core.first, core.first + 1).lower().endswith(("ing", "upon", "following", "on")):
        return None
    if codes[core.last : core.last + 1] in tuple(letters("by", "of", "from")):
        return None
    comma = codes.find(",", core.last, core.last + 16)
    while 0 < comma < core.last + 16 and ";" not in codes[core.last : comma]:
        after = next((i for i in range(comma + 1, min(len(codes), comma + 4)) if codes[i] in "PN"), None)
        person = person_at(clause, after) if after is not None else None
        if person is not None and after is not None and is_envoy(person):
            return person, after
        comma = codes.find(",", comma + 1, core.last + 16)
    return None


_DATELINE: Final = re.compile(r"C[CWS,./T(]{0,6}T?[UWGwn,. ()/]{0,8}[-:]+")
"""A city, the day and the agency with which a report opens: "KLOW, 8 May 2018 (RNA) - "."""


def _past_dateline(codes: str) -> int:
    """Where the sentence itself begins behind a dateline."""
    told = _DATELINE.match(codes) if codes[:1] == "C" else None
    return told.end() if told else 0


def _named_earlier(clause: Clause, left: int, at: int) -> tuple[Person, int] | None:
    """Whom "he" means in "X was the first to come; he presented his letters": the person named before the semicolon."""
    for index in range(left - 1, -1, -1):
        person = person_at(clause, index)
        if person is not None and not _possessor(clause, index):
            known = clause.context.known(person.name)
            if known is not None and known.post is not None:
                person = Person(known.name, known.post, known.owner, person.flags)
            return (person, at) if is_envoy(person) or person.post is None else None
    return None


def _other_antecedent(clause: Clause, index: int) -> bool:
    """Whether "who" is a king or minister just named, not an envoy."""
    at = index - 2 if clause.codes[index - 1 : index] == "," else index - 1
    person = person_at(clause, at) if at >= 0 else None
    return person is not None and person.post is not None and not is_envoy(person)


def _is_agency(clause: Clause, index: int) -> bool:
    """Whether a name stands in brackets before a dash, as that of the agency in a dateline does."""
    return clause.codes[index - 1 : index] == "(" and clause.codes[index + 1 : index + 3] == ")-"


def _possessor(clause: Clause, index: int) -> bool:
    return index + 1 < len(clause.codes) and clause.codes[index + 1] in letters("'s") + "'"


def last_envoy(clause: Clause, at: int) -> Person | None:
    """The envoy last spoken of before the item at `at`."""
    later = {str(person.name) for i in range(at, len(clause.codes)) if (person := person_at(clause, i))}
    told = clause.context.told
    for person in reversed(clause.context.latest):
        if told and person.owner is not None and person.owner not in told:
            continue  # a third State's, of whom a history speaks in passing
        if is_envoy(person) and person.name not in later:
            return Person(person.name, person.post, person.owner, frozenset({"again"}))
    return None


def person_after(clause: Clause, at: int, near: int = 6) -> tuple[Person, int] | None:
    """The person nearest after a verb."""
    for index in range(at, min(len(clause.codes), at + near)):
        if clause.codes[index] in ";:":
            return None
        person = person_at(clause, index)
        if person is not None:
            return person, index
    return None


def company(clause: Clause, index: int, again: str = "") -> list[tuple[Person, int]]:
    """The persons of the list in which a person stands, that person among them.

    `again` are further letters that may stand between them: of what is told of each anew.
    """
    links = (
        again
        + ",;()&n"
        + letters("and", "both", "as well as", "the", "resident", "in", "also", "with", "<list-word>", "<seated>")
        + letters("of", "those", "followed", "by", "then", "finally", "lastly", "from")
        + letters("together", "along", "alongside")
        + "CHw"
    )
    at_ = letters("at")
    found = []
    reach = 12 if again else 9
    for step in (-1, 1):
        at, gap = index + step, 0
        while 0 <= at < len(clause.codes) and gap < reach:
            person = person_at(clause, at)
            if person is not None:
                if not is_envoy(person):
                    break
                found.append((person, at))
                gap = 0
            elif (
                clause.codes[at] not in links
                and not _is_plural(clause, at)
                and not (clause.codes[at] in at_ and "," in clause.codes[at - 1])
            ):
                break
            else:
                gap += 1
            at += step
    main = person_at(clause, index)
    return sorted([*found, *([(main, index)] if main else [])], key=lambda pair: pair[1])


def _is_plural(clause: Clause, at: int) -> bool:
    """Whether a title of several envoys, or a State of its list, stands here: "those of the ambassadors of A and B"."""
    for index in range(at, max(-1, at - _STATES if clause.codes[at] == "S" else at - 1), -1):
        value = clause.sentence.items[index].value
        if isinstance(value, Post):
            return "plural" in value.flags and value.office in sent_offices()
    return False


_STATES: Final = 8
"""The States of a title in the plural stand within so many items of it."""


def role_after(clause: Clause, at: int, near: int = 10) -> tuple[Post, int] | None:
    """The post a person takes "as" something, told within a few words after `at`."""
    codes = clause.codes
    marks = letters("as", "be", "become", "capacity")
    for index in range(at, min(len(codes), at + near)):
        item = clause.sentence.items[index]
        if item.code in ";:" or (item.code in clause.marks["relative-pronoun"] and codes[index - 1] == ","):
            return None  # "presented his letters to X, who had followed Y as President"
        if item.code == "O" and isinstance(item.value, Post):
            before = codes[max(0, index - 3) : index]
            if holds(before, marks):
                return item.value, index
            if item.value.office in sent_offices() or not holds(codes[max(0, index - 2) : index], letters("by")):
                return None  # "appointed by the President as Ambassador"
    return None


def post_appointed_to(clause: Clause, index: int) -> Post | None:
    """The post to which somebody has just been appointed: "X was named Consul and stayed until D"."""
    first = clause.core.first
    cores = (core for core in clause.cores if core.phrase.kind == "appointed" and index < core.first < first)
    verb = next(cores, None)
    posts = (clause.sentence.items[at].value for at in range(verb.last if verb else first, first))
    post = next((value for value in posts if isinstance(value, Post)), None)
    return post if post is not None and post.office in sent_offices() else None


def others_in_roles(clause: Clause, at: int) -> list[tuple[Person, int, Post, int]]:
    """The further persons of a list in which each has a post: "X as Ambassador of A, Y as Ambassador of B"."""
    codes = clause.codes
    found: list[tuple[Person, int, Post, int]] = []
    while True:
        if aside := _seat_aside().match(codes, at):
            at = aside.end()
        while at < len(codes) and codes[at] in ",;H&" + letters("and", "also", "the", "with", "of", "to"):
            at += 1
        person = person_at(clause, at) if at < len(codes) else None
        role = (_title_beside(clause, at + 1) or role_after(clause, at + 1, 4)) if person else None
        if person is None or role is None or role[0].office not in sent_offices():
            return found
        found.append((person, at, *role))
        at = role[1] + 1


@cache
def _seat_aside() -> re.Pattern[str]:
    """Behind a post, where its holder sits: ", resident in Cairo", "(non-resident)"."""
    return re.compile(f",?[{letters('<seated>')}][{letters('in', 'at', 'the')}]{{0,2}}[CS]|\\([^()]{{1,6}}\\)")


def _title_beside(clause: Clause, at: int) -> tuple[Post, int] | None:
    """ "naming X Ambassador to A and Y Ambassador to B": the title right after the second name."""
    value = clause.sentence.items[at].value if at < len(clause.codes) and clause.codes[at] == "O" else None
    return (value, at) if isinstance(value, Post) else None


_HIS: Final = re.compile(r"(?:his|her) ", re.IGNORECASE)


def whose(clause: Clause) -> tuple[Person, int] | None:
    """Whose term ends in "his term ended on D": the envoy named before in the sentence, else the one last spoken of."""
    first = clause.core.first
    if not _HIS.match(clause.text(first, first + 2 if first + 2 <= len(clause.codes) else first + 1)):
        return None
    for index in range(first - 1, -1, -1):
        person = person_at(clause, index)
        if person is not None and is_envoy(person):
            return person, index
        if clause.codes[index] in "PN":
            return None
    envoy = last_envoy(clause, first)
    return (envoy, first) if envoy else None


def others_dated(clause: Clause) -> Iterator[tuple[str, str | None, int]]:
    """Who else was appointed to the same, and when: "X was appointed Ambassador on D and Y on E"."""
    codes, at = clause.codes, clause.core.date_item
    if at is None or at < clause.core.last:
        return
    links, on = letters("and", "then", "later", "followed", "by") + ",;H", letters("on", "in", "from")
    while True:
        person = at + 1
        while codes[person : person + 1] and codes[person] in links:
            person += 1
        behind = person + 1 + (codes[person + 1 : person + 2] == ",")
        when = behind + (codes[behind : behind + 1] in tuple(on))
        if person == at + 1 or codes[person : person + 1] not in ("P", "N") or codes[when : when + 1] != "T":
            return
        known, date = person_at(clause, person), clause.date_at(when)
        if known is None or not known.name or (is_envoy(known) and "successor" not in known.flags):
            return
        yield known.name, date, when
        at = when


def in_audience(clause: Clause) -> bool:
    """Whether "was accredited" tells of letters received: no post nor State to which follows ("by the President")."""
    last, codes = clause.core.last, clause.codes
    return not holds(codes[last : last + 2], "OR" + letters("as", "to"))


def post_after(clause: Clause, at: int, near: int = 6) -> tuple[Post, int] | None:
    """The post that follows a verb within a few words."""
    for index in range(at, min(len(clause.codes), at + near)):
        item = clause.sentence.items[index]
        if item.code in ";:PN" or item.code in clause.marks["by"]:
            return None  # "was appointed in 1826 and recognised by the President"
        if item.code in letters("was") and clause.codes[index - 1] in letters("and"):
            return None  # "was commissioned on D and was also Minister to B"
        if item.code == "O" and isinstance(item.value, Post):
            return item.value, index
    return None


def receiver_after(clause: Clause, at: int, near: int = 8, passive: bool = False) -> tuple[Person, int] | None:
    """The named person "to" whom something is given (passive: or "by" whom received), after `at`."""
    codes = clause.codes
    to = letters("to", "before", "by") if passive else letters("to", "before")
    # A title may be one the lore does not know: "to the Chairman of the Presidium, X".
    beyond = 'TRM;:()."' + letters("in", "on", "at", "as", "during", "with", "who", "when", "was", "were", "by")
    for index in range(at, min(len(codes), at + near)):
        if codes[index] in ";:" or (index >= clause.core.last and codes[index] in letters("<handed>")):
            return None
        if codes[index] in to:
            for second in range(index + 1, min(len(codes), index + 11)):
                person = person_at(clause, second)
                if person is not None:
                    return (person, second) if not is_envoy(person) else None
                if codes[second] in beyond:
                    break
    return None


def office_after(clause: Clause, at: int, near: int = 20) -> str | None:
    """The State "to" whose head or government something is given ("to the King of Bhutan")."""
    codes = clause.codes
    to = letters("to", "before")
    for index in range(at, min(len(codes), at + near)):
        if codes[index] in ";:":
            return None
        if codes[index] in to:
            second = index + (2 if codes[index + 1 : index + 2] in letters("the") else 1)
            item = clause.sentence.items[second] if second < len(codes) else None
            if item is None:
                return None
            if item.code == "O" and isinstance(item.value, Post):
                return item.value.owner or next(iter(item.value.host), None)
            return next(iter(state_of(item)), None) if item.code in "SK" else None
    return None


def state_after(clause: Clause, at: int, near: int = 8) -> tuple[tuple[str, ...], int] | None:
    """The States (or organisation) "to" which someone is sent or accredited, after `at`."""
    codes = clause.codes
    to = letters("to", "for", "in")
    for index in range(at, min(len(codes), at + near)):
        if codes[index] in ";:PNR":
            return None
        if codes[index] in to:
            return _listed_states(clause, index + 1)
    return None


def _listed_states(clause: Clause, at: int) -> tuple[tuple[str, ...], int] | None:
    codes, items = clause.codes, clause.sentence.items
    found: list[str] = []
    last = at
    for index in range(at, min(len(codes), at + 12)):
        item = items[index]
        if item.code in "SC":
            if isinstance(item.value, States) and not item.value.codes:
                return None
            found.extend(state_of(item))
            last = index
        elif item.code == "G":
            found.append(str(item.value))
            last = index
        elif item.code not in "," + letters("the", "and", "both", "republic", "kingdom", "of", "government"):
            break
    return (tuple(dict.fromkeys(found)), last) if found else None
