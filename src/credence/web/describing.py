"""An application in; the description (OpenAPI 3.1) of what programs can ask of it, and how they come in, out."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from credence.web.gate import ROLE
from credence.web.users import Role

_WAYS = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A personal token, made on the page Account: `Authorization: Bearer credence_...`.",
    },
    "browser": {
        "type": "apiKey",
        "in": "cookie",
        "name": "credence",
        "description": "The cookie of a browser that has come in; its name says also the port.",
    },
}
"""How one is let in: with accounts by a token, in a browser by its cookie."""


def description(app: FastAPI) -> dict[str, Any]:
    """The description; made once, and kept by the application."""
    if app.openapi_schema is None:
        made = app.openapi()
        made.setdefault("components", {})["securitySchemes"] = _WAYS
        for methods in made["paths"].values():
            for operation in methods.values():
                open_to_all = operation[ROLE] == Role.ANYONE
                operation["security"] = [] if open_to_all else [{way: []} for way in _WAYS]
    return app.openapi()
