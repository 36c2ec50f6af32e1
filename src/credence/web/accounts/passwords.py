"""Passwords in, their Argon2id hashes (RFC 9106) out; and whether one is right, at equal cost for strangers."""

from __future__ import annotations

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from credence.web.accounts.errors import AccountError

LEAST = 12
"""Characters of a password at least: length is what counts (NIST SP 800-63B, 3.1.1)."""
MOST = 1024


def hashed(password: str, name: str) -> str:
    """The hash to keep; raises AccountError for a password that is too easily guessed."""
    if len(password) < LEAST:
        raise AccountError(f"the password has {len(password)} characters: take {LEAST} or more, a sentence say")
    if len(password) > MOST:
        raise AccountError(f"the password has {len(password)} characters: take {MOST} at most")
    if len(set(password)) < LEAST // 2 or name.casefold() in password.casefold():
        raise AccountError("the password is easily guessed: take one without the name, of more different letters")
    return _hasher().hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password of the hash. Without a hash it takes as long, and it is not."""
    try:
        return _hasher().verify(kept or _nobodys(), password[:MOST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than are used today."""
    return _hasher().check_needs_rehash(kept)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """The hash that a stranger's password is compared with, so that the time taken does not tell who has an account."""
    return _hasher().hash("the password of nobody at all")
