"""Schema 0001: the journal of entries, documents and statements, whole, with the triggers.

Frozen: a later change of schema is a later revision, never an edit here. Of the rest of the project only the
guards are imported, which the golden text of the schema holds still.
"""

import sqlalchemy as sa
from alembic import op

from credence.record.stores.migrations.guards import guard, rising

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEYS = {
    "makers": [["maker"], ["name", "version"]],
    "entries": [["entry"], ["known"]],
    "documents": [["digest"]],
    "statements": [["number"], ["digest", "statement"]],
    "statement_states": [["number", "role", "state"]],
}


def upgrade() -> None:
    """Make the tables, then the triggers."""
    _entries()
    _documents()
    _statements()
    dialect = op.get_bind().dialect.name
    for table, groups in _KEYS.items():
        for sql in guard(dialect, table, groups):
            op.execute(sql)
    for sql in rising(dialect):
        op.execute(sql)


def _entries() -> None:
    op.create_table(
        "makers",
        sa.Column("maker", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("maker", name="pk_makers"),
        sa.UniqueConstraint("name", "version", name="uq_makers_name_version"),
    )
    op.create_table(
        "entries",
        sa.Column("entry", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("known", sa.String(32), nullable=False),
        sa.Column("maker", sa.Integer, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_entries"),
        sa.UniqueConstraint("known", name="uq_entries_known"),
        sa.ForeignKeyConstraint(["maker"], ["makers.maker"], name="fk_entries_maker"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("zone", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("origins", sa.Text, nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_documents"),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="fk_documents_entry"),
    )
    op.create_index("ix_documents_document", "documents", ["document"])
    op.create_index("ix_documents_entry", "documents", ["entry"])


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("statement", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("slots", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("attribution", sa.Text, nullable=False),
        sa.Column("modality", sa.String(16), nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("inferred", sa.Text, nullable=False),
        sa.Column("reader", sa.Integer, nullable=False),
        sa.Column("held_earliest", sa.Date),
        sa.Column("held_latest", sa.Date),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_statements"),
        sa.UniqueConstraint("digest", "statement", name="uq_statements_digest_statement"),
        sa.CheckConstraint("quote_start <= quote_end", name="ck_statements_span"),
        sa.ForeignKeyConstraint(["digest"], ["documents.digest"], name="fk_statements_digest"),
        sa.ForeignKeyConstraint(["reader"], ["makers.maker"], name="fk_statements_reader"),
        sa.ForeignKeyConstraint(["entry"], ["entries.entry"], name="fk_statements_entry"),
    )
    for columns in (["statement"], ["kind"], ["held_earliest", "held_latest"], ["entry"]):
        op.create_index("ix_statements_" + "_".join(columns), "statements", columns)
    op.create_table(
        "statement_states",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", "role", "state", name="pk_statement_states"),
        sa.ForeignKeyConstraint(["number"], ["statements.number"], name="fk_statement_states_number"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statement_states_state_number", "statement_states", ["state", "number"])
