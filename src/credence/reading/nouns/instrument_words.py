"""The words of which the names of instruments are made."""

from __future__ import annotations

from typing import Final

HEADS: Final = (
    "agreement", "agreements", "treaty", "treaties", "convention", "conventions", "protocol", "protocols",
    "memorandum", "memoranda", "memorandums", "declaration", "accord", "accords", "pact", "mou", "truce", "charter",
    "arrangement", "armistice", "compact", "deal", "deals", "communiqué", "communique", "mous", "exchange",
    "letter", "letters", "plan", "statute", "covenant", "amendment", "amendments", "roadmap", "statement", "programme",
    "program", "minutes", "record", "terms", "notes",
)  # fmt: skip
"""What an instrument may be called."""
LINKS: Final = (
    "of", "on", "for", "concerning", "regarding", "between", "against", "to", "in the field of", "relating to",
    "abolishing", "regulating", "respecting", "establishing", "relative to", "providing for",
)  # fmt: skip
"""Words that lead from what it is called to what it is about."""
OPEN: Final = (
    "and", "the", "of", "on", "for", "a", "an", "in", "between", "concerning", "regarding", "mutual", "to", "&",
)  # fmt: skip
"""Words that may stand inside a name, but not end it."""
DETERMINERS: Final = (
    "a", "an", "the", "its", "their", "this", "that", "new", "said",
)  # fmt: skip
"""Words that open a noun phrase."""
ADJECTIVES: Final = frozenset(
    (
        "economic", "political", "diplomatic", "international", "bilateral", "regional", "mutual", "free", "trade",
        "framework", "cooperation", "partnership", "strategic", "joint", "security", "development", "national",
        "general", "foreign", "peace", "friendship", "air", "services", "technical", "cultural", "scientific",
        "military", "defence", "defense", "tax", "investment", "double", "open", "working", "host", "loan", "grant",
        "aid", "credit", "export", "import", "union", "customs", "border", "provisional", "commercial", "maritime",
        "parliamentary", "energy", "bank", "health", "service", "official", "special", "consular", "port", "zone",
        "area", "media", "visa", "transport", "extradition", "readmission", "fisheries", "education", "research",
        "labour", "tripartite", "trilateral", "virtual", "private", "expanded", "social", "taxation", "state",
        "headquarters", "exchange", "association", "mining", "water", "transit", "space", "training", "youth",
        "culture", "tourism", "science", "technology", "arms", "status", "financing", "funding", "action", "work",
        "executive", "consultation", "holiday", "travel", "mobility", "promotion", "protection", "consultations",
        "student", "employment", "police", "prison", "mediation", "arbitration", "settlement", "information",
    )
)  # fmt: skip
"""Words in small letters that may stand before what it is called, though phrases use them."""
FUNCTION: Final = frozenset(
    (
        "under", "worth", "within", "which", "that", "who", "whom", "whose", "was", "were", "is", "are", "be", "been",
        "being", "has", "have", "had", "will", "would", "shall", "may", "might", "can", "could", "should", "must", "do",
        "did", "does", "when", "where", "while", "since", "until", "till", "after", "before", "during", "from", "at",
        "by", "as", "if", "because", "although", "than", "then", "so", "but", "or", "nor", "not", "also", "yet", "he",
        "she", "it", "they", "we", "this", "these", "those", "there", "here", "entered", "enters", "came", "comes",
        "took", "takes", "became", "becomes", "signed", "expired", "lapsed", "today", "yesterday", "soon", "shortly",
        "tomorrow", "tonight", "together", "respectively", "later", "earlier", "recently", "constituting", "comprising",
        "according", "pertaining", "period", "years", "lost", "loses", "dates", "runs", "ran", "covers", "provides",
        "governs", "regulates", "remains", "lasts", "ceases", "lapses", "expires", "ends", "applies", "exists", "bound",
        "gave", "gives", "led", "laid", "made", "makes", "saw", "served", "stood", "stands", "stayed", "won", "went",
        "goes", "began", "begins", "brought", "brings", "fell", "falls", "held", "holds", "kept", "keeps", "paved",
        "put", "puts", "allows", "enables", "envisages", "foresees", "contains", "requires", "replaces", "continues",
        "stipulates", "specifies", "never", "still", "only", "now", "again", "already",
        "said", "told", "met", "spoke", "paid",
    )
)  # fmt: skip
"""Words that no name of an instrument holds."""
ED_NOUNS: Final = frozenset(
    (
        "united", "limited", "mixed", "advanced", "continued", "unified", "combined", "shared", "related", "armed",
    )
)  # fmt: skip
"""Words in -ed that may stand inside a name."""
ED_BEFORE: Final = frozenset(("amended", "revised", "updated", "enhanced", "expanded", "united", "limited"))
"""Words in -ed that may stand before what it is called."""
FULL_HEADS: Final = frozenset(
    (
        "agreement", "treaty", "memorandum", "protocol", "convention", "declaration", "mou", "accord",
    )
)  # fmt: skip
"""What opens a second instrument behind "and"."""
LEADING: Final = frozenset(
    (
        "the", "a", "an", "old", "original", "new", "existing", "previous", "earlier", "said", "aforementioned", "same",
        "latter", "such", "these", "those", "their", "its",
    )
)  # fmt: skip
"""Words before a name that are no part of it."""
DOING: Final = (
    "establishing", "creating", "founding", "governing", "amending", "extending", "supplementing", "modifying",
    "supplementary",
)  # fmt: skip
"""Participles that lead to what it is about."""
ABOUT: Final = (
    "on", "for", "concerning", "regarding", "relating", "about",
)  # fmt: skip
"""Words after which a name says what it is about."""
MATTERS: Final = frozenset(
    (
        "matters", "affairs", "cases", "field", "fields", "area", "areas", "sector", "sectors", "sphere", "spheres",
        "issues",
    )
)  # fmt: skip
"""Words that show that what "in" leads to is a subject and no place."""
WHOSE: Final = frozenset(("the", "and", ",", "two", "states", "countries", "member", "members", "governments", "of"))
"""Words beside the States between which an instrument is."""
NEW_THING: Final = frozenset(("a", "an", "its", "their", "his", "her", "both", "all"))
"""Words that open something else behind "and"."""
FROM_WHAT: Final = frozenset(
    ("exemption", "exemptions", "protection", "relief", "waiver", "transition", "withdrawal", "removal", "immunity")
)
"""Words that "from" goes on with inside a name: "an agreement on exemption from visas"."""
