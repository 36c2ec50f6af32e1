"""The words and classes of the lore by which code tells clauses, verbs and hedges apart, as letters of spellings."""

from __future__ import annotations

from functools import lru_cache

from credence.reading.phrases import phrase_book


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
        "at": of("at"),
        "rank-to": of("to", "into"),
        "so": of("did", "followed", "does"),
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
        ),
        "'s": of("'s"),
        "base": "".join(book.classes["base"]),
        "did": of("did"),
        "order": "".join(book.classes["order"]),
        "article": of("the", "a", "an"),
        "about": of("over", "on", "against", "about", "regarding", "concerning", "following", "after", "upon"),
        "level-end": of(
            "in", "on", "at", "with", "between", "and", "from", "during", "when", "by", "for", "as", "of", "to", "after"
        ),
        "between": of("between", "linking"),
        "firm": "".join(book.classes["firm"]),
        "not": of("not", "never", "no", "nor", "neither", "yet", "denied", "without", "cannot"),
        "until": of("until", "till"),
        "hedge": "".join(book.classes["hedge"]),
        "clause-end": of("and", "but") + ',;:"',
        "preposition": of("in", "on", "at", "from", "since", "the", "by"),
        "in": of("in", "at"),
        "governs": of("in", "to", "from", "with", "of", "by", "for", "between", "near", "against"),
        "leads": of("the", "a", "an", "in", "on", "its", "their", "his", "her", "since", "by"),
        "future": of("will", "shall", "would", "due", "slated"),
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
        "untrue": book.classes["untrue"],
        "notes": book.classes["notes"],
        "event": book.classes["event-head"],
        "articles": of("the", "a", "an", "its", "their", "his", "her", "our"),
        "np-end": book.classes["np-end"],
        "of": of("of", "on", "for", "between", "with"),
        "on": of("on"),
        "unreal": book.classes["unreal"],
        "guest": book.classes["guest"],
        "ongoing": of("currently", "now", "is", "visiting"),
        "ending": of("ending", "wrapped", "wrapping", "wraps", "concluded", "concludes", "ended", "completed"),
        "unheld": book.classes["unheld"],
        "wish": of("like", "hopes", "hope", "wishes", "invited"),
        "public": book.classes["public"],
        "no-guest": book.classes["no-guest"],
        "delegation": of("delegation", "delegations"),
        "unmet": book.classes["unmet"],
        "listing": of("and", "the", "with", "also", "separately", "then", "as", "well", "his", "her", "later"),
        "here": of("here"),
        **{f"flow-{flow}": book.classes[f"flow-{flow}"] for flow in ("turnover", "exports", "imports", "investment")},
        "flows": "".join(book.classes[f"flow-{flow}"] for flow in ("turnover", "exports", "imports", "investment")),
        "aid": book.classes["aid-word"],
        "compared": book.classes["compared"],
        "indicator": book.classes["indicator"],
        "target": book.classes["target"],
        "modal": book.classes["modal"],
        "we": of("we", "our"),
        "handed": of("handed"),
        "off": book.classes["called-off"],
        "relative": of("who", "which", "that", "is", "was", "has", "currently", "now", "also", "then") + ",",
        "not-given": book.classes["not-given"],
        "under": of("under"),
        "by": of("by"),
        "by-of": of("by", "of"),
        "from": of("from"),
        "toward": of("to", "in", "into", "for", "with"),
        "its": of("its", "their", "her", "our"),
        "as": of("as"),
        "to": of("to"),
        "topic-place": book.classes["topic-place"],
        "ended": book.classes["lapsed"],
        "area-stop": book.classes["area-stop"],
        "diplomatic": book.classes["diplomatic"],
        "joins": book.classes["joins"],
    }
