"""Dates, sums and lists in plain English, and the diplomat's own templates."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from importlib.resources import files

import jsonschema
import pytest

from credence.brief.facts import sentence_text
from credence.brief.naming import name_of, organisation_text
from credence.brief.phrasebook import fill, phrasebook, table
from credence.brief.pieces import foreign, plain
from credence.brief.wording import (
    amount_words,
    date_words,
    listed,
    moment_words,
    when_words,
    with_article,
)
from credence.lore.kinds import allowed_values, load_kinds
from credence.lore.ordinals import ordinal_words
from credence.lore.organisations import load_organisations
from credence.lore.states import load_states
from credence.model import Fact, PartialDate, SlotValue

Say = Callable[..., Fact]
DATES = [
    ("1991", "1991", "in 1991"),
    ("2023-03", "March 2023", "in March 2023"),
    ("1992-01-14", "14 January 1992", "on 14 January 1992"),
    ("2022-01/2022-11", "January–November 2022", "in January–November 2022"),
    ("2021-07/2022-06", "July 2021 – June 2022", "in July 2021 – June 2022"),
    ("2018-11-05/2018-11-06", "5–6 November 2018", "on 5–6 November 2018"),
    ("2022-10-31/2022-11-02", "31 October – 2 November 2022", "on 31 October – 2 November 2022"),
    ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022", "on 30 December 2021 – 2 January 2022"),
    ("1795/1796", "1795–1796", "in 1795–1796"),
    ("1850~", "about 1850", "about 1850"),
    ("1941-12-05~", "about 5 December 1941", "about 5 December 1941"),
    ("1850?", "perhaps 1850", "perhaps 1850"),
    ("1943-21", "spring 1943", "in spring 1943"),
    ("2019/..", "from 2019", "from 2019"),
    ("../1850", "until 1850", "until 1850"),
    ("0987", "987", "in 987"),
]
SUMS = [
    ("58500000", "USD", "USD 58.5 million"),
    ("1000000000", "EUR", "EUR 1 billion"),
    ("7200000000", "JPY", "JPY 7.2 billion"),
    ("1093250000", "USD", "USD 1,093.25 million"),
    ("58512345", "USD", "USD 58,512,345"),
    ("950000", "CHF", "CHF 950,000"),
    ("1250000000000", "USD", "USD 1.25 trillion"),
    ("1234.50", "USD", "USD 1,234.50"),
    ("0", "USD", "USD 0"),
    ("several", "USD", "USD several"),
    ("Infinity", None, "Infinity"),
]


@pytest.mark.parametrize(("edtf", "bare", "with_preposition"), DATES)
def test_a_date_is_written_as_precisely_as_it_is_known(edtf: str, bare: str, with_preposition: str) -> None:
    when = PartialDate.parse(edtf)
    assert (date_words(when), when_words(when)) == (bare, with_preposition)


@pytest.mark.parametrize(("amount", "currency", "written"), SUMS)
def test_a_sum_keeps_all_its_digits(amount: str, currency: str | None, written: str) -> None:
    assert amount_words(amount, currency) == written


def test_lists_and_small_words() -> None:
    names = [foreign(name) for name in ("A", "B", "C")]
    assert [plain(listed(names[:n])) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert [ordinal_words(n) for n in ("3", "11", "12", "22", "103", "third")] == [
        *("third", "11th", "12th", "22nd", "103rd", "third"),
    ]
    assert [with_article(n) for n in ("embassy", "legation", "")] == ["an embassy", "a legation", ""]


def test_brackets_are_left_out_when_what_they_hold_is_not_given() -> None:
    template = "{who} met[ in {place}][ {when}|, date unknown]."
    assert plain(fill(template, {"who": "They", "place": "Lima"})) == "They met in Lima, date unknown."
    assert plain(fill(template, {"who": "They", "when": "in 1991"})) == "They met in 1991."


def test_a_code_without_a_name_stands_as_it_is() -> None:
    assert (name_of("MEX"), name_of("atlantis")) == ("Mexico", "atlantis")


FULL: dict[str, SlotValue] = {
    "actor": ("NLD",), "recipient": ("URY",), "protected": ("SWE",), "parties": ("NLD", "URY"),
    "person": ("Jan Vos", "Ana Paz"),
    "office": "ambassador", "received_by": ("Ana Paz",), "place": "Lima", "date": "1991", "level": "state",
    "mission": "embassy", "instrument": "Convention on Ports", "organisation": "UN", "areas": ("energy",),
    "area": "energy", "event": "forum", "topics": ("beef",), "flow": "exports", "period": "2023",
    "amount": "5", "currency": "USD", "manner": "recalled", "resident": True, "residence": "Lima",
    "ordinal": "3", "channel": "telephone", "stage": "granted", "number": "3", "deadline": "within 72 hours",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(load_kinds()))
@pytest.mark.parametrize("form", ["said", "coming", "topic", "mark"])
@pytest.mark.parametrize("given", ["all", "identity"])
def test_each_kind_has_a_template_that_reads(say: Say, kind: str, form: str, given: str) -> None:
    named = load_kinds()[kind].all_slots if given == "all" else load_kinds()[kind].identity
    fact = say(kind, {slot: FULL[slot] for slot in named if slot in FULL})
    text = plain(sentence_text(fact, form))
    assert text == text.strip()
    assert text[0] == text[0].upper()
    assert not any(fault in text for fault in ("  ", "{", "}", "[", "]", "|", " .", " ,", ",,", "..", "()", ",."))
    assert text.endswith(".") == (form in ("said", "coming"))


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("appointed", "Chile appointed Ana Ruiz as ambassador on 5 March 1985."),
        ("post-began", "Ana Ruiz took up the post of ambassador of Chile on 5 March 1985."),
        ("post-ended", "Ana Ruiz ended the post of ambassador of Chile on 5 March 1985."),
    ],
)
def test_of_a_post_with_a_body_that_is_not_known_it_is_not_said_where(say: Say, kind: str, written: str) -> None:
    fact = say(kind, {"actor": ("CHL",), "person": ("Ana Ruiz",), "office": "ambassador", "date": "1985-03-05"})
    assert plain(sentence_text(fact)) == written
    assert not plain(sentence_text(fact, "topic")).endswith(" ")


def test_a_body_is_told_whose_it_is_where_its_name_does_not_say(say: Say) -> None:
    told = [
        plain(sentence_text(say("resolution-adopted", {"actor": ("CHL",), "organisation": body})))
        for body in ("the Senate of Chile", "Chamber of Deputies")
    ]
    assert [text.partition(" adopted")[0] for text in told] == [
        "The Senate of Chile",
        "The Chamber of Deputies (Chile)",
    ]


def test_templates_are_for_kinds_that_there_are() -> None:
    assert set(table("kinds")) == set(load_kinds())


def test_every_value_a_slot_may_take_has_a_name() -> None:
    values = allowed_values()
    assert set(table("offices")) == set(values["office"])
    assert set(table("missions")) == set(values["mission"])
    assert set(table("manners")) == set(values["manner"])
    assert set(table("flows")) == set(values["flow"])


def test_the_file_of_words_keeps_to_its_schema() -> None:
    schema = files("credence.lore").joinpath("schema", "brief-sentences.schema.json").read_text(encoding="utf-8")
    jsonschema.validate(phrasebook(), json.loads(schema))


def test_organisations_of_several_words_have_the_article_but_for_those_listed() -> None:
    assert plain(organisation_text("UN Tourism")) == "UN Tourism"
    assert plain(organisation_text("NAM")) == "the Non-Aligned Movement (NAM)"
    assert set(table("article")["without"]) <= {each.name for each in load_organisations().values()}


def test_states_spoken_of_with_an_article_are_in_the_lore() -> None:
    assert set(table("article")["states"]) <= set(load_states())


def test_a_moment_is_written_in_utc() -> None:
    baku = timezone(timedelta(hours=4))
    assert moment_words(datetime(2026, 1, 1, 2, 30, tzinfo=baku)) == "31 December 2025, 22:30 UTC"
