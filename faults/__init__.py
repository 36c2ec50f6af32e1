"""Trials of the record: killed, starved and tampered with, on both stores, it must stay whole."""
