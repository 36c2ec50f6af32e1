"""Where sentences end: `|` where one ends at a space or newline, `¦` where at neither; `⏎` is a newline."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.reading.scan.sentences import LONGEST, paragraphs, split

ABBREVIATIONS = """
Amb. Roe arrived.|He was met by Dr. Lund.
H.E. Mr. Tor Lund presented his letters.|The President received him.
H.E. Ms. Ana Roe and Hon. Kofi Mensah signed.|They shook hands.
Gen. Park received Sen. Lund and Gov. Roe.|Talks followed.
Lt. Col. Roe and Maj. Gen. Lund toured the port.|It rained.
Smt. Devi and Shri Rao attended.|So did Prof. Iyer.
Pr Ba and Pr. Diallo spoke.|The hall was full.
The envoy met Mme. Laval and Mlle. Petit.|Tea was served.
Mr. and Mrs. Roe left.|Messrs. Lund and Park stayed.
The Rt. Hon. Mary Lund replied.|He bowed.
Rev. Lund and Msgr. Bianchi prayed.|Others sang.
Capt. Lund sailed.|Adm. Park stayed ashore.
J. Edgar Lund was named consul.|He declined.
George H.W. Lund served two years.|He left in May.
R. G. Lund Jr. was named consul.|He declined.
The book by G. Shultz sold well.|It was dull.
He lives on St. Helena.|The island is small.
St. Petersburg and Mt. Kenya were named.|Nobody objected.
Rep. Lund (D., Ohio) spoke.|The House rose.
"""

STATES = """
The U.S. Ambassador spoke first.|Then the minister did.
He left the U.S.|The minister stayed.
He left the U.S.|He never returned.|His wife did.
Relations with the U.S.|In 1991 they resumed.
The U.N. Security Council met.|It adopted a text.
It was put to the U.N.|It was adopted.
The U.S. and U.K. envoys met.|They agreed.
U.S. Secretary of State Roe came.|U.S. Marines saluted.
In Washington, D.C. the envoy spoke.|In Rome he was silent.
The U.A.E. Foreign Minister came.|He brought gifts.
"""

NUMBERS = """
Bulletin No. 18 appeared.|It was long.
He said no.|The vote failed.
See Art. 4 and para. 12.|They differ.
See pp. 4-6 and vol. II of the series.|They differ.
Trade reached $1.13 billion.|It was 4.5 percent more.
Trade reached 4.5.|The rest was aid.
The meeting of Nov. 5 was short.|That of Oct. 3 was not.
He came in Nov.|The envoy left.
He came in 1991.|In 1992 he left.
He came in 1991.|45 staff came too.
Room 12.|The door was shut.
The list: 1. Trade; 2. Transit.|Both matter.
1. The sides met.|They talked.
Resolution 242.|It holds.
He paid Rs. 500 and left.|Nobody saw.
Approx. 40 came.|Est. 30 stayed.
At 10.30 he spoke.|At 11.15 he left.
He left at 4 p.m. GMT on Friday.|She stayed.
He left at 4 p.m.|The minister stayed.
He left at 4 p.m.|Minister Roe stayed.
He left at 10 a.m. Tuesday.|She stayed.
He rose at 6 a.m. and left.|She slept.
On 3. Mai he left.|On 4. Juni he came.
"""

OTHERS = """
Aid, e.g. Grain, came.|It was eaten.
The sides, i.e. Kenya and Chad, met.|Others did not.
Trade, transit, etc. were named.|No text was signed.
Lund Inc. and Roe Ltd. signed.|The price is secret.
It went to Lund & Co.|The price is secret.
The firm Roe Corp. Limited signed.|It paid.
He is a Ph.D. student.|He reads.
Roe et al. wrote it.|Lund vs. Park was settled.
He is est. dipl. adviser.|She is not.
The Min. Plen. and the Dep. Min. spoke.|Then all left.
He showed his card.|The guard let him in.
The plan is set.|Parliament will vote.
The sides met.|President Roe spoke.
He arrived.¦He left.
It was long [1].|It was dull.
It was long.[1]|The end was dull.
"""

QUOTES = """
"We agree."|The minister left.
"We agree," he said.|"We sign today."
He said: "We agree."|Then he left.
He said: "We agree.|We sign today."|Then he left.
The post was "shut since," he recalled.|Nobody replied.
“We agree.”|The minister left.
“We agree,” she said, “and we sign.”|She left.
‘We agree.’|The minister left.
«We agree.»|The minister left.
(The post is vacant.)|It will be filled.
The post (since 1991) is vacant.|It will be filled.
They set up ties.|(They had none before.)|Envoys came.
"Will it last?" he asked.|Nobody knew.
"Will it last?" Mr Horne asked.|Nobody knew.
"Will it last?"|The minister shrugged.
"It will last!" Minister Ana Roe said.|Nobody believed it.
"""

MARKS = """
Will it last?|Nobody knows.
It will last!|So they say.
Trade?|Fifteen million dollars in 2020.
Is it so?!|It is.
He paused…|Then he spoke.
He paused...|Then he spoke.
He paused... and spoke.|She slept.
He paused… and spoke.|She slept.
He came; she left.|They met later.
He came: she left.|They met later.
The sides – old friends – met.|They talked.
Relations resumed.|– The envoy came.
It ended.|— The agency
The mission closed in 1914.|It reopened in 1920.|It is open.
"""

LINES = """
A title without a stop⏎⏎|The first sentence.|The second one.
A title⏎⏎|Another title⏎⏎|The first sentence.
The first sentence runs⏎over two lines.|The second does not.
The first sentence.⏎|The second one.
The sides agreed:⏎|- to meet;⏎|- to talk.
The sides agreed:⏎|• to meet⏎|• to talk
The sides agreed:⏎|1. to meet;⏎|2. to talk.
The sides agreed:⏎|(a) to meet;⏎|(b) to talk.
The sides agreed:⏎|a) to meet;⏎|b) to talk.
The sides agreed:⏎|– to meet;⏎|– to talk.
1/ We met.⏎|2/ We talked.
2010 to 2014: Lima⏎|2014 to 2016: Rome
The treaty⏎– signed in Rome – holds.
Kathmandu, Sept. 11 (Wire) -- He came.|She left.
The end.⏎  ⏎  |The beginning.
Ends with a stop.⏎|A heading⏎⏎|The next.
"""

TABLES = [ABBREVIATIONS, STATES, NUMBERS, OTHERS, QUOTES, MARKS, LINES]


def cases() -> list[tuple[str, list[str]]]:
    found = []
    for line in (line for table in TABLES for line in table.strip().splitlines()):
        sentences = re.split(r"⏎[ ⏎]*\||[|¦]", line)
        text = re.sub(r"(⏎[ ⏎]*)\|", r"\1", line).replace("|", " ").replace("¦", "").replace("⏎", "\n")
        found.append((text, [sentence.replace("⏎", "\n") for sentence in sentences]))
    return found


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(cases()) >= 100


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_text_is_split_where_a_reader_would_split_it(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_paragraphs_are_parted_by_blank_lines() -> None:
    text = "  A title \n \t\nOne. Two.\nThree.\n\n\nFour.\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["A title", "One. Two.\nThree.", "Four."]


def test_an_endless_sentence_is_cut_at_white_space() -> None:
    found = pieces("word " * 5000)
    assert all(len(piece) <= LONGEST for piece in found)
    assert all(piece.startswith("word") and piece.endswith("word") for piece in found)
    assert [len(piece) for piece in pieces("x" * 9000)] == [LONGEST, LONGEST, 1000]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n", ". . .", "\n"])
def test_a_text_without_words_has_no_sentence_to_lose(text: str) -> None:
    assert "".join(pieces(text)).replace(" ", "") == "".join(text.split())


@given(st.text(alphabet='Ab. J\n?!…"”)(1U-•', max_size=300))
def test_sentences_are_trimmed_in_order_and_leave_out_only_white_space(text: str) -> None:
    found = split(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert "".join(text[start:end] for start, end in found).split() or not text.split()
    edges = [0, *(edge for span in found for edge in span), len(text)]
    assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))


@given(st.text(alphabet="Ab. \n", max_size=100))
def test_no_sentence_crosses_a_blank_line(text: str) -> None:
    assert all("\n\n" not in piece for piece in pieces(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "He came with Lund Jr.|Ambassador Roe stayed.", marks=pytest.mark.xfail(reason="a name after Jr.")
        ),
        pytest.param("He left for the U.S.|Parliament was told.", marks=pytest.mark.xfail(reason="a noun after U.S.")),
        pytest.param("He left. de Roe stayed.", marks=pytest.mark.xfail(reason="a name in lower case")),
        pytest.param("A title⏎The first sentence.", marks=pytest.mark.xfail(reason="a title without a blank line")),
    ],
)
def test_known_failures(text: str) -> None:
    expected = re.split(r"[|⏎]", text.replace("left. de", "left.|de"))
    assert pieces(text.replace("|", " ").replace("⏎", "\n")) == expected


def test_parts_of_an_enumeration_that_runs_on_are_sentences_each() -> None:
    text = (
        "1. Accords. (i) The pact with Peru ended in 2012. (ii) The Agreement on Tin was ratified. (b) It is in force."
    )
    assert [text[a:b] for a, b in split(text)][-3:] == [
        "(i) The pact with Peru ended in 2012.",
        "(ii) The Agreement on Tin was ratified.",
        "(b) It is in force.",
    ]


def test_where_lines_are_not_wrapped_each_is_one_by_itself() -> None:
    long = "The Foreign Minister of Peru received the Ambassador of Chad " + "and spoke of fishing " * 6 + "in Lima."
    text = f"Minister meets ambassador\n12 June 2024\n{long}\nBoth sides were content,\nsaid the ministry (of Peru)"
    assert [text[a:b] for a, b in split(text)] == [
        "Minister meets ambassador",
        "12 June 2024",
        long,
        "Both sides were content,\nsaid the ministry (of Peru)",
    ]
