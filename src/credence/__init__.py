"""Credence."""
