"""`credence accounts`: who may come in where a team shares a record over `credence serve --accounts`."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.options import Format, Rows
from credence.cli.output import Listing
from credence.cli.roles import RoleName

if TYPE_CHECKING:
    from credence.web.accounts import Account, Accounts

accounts = typer.Typer(rich_markup_mode=None, help="Keep the accounts of a team that shares a record.")

Place = Annotated[
    str,
    typer.Option(
        "--accounts",
        "-a",
        envvar="CREDENCE_ACCOUNTS",
        metavar="FILE",
        help="Where the accounts are: a file, or the address of a database, postgresql://USER@HOST/NAME.",
    ),
]
DEFAULT_PLACE = "credence.accounts.db"
Name = Annotated[str, typer.Argument(metavar="NAME", help="What decisions are signed with.", show_default=False)]
Whose = Annotated[RoleName, typer.Option("--role", help="What they may do; each may what those before may.")]

ACCOUNTS: Listing[Account] = Listing(
    table={
        "name": lambda account: account.name,
        "role": lambda account: account.role,
        "since": lambda account: account.made[:10],
        "may come in": lambda account: "yes" if account.open else "no",
        "password": lambda account: "yes" if account.password else "no",
    },
    to_json=lambda account: {
        "name": account.name,
        "role": str(account.role),
        "made": account.made,
        "open": account.open,
        "password": account.password,
    },
    csv_columns=("name", "role", "made", "open", "password"),
)


@accounts.callback()
def _accounts() -> None:
    """Keep the accounts of a team that shares a record."""


@accounts.command("list")
def list_(place: Place = DEFAULT_PLACE, rows: Rows = Format.TABLE) -> None:
    """Tell who has an account, and what they may do."""
    with _kept(place) as kept:
        ACCOUNTS.write(kept.all(), rows)


@accounts.command()
def add(
    name: Name,
    role: Whose = RoleName.READER,
    place: Place = DEFAULT_PLACE,
    vouched: Annotated[
        bool, typer.Option("--vouched", help="Without a password: a server in front says who comes (see serve).")
    ] = False,
) -> None:
    """Let somebody in. Asks for the password, or reads it from standard input, one line.

    Example: credence accounts add "Ana Ruiz" --role reviewer
    """
    from credence.web.users import Role

    with _kept(place) as kept:
        kept.add(name, Role(role), None if vouched else _password())
    tell(f"{name} may come in as {role}")


@accounts.command()
def role(name: Name, role: Annotated[RoleName, typer.Argument(metavar="ROLE")], place: Place = DEFAULT_PLACE) -> None:
    """Give somebody another role; whoever is signed in with the account signs in anew."""
    from credence.web.users import Role

    with _kept(place) as kept:
        kept.change(name, role=Role(role))
    tell(f"{name} is {role} now")


@accounts.command()
def password(name: Name, place: Place = DEFAULT_PLACE) -> None:
    """Give an account another password, asked for or read from standard input."""
    with _kept(place) as kept:
        kept.set_password(name, _password())
    tell(f"{name} has another password")


@accounts.command()
def close(name: Name, place: Place = DEFAULT_PLACE) -> None:
    """Let somebody in no more. The account stays: decisions are signed with its name."""
    with _kept(place) as kept:
        kept.change(name, open=False)
    tell(f"{name} may not come in any more")


@accounts.command("open")
def open_(name: Name, place: Place = DEFAULT_PLACE) -> None:
    """Let somebody in again."""
    with _kept(place) as kept:
        kept.change(name, open=True)
    tell(f"{name} may come in again")


@contextmanager
def _kept(place: str) -> Iterator[Accounts]:
    from credence.web.accounts import Accounts

    with Accounts(place) as kept:
        yield kept


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise CommandError("the two passwords are not the same; nothing was changed")
    return first
