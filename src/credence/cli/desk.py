"""The desk: one thing to decide at a time, its sentence with the value marked, one key a decision."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import typer
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from credence.brief.waiting import alone, decided_before, question, words_of
from credence.cli.inputs import plural
from credence.model import SlotValue, Statement, Support
from credence.model.visible import replaced
from credence.record import Record, RecordError
from credence.record.identity.identity import EVERYWHERE
from credence.record.review.agenda import Item

_HELP = (
    "x  accept what is shown first (for names: they are one)",
    "1-9  accept the side of that number",
    "n  reject what is shown first (for names: they are two)",
    "u  unsure",
    "e  edit: put your own values in the place of the statement shown first",
    "z  undo the last decision made here",
    "h  what was decided on this before",
    "j, k  next, previous",
    "q  end",
)
_SPACES = re.compile(r"\s+")
_KEYS = "x accept  n reject  u unsure  e edit  z undo  h history  j/k  ? help  q end"
_BESIDE = 160
"""So many characters around the quote are shown."""


@dataclass
class Desk:
    """The queue in front of one reviewer, and the decisions made at this sitting."""

    record: Record
    reviewer: str
    console: Console = field(default_factory=lambda: Console(highlight=False))
    items: list[Item] = field(default_factory=list)
    at: int = 0
    made: list[int] = field(default_factory=list)
    notice: str = ""

    def __post_init__(self) -> None:
        self.items = self.record.agenda()

    def run(self) -> int:
        """Show and take keys until q, or nothing is left; gives the number of decisions that stand."""
        keys: dict[str, Callable[[], None]] = {
            "x": self._accept,
            "n": self._reject,
            "u": self._unsure,
            "e": self._edit,
            "z": self._undo,
            "h": self._history,
            "j": lambda: self._go(1),
            "k": lambda: self._go(-1),
            "?": self._help,
        }
        while self.items:
            self._show()
            key = typer.getchar()
            if key in ("q", "\x03", "\x04"):
                break
            self.notice = ""
            try:
                if key.isdigit() and key != "0":
                    self._accept(int(key) - 1)
                else:
                    keys.get(key, self._unknown)()
            except RecordError as fault:
                self.notice = str(fault)
        return len(self.made)

    # ---- what is shown --------------------------------------------------------------------------------------

    def _show(self) -> None:
        item = self.items[self.at]
        self.console.clear()
        head = Text(f"{self.at + 1} of {len(self.items)}  ", style="dim")
        head.append(f"{item.why}, {item.depends} depend on it\n", style="dim")
        head.append(_safe(question(item)), style="bold")
        self.console.print(Panel(Group(head, *self._sides(item)), title="review", title_align="left"))
        self.console.print(Text(self.notice, style="yellow") if self.notice else Text(""))
        self.console.print(Text(_KEYS, style="dim"))

    def _sides(self, item: Item) -> list[RenderableType]:
        shown: list[RenderableType] = []
        for number, side in enumerate(item.sides, 1):
            for support in side.supports:
                shown.append(Text(f"\n{number}  {_told_by(support)}", style="cyan"))
                shown.append(self._sentence(support.statement, side.value))
        if item.proposal:
            for used in (item.proposal.one, item.proposal.other):
                about = ", ".join([*([] if used.state == EVERYWHERE else [used.state]), *sorted(used.offices)])
                where = f" ({about})" if about else ""
                shown.append(Text(_safe(f"\n{used.written}{where}: {plural(used.statements, 'statement')}")))
        return shown

    def _sentence(self, statement: Statement, value: SlotValue | None) -> Text:
        """The words around the quote, the quote in bold, and in it the value in question marked."""
        document = self.record.document(statement.document)
        text = document.text if document else statement.quote
        start, end = (statement.start, statement.end) if document else (0, len(text))
        before = text[max(0, start - _BESIDE) : start]
        before = before.partition(" ")[2] if start > _BESIDE else before
        after = text[end : end + _BESIDE]
        shown = Text(_safe(before), style="dim")
        quote = Text(_safe(text[start:end]), style="bold")
        for word in words_of(value):
            quote.highlight_regex(alone(word), style="reverse")
        return shown.append_text(quote).append(_safe(after), style="dim")

    # ---- what is done ---------------------------------------------------------------------------------------

    def _accept(self, side: int = 0) -> None:
        item = self.items[self.at]
        if item.proposal:
            self._match("accept")
        elif side < len(item.sides):
            self._decide(item.sides[side].supports[:1], "accept")
        else:
            self.notice = f"there is no side {side + 1}: press 1 to {len(item.sides)}"

    def _reject(self) -> None:
        item = self.items[self.at]
        if item.proposal:
            self._match("reject")
        else:
            self._decide(item.sides[0].supports, "reject")

    def _unsure(self) -> None:
        item = self.items[self.at]
        if item.proposal:
            self._match("unsure")
        else:
            self._decide(item.sides[0].supports[:1], "unsure")

    def _decide(self, supports: tuple[Support, ...], verdict: str) -> None:
        reason = self._reason(verdict)
        for support in supports:
            self.made.append(self.record.review(support.statement_id, verdict, reviewer=self.reviewer, reason=reason))
        self._done(verdict)

    def _match(self, verdict: str) -> None:
        proposal = self.items[self.at].proposal
        if proposal is None:
            return
        reason = self._reason(verdict)
        one, other = proposal.one.key, proposal.other.key
        self.made.append(self.record.match(proposal.kind, one, other, verdict, reviewer=self.reviewer, reason=reason))
        self._done(verdict)

    def _edit(self) -> None:
        """Ask for each slot's value, the old one standing where nothing is typed."""
        statement = self.items[self.at].statement
        if statement is None:
            self.notice = "names are not edited: say whether they are one (x) or two (n)"
            return
        slots: dict[str, SlotValue] = {}
        for slot, value in statement.slots.items():
            typed = self.console.input(Text(f"{slot} [{_plain(value)}]: ")).strip()
            slots[slot] = _typed(typed, value) if typed else value
        reason = self._reason("correct")
        self.record.correct(self._id(), slots, reviewer=self.reviewer, reason=reason)
        self.made += [review.review for review in self.record.reviews()[-2:]]
        self._done("corrected")

    def _undo(self) -> None:
        if not self.made:
            self.notice = "nothing was decided at this sitting"
            return
        last = self.made.pop()
        self.record.undo(last, reviewer=self.reviewer)
        self.items = self.record.agenda()
        self.at = min(self.at, max(0, len(self.items) - 1))
        self.notice = f"decision {last} taken back"

    def _history(self) -> None:
        item = self.items[self.at]
        told = [
            f"{r.known:%Y-%m-%d %H:%M} {r.reviewer}: {r.verdict} {r.undoes or ''} {r.reason}"
            for r in decided_before(item, self.record.reviews())
        ]
        self.notice = _safe("; ".join(told)) if told else "nothing was decided on this before"

    def _help(self) -> None:
        self.notice = "\n".join(_HELP)

    def _unknown(self) -> None:
        self.notice = "no such key; ? shows what there is"

    def _go(self, step: int) -> None:
        self.at = (self.at + step) % len(self.items)

    def _reason(self, verdict: str) -> str:
        return self.console.input(Text(f"{verdict}: reason (Enter for none): ")).strip()

    def _done(self, verdict: str) -> None:
        """Take what was decided from the queue, which may have settled more than one thing, and go on."""
        before = self.items[self.at].target
        self.items = self.record.agenda()
        self.at = min(self.at, max(0, len(self.items) - 1))
        if self.items and self.items[self.at].target == before:  # unsure: it waits on, behind the next
            self._go(1)
        self.notice = f"{verdict}; z takes it back"

    def _id(self) -> str:
        return self.items[self.at].sides[0].supports[0].statement_id


def _told_by(support: Support) -> str:
    chain = " < ".join(support.statement.attribution) or support.outlet or support.statement.document
    day = f", {support.published}" if support.published else ""
    return _safe(f"{chain}{day} ({support.statement.document})")


def _plain(value: SlotValue) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _typed(text: str, like: SlotValue) -> SlotValue:
    """What was typed, in the form of the value that it replaces: lists with semicolons."""
    if isinstance(like, tuple):
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text.lower() in ("true", "yes", "y") if isinstance(like, bool) else text


def _safe(text: str) -> str:
    """On one line, without what steers a terminal; spaces at the ends stay, for pieces are put together."""
    return replaced(_SPACES.sub(" ", text))
