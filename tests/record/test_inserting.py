"""Many rows at once say the same in either store, and a row that may not be is refused in either."""

import pytest
from sqlalchemy import select

from credence.record import Record, RecordError
from credence.record.journal.inserting import FEWEST, insert_rows
from credence.record.journal.schema import makers


def _rows(number: int, name: str = "reader") -> list[dict[str, object]]:
    return [{"maker": 1000 + n, "name": f"{name}\t\\N{n}", "version": str(n)} for n in range(number)]


@pytest.mark.parametrize("number", [FEWEST - 1, FEWEST, 10 * FEWEST])
def test_rows_come_back_as_they_went_in(record: Record, number: int) -> None:
    with record.store.writing() as connection:
        insert_rows(connection, makers, _rows(number))
        own = select(makers.c.maker, makers.c.name, makers.c.version).where(makers.c.maker >= 1000)
        found = [tuple(row) for row in connection.execute(own.order_by(makers.c.maker))]
    assert found == [tuple(row.values()) for row in _rows(number)]


@pytest.mark.parametrize("number", [2, 10 * FEWEST])
def test_a_row_that_is_there_already_is_refused_and_nothing_is_kept(record: Record, number: int) -> None:
    with pytest.raises(RecordError), record.store.writing() as connection:
        insert_rows(connection, makers, [*_rows(number), _rows(1)[0]])
    with record.store.reading() as connection:
        assert connection.scalar(select(makers.c.maker).where(makers.c.maker >= 1000)) is None
