"""In: facts as the record gives them. Out: their slots in English, and when they were so or reported."""

from __future__ import annotations

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
from credence.model import Fact
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


def dated_slots(fact: Fact) -> dict[str, Text | str]:
    """All slots, where `when` of an undated fact says when it was reported."""
    slots = slots_of(fact)
    return slots if held(fact) else slots | {"when": undated_words(fact)}


def slots_of(fact: Fact) -> dict[str, Text | str]:
    """All slots a template may name, in English; those not given are left out or empty."""
    slots: dict[str, Text | str] = {}
    for slot in ("place", "event", "level", "residence", "stage", "number", "deadline"):
        slots[slot] = foreign(text_of(fact, slot))
    slots["instrument"] = foreign(one_of_its_kind(text_of(fact, "instrument")))
    slots["channel"] = foreign(text_of(fact, "channel").replace("-", " "))
    slots["ordinal"] = foreign(ordinal_words(text_of(fact, "ordinal")))
    slots["a_level"] = foreign(with_article(text_of(fact, "level")))
    slots |= _states(fact) | _people(fact) | _things(fact) | _dates(fact)
    return slots


def _states(fact: Fact) -> dict[str, Text | str]:
    parties = codes(fact, "parties")
    others = tuple(code for code in parties if code not in codes(fact, "actor"))
    return {
        "actor": states_text(codes(fact, "actor")),
        "recipient": states_text(codes(fact, "recipient")),
        "parties": states_text(parties),
        "protected": states_text(codes(fact, "protected")),
        "others": states_text(others),
        "company": states_text(parties) if len(parties) > 2 else (),
    }


def _people(fact: Fact) -> dict[str, Text | str]:
    people = codes(fact, "person")
    resident, said = fact.slots.get("resident"), fact.slots.get("interim")
    return {
        "person": names_listed(people),
        "persons": names_listed(people) if len(people) > 1 else "",
        "received_by": names_listed(codes(fact, "received_by")),
        "office": office_words(text_of(fact, "office"), said if isinstance(said, bool) else None),
        "resident": "" if resident is None else "resident" if resident is True else "non-resident",
        "arrived": "arrived" if fact.kind == "post-began" and text_of(fact, "stage") == "arrived" else "",
        "nominated": "nominated" if fact.kind == "appointed" and text_of(fact, "stage") == "nominated" else "",
        "manner": word("manners", text_of(fact, "manner")) if text_of(fact, "manner") else "",
    }


def _things(fact: Fact) -> dict[str, Text | str]:
    body = text_of(fact, "organisation")
    bare = body[4:] if body.lower().startswith("the ") else body
    names = [name_of(code) for code in codes(fact, "actor")]
    return {
        "mission": mission_words(fact)[0],
        "a_mission": mission_words(fact)[1],
        "organisation": organisation_text(body) if body else "",
        "body": foreign(organisation_name(bare)),
        "body_of": names_listed(names) if not any(name in bare for name in names) else "",
        "topics": names_listed(codes(fact, "topics")),
        "areas": listed([words(word("areas", area)) for area in codes(fact, "areas")]),
        "area": word("areas", text_of(fact, "area")) if text_of(fact, "area") else "",
        "amount": amount_of(fact),
        "flow": flow_text(fact),
    }


def _dates(fact: Fact) -> dict[str, Text | str]:
    when = held(fact)
    return {"date": date_words(when), "when": when_words(when)} if when else {}


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
