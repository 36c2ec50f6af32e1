"""The tables of the journal: who entered what and when, documents, statements, what became of them, and their seal.

Every row of `documents` and `statements` belongs to one row of `entries`, whose `known` is the moment the
record learned it. Known times rise strictly with the entry's number, so "as known at K" is `entry <= N` for
one N. The form is plain SQL for SQLite and PostgreSQL; what differs between them lives in the revisions
(triggers) and in `store.py`.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

makers = Table(
    "makers",
    metadata,
    Column("maker", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("version", Text, nullable=False),
    UniqueConstraint("name", "version"),
    comment="Who or what makes entries: a reader with its version, or a person.",
)

entries = Table(
    "entries",
    metadata,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("known", String(32), nullable=False, unique=True),
    Column("maker", Integer, ForeignKey("makers.maker"), nullable=False),
    Column("action", Text, nullable=False),
    comment="One act of entering; `known` is UTC, ISO 8601 with microseconds, strictly rising with `entry`.",
)

documents = Table(
    "documents",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("author", Text),
    Column("published", Date),
    Column("zone", Text),
    Column("place", Text),
    Column("language", Text),
    Column("source", Text),
    Column("origins", Text, nullable=False),
    Column("entry", Integer, ForeignKey("entries.entry"), nullable=False, index=True),
    comment="Canonical texts, each once (by digest); one `document` id may have several texts (versions).",
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("statement", String(20), nullable=False, index=True),
    Column("digest", String(64), ForeignKey("documents.digest"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("slots", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("modality", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("inferred", Text, nullable=False),
    Column("reader", Integer, ForeignKey("makers.maker"), nullable=False),
    Column("held_earliest", Date),
    Column("held_latest", Date),
    Column("entry", Integer, ForeignKey("entries.entry"), nullable=False, index=True),
    UniqueConstraint("digest", "statement"),
    CheckConstraint("quote_start <= quote_end", name="span"),
    Index(None, "held_earliest", "held_latest"),
    comment="What documents say; `slots`, `attribution`, `inferred` are JSON, `position` their order there.",
)

statement_states = Table(
    "statement_states",
    metadata,
    Column("number", Integer, ForeignKey("statements.number"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("state", Text, primary_key=True),
    Index(None, "state", "number"),
    comment="The states a statement names, each in its role: the way in for questions.",
    sqlite_with_rowid=False,
)

standings = Table(
    "standings",
    metadata,
    Column("number", Integer, ForeignKey("statements.number"), primary_key=True),
    Column("entry", Integer, ForeignKey("entries.entry"), primary_key=True, index=True),
    Column("stands", Integer, nullable=False),
    CheckConstraint("stands IN (0, 1)", name="stands"),
    comment="From an entry on a statement is withdrawn by its reader (0), or stands again (1); else it stands.",
)

reviews = Table(
    "reviews",
    metadata,
    Column("review", Integer, primary_key=True, autoincrement=False),
    Column("subject", String(16), nullable=False),
    Column("target", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("reviews.review")),
    Column("entry", Integer, ForeignKey("entries.entry"), nullable=False, index=True),
    Index(None, "subject", "target"),
    comment="What a person decided of a statement (by id) or of a match of names; the entry says who and when.",
)

copies = Table(
    "copies",
    metadata,
    Column("digest", String(64), ForeignKey("documents.digest"), primary_key=True),
    Column("other", String(64), ForeignKey("documents.digest"), primary_key=True, index=True),
    Column("likeness", Integer, nullable=False),
    Column("entry", Integer, ForeignKey("entries.entry"), nullable=False, index=True),
    comment="A document and an earlier one that is much the same text; likeness in per cent.",
)

seals = Table(
    "seals",
    metadata,
    Column("entry", Integer, ForeignKey("entries.entry"), primary_key=True, autoincrement=False),
    Column("seal", String(64), nullable=False),
    comment="SHA-256 over the seal before and all that the entry holds: a chain that any change breaks.",
)

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", Integer, ForeignKey("entries.entry"), primary_key=True, autoincrement=False),
    comment="Parts of the documents' sketches (MinHash), by which near copies are found; made from the texts.",
    sqlite_with_rowid=False,
)

affairs = Table(
    "affairs",
    metadata,
    Column("state", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("number", Integer, ForeignKey("statements.number"), primary_key=True),
    comment="Statements by State (`other` empty), and by pair of States in order: the way in for questions.",
    sqlite_with_rowid=False,
)

named = Table(
    "named",
    metadata,
    Column("word", Text, primary_key=True),
    Column("number", Integer, ForeignKey("statements.number"), primary_key=True),
    comment="Statements by the words of the persons they name, and by the whole of each name.",
    sqlite_with_rowid=False,
)

dated = Table(
    "dated",
    metadata,
    Column("state", Text, primary_key=True),
    Column("earliest", Date, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("number", Integer, ForeignKey("statements.number"), primary_key=True),
    comment="Statements by State in the order of the first day on which what they tell may have been so.",
    sqlite_with_rowid=False,
)

JOURNAL: tuple[Table, ...] = (
    makers,
    entries,
    documents,
    statements,
    statement_states,
    standings,
    reviews,
    copies,
    seals,
)
"""The tables that only grow, in the order in which rows must be entered."""
