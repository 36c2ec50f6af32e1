"""The work of the reader in; what a person can be told of it out."""
