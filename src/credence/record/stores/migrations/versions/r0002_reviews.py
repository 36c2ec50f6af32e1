"""Schema 0002: what became of statements (standings, reviews), copies of documents, the seal, and full-text search.

Frozen: a later change of schema is a later revision, never an edit here. What it computes for a store of schema
0001 (seals, sketches) it asks of the functions that a new entry uses, handed in by `migrate.py`.
"""

import sqlalchemy as sa
from alembic import context, op

from credence.record.stores.migrations.guards import guard

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = {
    "standings": [["number", "entry"]],
    "reviews": [["review"]],
    "copies": [["digest", "other"]],
    "seals": [["entry"]],
}


def upgrade() -> None:
    """Make the tables and their triggers; then seal and index what is in the journal already."""
    _judgements()
    _copies()
    op.create_table(
        "seals",
        sa.Column("entry", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_seals"),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="fk_seals_entry"),
    )
    _ways_in()
    _search()
    for table, groups in _KEYS.items():
        for sql in guard(op.get_bind().dialect.name, table, groups):
            op.execute(sql)
    context.config.attributes["catch_up"](op.get_bind())


def _judgements() -> None:
    op.create_table(
        "standings",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("stands", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", "entry", name="pk_standings"),
        sa.ForeignKeyConstraint(["number"], ["statements.number"], name="fk_standings_number"),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="fk_standings_entry"),
        sa.CheckConstraint("stands IN (0, 1)", name="ck_standings_stands"),
    )
    op.create_index("ix_standings_entry", "standings", ["entry"])
    op.create_table(
        "reviews",
        sa.Column("review", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("review", name="pk_reviews"),
        sa.ForeignKeyConstraint(["undoes"], ["reviews.review"], name="fk_reviews_undoes"),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="fk_reviews_entry"),
    )
    op.create_index("ix_reviews_entry", "reviews", ["entry"])
    op.create_index("ix_reviews_subject_target", "reviews", ["subject", "target"])


def _copies() -> None:
    op.create_table(
        "copies",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("other", sa.String(64), nullable=False),
        sa.Column("likeness", sa.Integer, nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("digest", "other", name="pk_copies"),
        sa.ForeignKeyConstraint(["digest"], ["documents.digest"], name="fk_copies_digest"),
        sa.ForeignKeyConstraint(["other"], ["documents.digest"], name="fk_copies_other"),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="fk_copies_entry"),
    )
    op.create_index("ix_copies_other", "copies", ["other"])
    op.create_index("ix_copies_entry", "copies", ["entry"])
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "entry", name="pk_bands"),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="fk_bands_entry"),
        sqlite_with_rowid=False,
    )


def _ways_in() -> None:
    op.create_table(
        "affairs",
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("state", "other", "kind", "number", name="pk_affairs"),
        sa.ForeignKeyConstraint(["number"], ["statements.number"], name="fk_affairs_number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "named",
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("word", "number", name="pk_named"),
        sa.ForeignKeyConstraint(["number"], ["statements.number"], name="fk_named_number"),
        sqlite_with_rowid=False,
    )


def _search() -> None:
    """The index of words: what it holds is folded to plain letters already, so both engines find the same."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='ascii')")
        return
    op.execute("CREATE TABLE search (entry integer PRIMARY KEY REFERENCES entries (entry), words tsvector NOT NULL)")
    op.execute("CREATE INDEX ix_search_words ON search USING gin (words)")
