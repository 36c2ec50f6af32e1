"""The verbs of event coding in; those that do not do what their examples say, out."""

from __future__ import annotations

from collections.abc import Iterator

from credence.events.coder import ranked
from credence.lore.check import Problem
from credence.lore.events import NOTHING, SAME, VerbGroup, senses, topics, verb_groups

_FILE = "events/verbs.yml"


def event_problems() -> Iterator[Problem]:
    """Examples that are not coded as they say, and near misses that are coded as the verb would."""
    for group in verb_groups():
        yield from group_problems(group)


def count_examples() -> int:
    """How many sentences `event_problems` tries."""
    return sum(len(group.examples) + len(group.leaves_alone) for group in verb_groups())


def group_problems(group: VerbGroup) -> Iterator[Problem]:
    """The problems of one group's sentences: the best event of an example must be of its type; none of a near miss
    may be of a type that the group gives."""
    for example in group.examples:
        found = [event.type for event in ranked(example["text"])]
        if found[:1] != [example["type"]]:
            wrong = (
                f"its example is coded {', '.join(found) or 'as nothing'}, not {example['type']}: {example['text']!r}"
            )
            yield Problem(_FILE, group.name, wrong, "mend the entry or the example")
    given = _types(group)
    for sentence in group.leaves_alone:
        wrongly = sorted({event.type for event in ranked(sentence)} & given)
        if wrongly:
            yield Problem(_FILE, group.name, f"its near miss is coded {', '.join(wrongly)}: {sentence!r}", "narrow it")


def _types(group: VerbGroup) -> set[str]:
    names = {group.alone, *group.meanings.values()} | {
        topics()[about].sense for about, name in group.meanings.items() if name == SAME
    }
    return {senses()[name].type for name in names if name and name not in (SAME, NOTHING)}
