"""Settings in; a server that answers until it is stopped."""

from __future__ import annotations

import gc

import uvicorn

from credence.brief.phrasebook import phrasebook
from credence.lore.organisations import load_organisations
from credence.lore.states import load_states
from credence.web.app import create_app
from credence.web.settings import Settings


def serve(settings: Settings) -> None:
    """Serve the record until a signal stops it; requests under way are answered first."""
    app = create_app(settings)
    _settle()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # who connects is who a server in front is told by
        access_log=False,  # the token stands in the first address
    )


def _settle() -> None:
    """Read what every answer needs, and have the garbage collector leave it and the code alone from now on: going
    through all of it again and again, it would hold up one answer in twenty for a tenth of a second.
    """
    load_states()
    load_organisations()
    phrasebook()
    gc.collect()
    gc.freeze()
