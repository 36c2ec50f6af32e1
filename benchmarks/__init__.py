"""Speeds, each beside something measured in the same run; `make bench` prints them."""
