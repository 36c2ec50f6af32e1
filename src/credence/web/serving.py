"""Settings in; a server that answers until it is stopped."""

from __future__ import annotations

import uvicorn

from credence.web.app import create_app
from credence.web.settings import Settings


def serve(settings: Settings) -> None:
    """Serve the record until a signal stops it; requests under way are answered first."""
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # who connects is who a server in front is told by
        access_log=False,  # the token stands in the first address
    )
