"""Schema 0003: statements by State and date, and by whole names; statements of many States found by two of them.

Frozen: a later change of schema is a later revision, never an edit here. What it computes for an older store it asks of
the functions that a new entry uses, handed in by `migrate.py`.
"""

import sqlalchemy as sa
from alembic import context, op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; then list the statements that are in the journal already."""
    op.create_table(
        "dated",
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("earliest", sa.Date, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("state", "earliest", "kind", "number", name="pk_dated"),
        sa.ForeignKeyConstraint(["number"], ["statements.number"], name="fk_dated_number"),
        sqlite_with_rowid=False,
    )
    context.config.attributes["list_statements"](op.get_bind())
