"""In: the history of a post. Out: its tenures as a Vega-Lite chart, a head of mission a line, with the gaps between.

A chargé d'affaires has a thin bar. Where no source tells an end, the bar is empty as far as the successor's beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from credence.brief.cells import person_text
from credence.brief.charts.bars import bars, key_of
from credence.brief.charts.frame import Frame, Key, Moment, chart
from credence.brief.charts.parts import QUIET, RULE, WIDTH, Spec, data, days, lines, pixels, row, words
from credence.brief.facts import sentence_text
from credence.brief.layout import shortened, tick_days
from credence.brief.naming import state_text
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import capitalised, plain
from credence.brief.titles import head_title
from credence.brief.wording import date_words, day_words
from credence.model import PartialDate
from credence.protocol.facts import certainly_by, held, perhaps_by, reported
from credence.protocol.pairs import latest_document
from credence.protocol.posts import Gap, Post, Standing, Tenure

_LINE, _THICK, _THIN = 18, 11, 5
_NAME, _DATES, _BARS = 0, 262, 462
"""Where the columns begin, in pixels."""
_WIDER = 1.2
"""Names may be estimated so much wider than the column: most come out narrower."""


def tenures(history: Post, on: date | None = None, known_at: Moment = None) -> Spec | None:
    """The chart of all who were, or were to be, heads of mission by the day; None where nobody is dated.

    Without `on` it speaks of the day of the latest document.
    """
    shown = [each for each in history.tenures if each.accreditation.reached(on) and _start(each)]
    if not shown:
        return None
    facts = [fact for each in shown for fact in each.accreditation.facts]
    day = on or latest_document(facts)
    scale = _span(shown, day)
    standing = {id(each.tenure): each for each in history.on(day)}
    rows = [_row(each, standing.get(id(each)), place, day, scale) for place, each in enumerate(shown)]
    gaps = [made for each in history.gaps() if each.after.by(day) for made in _gap(each, shown, scale)]
    said = table("charts")
    sides = {"sender": state_text(history.name.sender), "receiver": state_text(history.name.receiver)}
    title = plain(fill(said["consuls"] if history.name.consular else table("timeline")["heads"], sides))
    told = [*key_of(rows)]
    told += [str(said["key_thin"])] if any(each["thick"] == _THIN for each in rows) else []
    told += [str(said["key_gap"])] if gaps else []
    points = [Key(str(said["key_waiting"]), "circle")] if any(each["form"] == "point" for each in rows) else []
    frame = Frame(
        title=title,
        describe=str(said["describe_tenures"]).format(
            title=title, number=len(rows), first=scale[0].year, last=scale[1].year
        ),
        key=(*points, Key(" ".join(told))),
        facts=tuple(facts),
        day=day,
        known_at=known_at,
    )
    return chart(frame, _LINE * len(rows) + 4, [*_columns(rows), *_layers(rows, gaps, scale)])


def _start(tenure: Tenure) -> PartialDate | None:
    """When functions began, or else when the last step was taken or told of."""
    step = tenure.began or tenure.accreditation.steps[-1]
    day = reported(step.fact)
    return held(step.fact) or (PartialDate.parse(day.isoformat()) if day else None)


def _span(shown: Sequence[Tenure], day: date | None) -> tuple[date, date]:
    """From the first day of the first year to a little after the last day, so that it can be seen how bars end."""
    starts = [start for each in shown if (start := _start(each))]
    ends = [when for each in shown if each.ending and (when := held(each.ending.fact))]
    known = [
        one for when in (*starts, *ends) for one in (when.earliest, when.latest) if one not in (date.min, date.max)
    ]
    first, last = min(known), max([*known, *([day] if day else [])])
    room = max((last - first).days // 60, 31)
    return date(first.year, 1, 1), last + timedelta(min(room, (date.max - last).days))


def _row(tenure: Tenure, standing: Standing | None, place: int, day: date | None, scale: tuple[date, date]) -> Spec:
    head, start = tenure.accreditation, _start(tenure)
    assert start is not None
    form, end = _end(tenure, standing, start, day, scale)
    first, sure = (_within(each, scale) for each in (start.earliest, start.latest))
    sure_to, last = (max(_within(each, scale), sure) for each in end)
    name = plain(capitalised(person_text(head.person)))
    return row(
        head.facts,
        " ".join(plain(sentence_text(fact)) for fact in head.facts),
        person=", ".join(head.person) or None,
        office=head.office or None,
        name=shortened(", ".join(filter(None, (name, _rank(tenure)))), (_DATES - _NAME) * _WIDER),
        dates=_dates(tenure, start, form),
        form=form if tenure.began else "point",
        shape="circle",
        **{"from": first.isoformat(), "sure_from": sure.isoformat()},
        sure_to=sure_to.isoformat(),
        to=last.isoformat(),
        middle=(first + (sure - first) / 2).isoformat(),
        wide=first != sure,
        start=start.text,
        end=told.text if form == "ended" and tenure.ending and (told := held(tenure.ending.fact)) else None,
        y=_LINE * place + _LINE // 2,
        thick=_THIN if head.rank.ad_interim or head.office == "charge" else _THICK,
    )


def _rank(tenure: Tenure) -> str:
    """The office beside the name, where it is not that of most heads of mission."""
    head = tenure.accreditation
    return "" if head.office in ("", "ambassador") else head_title(head)


def _end(
    tenure: Tenure, standing: Standing | None, start: PartialDate, day: date | None, scale: tuple[date, date]
) -> tuple[str, tuple[date, date]]:
    """How the bar ends, and between which days."""
    ending, began = tenure.ending, start.latest
    when = held(ending.fact) if ending else None
    if ending and when and (certainly_by(ending.fact, day) or perhaps_by(ending.fact, day)):
        if ending.how == "succeeded":
            return "succeeded", (began, when.earliest)
        return "ended", (when.earliest, min(when.latest, ending.latest))
    if day and standing and standing.stage in ("in-post", "acting"):
        return "running", (max(day, began), max(day, began))
    room = max((scale[1] - scale[0]).days // 40, 30)
    return "fading", (began, began + timedelta(min(room, (date.max - began).days)))


def _dates(tenure: Tenure, start: PartialDate, form: str) -> str:
    """`23 March 1779 – 17 May 1785`; of one who never began the last step, with its day."""
    step = tenure.began or tenure.accreditation.steps[-1]
    began = date_words(start) if held(step.fact) else f"{date_words(start)} {table('timeline')['reported']}"
    if not tenure.began:
        return f"{step.stage.says}, {began}"
    end = held(tenure.ending.fact) if tenure.ending and form == "ended" else None
    return f"{began} – {date_words(end)}" if end else f"{began} –"


def _within(day: date, scale: tuple[date, date]) -> date:
    return min(max(day, scale[0]), scale[1])


def _gap(gap: Gap, shown: Sequence[Tenure], scale: tuple[date, date]) -> Iterator[Spec]:
    """A time without anybody on record, between the line of the one before it and that of the one after."""
    until = held(gap.until.fact) if gap.until else None
    before = next((place for place, each in enumerate(shown) if each.ending is gap.after), None)
    after = next((place for place, each in enumerate(shown) if gap.until and each.began is gap.until), None)
    if gap.until is None or until is None or before is None or after is None:
        return
    first, last = _within(gap.after.latest, scale), _within(until.earliest, scale)
    yield row(
        [gap.after.fact, gap.until.fact],
        str(table("charts")["gap"]).format(first=day_words(first), last=day_words(last)),
        **{"from": first.isoformat()},
        to=last.isoformat(),
        y=_LINE * before + 2,
        end=_LINE * (after + 1) - 2,
    )


def _columns(rows: Sequence[Spec]) -> list[Spec]:
    """The names and dates, a thin line below each fifth of them to guide the eye."""
    names = [{"text": each["name"], "x": _NAME, "y": each["y"]} for each in rows]
    dates = [{"text": each["dates"], "x": _DATES, "y": each["y"]} for each in rows]
    rules = [{"x": 0, "y": y, "x2": WIDTH, "y2": y} for y in range(0, _LINE * len(rows) + 1, 5 * _LINE)]
    return [lines(rules), words(names), words(dates, color=QUIET)]


def _layers(rows: Sequence[Spec], gaps: Sequence[Spec], scale: tuple[date, date]) -> list[Spec]:
    place = days("from", *scale, list(tick_days(*scale, WIDTH - _BARS)), range=[_BARS, WIDTH])
    band = {
        "data": data(gaps),
        "mark": {"type": "rect", "fill": RULE, "opacity": 0.6, "stroke": None},
        "encoding": {
            "x": place,
            "x2": {"field": "to"},
            "y": pixels("y"),
            "y2": {"field": "end"},
            "description": {"field": "says"},
        },
    }
    return [*([band] if gaps else []), bars(rows, place)]
