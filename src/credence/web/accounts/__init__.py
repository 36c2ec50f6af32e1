"""Who may come in, where a team shares a record: accounts, sessions, personal tokens, in a store of their own."""

from credence.web.accounts.accounts import Account, Accounts
from credence.web.accounts.errors import AccountError

__all__ = ["Account", "AccountError", "Accounts"]
