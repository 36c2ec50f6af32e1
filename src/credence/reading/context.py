"""What a reader keeps in mind from sentence to sentence: the two States in play, persons met, the last
date."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from credence.lore.offices import sent_offices
from credence.lore.states import has_ended
from credence.model import Modality, PartialDate, Statement
from credence.reading.frame.listed import Listing, PostsRead, Signing
from credence.reading.frame.rule import Rule
from credence.reading.mentions import Item, Mission, Person, Post
from credence.reading.nouns.acquaintance import Acquaintance, Recent
from credence.reading.nouns.realms import Realm

_PAIR: Final = 2
_SAHARA: Final = "ESH"
_REMEMBERED: Final = 200

TREATIES: Final = ("signed", "ratified", "in-force", "terminated")
"""What States do with treaties, once they are known to deal with one another."""
BY_STATES: Final = ("relations-", "recognition", "mission-opened", "mission-closed", "mission-raised", "credentials")
"""How the kinds begin of what only States do."""


@dataclass(slots=True, init=False)
class Contact:
    """An encounter the document reports: the two States, the persons, the day and place, and whether it was told."""

    parties: tuple[str, ...]
    persons: tuple[str, ...]
    date: str | None = None
    place: str | None = None
    told: bool = False

    def __init__(
        self,
        parties: tuple[str, ...],
        persons: tuple[str, ...],
        date: str | None = None,
        place: str | None = None,
        told: bool = False,
    ) -> None:
        self.parties = parties
        self.persons = persons
        self.date = date
        self.place = place
        self.told = told


@dataclass(slots=True, init=False)
class Figure:
    """The figure of trade last told, with which the next one may go on; `sentence` is where its sentence starts."""

    flow: str
    parties: tuple[str, ...]
    owner: str | None
    period: str | None
    currency: str | None
    sentence: int

    def __init__(
        self,
        flow: str,
        parties: tuple[str, ...],
        owner: str | None,
        period: str | None,
        currency: str | None,
        sentence: int,
    ) -> None:
        self.flow = flow
        self.parties = parties
        self.owner = owner
        self.period = period
        self.currency = currency
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Treaty:
    """An instrument of which the text has spoken: `told` where the text itself says whom it binds."""

    name: str
    parties: tuple[str, ...]
    told: bool = False
    signed: str | None = None
    """When it was signed, once that is told."""


HANDFUL: Final = 5
"""So many envoys are awaited where their number is not told."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is told of envoys not yet named: the kind, the slots they share, how many are left, if it is yet to come."""

    kind: str
    shared: dict[str, Any]
    left: int
    modality: Modality | None = None
    newly: bool = False
    """Whether they are called newly appointed."""

    def without_one(self) -> Awaited | None:
        """What is told of those left when one of them has been named; None where he was the last."""
        return replace(self, left=self.left - 1) if self.left > 1 else None


@dataclass(slots=True)
class Context:
    """Memory of one reading of one document; every reference is resolved against it."""

    today: date | None
    home: str | None = None
    """The State whose ministry or press is speaking, where known."""
    narrator: str | None = None
    """The State whose relations a history tells, where the document is one."""
    told: tuple[str, ...] = ()
    """The two States of a history's title."""
    subjects: tuple[str, ...] = ()
    """The States whose relations with the narrator an entry of a guide tells, where a guide's entry is read."""
    pair: tuple[str, str] | None = None
    """The two States in play at this point of the text."""
    counts: Counter[str] = field(default_factory=Counter)
    """How often the text names each State."""
    acquaintance: Acquaintance = field(default_factory=Acquaintance)
    """The persons met."""
    names: dict[str, str] = field(default_factory=dict)
    """Surname -> the full name last given that ends with it, whether or not the text says what office is held."""
    latest: Recent = field(default_factory=Recent)
    """Persons as they were last spoken of, latest last."""
    written_to: set[str] = field(default_factory=set)
    """Persons last spoken of only as those from whom or to whom something is conveyed, by name."""
    at: int = -1
    """Where the sentence now being read begins; -1 before the first."""
    last_date: str | None = None
    resolved: dict[int, str | None] = field(default_factory=dict)
    """What dates that refer to another came to mean, by where they stand."""
    day_told: tuple[str, int] = ("", -1)
    """The one day near the document's own that the last sentence of this paragraph with a day gave, and where that
    sentence ends, or the last one after it."""
    contact_date: str | None = None
    """The day of the contact the document reports, once a sentence has given it."""
    awaited: Awaited | None = None
    """Credentials or appointments told of envoys not yet named."""
    ceremony: Awaited | None = None
    """The ceremony at which several envoys handed over their letters, once it is told: its day, and who received."""
    rows: tuple[str, dict[str, Any]] | None = None
    """What befell the envoys of the list now being read, one a line: the kind, and the slots they share."""
    roll: Listing | None = None
    """The list of visits or of holders of a post now being read, which a heading opened."""
    roster: tuple[str | None, str | None, int] | None = None
    """Envoys of whom it was told that they were appointed, to be named one by one: by whom, when, told where."""
    unnamed: Post | None = None
    """The post of a new envoy of whom the sentence before told without a name."""
    in_turn: list[Post] = field(default_factory=list)
    """The posts of envoys of several States of whom the sentence before told, to be named in their order."""
    post_spoken: tuple[Post, int, bool] | None = None
    """The post of an envoy last spoken of, where that sentence ends, and whether it names who holds it."""
    post_to_fill: tuple[Post, int] | None = None
    """In a history the post of which a sentence last told without a name, and where that sentence ends."""
    envoys: list[Person] = field(default_factory=list)
    """The envoys whose credentials were last spoken of ("the said envoys")."""
    subject: str | None = None
    """The State last spoken of as acting."""
    mentioned: list[str] = field(default_factory=list)
    """The States the text has named, each once, latest last; of those of one sentence the first stands last."""
    freed: tuple[str, int] | None = None
    """The State whose independence was last told, and where."""
    recognised: str | None = None
    """The State whose recognition was last spoken of."""
    rule: Rule | None = None
    """Who by a history ruled the land of the State it tells of."""
    post_list: PostsRead | None = None
    """The list of consular posts now being read."""
    realms: dict[str, Realm] = field(default_factory=dict)
    """Kind of realm ("Federation") -> the State of that kind which a history last named."""
    act: tuple[str, str, int] | None = None
    """What a State last did to another (recognised it, broke with it): the kind, the other State, where it is told."""
    acts: list[tuple[str, str, int]] = field(default_factory=list)
    """What the sentence that told of the last such act told of in all."""
    organisation: str | None = None
    """The organisation last spoken of."""
    last_city: str | None = None
    """The city last named in an earlier sentence: "there"."""
    last_city_at: int = -1
    """Where that sentence starts."""
    here: str | None = None
    """The place from which the document reports."""
    abroad: bool = False
    """Whether a mission of the home State is speaking, from the other State."""
    host: str | None = None
    """The State in which a mission or envoy of the home State speaks, where known."""
    away: str | None = None
    """The State that the home State's people are visiting at this point of the text."""
    ministry: bool = False
    """Whether the home State's foreign ministry is speaking."""
    published: bool = False
    """Whether an outlet says whose voice the document is."""
    minister_told: bool = False
    """Whether the home State's foreign minister has been spoken of without a name."""
    afar: bool = False
    """Whether a paper writes of other States than its own."""
    topic: str | None = None
    """The State last spoken of as acting in this paragraph, where a paper writes of others than its own."""
    at_home: bool = False
    """Whether this paragraph of such a paper speaks of the paper's own State."""
    receives: bool = False
    """Whether an envoy has been told to have handed his letters to, or as one of, the home State."""
    paragraph: int = 0
    """Where the paragraph being read begins."""
    anchored: bool = False
    """Whether the whole document is about the pair its title names."""
    of_long_ago: bool = False
    """Whether a document of no day tells of years long past: who held an office then is told as holding it."""
    missions: deque[Mission] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    """Missions as they were last spoken of, latest last, with both sides known; those of long ago are forgotten."""
    instruments: list[Treaty] = field(default_factory=list)
    """Treaties as they were last spoken of, latest last."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Whose parliament a chamber is ("senate"), where the text has said so."""
    contacts: list[Contact] = field(default_factory=list)
    """Encounters of the paragraph or, where it names none, of those before it; latest last."""
    accredited: list[Contact] = field(default_factory=list)
    """Every envoy whose letters the document reports as just handed over, with who received them."""
    signing: Signing | None = None
    """The list of instruments now being read."""
    listing: tuple[Person | None, str | None, str | None] | None = None
    """Who met the persons of the list now being read, when and where."""
    speaker: Person | None = None
    """The envoy who says "I" throughout the document."""
    leaving: str | None = None
    """The envoy whose leaving was last told, by name."""
    hero: Person | None = None
    """The person whom the last sentence was about: "he" or "she"."""
    styles: dict[str, str] = field(default_factory=dict)
    """Persons by name, each in the words that the document last used of them."""
    invitation: tuple[str, tuple[str, ...], str | None] | None = None
    """The visit to which somebody was invited: its words, parties and city."""
    rounds: str | None = None
    """What "the next round" is a round of."""
    sat: tuple[int, tuple[str, ...]] | None = None
    """Where the sentence starts that last told of a session of a joint body, and whose body it is."""
    official: bool = True
    """Whether the document names offices, missions or ministries by which States deal with one another."""
    dealing: bool = False
    """Whether a statement was made of what only States do: so they deal with one another here, whatever it names."""
    journey: tuple[str, str] | None = None
    """The State of whoever was last said to visit or to be about to, and the State visited."""
    traveller: tuple[str, str, str] | None = None
    """Who was last said to have paid a visit: his State, the State visited, and his name, empty where none is told."""
    journeys_to_come: set[tuple[str, str]] = field(default_factory=set)
    """The visits to come of which the document tells: the State of the visitor, and the one he is to visit."""
    visit_days: str | None = None
    """The days of the visit the document reports or announces, once a sentence has given them."""
    occasion: tuple[int, str, str | None] | None = None
    """Where the visit or meeting told last with its date ends in the text, its date and place."""
    in_touch: frozenset[str] = frozenset()
    """The States of which the document last told a visit, consultations or a meeting, held or to come."""
    lead_date: str | None = None
    """The day of the events the document reports, where its first sentences give one."""
    named: set[tuple[int, frozenset[str], str]] = field(default_factory=set)
    """Areas of cooperation already told: sentence, States, area."""
    figure: Figure | None = None
    city: str | None = None
    """The city of the dateline."""
    city_home: str | None = None
    """The State in which that city lies."""
    issuer: str | None = None
    """The ministry that last issued a statement."""

    deed: Statement | None = None
    """What a State was last told to have done, as another may be said to have done likewise."""
    republic: str | None = None
    """The State last named by a name that says it is a Republic."""
    land: str | None = None
    """The State last referred to by its kind ("the archipelago"): one that another acts upon is still that one."""

    def person_named(self, item: Item) -> Person | None:
        """The person an item names, by a title or by a name known from before."""
        if item.code == "N":
            return self.known(str(item.value))
        return item.value if isinstance(item.value, Person) else None

    def contact_of(self, parties: tuple[str, ...], persons: tuple[str, ...]) -> Contact:
        """The encounter of these persons: one already known, or a new one, which then is the latest."""
        named = set(persons)
        for contact in self.contacts:
            same = named <= set(contact.persons) or named >= set(contact.persons)
            if set(contact.parties) == set(parties) and same:
                contact.persons = tuple(dict.fromkeys((*contact.persons, *persons)))
                return contact
        first = self.contacts[0] if self.contacts else None
        new = Contact(parties, persons, first.date if first else None)
        self.contacts = [new]
        if len(set(parties)) == _PAIR and self.home not in parties and not self.settled:
            self.pair = (parties[0], parties[1])  # a paper tells of two others: they are "the sides" of what follows
        return new

    def is_ahead(self, day: str | None) -> bool:
        """Whether a day, or the first of several, lies after that of the document; not where either is unknown."""
        if self.today is None or day is None or not day[:4].isdigit():
            return False
        return PartialDate.parse(day.partition("/")[0]).earliest > self.today

    def is_over(self, day: str | None) -> bool:
        """Whether a day, or the last of several, lies before that of the document; not where either is unknown."""
        if self.today is None or day is None:
            return False
        last = day.rpartition("/")[2]
        return last[:4].isdigit() and PartialDate.parse(last).latest < self.today

    def end_sentence(self, accreditations: list[dict[str, Any]], hero: Person | None) -> None:
        """Keep what the next sentence may allude to: who was spoken of, and whom an envoy handed letters to."""
        self.hero = hero or self.hero
        recent = [a for a in accreditations if self.is_recent(a.get("date"))]
        if recent:
            contacts = [
                Contact(
                    (*a["recipient"], *a["actor"]),
                    (*a.get("received_by", ()), *a.get("person", ())),
                    a.get("date") or self.contact_date,
                )
                for a in recent
            ]
            self.contacts = [contact for contact, a in zip(contacts, recent, strict=True) if a.get("person")]
            self.accredited = [*self.accredited, *contacts]
            self.receives = self.receives or any(self.home in contact.parties for contact in contacts)

    def is_recent(self, day: str | None) -> bool:
        """Whether a day is of the weeks before the document, or unknown."""
        return day is None or self.today is None or day[:7] >= (self.today - timedelta(days=40)).isoformat()[:7]

    def mention(self, codes: list[str]) -> None:
        """Note that a sentence names these States."""
        if codes:
            self.mentioned = [*(code for code in self.mentioned if code not in codes), *reversed(codes)]

    @property
    def settled(self) -> bool:
        """Whether the whole document is about one pair of States, whatever others it names."""
        return self.anchored or bool(self.told)

    def see_states(self, codes: list[str]) -> None:
        """Note the States of a sentence, where the pair is not settled; two of them become the pair in play."""
        distinct = list(dict.fromkeys(codes))
        if len(self.told) == _PAIR and set(distinct) <= set(self.told):
            self.pair = (self.told[0], self.told[1])  # a history comes back to its own two
            return
        if self.pair and self.today:  # what a report tells of a State that is no more faces neither of its own two
            distinct = [code for code in distinct if code in self.pair or not has_ended(code)]
            if any(set(self.pair) <= set(contact.parties) for contact in self.contacts):
                # those whose meeting is reported stay "the two countries" whatever they recognise
                distinct = [code for code in distinct if code in self.pair or not (code.islower() or code == _SAHARA)]
        if len(distinct) == 2:
            self.pair = (distinct[0], distinct[1])
        elif len(distinct) == 1 and self.pair and (distinct[0] not in self.pair or self._in_ministry_alone()):
            near = self.topic if self.is_elsewhere() else self.home
            base = near if near and near != distinct[0] else self.pair[0]
            if base != distinct[0]:
                self.pair = (base, distinct[0])

    def face_both(self, codes: list[str]) -> None:
        """Two States that a sentence names, none in play, are so before it is asked whose its persons are."""
        distinct = set(codes)
        if len(distinct) == 2 and self.pair and distinct.isdisjoint((*self.pair, self.home)) and not self.narrator:
            self.pair = (codes[0], next(code for code in codes if code != codes[0]))

    def _in_ministry_alone(self) -> bool:
        """Whether a ministry speaks that is of neither of the two in play: it tells of one State after another."""
        return self.ministry and self.home is not None and self.pair is not None and self.home not in self.pair

    def begin_paragraph(self, begin: int) -> None:
        """Leave behind what only the paragraph before was about: a history then is of its own two States again."""
        self.topic, self.at_home = None, False
        self.paragraph = begin
        if len(self.told) != _PAIR:
            return
        both = set(self.told)
        if self.subject not in both:
            self.subject = None
        self.instruments = [treaty for treaty in self.instruments if not both.isdisjoint(treaty.parties)]

    def face_subject(self, codes: list[str]) -> None:
        """Of the several States that an entry of a guide tells of, face the one that a sentence names."""
        spoken = next((code for code in codes if code in self.subjects), None) if len(self.subjects) > 1 else None
        if spoken and self.narrator:
            self.pair = self.told = (self.narrator, spoken)

    def pair_of(self, codes: list[str]) -> tuple[str, ...]:
        """The two States a sentence is about, given those it names."""
        distinct = list(dict.fromkeys(codes))
        if len(distinct) >= 2:
            return tuple(distinct[:2])
        if not (self.official or self.dealing):
            return ()
        if len(distinct) == 1:
            if self.anchored and self.pair and distinct[0] not in self.pair:
                return self.pair
            other = self.other(distinct[0])
            return (distinct[0], other) if other else ()
        return self.pair or ()

    def other(self, code: str | None) -> str | None:
        """The State that faces this one: the other of the pair in play, else the home State."""
        if code is None:
            return None
        if self.pair and code in self.pair:
            return self.pair[1] if self.pair[0] == code else self.pair[0]
        if self.is_elsewhere():
            return self.topic if self.topic != code else None
        if self.home and self.home != code:
            return self.home
        return self.pair[0] if self.pair else None

    def other_of_told(self, code: str | None) -> str | None:
        """The other of the two States whose history is told, if the one is of them."""
        return next((other for other in self.told if other != code), None) if code in self.told else None

    @property
    def two(self) -> tuple[str, ...]:
        """The two States that the document is about: whose history is told, else who face each other; or none."""
        both = self.told or self.pair or ()
        return both if len(both) == _PAIR else ()

    def other_of_two(self, code: str | None) -> str | None:
        """The other of the two States that the document is about, if the one is of them."""
        return next((other for other in self.two if other != code), None) if code in self.two else None

    def is_elsewhere(self) -> bool:
        """Whether a paper writes here of other States than its own, none of whose people it has named, and to which
        it has told of no envoy's coming."""
        if not self.afar or self.at_home or self.receives:
            return False
        return all(person.owner != self.home for person in self.latest)

    def meet(self, person: Person) -> Person:
        """Remember a person; one already known by a fuller name keeps that name and post."""
        known = self.known(person.name) if person.name else None
        if known is None:
            self.acquaintance.add(person, self.at)
            known = person
        else:
            if len(person.name.split()) > len(known.name.split()):
                self.acquaintance.rename(known, person.name, self.at)
            if known.post is None and person.post is not None:
                known.post, known.owner = person.post, person.owner or known.owner
            if known.owner is None:
                known.owner = person.owner
        self.latest.touch(known)
        return known

    def note_style(self, person: Person, words: str) -> None:
        """Keep the words in which a person was last spoken of; his name where they tell only what he is to another."""
        told = person.post is not None and person.post.term == "counterpart" and "again" not in person.flags
        self.styles[person.name] = person.name if told or "role" in person.flags else words

    def known(self, name: str) -> Person | None:
        """The person already met to whom a (shorter) name belongs."""
        return self.acquaintance.known(name)

    def belongs(self, person: Person, owner: str | None) -> None:
        """Set right, here and from now on, whose a person is."""
        person.owner = owner
        if known := self.known(person.name):
            known.owner = owner

    def by_post(self, post: Post, unmet: frozenset[str] = frozenset()) -> Person | None:
        """The person last spoken of who may be meant by a bare title ("the ambassador"), none of those yet unmet."""
        fitting = [p for p in reversed(self.latest) if p.post and p.name not in unmet and _compatible(post, p)]
        if post.term in _WORDS_OF_TITLES:
            fitting = [p for p in fitting if p.post and _says(p.post.term, post.term)] or fitting
        if "former" in post.flags and not self.narrator:
            return next((p for p in fitting if p.post and "former" in p.post.flags), None)
        if "designate" in post.flags:
            coming = [p for p in fitting if p.post and not _TO_COME.isdisjoint(p.post.flags)]
            left = [p for p in fitting if p.post and "former" not in p.post.flags]
            return coming[0] if coming else left[0] if len(left) == 1 else None
        # "met her Ruritanian counterpart X. The Minister also met ..." goes on with her who met him
        if fitting and fitting[0].post and fitting[0].post.term == "counterpart":
            fitting.sort(key=lambda p: p.owner != self.home)
        elif self.ministry and post.term == "minister" and not post.owner:  # of the ministry that speaks
            fitting.sort(key=lambda p: p.owner != self.home or p.office != "foreign-minister")
        if fitting and fitting[0].name in self.written_to:
            fitting.sort(key=lambda p: p.name in self.written_to)
        here = (p for p in fitting if p.post and not p.post.flags & _NOT_IN_POST)
        return next(here, None) or next(iter(fitting), None)

    def last_envoy(self) -> Person | None:
        """The person last spoken of who is sent by one State to another."""
        return next((p for p in reversed(self.latest) if p.office in sent_offices()), None)


_TO_COME: Final = frozenset({"designate", "successor", "newly-appointed"})
_NOT_IN_POST: Final = frozenset({"successor", "former", "designate"})
"""Whom a bare title means only where nobody else holds it."""


_TITLES: Final = frozenset(
    {"minister", "ministers", "official", "secretary", "state secretary", "cs", "cabinet secretary"}
)
"""Bare titles that may mean whoever else holds an office of government."""


_WORDS_OF_TITLES: Final = frozenset({"minister", "secretary"})
"""Bare titles that mean nobody else where somebody was met whose full title has the word."""


_ANY_HEAD: Final = frozenset({"head of state", "heads of state", "chief of state", "head of the state"})
"""Titles of a head of State of whatever kind."""


def _of_another_kind(post: Post, held: Post) -> bool:
    """Whether a bare title is not that of the official known: "the Chairwoman" is no Secretary General."""
    if post.office == "head-of-state":  # "the King" is no president
        told = {post.term, held.term}
        return not told & _ANY_HEAD and len({"president" in term for term in told}) > 1
    if post.office != "official" or post.term in _TITLES:
        return False
    return post.term not in held.term and held.term not in post.term


def _says(full: str, bare: str) -> bool:
    """Whether the word of a bare title may stand for a full one: "the Secretary" is no Secretary General."""
    return full == "counterpart" or (bare in full and not full.startswith(("secretary general", "secretary-general")))


def _compatible(post: Post, person: Person) -> bool:
    held = person.post
    if held is None or (post.owner and person.owner and post.owner != person.owner):
        return False
    if held.term == post.term or (held.office == post.office and not _of_another_kind(post, held)):
        return True
    if post.term == "secretary" and _says(held.term, "secretary"):  # a Secretary of State, or Foreign Secretary
        return True
    # "the Minister" may be the foreign minister or his deputy; "the President" only the head of State.
    return (
        post.term in ("minister", "ministers")
        and post.office != "minister"
        and held.office
        in (
            "foreign-minister",
            "official",
            "deputy-foreign-minister",
        )
    )
