"""Treaties and agreements: their steps put together, how they stood on a day, what is not on record."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from credence.brief.treaties import step_words
from credence.protocol.instruments import instruments
from credence.record.identity.identity import identities_of, key_of


def step(tell, kind, when, name="agreement on fisheries", parties="NOR,PER", **more):
    return tell(kind, when, parties=parties, instrument=name, **more)


def life(tell):
    return [
        step(tell, "signed", "2019-05-06", stage="initialled"),
        step(tell, "signed", "2020-03-04", "Agreement on Fisheries", place="Lima", person="Ane Lund,Rosa Quispe"),
        step(tell, "ratified", "2021-02-01", parties="NOR"),
        step(tell, "ratified", "2021-09-09", parties="PER", stage="approved"),
        step(tell, "in-force", "2022-01"),
        step(tell, "terminated", "2024-12-31"),
    ]


def stood(found, day):
    standing = found.on(date.fromisoformat(day))
    return standing.last and standing.last.step.name, standing.gaps, standing.unratified


def test_the_steps_of_one_instrument_are_put_together_in_any_order(tell):
    facts = life(tell)
    for some in list(permutations(facts))[::97]:
        (found,) = instruments(some)
        names = [each.step.name for each in found.steps]
        assert names == ["initialled", "signed", "ratified", "approved", "in-force", "terminated"]
        assert found.parties == ("NOR", "PER")


def test_an_instrument_stands_where_its_last_step_took_it_and_gaps_are_said(tell):
    (found,) = instruments(life(tell))
    assert stood(found, "2019-05-05") == (None, (), ())
    assert stood(found, "2019-05-06") == ("initialled", ("signature",), ())
    assert stood(found, "2020-03-04") == ("signed", ("entry",), ())
    assert stood(found, "2021-12-01") == ("ratified", ("ratification", "entry"), ("PER",))
    assert stood(found, "2022-01-31") == ("in-force", (), ())
    assert stood(found, "2025-01-01") == ("terminated", (), ())


def test_of_an_instrument_of_two_it_is_told_which_of_them_ratified(tell):
    facts = [
        step(tell, "signed", "2020-03-04"),
        step(tell, "ratified", "2021-02-01", actor="NOR"),
    ]
    (found,) = instruments(facts)
    assert found.on(None).unratified == ("PER",)
    assert step_words(found.steps[1], found) == "ratified by Norway on 1 February 2021"
    (found,) = instruments([*facts, step(tell, "ratified", "2022-02-01", actor="PER")])
    assert found.on(None).unratified == () and len(found.of("ratified")) == 2


def test_a_date_that_leaves_it_open_is_said_to_do_so(tell):
    (found,) = instruments(life(tell))
    standing = found.on(date(2022, 1, 15))
    assert standing.last.step.name == "ratified"
    assert [each.step.name for each in standing.perhaps] == ["in-force"]
    assert standing.gaps == ()


def test_other_parties_or_another_name_are_another_instrument(tell):
    facts = [
        step(tell, "signed", "2020-03-04"),
        step(tell, "signed", "2020-03-04", parties="NOR,CHL"),
        step(tell, "signed", "2020-03-04", "agreement on tourism"),
        step(tell, "ratified", "2021-02-01", parties="NOR"),
    ]
    found = instruments(facts)
    # Which of the two agreements on fisheries Norway ratified cannot be told.
    assert sorted(len(each.steps) for each in found) == [1, 1, 1, 1]


def test_a_name_that_tells_nothing_is_never_taken_for_another(tell):
    facts = [step(tell, "signed", "2020-03-04", "an agreement"), step(tell, "in-force", "2021-03-04", "an agreement")]
    assert len(instruments(facts)) == 2


def test_signed_again_it_is_another_instrument(tell):
    facts = [
        step(tell, "signed", "1990-03-04"),
        step(tell, "in-force", "1991-03-04"),
        step(tell, "signed", "2020-03-04"),
        step(tell, "ratified", "2021-03-04"),
    ]
    assert [[each.step.name for each in one.steps] for one in instruments(facts)] == [
        ["signed", "in-force"],
        ["signed", "ratified"],
    ]


def test_names_that_a_person_declared_one_are_one_instrument(tell):
    facts = [step(tell, "signed", "2020-03-04"), step(tell, "in-force", "2021-03-04", "Lima Fisheries Accord")]
    assert len(instruments(facts)) == 2
    keys = [key_of("instrument", each.slots["instrument"], "NOR") for each in facts]
    (found,) = instruments(facts, identities_of([("instrument", *keys, "accept")]))
    assert found.on(None).last.step.name == "in-force"


def test_what_is_announced_is_no_step_taken(tell):
    facts = [step(tell, "signed", "2020-03-04"), step(tell, "in-force", "2021-01-01", modality="scheduled")]
    (found,) = instruments(facts)
    assert found.on(None).last.step.name == "signed"
    assert [each.step.name for each in found.announced] == ["in-force"]
    denied = step(tell, "terminated", "2021-01-01", modality="denied")
    assert [each.step.name for each in instruments([*facts, denied])[0].steps] == ["signed"]
