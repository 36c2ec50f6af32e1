"""The labels of a treaty's card, "Signed:", "In force:", and how a sentence goes on that says the same."""

from __future__ import annotations

from functools import cache

from credence.lore.files import read_yaml


@cache
def card_labels() -> dict[str, str]:
    """What each label, in lower case, tells of the treaty: "in force" that it "entered into force"."""
    labels: dict[str, str] = read_yaml("data/treaty-cards.yml")["labels"]
    return labels


__all__ = ["card_labels"]
