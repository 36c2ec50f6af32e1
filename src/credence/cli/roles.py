"""The roles of accounts as words of the command line, without loading the application for it."""

from enum import StrEnum


class RoleName(StrEnum):
    """Who may do what, each what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"
