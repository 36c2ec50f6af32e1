"""In: facts as the record gives them. Out: their slots in English, and when they were so or reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from credence.brief.naming import name_of, organisation_name, organisation_text, state_text, states_text
from credence.brief.phrasebook import fill, phrase, sentence_for, table, word
from credence.brief.pieces import Text, capitalised, foreign, plain, words
from credence.brief.wording import (
    amount_words,
    date_words,
    day_words,
    listed,
    names_listed,
    one_of_its_kind,
    when_words,
    with_article,
)
from credence.lore.ordinals import ordinal_words
from credence.model import STATE_SLOTS, Fact
from credence.protocol.facts import codes, held, reported, text_of


def undated_words(fact: Fact) -> str:
    """`(reported on 20 December 2022)`: the document's date, said to be that."""
    day = reported(fact)
    if day is None:
        return plain(phrase("undated_no_day", {}))
    return plain(phrase("undated", {"day": day_words(day)}))


def sentence_text(fact: Fact, form: str = "said") -> Text:
    """The fact as a sentence of its kind's template; an undated one says when it was reported."""
    return capitalised(sentence_for(fact.kind, form, dated_slots(fact)))


def dated_slots(fact: Fact) -> Slots:
    """All slots, where `when` of an undated fact says when it was reported."""
    slots = slots_of(fact)
    return slots if held(fact) else slots | {"when": undated_words(fact)}


def slots_of(fact: Fact) -> Slots:
    """All slots a template may name, in English; those not given are empty."""
    return Slots(fact)


class Slots(Mapping[str, "Text | str"]):
    """The slots of a fact by name, each put into English when it is asked for: a sentence names few of them."""

    def __init__(self, fact: Fact, made: Mapping[str, Text | str] | None = None) -> None:
        self._fact = fact
        self._made = dict(made or {})

    def __getitem__(self, slot: str) -> Text | str:
        found = self._made.get(slot)
        if found is None:
            found = self._made[slot] = _MAKERS[slot](self._fact)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter({**_MAKERS, **self._made})

    def __len__(self) -> int:
        return len({**_MAKERS, **self._made})

    def __or__(self, others: Mapping[str, Text | str]) -> Slots:
        return Slots(self._fact, {**self._made, **others})


def _written(slot: str) -> Callable[[Fact], Text]:
    return lambda fact: foreign(text_of(fact, slot))


def _place(fact: Fact) -> Text:
    """The place, but for that in which an event's own words end: "visit to Amman: Amman" says it twice."""
    place = text_of(fact, "place")
    return () if place and f" {text_of(fact, 'event')}".endswith(f" {place}") else foreign(place)


def _of_states(slot: str) -> Callable[[Fact], Text]:
    return lambda fact: states_text(codes(fact, slot))


def _of_names(slot: str) -> Callable[[Fact], Text]:
    return lambda fact: names_listed(codes(fact, slot))


def _others(fact: Fact) -> Text:
    """The parties that are not the actor."""
    actors = codes(fact, "actor")
    return states_text(tuple(code for code in codes(fact, "parties") if code not in actors))


def _company(fact: Fact) -> Text:
    """The parties where they are more than two."""
    parties = codes(fact, "parties")
    return states_text(parties) if len(parties) > 2 else ()


def _persons(fact: Fact) -> Text:
    """The persons where they are several."""
    people = codes(fact, "person")
    return names_listed(people) if len(people) > 1 else ()


def _office(fact: Fact) -> str:
    said = fact.slots.get("interim")
    return office_words(text_of(fact, "office"), said if isinstance(said, bool) else None)


def _resident(fact: Fact) -> str:
    said = fact.slots.get("resident")
    return "" if said is None else "resident" if said is True else "non-resident"


def _at_stage(kind: str, stage: str) -> Callable[[Fact], str]:
    return lambda fact: stage if fact.kind == kind and text_of(fact, "stage") == stage else ""


def _named_in(name: str, slot: str) -> Callable[[Fact], str]:
    """The word that a table has for the value of a slot."""
    return lambda fact: word(name, text_of(fact, slot)) if text_of(fact, slot) else ""


def _bare_body(fact: Fact) -> str:
    """The organisation without the article that its name may begin with."""
    body = text_of(fact, "organisation")
    return body[4:] if body.lower().startswith("the ") else body


def _organisation(fact: Fact) -> Text:
    body = text_of(fact, "organisation")
    return organisation_text(body) if body else ()


def _body_of(fact: Fact) -> Text:
    """Whose body it is, unless its name says so."""
    names = [name_of(code) for code in codes(fact, "actor")]
    bare = _bare_body(fact)
    return names_listed(names) if not any(name in bare for name in names) else ()


def _date(fact: Fact) -> str:
    when = held(fact)
    return date_words(when) if when else ""


def _when(fact: Fact) -> str:
    when = held(fact)
    return when_words(when) if when else ""


def office_words(office: str, interim: bool | None = None) -> str:
    """`chargé d'affaires` for `charge`, `chargé d'affaires a.i.` where told to be so; empty for none."""
    if office == "charge" and interim is not None:
        return word("charges", "interim" if interim else "titular")
    return word("offices", office) if office else ""


def mission_words(fact: Fact) -> tuple[str, str]:
    """The mission without and with its article; a bare "mission" where the rank is not given."""
    found = table("missions").get(text_of(fact, "mission"))
    if found:
        return (str(found[0]), str(found[1]))
    name = text_of(fact, "mission").replace("-", " ") or "mission"
    return (name, with_article(name))


def amount_of(fact: Fact) -> Text:
    """The sum as written, with `more than` or the like where the source bounds it."""
    amount = text_of(fact, "amount")
    bound = text_of(fact, "bound").replace("-", " ")
    return foreign(f"{bound} {amount_words(amount, text_of(fact, 'currency') or None)}") if amount else ()


def flow_text(fact: Fact) -> Text:
    """`Exports from Azerbaijan to Mexico`; goods run from the first party to the second."""
    return flow_of(text_of(fact, "flow"), codes(fact, "parties"))


def flow_of(flow: str, parties: tuple[str, ...]) -> Text:
    """The same of a flow and its parties."""
    first, second = (*parties, "", "")[:2]
    template = table("flows").get(flow)
    if not template or not second:
        return foreign(flow.replace("-", " "))
    slots = {"first": state_text(first), "second": state_text(second)}
    return fill(template, slots)


_MAKERS: Mapping[str, Callable[[Fact], Text | str]] = {
    "place": _place,
    **{slot: _written(slot) for slot in ("event", "level", "residence", "stage", "number", "deadline")},
    "instrument": lambda fact: foreign(one_of_its_kind(text_of(fact, "instrument"))),
    "channel": lambda fact: foreign(text_of(fact, "channel").replace("-", " ")),
    "ordinal": lambda fact: foreign(ordinal_words(text_of(fact, "ordinal"))),
    "a_level": lambda fact: foreign(with_article(text_of(fact, "level"))),
    **{slot: _of_states(slot) for slot in STATE_SLOTS},
    "others": _others,
    "company": _company,
    **{slot: _of_names(slot) for slot in ("person", "received_by", "topics")},
    "persons": _persons,
    "office": _office,
    "resident": _resident,
    "arrived": _at_stage("post-began", "arrived"),
    "nominated": _at_stage("appointed", "nominated"),
    "initialled": _at_stage("signed", "initialled"),
    "manner": _named_in("manners", "manner"),
    "mission": lambda fact: mission_words(fact)[0],
    "a_mission": lambda fact: mission_words(fact)[1],
    "organisation": _organisation,
    "body": lambda fact: foreign(organisation_name(_bare_body(fact))),
    "body_of": _body_of,
    "areas": lambda fact: listed([words(word("areas", area)) for area in codes(fact, "areas")]),
    "area": _named_in("areas", "area"),
    "amount": amount_of,
    "flow": flow_text,
    "date": _date,
    "when": _when,
}
"""How each slot that a template may name is made."""
