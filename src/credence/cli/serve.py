"""`credence serve`: a record in; the application in the browser, until it is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.options import DEFAULT_RECORD, RecordFile, existing_record, is_address, named


def serve(
    record: RecordFile = DEFAULT_RECORD,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where the browser finds it.")] = 8021,
    accounts: Annotated[
        str | None,
        typer.Option(
            "--accounts",
            envvar="CREDENCE_ACCOUNTS",
            metavar="FILE",
            help="For a team: who may come in, a file or database made with `credence accounts`.",
        ),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen at; another needs --accounts.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name by which browsers call this server (its Host header)."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Requests come over TLS, through a server in front of this one.")
    ] = False,
    proxy_header: Annotated[
        str | None,
        typer.Option("--proxy-header", metavar="HEADER", help="The header in which a server in front says who asks."),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--proxy", metavar="ADDRESS", help="The server in front whose word is taken [default: this machine]."
        ),
    ] = None,
    two_persons: Annotated[
        bool, typer.Option("--two-persons", help="A decision counts once two persons agree on it; needs --accounts.")
    ] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be written to the record.")] = False,
) -> None:
    """Open the record in the browser until Ctrl-C: on this machine alone, or with accounts for a team.

    Alone, it prints the address to open: it holds a token, without which nobody comes in. Every page is also there as
    JSON, under the same address with .json behind it; /api/openapi.json describes them all.

    Example: credence serve --record demo.db
    """
    existing_record(record)
    _check(accounts, host, proxy_header, two_persons)
    from credence.web.serving import serve as serving
    from credence.web.settings import LOCAL, Settings

    settings = Settings(
        record,
        host=host,
        port=port,
        names=(*(name or ()), *LOCAL),
        accounts=accounts,
        https=https,
        proxy_header=proxy_header,
        proxies=tuple(proxy or ("127.0.0.1",)),
        two_persons=two_persons,
        read_only=read_only,
    )
    key = "" if accounts else f"?token={settings.token}"
    typer.echo(f"http://{settings.host}:{settings.port}/{key}")
    tell(f"{named(record)} is open at the address above; Ctrl-C closes it")
    serving(settings)


def _check(accounts: str | None, host: str, proxy_header: str | None, two_persons: bool) -> None:
    """Refuse what would let in whoever comes."""
    if accounts is None and host not in ("127.0.0.1", "::1", "localhost"):
        raise CommandError(
            f"--host {host}: others could come in; make accounts (credence accounts add), and name them with --accounts"
        )
    if accounts is None and proxy_header is not None:
        raise CommandError("--proxy-header names people: name their accounts with --accounts")
    if accounts is None and two_persons:
        raise CommandError("--two-persons needs people to tell apart: name their accounts with --accounts")
    if accounts is not None and not is_address(accounts) and not Path(accounts).is_file():
        made = f"credence accounts add NAME --role administrator --accounts {accounts}"
        raise CommandError(f"{accounts}: there are no accounts here; make one with: {made}")
