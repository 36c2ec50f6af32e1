"""Words are found alike in both kinds of store, whatever texts are made of."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from credence.lore.spelling import folded
from credence.model import Document, Publication
from credence.record.asking import search

_ODD = ["embassy", "Embassy", "Ødegård", "a_b", "3.5", "1e5", "0x1f", "-5", "x@y.example", "http://z.example/q?r=1"]
_ODD += [
    "Баку",
    "日本語の外交",
    "o'clock",
    "s",
    "the",
    "e" * 70,
    "e" * 69 + "f",
    "e" * 3000,
    "‘quoted’",
    "&",
    "|",
    "!",
    "<->",
    "\\",
]
_WORDS = st.sampled_from(_ODD) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=6
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)


def expected(documents, phrase):
    wanted = folded(phrase)
    return [
        d
        for d in documents
        if wanted and any(h[i : i + len(wanted)] == wanted for h in [words(d)] for i in range(len(h)))
    ]


def words(document):
    return (*folded(document.publication.title or ""), *folded(document.text))


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(_TEXTS, min_size=1, max_size=4, unique=True),
    phrase=st.lists(_WORDS, min_size=1, max_size=3).map(" ".join),
)
def test_what_is_indexed_is_what_is_asked_for(texts, phrase):
    """A phrase is found where its folded words stand together, however an engine would cut them."""
    held = [search.words_of(None, text) for text in texts]
    asked = search._plain(folded(phrase))
    found = [t for t, h in zip(texts, held, strict=True) if any(h[i : i + len(asked)] == asked for i in range(len(h)))]
    assert not asked or found == [d.text for d in expected([Document("a", t) for t in texts], phrase)]


def test_both_stores_find_the_same(record, database, tmp_path):
    """Odd words one by one, in pairs, and in whole texts."""
    texts = [" ".join(_ODD), " ".join(reversed(_ODD)), " ".join(_ODD[::2]), *_ODD]
    documents = [Document(f"d{n}", text, Publication(title=f"Title {n}")) for n, text in enumerate(texts)]
    documents.append(Document("again", "the embassy " * 1000 + "of Chile"))
    record.add_many([(d, []) for d in documents], maker="rules/1")
    pairs = [f"{one} {other}" for one, other in pairwise(_ODD)]
    for phrase in ["title", *_ODD, *pairs, "embassy of chile", "chile embassy"]:
        phrase = phrase.replace('"', "")
        found = record.search(f'"{phrase}"')
        assert [f.document for f in found] == expected(documents, phrase)[::-1], phrase
    assert [f.document.id for f in record.search("odegard 3")] == ["d2", "d1", "d0"]
    assert len(record.search("embassy", most=2)) == 2


def test_a_text_of_very_many_long_words_is_found(record):
    text = " ".join(f"{n}{'é' * 90}" for n in range(16_000))
    record.add(Document("long", text), [], maker="rules/1")
    assert [f.document.id for f in record.search(f"15999{'e' * 90}")] == ["long"]
    assert record.search(f"16001{'e' * 90}") == []
