"""Texts that are much the same: copies of one story."""
