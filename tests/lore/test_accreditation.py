"""The stages of accreditation: each has its place on the board, and the words and steps that the procedure asks for."""

from dataclasses import replace

import pytest

from credence.lore.accreditation import accrediting, check_board
from credence.lore.files import LoreError


def test_a_stage_without_a_column_or_with_two_is_refused() -> None:
    told = accrediting()
    check_board(told.board, told.stages)
    with pytest.raises(LoreError, match="stage 'farewell' stands in one column of the board, not none"):
        check_board([column for column in told.board if column.name != "farewell"], told.stages)
    twice = [replace(column, stages=(*column.stages, told.stages["arrived"])) for column in told.board[:1]]
    with pytest.raises(LoreError, match="stage 'arrived' stands in one column of the board, not asked, arrived"):
        check_board([*twice, *told.board[1:]], told.stages)
    with pytest.raises(LoreError, match="mark one column of the board as over"):
        check_board([replace(column, over=False) for column in told.board], told.stages)
