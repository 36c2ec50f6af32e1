"""The words and classes of the lore by which code tells clauses, verbs and hedges apart, as letters of spellings."""

from __future__ import annotations

from functools import lru_cache

from credence.reading.phrases.book import phrase_book


@lru_cache(maxsize=1)
def marks() -> dict[str, str]:
    """Name -> letters of the words that bound, qualify or head a clause; worked out once."""
    book = phrase_book()
    letters = book.vocabulary.letters

    def of(*words: str) -> str:
        return "".join(letters[w] for w in words if w in letters)

    return {
        "the": of("the"),
        "and": of("and"),
        "when": of("when", "upon", "whereupon"),
        "with": of("with"),
        "where": of("where"),
        "subordinate": of("that", "which", "who", "whose", "where", "whom"),
        "that": of("that"),
        "which": of("which"),
        "relative-pronoun": of("which", "who", "whom", "whose", "where"),
        "at": of("at"),
        "so": of("did", "followed", "does"),
        "date-word": of("date", "day", "year", "month", "moment", "time"),
        "forced": of("forced", "forcing", "obliged", "compelled", "led", "ordered"),
        "pronoun": of("it", "they", "he", "she"),
        "is": of("is", "are"),
        "agreed": of("agreed", "decided", "decision", "agreement", "agreeing", "deciding"),
        "list-joint": of("and", "the", "with", "in", "on", "then", "later", "subsequently", "also", "of", "by") + ",()",
        "there": of("there"),
        "again": of("again", "anew"),
        "of-date": of("of"),
        "participle": of(
            "establishing",
            "restoring",
            "resuming",
            "raising",
            "opening",
            "closing",
            "severing",
            "recognising",
            "recognizing",
            "upgrading",
            "elevating",
            "ending",
            "breaking",
            "bringing",
            "putting",
        ),
        "doing": of("signing", "concluding", "receiving", "recognizing", "recognising", "opening", "establishing"),
        "base": "".join(book.classes["base"]),
        "did": of("did"),
        "order": "".join(book.classes["order"]),
        "article": of("the", "a", "an"),
        "firm": "".join(book.classes["firm"]),
        "between": of("between", "linking"),
        "may": of("may", "might", "can", "could"),
        "to-be": of("be"),
        "in-the-wake": of("after", "following", "amid", "during", "since"),
        "respectively": of("respectively"),
        "not": of("not", "never", "no", "nor", "neither", "yet", "denied", "without", "cannot"),
        "until": of("until", "till"),
        "hedge": "".join(book.classes["hedge"]),
        "reckoned": book.classes["reckoned"],
        "clause-end": of("and", "but") + ',;:"',
        "preposition": of("in", "on", "at", "from", "since", "the", "by"),
        "in": of("in", "at"),
        "governs": of("in", "to", "from", "with", "of", "by", "for", "between", "near", "against", "upon"),
        "leads": of("the", "a", "an", "in", "on", "its", "their", "his", "her", "since", "by"),
        "soon": book.classes["soon"],
        "present": book.classes["present"],
        "future": of("will", "shall", "would", "due", "slated"),
        "planned": of("planned", "scheduled", "slated", "expected", "set", "foreseen", "envisaged", "announced"),
        "expected": of("is", "are", "expected", "scheduled", "planned", "set", "slated", "due"),
        "brief": of(
            "briefed",
            "informed",
            "briefs",
            "apprised",
            "acquainted",
            "overview",
            "informing",
            "briefing",
            "enlightened",
        ),
        "articles": of("the", "a", "an", "its", "their", "his", "her", "our"),
        "of": of("of", "on", "for", "between", "with"),
        "on": of("on"),
        "glad": book.classes["glad"],
        "delegation": of("delegation", "delegations", "mission"),
        "here": of("here"),
        "off": book.classes["called-off"],
        "relative": of("who", "which", "that", "is", "was", "has", "currently", "now", "also", "then") + ",",
        "under": of("under"),
        "by": of("by"),
        "its": of("its", "their", "her", "our"),
        "to": of("to"),
        "topic-place": book.classes["topic-place"],
        "joins": book.classes["joins"],
    }
