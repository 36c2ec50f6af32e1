"""What an import cannot do at all, in one line: what, where, and what to do about it."""


class ImportFault(Exception):  # noqa: N818  # reads as what it says
    """A file, folder or archive that cannot be imported; its text is one line a user can act on."""
