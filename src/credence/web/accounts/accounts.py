"""A place in, the accounts kept there: who may come in and do what, who is signed in, which programs hold a token."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Self

from sqlalchemy import ColumnElement, Connection, Engine, create_engine, delete, event, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from credence.web.accounts import passwords
from credence.web.accounts.errors import AccountError
from credence.web.accounts.schema import accounts, metadata, sessions, tokens
from credence.web.accounts.seconds import Seconds
from credence.web.users import Role, User

IDLE = 12 * 3600
"""Seconds after which a browser that asks nothing is signed out."""
WHOLE = 7 * 86_400
"""Seconds after which everybody signs in anew."""
_SEEN = 60
"""Seconds between two notes that a session is in use."""
_DAY = 86_400
_LONGEST_NAME = 100
_PREFIX = "credence_"
"""What tokens begin with, so that scanners of leaked secrets know them."""


@dataclass(frozen=True, slots=True)
class Account:
    """One who may come in: `open` is false for one who may not any more, `password` whether one is set."""

    name: str
    role: Role
    open: bool
    password: bool
    made: str


@dataclass(frozen=True, slots=True)
class Token:
    """A key of a program: its first characters of digest, what it is for, the most it may do, when it ends (UTC)."""

    digest: str
    label: str
    role: Role
    made: datetime
    ends: datetime


class Accounts:
    """The accounts in a file, or in a database (`postgresql://...`). `clock` tells seconds since 1970."""

    def __init__(self, place: str, *, clock: Callable[[], float] = lambda: datetime.now(UTC).timestamp()) -> None:
        self.place = place
        self._clock = clock
        self._engine = _engine(place)
        try:
            metadata.create_all(self._engine)
        except SQLAlchemyError as fault:
            self._engine.dispose()
            reason = str(getattr(fault, "orig", fault)).strip().splitlines()[0]
            raise AccountError(f"{place}: it cannot hold accounts: {reason}") from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._engine.dispose()

    @property
    def seconds(self) -> Seconds:
        """The decisions that wait here for a second person."""
        return Seconds(self._engine)

    def all(self) -> list[Account]:
        """Every account, by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.folded)).all()
        return [Account(row.name, Role(row.role), row.open, row.password is not None, row.made) for row in rows]

    def add(self, name: str, role: Role, password: str | None = None) -> None:
        """Let somebody in; raises AccountError for a name that cannot be one, or is taken."""
        clean = _name(name)
        if role is Role.ANYONE:
            raise AccountError("anyone is no role of an account: take reader, editor, reviewer or administrator")
        kept = passwords.hashed(password, clean) if password is not None else None
        made = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")
        row = {"name": clean, "folded": _folded(clean), "password": kept, "role": role, "open": True, "made": made}
        with self._engine.begin() as connection:
            if connection.scalar(select(func.count()).where(accounts.c.folded == _folded(clean))):
                raise AccountError(f"{clean}: there is an account of this name")
            connection.execute(insert(accounts).values(row))

    def change(self, name: str, *, role: Role | None = None, open: bool | None = None) -> None:
        """Give another role, or close or open the account; whoever is signed in with it is signed out.

        Raises AccountError for a name without account, and where no administrator would be left.
        """
        told = {"role": role, "open": open}
        with self._engine.begin() as connection:
            before = self._administrators(connection)
            found = connection.execute(
                update(accounts).where(_is(name)).values({k: v for k, v in told.items() if v is not None})
            )
            if not found.rowcount:
                raise _unknown(name)
            if before and not self._administrators(connection):
                raise AccountError(f"{name} is the last administrator: make somebody else one first")
            connection.execute(delete(sessions).where(sessions.c.account.in_(select(accounts.c.name).where(_is(name)))))

    @staticmethod
    def _administrators(connection: Connection) -> int:
        left = (accounts.c.role == Role.ADMINISTRATOR) & accounts.c.open
        return connection.scalar(select(func.count()).select_from(accounts).where(left)) or 0

    def set_password(self, name: str, password: str) -> None:
        """Give another password; whoever is signed in with the old one is signed out."""
        with self._engine.begin() as connection:
            owner = connection.scalar(select(accounts.c.name).where(_is(name)))
            if owner is None:
                raise _unknown(name)
            connection.execute(update(accounts).where(_is(name)).values(password=passwords.hashed(password, owner)))
            connection.execute(delete(sessions).where(sessions.c.account == owner))

    def checked(self, name: str, password: str) -> User | None:
        """The user of this name and password; None, after as long a time, where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(select(accounts).where(_is(name) & accounts.c.open)).one_or_none()
        if not passwords.is_right(password, row.password if row else None) or row is None:
            return None
        if passwords.is_outdated(row.password):
            with self._engine.begin() as connection:
                connection.execute(
                    update(accounts).where(_is(name)).values(password=passwords.hashed(password, row.name))
                )
        return User(row.name, Role(row.role))

    def named(self, name: str) -> User | None:
        """The user of this name, for whom another vouches."""
        with self._engine.connect() as connection:
            row = connection.execute(select(accounts).where(_is(name) & accounts.c.open)).one_or_none()
        return User(row.name, Role(row.role)) if row else None

    def begin_session(self, user: User, before: str | None = None) -> str:
        """Sign a browser in: a new secret for its cookie; what it had `before` opens nothing any more."""
        secret, now = token_urlsafe(32), int(self._clock())
        with self._engine.begin() as connection:
            connection.execute(
                delete(sessions).where((sessions.c.seen < now - IDLE) | (sessions.c.begun < now - WHOLE))
            )
            if before:
                connection.execute(delete(sessions).where(sessions.c.digest == _digest(before)))
            connection.execute(insert(sessions).values(digest=_digest(secret), account=user.name, begun=now, seen=now))
        return secret

    def end_session(self, secret: str) -> None:
        """Sign a browser out."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == _digest(secret)))

    def of_session(self, secret: str) -> User | None:
        """Who is signed in with this cookie; None for one that has ended."""
        now, digest = int(self._clock()), _digest(secret)
        asked = select(accounts.c.name, accounts.c.role, sessions.c.seen).join(sessions)
        lasting = (sessions.c.seen >= now - IDLE) & (sessions.c.begun >= now - WHOLE) & accounts.c.open
        with self._engine.connect() as connection:
            row = connection.execute(asked.where((sessions.c.digest == digest) & lasting)).one_or_none()
        if row is None:
            return None
        if now - row.seen >= _SEEN:
            with self._engine.begin() as connection:
                connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen=now))
        return User(row.name, Role(row.role))

    def make_token(self, user: User, label: str, role: Role, days: int) -> str:
        """A key for a program of this user, shown once, that may do no more than `role` and ends after so many days."""
        if not user.role.may(role) or role is Role.ANYONE:
            raise AccountError(f"a token may not do more than its owner: {role} is more than {user.role}")
        if not 1 <= days <= 366:
            raise AccountError(f"a token lasts 1 to 366 days, not {days}")
        secret, now = _PREFIX + token_urlsafe(32), int(self._clock())
        row = {"digest": _digest(secret), "account": user.name, "label": label[:200], "role": role, "made": now}
        with self._engine.begin() as connection:
            connection.execute(insert(tokens).values({**row, "ends": now + days * _DAY}))
        return secret

    def tokens_of(self, user: User) -> list[Token]:
        """The keys of this user, the newest first."""
        rows = select(tokens).where(tokens.c.account == user.name).order_by(tokens.c.made.desc(), tokens.c.digest)
        with self._engine.connect() as connection:
            found = connection.execute(rows).all()
        return [Token(r.digest[:12], r.label, Role(r.role), _moment(r.made), _moment(r.ends)) for r in found]

    def end_token(self, user: User, digest: str) -> None:
        """Take a key back, by the first characters of its digest."""
        own = (tokens.c.account == user.name) & (func.substr(tokens.c.digest, 1, 12) == digest)
        with self._engine.begin() as connection:
            connection.execute(delete(tokens).where(own))

    def of_token(self, secret: str) -> User | None:
        """Whose program this is, with the lesser of its own role and its owner's; None for a key that has ended."""
        asked = select(accounts.c.name, accounts.c.role, tokens.c.role.label("most")).join(tokens)
        lasting = (tokens.c.digest == _digest(secret)) & (tokens.c.ends > int(self._clock())) & accounts.c.open
        with self._engine.connect() as connection:
            row = connection.execute(asked.where(lasting)).one_or_none()
        if row is None:
            return None
        owner, most = Role(row.role), Role(row.most)
        return User(row.name, most if owner.may(most) else owner)


def _engine(place: str) -> Engine:
    if place.startswith("postgresql://"):
        return create_engine(place.replace("postgresql://", "postgresql+psycopg://", 1))
    path = Path(place)
    if not path.parent.is_dir():
        raise AccountError(f"{place}: there is no folder {path.parent}")
    path.touch(mode=0o600, exist_ok=True)
    engine = create_engine(f"sqlite:///{path.absolute()}")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
    return engine


def _is(name: str) -> ColumnElement[bool]:
    return accounts.c.folded == _folded(name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _name(name: str) -> str:
    """A name that can sign decisions: one line, visible, not too long."""
    clean = unicodedata.normalize("NFC", name).strip()
    if not clean or len(clean) > _LONGEST_NAME or not clean.isprintable() or clean.startswith("-"):
        raise AccountError(f"not a name: {name!r}; take up to {_LONGEST_NAME} visible characters on one line")
    return clean


def _unknown(name: str) -> AccountError:
    return AccountError(f"{name}: there is no account of this name")


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
