"""In: a tenure, the end of one. Out: the same in words, with notes: the stages of a post, who came before and after."""

from __future__ import annotations

from credence.brief.cells import disagreeing, ending_text, person_text, when_or_report
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import phrase
from credence.brief.pieces import Sentence, Text, capitalised, foreign, semicolons, words
from credence.brief.titles import head_title
from credence.lore.persons import person_name, share_person
from credence.lore.states import load_states
from credence.model import Fact
from credence.protocol.accreditation import Accreditation, Step
from credence.protocol.posts import Tenure


def post_text(head: Accreditation) -> Text:
    """`ambassador of the United States in Peru`."""
    slots: dict[str, Text | str] = {
        "office": head_title(head) or "envoy",
        "sender": state_text(head.sender),
        "receiver": state_text(head.receiver),
    }
    return phrase("post" if head.receiver in load_states() else "post_at_body", slots)


def tenure_sentence(tenure: Tenure, notes: Notebook, *, name: bool = False) -> Sentence:
    """The post with every stage on record, how it ended, and between whom it was held; each behind its notes.

    `name` puts the person's name first, where several are told of.
    """
    head, ending = tenure.accreditation, tenure.ending
    parts = [_step_text(step, notes) for step in head.steps if step.stage.name != "ended"]
    if ending:
        parts.append(ending_text(ending) + disagreeing(ending.fact) + notes.cite(ending.fact))
    elif tenure.began:
        parts.append(phrase("no_end", {}))
    if head.residence or head.resident is False:
        parts.append(phrase("resident_at", {"place": foreign(head.residence)}))
    told = semicolons(parts) + _between(tenure)
    who = (*person_text(head.person), *words(", ")) if name else ()
    return Sentence((*capitalised((*who, *post_text(head))), *words(": "), *told, *words(".")))


def _step_text(step: Step, notes: Notebook) -> Text:
    fact = step.fact
    received = _received_by(fact)
    return words(f"{step.stage.says} ") + words(when_or_report(fact)) + received + disagreeing(fact) + notes.cite(fact)


def _received_by(fact: Fact) -> Text:
    names = fact.slots.get("received_by")
    return words(", to ") + foreign(", ".join(names)) if isinstance(names, tuple) and names else ()


def _between(tenure: Tenure) -> Text:
    """Whom the person followed and who came after, as far as they are on record and named."""
    slots: dict[str, Text | str] = {
        name: person_text(other.person) if other and other.person and not _same(other, tenure) else ""
        for name, other in (("before", tenure.before), ("after", tenure.after))
    }
    return phrase("between", slots)


def _same(other: Accreditation, tenure: Tenure) -> bool:
    """Whether it was the same person, in another rank."""
    ones, others = ([person_name(name) for name in each.person] for each in (other, tenure.accreditation))
    return share_person(ones, others)
