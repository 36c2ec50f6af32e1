"""What persons decide: dated, signed, undoable, never lost; names that are one, names that are two."""

import pytest

from credence.record import RecordError
from credence.record.identity.identity import key_of

MAKER = "rules/1.0"
WHO = {"reviewer": "A. Reviewer"}


def opened(claim, day):
    return claim("mission-opened", actor="AZE", recipient="MEX", mission="embassy", date=day)


def holding(claim, name, state="AZE"):
    return claim("appointed", actor=state, recipient="MEX", person=name, office="ambassador", date="2007")


@pytest.fixture
def disputed(record, article, claim):
    record.add(*article("a", opened(claim, "2007")), maker=MAKER)
    record.add(*article("b", opened(claim, "2008")), maker=MAKER)
    return record


def statement(record, name):
    return record.statements(name)[0].id


def test_a_person_settles_a_dispute_and_both_sides_stay_to_be_seen(disputed):
    (before,) = disputed.ask()
    disputed.review(statement(disputed, "b"), "accept", reason="the plaque says so", **WHO)
    (after,) = disputed.ask()
    assert (before.status, before.slots["date"]) == ("disputed", "2007")
    assert (after.status, after.slots["date"]) == ("confirmed", "2008")
    assert [dissent.value for dissent in after.against] == ["2007"]


def test_a_decision_is_dated_signed_and_undone_to_the_letter(disputed, clock):
    before = disputed.ask()
    clock.on(hours=1)
    number = disputed.review(statement(disputed, "a"), "reject", reason="misprint", **WHO)
    clock.on(hours=1)
    assert disputed.ask() != before
    disputed.undo(number, **WHO)
    assert disputed.ask() == before
    made = disputed.reviews()
    assert [(r.verdict, r.reason, r.reviewer, r.undoes) for r in made] == [
        ("reject", "misprint", "A. Reviewer", None),
        ("undo", "", "A. Reviewer", number),
    ]
    assert made[0].known < made[1].known


def test_an_undoing_can_be_undone(disputed):
    number = disputed.review(statement(disputed, "a"), "reject", **WHO)
    decided = disputed.ask()
    taken_back = disputed.undo(number, **WHO)
    disputed.undo(taken_back, **WHO)
    assert disputed.ask() == decided


def test_what_is_rejected_is_shown_only_on_request(disputed):
    disputed.review(statement(disputed, "a"), "reject", **WHO)
    assert [(f.slots["date"], f.status) for f in disputed.ask()] == [("2008", "reported")]
    assert [f.slots["date"] for f in disputed.ask(status=["rejected"])] == ["2007"]


def test_a_correction_is_the_reviewers_own_statement_and_reading_again_leaves_it(record, article, claim):
    document, told = article("a", opened(claim, "2007"))
    record.add(document, told, maker=MAKER)
    record.correct(told[0].id, {**told[0].slots, "date": "2006"}, reason="typing error", **WHO)
    record.reread(document, told, maker="rules/2.0")
    record.reread(document, [], maker="rules/3.0")
    (fact,) = record.ask()
    assert (fact.slots["date"], fact.status, fact.supports[0].statement.rule) == ("2006", "confirmed", "person")
    assert fact.supports[0].statement.quote == told[0].quote


def test_reading_again_adds_and_withdraws_the_readers_own_statements_only(record, article, claim, clock):
    document, told = article("a", opened(claim, "2007"), claim("independence", actor="AZE", date="1991"))
    record.add(document, told[:1], maker="rules/1")
    then = clock.now
    clock.on(days=1)
    changed = record.reread(document, told[1:], maker="rules/2")
    assert (changed.added, changed.withdrawn, changed.restored) == (1, 1, 0)
    assert [fact.kind for fact in record.ask()] == ["independence"]
    assert [fact.kind for fact in record.ask(known_at=then)] == ["mission-opened"]
    again = record.reread(document, told, maker="rules/3")
    assert (again.added, again.withdrawn, again.restored) == (0, 0, 1)
    assert record.reread(document, told, maker="rules/3") == type(again)(0, 0, 0)


def test_copies_of_one_story_are_one_source(record, article, claim):
    story = " ".join(f"word{n}" for n in range(200))
    for name in ("a", "b"):
        document, told = article(name, opened(claim, "2007"))
        grown = type(document)(document.id, f"{document.text}\n{story}", document.publication)
        record.add(grown, told, maker=MAKER)
    assert [fact.status for fact in record.ask()] == ["reported"]
    record.add(*article("c", opened(claim, "2007")), maker=MAKER)
    assert [fact.status for fact in record.ask()] == ["corroborated"]


def test_names_are_proposed_as_one_and_merged_only_by_a_person(record, article, claim):
    record.add(*article("a", holding(claim, "Elmar Mammadyarov")), maker=MAKER)
    record.add(*article("b", holding(claim, "E. Məmmədyarov")), maker=MAKER)
    (proposal,) = record.matches()
    assert len(record.ask()) == 2
    assert proposal.score >= 80
    assert "an initial that fits" in proposal.reasons
    number = record.match("person", proposal.one.key, proposal.other.key, "accept", **WHO)
    (fact,) = record.ask()
    assert (fact.slots["person"], fact.status) == (("Elmar Mammadyarov",), "corroborated")
    assert len(record.ask(person="Məmmədyarov")) == len(record.ask(person="Elmar Mammadyarov")) == 1
    record.undo(number, **WHO)
    assert len(record.ask()) == 2


def test_a_rejected_match_stays_rejected(record, article, claim):
    record.add(*article("a", holding(claim, "Ana Silva Rojas")), maker=MAKER)
    record.add(*article("b", holding(claim, "Ana Silva")), maker=MAKER)
    assert len(record.ask()) == 1
    keys = [key_of("person", name, "AZE") for name in ("Ana Silva Rojas", "Ana Silva")]
    number = record.match("person", *keys, "reject", reason="mother and daughter", **WHO)
    assert len(record.ask()) == 2
    record.add(*article("c", holding(claim, "Ana Silva")), maker=MAKER)
    assert sorted(len(fact.supports) for fact in record.ask()) == [1, 2]
    record.undo(number, **WHO)
    assert len(record.ask()) == 1


def test_the_queue_puts_first_what_most_depends_on(disputed, article, claim):
    disputed.add(*article("c", opened(claim, "2008")), maker=MAKER)
    disputed.add(*article("d", claim("independence", actor="GEO", date="1991")), maker=MAKER)
    items = disputed.agenda()
    assert [(item.why, item.depends) for item in items] == [("dispute", 3), ("weak", 1)]
    disputed.review(items[0].target, "accept", **WHO)
    assert [item.why for item in disputed.agenda()] == ["weak"]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda r: r.review("0" * 20, "accept", **WHO), "there is no statement"),
        (lambda r: r.review("0" * 20, "maybe", **WHO), "a verdict is one of"),
        (lambda r: r.review("0" * 20, "accept", reviewer=" "), "is signed"),
        (lambda r: r.undo(7, **WHO), "there is no decision 7"),
        (lambda r: r.match("ship", "a@AZE", "b@AZE", "accept", **WHO), "a match is of a"),
        (lambda r: r.match("person", "a@AZE", "a@AZE", "accept", **WHO), "with itself"),
        (lambda r: r.correct("0" * 20, {}, **WHO), "there is no statement"),
    ],
)
def test_what_cannot_be_decided_is_told_in_a_line_and_leaves_the_record_as_it_was(disputed, act, told):
    before = disputed.counts(), disputed.seal()
    with pytest.raises(RecordError, match=told) as refused:
        act(disputed)
    assert "\n" not in str(refused.value)
    assert (disputed.counts(), disputed.seal()) == before


def test_a_decision_is_taken_back_once(disputed):
    number = disputed.review(statement(disputed, "a"), "unsure", **WHO)
    disputed.undo(number, **WHO)
    with pytest.raises(RecordError, match="was taken back already"):
        disputed.undo(number, **WHO)


def test_search_finds_words_phrases_and_the_statements_that_hold_them(record, article, claim, clock):
    record.add(*article("a", opened(claim, "2007")), maker=MAKER)
    then = clock.now
    clock.on(days=1)
    record.add(*article("b", claim("holds-office", actor="NOR", person="Ola Møre")), maker=MAKER)
    assert [found.document.id for found in record.search("says ASSERTED")] == ["b", "a"]
    assert [found.document.id for found in record.search('"mission opened" embassy')] == ["a"]
    assert [found.document.id for found in record.search("more")] == ["b"]
    assert record.search("says", known_at=then)[0].document.id == "a"
    assert len(record.search("embassy")[0].statements) == 1
    assert record.search('"opened mission"') == record.search("!!") == []


def test_facts_are_asked_for_by_period_source_and_status(disputed, article, claim):
    told = claim("independence", actor="GEO", date="1991-04", via=("Herald", "Foreign Ministry"))
    disputed.add(*article("h", told), maker=MAKER)
    from datetime import date

    assert [f.kind for f in disputed.ask(since=date(1991, 1, 1), until=date(1999, 1, 1))] == ["independence"]
    assert [f.kind for f in disputed.ask(source="foreign ministry")] == ["independence"]
    assert [f.kind for f in disputed.ask(status=["disputed"])] == ["mission-opened"]
    assert [f.kind for f in disputed.ask(source="b")] == ["mission-opened"]


def joining(claim, body, state="AZE"):
    return claim("joined", actor=state, organisation=body, date="1992")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Gulf of Okavango River Union", "GORU", "one is the initials of the other"),
        ("Caspian Fisheries Centre", "Caspian Fisheries Center", "the same words, spelled otherwise"),
        ("Union of Baltic Ports", "Union of Baltic Sea Ports", "the same words, but for sea"),
    ],
)
def test_organisations_are_proposed_as_one_and_merged_only_by_a_person(record, article, claim, one, other, reason):
    record.add(*article("a", joining(claim, one)), maker=MAKER)
    record.add(*article("b", joining(claim, other)), maker=MAKER)
    before = record.ask()
    (proposal,) = record.matches()
    assert (proposal.kind, proposal.reasons, len(before)) == ("organisation", (reason,), 2)
    number = record.match("organisation", proposal.one.key, proposal.other.key, "accept", **WHO)
    (fact,) = record.ask()
    assert (fact.status, record.matches()) == ("corroborated", [])
    record.add(*article("z", joining(claim, one, "MEX")), maker=MAKER)
    assert record.matches() == []
    record.undo(number, **WHO)
    assert record.ask(states=["AZE"]) == before
    record.match("organisation", proposal.one.key, proposal.other.key, "reject", **WHO)
    record.add(*article("c", joining(claim, other)), maker=MAKER)
    assert (record.matches(), len(record.ask(states=["AZE"]))) == ([], 2)


def test_organisations_that_the_lore_tells_apart_are_not_proposed(record, article, claim):
    for name, body in (("a", "UN"), ("b", "EU"), ("c", "United Nations"), ("d", "European Union")):
        record.add(*article(name, joining(claim, body)), maker=MAKER)
    found = [{p.one.written, p.other.written} for p in record.matches()]
    assert found == [{"EU", "European Union"}, {"UN", "United Nations"}]


def consulate(claim, place, day="2007"):
    return claim("mission-opened", actor="AZE", recipient="UKR", mission="consulate", place=place, date=day)


def test_missions_are_proposed_as_one_where_two_spellings_may_mean_one_place(record, article, claim):
    record.add(*article("a", consulate(claim, "Kharkiv")), maker=MAKER)
    record.add(*article("b", consulate(claim, "Kharkov")), maker=MAKER)
    record.add(*article("c", consulate(claim, "Lviv")), maker=MAKER)
    before = record.ask()
    (proposal,) = record.matches()
    assert (proposal.kind, proposal.one.key, proposal.other.key) == ("place", "kharkiv@UKR", "kharkov@UKR")
    assert proposal.reasons[-1] == "same rank of mission (consulate)"
    record.match("place", proposal.one.key, proposal.other.key, "accept", **WHO)
    assert sorted(fact.status for fact in record.ask()) == ["corroborated", "reported"]
    assert len(before) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thomas H. Anderson, Jr.", "Thomas Holcomb, Jr."),
        ("David Hale", "David Jayne Hill"),
        ("Ana Silva", "Ana Costa"),
    ],
)
def test_names_that_share_a_generation_or_a_few_consonants_are_not_proposed(record, article, claim, one, other):
    record.add(*article("a", holding(claim, one)), maker=MAKER)
    record.add(*article("b", holding(claim, other)), maker=MAKER)
    assert record.matches() == []


def test_steps_of_two_envoys_whose_names_are_alike_are_in_order_once_a_person_tells_them_apart(record, article, claim):
    post = {"actor": "AZE", "recipient": "MEX", "office": "ambassador"}
    one = claim("credentials-presented", person="Ana Silva Costa", date="2019-03-01", **post)
    other = claim("appointed", person="Ana Silva", date="2020-05-01", **post)
    third = claim("agrement", person="A. Silwa", date="2021-02-01", **post)
    record.add_many([article("a1", one), article("a2", other), article("a3", third)], maker="test/1")
    keys = {used.written: used.key for used in record.names()}

    def out_of_order():
        return [[s.supports[0].statement.kind for s in i.sides] for i in record.agenda() if i.why == "order"]

    assert out_of_order() == [["credentials-presented", "appointed"]]
    apart = record.match("person", keys["Ana Silva"], keys["Ana Silva Costa"], "reject", reviewer="Ana")
    assert out_of_order() == []
    record.match("person", keys["Ana Silva"], keys["A. Silwa"], "accept", reviewer="Ana")
    assert out_of_order() == [["appointed", "agrement"]]
    record.undo(apart, reviewer="Ana")
    assert len(out_of_order()) == 3


def test_a_person_is_found_by_a_name_declared_the_same_that_shares_no_word_with_his(record, article, claim):
    one = claim("appointed", actor="AZE", recipient="MEX", person="Elmar Mammadov", date="2019-03-01")
    other = claim("meeting", parties="AZE+GEO", person="Memmedow", date="2020-05-01")
    record.add_many([article("a1", one), article("a2", other)], maker="test/1")
    assert [f.kind for f in record.ask(person="Elmar Mammadov")] == ["appointed"]
    record.match("person", "elmar mammadov@AZE", "memmedow@AZE", "accept", reviewer="Ana")
    assert [f.kind for f in record.ask(person="Elmar Mammadov")] == ["appointed", "meeting"]
    assert [f.kind for f in record.ask(person="Memmedow", most=5)] == ["appointed", "meeting"]
