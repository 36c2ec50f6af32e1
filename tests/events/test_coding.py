"""What is coded: every type and mode, who does it to whom, and what is no event."""

import pytest

from credence.events import Event, code, ranked


def best(text: str) -> Event:
    return ranked(text)[0]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Ghana agreed to send nurses to Liberia.", "AGREE", None),
        ("The Swedish king will visit Estonia in May.", "AGREE", None),
        ("Peru promised financial aid to Haiti.", "AGREE", None),
        ("Lithuania's prime minister met the Latvian president in Riga.", "CONSULT", None),
        ("The foreign minister of Oman visited Tehran.", "CONSULT", "visit"),
        ("Norway launched a mediation effort between Sudan and its rebels.", "CONSULT", "third-party"),
        ("The Danish premier telephoned the president of Poland.", "CONSULT", "phone"),
        ("The Kenyan president attended a summit in Kampala.", "CONSULT", "multilateral"),
        ("Cyprus praised the Greek decision.", "SUPPORT", None),
        ("Laos and Cambodia signed a border treaty.", "SUPPORT", None),
        ("Fiji established diplomatic relations with Kosovo.", "SUPPORT", None),
        ("Italy apologised to Libya for the raid.", "SUPPORT", None),
        ("The navies of Brazil and Uruguay held a joint exercise.", "COOPERATE", None),
        ("Belgian police shared evidence with Dutch prosecutors.", "COOPERATE", None),
        ("Japan provided 40 million dollars to Laos for schools.", "AID", None),
        ("Jordan sent medical supplies to Gaza.", "AID", None),
        ("Ireland sent peacekeepers to Lebanon.", "AID", None),
        ("Ecuador granted asylum to a Turkish journalist.", "AID", None),
        ("Tunisia lifted its ban on a satellite channel.", "CONCEDE", None),
        ("The king of Thailand pardoned two fishermen from Myanmar.", "CONCEDE", None),
        ("The prime minister of Peru resigned.", "CONCEDE", None),
        ("Belarus freed six opposition activists.", "RETREAT", "release"),
        ("Spain returned a stolen painting to Mexico.", "RETREAT", "return"),
        ("Canada lifted sanctions on Sudan.", "RETREAT", "ease"),
        ("Ethiopia allowed observers into Tigray.", "RETREAT", "access"),
        ("Rebels in Chad declared a ceasefire.", "RETREAT", "ceasefire"),
        ("Russia withdrew its troops from Kherson.", "RETREAT", "withdraw"),
        ("Fighters laid down their weapons in Mindanao.", "RETREAT", "disarm"),
        ("Mozambique appealed for food aid.", "REQUEST", "assist"),
        ("Students demanded the resignation of the Serbian prime minister.", "REQUEST", "change"),
        ("Austria urged Iran to release the prisoners.", "REQUEST", "yield"),
        ("Finland called for talks with Belarus.", "REQUEST", "meet"),
        ("Portugal condemned the coup in Niger.", "ACCUSE", "disapprove"),
        ("Armenia accused Azerbaijan of blocking a road.", "ACCUSE", "allege"),
        ("Prosecutors in Kosovo opened an investigation into a Serbian bank.", "ACCUSE", "investigate"),
        ("Ethiopia refused to provide aid to Eritrea.", "REJECT", "assist"),
        ("The Sudanese army rejected calls for reform.", "REJECT", "change"),
        ("Morocco refused to release the detainees.", "REJECT", "yield"),
        ("The Taliban turned down the offer of talks.", "REJECT", "meet"),
        ("Ukraine threatened to impose sanctions on Georgia.", "THREATEN", "restrict"),
        ("Pakistan threatened to attack bases in Afghanistan.", "THREATEN", "violence"),
        ("Qatar threatened to sever relations with Chad.", "THREATEN", "relations"),
        ("Thousands of Georgians marched to parliament.", "PROTEST", "demo"),
        ("Railway workers in Belgium went on strike.", "PROTEST", "strike"),
        ("A Bahraini dissident began a hunger strike.", "PROTEST", "hunger"),
        ("Opposition parties in Benin boycotted the vote.", "PROTEST", "boycott"),
        ("Farmers in Greece set up roadblocks and blocked streets.", "PROTEST", "obstruct"),
        ("Crowds in Dakar rioted after the verdict.", "PROTEST", "riot"),
        ("Poland expelled two Belarusian diplomats.", "SANCTION", "expel"),
        ("Honduras severed ties with Taiwan.", "SANCTION", "withdraw"),
        ("The Netherlands suspended aid to Rwanda.", "SANCTION", "discontinue"),
        ("Venezuela massed troops on the border with Guyana.", "MOBILIZE", "troops"),
        ("Iran deployed missiles near the Iraqi border.", "MOBILIZE", "weapons"),
        ("France deployed police to Marseille.", "MOBILIZE", "police"),
        ("Greek customs officials confiscated a cargo of antiquities from Egypt.", "COERCE", "seize"),
        ("The United States imposed sanctions on a Chinese bank.", "COERCE", "restrict"),
        ("Eritrea outlawed an opposition party.", "COERCE", "ban"),
        ("Turkmenistan shut down a news website.", "COERCE", "censor"),
        ("Sri Lanka imposed a curfew.", "COERCE", "curfew"),
        ("Myanmar's generals declared martial law in Yangon.", "COERCE", "martial-law"),
        ("Cuban police arrested an artist.", "COERCE", "arrest"),
        ("Algeria deported 90 migrants to Niger.", "COERCE", "deport"),
        ("Gunmen kidnapped a priest in Nigeria.", "ASSAULT", "abduct"),
        ("Guards tortured a prisoner in Syria.", "ASSAULT", "torture"),
        ("Soldiers raped women in the Congolese village.", "ASSAULT", "sexual"),
        ("A suicide bomber attacked a market in Iraq with a suicide bomb.", "ASSAULT", "suicide-attack"),
        ("Rebels bombed a pipeline in Colombia.", "ASSAULT", "explosives"),
        ("Gunmen assassinated a judge in Ecuador.", "ASSAULT", "assassinate"),
        ("Sudanese police used tear gas against protesters.", "ASSAULT", "crowd-control"),
        ("Border guards opened fire on Afghan migrants.", "ASSAULT", "firearms"),
        ("Armenian artillery units shelled a village in Azerbaijan.", "ASSAULT", "heavy-weapons"),
        ("Israel launched air strikes on Lebanon.", "ASSAULT", "aerial"),
        ("Turkey launched a drone strike in Iraq.", "ASSAULT", "drone"),
        ("Hackers from Russia launched cyber attacks on Estonia.", "ASSAULT", "cyber"),
        ("Congolese rebels captured the town of Goma.", "ASSAULT", "occupy"),
    ],
)
def test_every_type_and_mode(text: str, type_: str, mode: str | None) -> None:
    event = best(text)
    assert (event.type, event.mode) == (type_, mode)


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [
        ("Uganda accused Rwanda of spying.", "ACCUSE", "UGA", "RWA"),
        ("Rwanda was accused of spying by Uganda.", "ACCUSE", "UGA", "RWA"),
        ("On Tuesday in Geneva, Iran rejected a Swiss proposal.", "REJECT", "IRN", "CHE"),
        ("PARIS (Wire) - Mali expelled the ambassador of France.", "SANCTION", "MLI", "FRA"),
        ("Putin praised Lukashenko.", "SUPPORT", "RUS", "BLR"),
        ("The Taliban attacked a convoy from Pakistan.", "ASSAULT", "AFG", "PAK"),
        ("The European Union imposed sanctions on Belarus.", "COERCE", None, "BLR"),
        ("Niger received a loan from China.", "AID", "CHN", "NER"),
        ("Chile and Peru held talks.", "CONSULT", "CHL", "PER"),
        ("Officials in Tokyo said North Korea had fired missiles at Japan.", "ASSAULT", "PRK", "JPN"),
    ],
)
def test_who_does_it_to_whom(text: str, type_: str, source: str | None, target: str | None) -> None:
    event = best(text)
    countries = [actor.country if actor else None for actor in (event.source, event.target)]
    assert (event.type, *countries) == (type_, source, target)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kuwait will not lift its ban on the newspaper.", "REJECT"),
        ("Iraq has not released the prisoners.", "REJECT"),
        ("Libya will expel the Maltese envoy.", "THREATEN"),
        ("Oman will reopen its embassy in Damascus.", "AGREE"),
        ("The envoy said Turkey must withdraw its troops from Syria.", "REQUEST"),
        ("Moldova agreed to lift sanctions on the bank.", "AGREE"),
        ("Jordan urged Israel to stop the attack on Gaza.", "REQUEST"),
        ("Serbia's president launched a scathing attack on Croatia.", "ACCUSE"),
    ],
)
def test_what_the_words_around_a_verb_make_of_it(text: str, type_: str) -> None:
    assert best(text).type == type_


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Lisbon was mild.",
        "The museum opened at nine.",
        "Sales of cars in Brazil rose by 3 per cent.",
        "The striker scored twice for Portugal.",
        "A volcano in Iceland covered the road with ash.",
        "The Chilean novelist wrote four books.",
        "The police did not attack the marchers.",
        "",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert code(text) == []


def test_the_outer_event_comes_first() -> None:
    events = ranked("Egypt accused Ethiopia of shelling a village.")
    assert [event.type for event in events] == ["ACCUSE", "ASSAULT"]
    assert events[1].source is not None
    assert events[1].source.country == "ETH"


def test_sector_and_organisation() -> None:
    event = best("Kenyan police arrested two Somali journalists.")
    assert event.source is not None
    assert event.source.sector == "COP"
    event = best("NATO condemned the Russian attack.")
    assert event.source is not None
    assert (event.source.organisation, event.source.country) == ("NATO", None)


def test_the_best_of_all_sentences_comes_first() -> None:
    text = "The dispute concerns an attack in Yemen. Oman expelled the Yemeni ambassador."
    assert ranked(text)[0].type == "SANCTION"
    assert [event.sentence for event in code(text)] == sorted(event.sentence for event in code(text))
