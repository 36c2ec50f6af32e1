"""In: a whole brief, a number of pages. Out: the brief with what matters most, as much as fits on that many pages.

What matters most is data (`lore/data/brief/lengths.yml`). Heights are estimated rather than set, so that a brief is cut
alike on every machine and in every form; the estimate leaves room. Nothing is left out silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from credence.brief.lengths import Helping, lengths
from credence.brief.measure import (
    block_height,
    head_height,
    note_height,
    row_height,
    table_head_height,
    timeline_height,
)
from credence.brief.phrasebook import phrase, table
from credence.brief.pieces import (
    Block,
    Brief,
    Cite,
    Lane,
    Note,
    Remark,
    Row,
    Section,
    Sentence,
    Subheading,
    Table,
    Text,
    cited,
    plain,
    without_empty_columns,
    words,
)

Place = tuple[int, int]
"""Which block of a section, and which row of it; -1 for a block that is no table."""


def shorten(brief: Brief, pages: int, room: float = 1.0) -> Brief:
    """The brief cut to a number of pages, with its notes numbered anew; `room` is how much of the paper may be filled.

    Raises ValueError for a number of pages of which there are no briefs.
    """
    if pages not in lengths().pages:
        raise ValueError(f"a brief is cut to {', '.join(map(str, lengths().pages))} pages, not to {pages}")
    each = lengths().notes_each[pages]
    sections = (_sparing(section, each) for section in _unrepeated(brief))
    paper = _Paper(replace(brief, sections=tuple(sections)), pages * lengths().page.height * room)
    order = lengths().order[brief.subject.sort]
    for helping in (*order, *(replace(each, most=None) for each in order)):
        paper.take(helping)
    return _renumbered(paper.filled(pages))


def _unrepeated(brief: Brief) -> Iterator[Section]:
    """The sections without sentences that stand at the head of the brief word for word."""
    head = "\n".join(
        plain(cell)
        for section in brief.sections
        for block in section.blocks
        if section.id == "glance" and isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    )
    for section in brief.sections:
        blocks = (b for b in section.blocks if not (isinstance(b, Sentence) and plain(b.text).rstrip(".") in head))
        yield replace(section, blocks=tuple(blocks))


def _sparing(section: Section, most: int) -> Section:
    """The section with so many notes at most behind each sentence and row."""

    def spared(text: Text) -> Text:
        return tuple(Cite(run.numbers[:most]) if isinstance(run, Cite) else run for run in text)

    return _changed(section, spared)


@dataclass
class _Paper:
    """The paper that is left, and the places of each section that are on it."""

    brief: Brief
    left: float
    places: dict[str, set[Place]] = field(default_factory=dict)
    notes: set[int] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    timeline: bool = False

    def __post_init__(self) -> None:
        page = lengths().page
        self.left -= head_height(self.brief) + page.heading + 3 * page.line.height  # notes' heading; what is left out

    def take(self, helping: Helping) -> None:
        """Put a helping of a section on the paper, until one piece of it does not fit."""
        if helping.section == "timeline":
            self._draw()
            return
        section = next((each for each in self.brief.sections if each.id == helping.section), None)
        if section is None or section.id in self.full:
            return
        told = self.places.setdefault(section.id, set())
        for place in list(_in_turn(section, helping.keep))[: helping.most]:
            if place in told:
                continue
            cost = self._cost(section, place)
            if cost > self.left:
                self.full.add(section.id)
                return
            self.left -= cost
            told.add(place)
            self.notes.update(_notes_at(section, place))

    def filled(self, pages: int) -> Brief:
        """The brief with what is on the paper, and a remark on what is not."""
        sections = [(each, self.places.get(each.id, set())) for each in self.brief.sections]
        left = [
            (each, sum(_counts(each, place) for place in _in_turn(each, "first") if place not in places))
            for each, places in sections
        ]
        kept = [_cut(section, places) for section, places in sections if places]
        if remark := _left_out([(section, number) for section, number in left if number]):
            if not kept or kept[-1].id != "silent":
                kept.append(Section("silent", str(table("headings")["silent"]), ()))
            kept[-1] = replace(kept[-1], blocks=(*kept[-1].blocks, remark))
        return replace(
            self.brief,
            sections=tuple(kept),
            timeline=self.brief.timeline if self.timeline else (),
            pages=pages,
        )

    def _draw(self) -> None:
        if not self.timeline and self.brief.timeline and (height := timeline_height(self.brief)) <= self.left:
            self.left -= height
            self.timeline = True

    def _cost(self, section: Section, place: Place) -> float:
        """The height of a piece, of headings that it is the first below, and of notes that it is the first to need."""
        told, (index, row) = self.places[section.id], place
        block = section.blocks[index]
        cost = sum(note_height(self._note(number)) for number in _notes_at(section, place) - self.notes)
        cost += 0 if told else lengths().page.heading
        cost += sum(block_height(each) for each in _heading(section, index) if not _under(section, each, told))
        if isinstance(block, Table):
            glance = section.id == "glance"
            new = not glance and not any(at == index for at, _ in told)
            return cost + row_height(block.rows[row], glance) + (table_head_height() if new else 0)
        return cost + block_height(block)

    def _note(self, number: int) -> Note:
        return self.brief.notes[number - 1]


def _in_turn(section: Section, keep: str) -> Iterator[Place]:
    """The pieces of a section in the order in which they are taken; headings come with what stands below them."""
    blocks = [(index, block) for index, block in enumerate(section.blocks) if not isinstance(block, Subheading)]
    for index, block in blocks[::-1] if keep == "last" else blocks:
        if isinstance(block, Table):
            rows = sorted(range(len(block.rows)), key=lambda row: -block.rows[row].weight)
            yield from ((index, row) for row in rows)
        else:
            yield (index, -1)


def _counts(section: Section, place: Place) -> bool:
    """Whether a piece tells something of the subject, not of the record."""
    return not isinstance(section.blocks[place[0]], Remark)


def _notes_at(section: Section, place: Place) -> set[int]:
    block = section.blocks[place[0]]
    if isinstance(block, Table):
        return set(block.rows[place[1]].notes)
    return set(cited(block.text))


def _heading(section: Section, index: int) -> list[Subheading]:
    """The heading below which a block stands, if any."""
    above = [block for block in section.blocks[:index] if isinstance(block, Subheading)]
    return above[-1:]


def _under(section: Section, heading: Subheading, told: set[Place]) -> bool:
    """Whether something below the heading is on the paper already."""
    return any(heading in _heading(section, index) for index, _ in told)


def _cut(section: Section, places: set[Place]) -> Section:
    """The section with these pieces alone, in their order, and the headings above them."""
    blocks: list[Block] = []
    for index, block in enumerate(section.blocks):
        if isinstance(block, Subheading):
            if _under(section, block, places):
                blocks.append(block)
        elif isinstance(block, Table):
            rows = tuple(row for number, row in enumerate(block.rows) if (index, number) in places)
            if rows:
                blocks.append(without_empty_columns(replace(block, rows=rows)))
        elif (index, -1) in places:
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _left_out(left: list[tuple[Section, int]]) -> Remark | None:
    """`Left out for length: recent contacts (12), instruments (3).`"""
    if not left:
        return None
    told = ", ".join(f"{section.heading[0].lower()}{section.heading[1:]} ({number})" for section, number in left)
    return Remark(phrase("left_out_for_length", {"what": words(told)}))


def _renumbered(brief: Brief) -> Brief:
    """The brief with the notes alone that it uses, numbered in the order of their use."""
    used = dict.fromkeys(
        number
        for section in brief.sections
        for block in section.blocks
        for text in ([cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block.text])
        for number in cited(text)
    )
    anew = {number: place for place, number in enumerate(used, 1)}

    def numbered(text: Text) -> Text:
        return tuple(Cite(tuple(anew[n] for n in run.numbers)) if isinstance(run, Cite) else run for run in text)

    return replace(
        brief,
        sections=tuple(
            replace(s, blocks=tuple(_mapped(block, numbered) for block in s.blocks)) for s in brief.sections
        ),
        notes=tuple(replace(brief.notes[number - 1], number=anew[number]) for number in used),
        timeline=tuple(_with_notes(lane, anew) for lane in brief.timeline),
    )


def _with_notes(lane: Lane, anew: dict[int, int]) -> Lane:
    marks = (replace(m, notes=tuple(sorted(anew[n] for n in m.notes if n in anew))) for m in lane.marks)
    return replace(lane, marks=tuple(marks))


def _changed(section: Section, change: Callable[[Text], Text]) -> Section:
    return replace(section, blocks=tuple(_mapped(block, change) for block in section.blocks))


def _mapped(block: Block, change: Callable[[Text], Text]) -> Block:
    """The block with a change made to each of its texts."""
    if isinstance(block, Table):
        return replace(block, rows=tuple(Row(tuple(map(change, row.cells)), row.weight) for row in block.rows))
    return replace(block, text=change(block.text))
