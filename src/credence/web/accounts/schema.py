"""The tables of accounts. Secrets are kept as digests only: whoever reads the file can come in as nobody."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False, unique=True),
    Column("password", Text),
    Column("role", String(16), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("made", String(32), nullable=False),
    comment="Who may come in; `password` is its Argon2id hash, none for those whom a proxy vouches for.",
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("begun", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    comment="Browsers that are signed in, by the SHA-256 of their cookie; times in seconds since 1970.",
)

tokens = Table(
    "tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("made", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    comment="Keys of programs, by the SHA-256 of each; `role` is the most that a program may do with it.",
)

waiting = Table(
    "waiting",
    metadata,
    Column("what", Text, primary_key=True),
    Column("verdict", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False),
    comment="Decisions that wait for a second person, where two must agree.",
)
