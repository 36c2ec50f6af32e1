"""The tree of a page -> the same without lists of other pages: "Latest news", "Read also" and what is linked there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from credence.intake.words import is_teaser

_LONGEST_LABEL = 40
_MOST_LABELS = 50
_LINKED = 0.8
"""The share of an element's letters that stand in links, from which on it is a list of them."""


def drop_link_lists(tree: HtmlElement) -> bool:
    """Take out of the tree what follows a label of the site and is nearly all links; gives whether anything did.

    The label itself is a line by itself, which is left out as such. A headline is never taken for a list.
    """
    dropped = False
    for label in _labels(tree):
        for element in list(label.itersiblings()):
            total, linked = _letters(element)
            if total and (linked < _LINKED * total or next(element.iter("h1"), None) is not None):
                break
            if total:
                element.drop_tree()  # its tail is kept
                dropped = True
            if (element.tail or "").strip():
                break
    return dropped


def _labels(tree: HtmlElement) -> list[HtmlElement]:
    """The elements, each the outermost, that hold a label and nothing else."""
    found = []
    for element in tree.iter():
        text = (element.text or "").strip()
        if text and len(text) <= _LONGEST_LABEL and isinstance(element.tag, str) and _is_label(text):
            outer = element
            while not (outer.tail or "").strip() and (parent := outer.getparent()) is not None:
                if not _holds_only(parent, text):
                    break
                outer = parent
            if not (outer.tail or "").strip():
                found.append(outer)
            if len(found) == _MOST_LABELS:
                break
    return found


@lru_cache(maxsize=10_000)
def _is_label(text: str) -> bool:
    """Whether a text is a label of the site; what stands around an article comes again on each page of the site."""
    return is_teaser(text)


def _holds_only(element: HtmlElement, text: str) -> bool:
    return "".join(islice(_texts(element), 2)) == text


def _letters(element: HtmlElement) -> tuple[int, int]:
    """How many letters an element holds, and how many of them in links."""
    links = [element] if element.tag == "a" else element.iter("a")
    return sum(map(len, _texts(element))), sum(len(text) for link in links for text in _texts(link))


def _texts(element: HtmlElement) -> Iterator[str]:
    """The stretches of text that are more than space."""
    return filter(None, (str(text).strip() for text in element.itertext(with_tail=False)))
