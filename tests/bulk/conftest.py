"""What the tests of bulk share: the output of a run that nothing disturbed, over each module's own `news`."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from credence.bulk import plan, run


@pytest.fixture(scope="module", autouse=True)
def _collected() -> Iterator[None]:
    """So that what Daft left is collected here and not within another module's tests."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@pytest.fixture(scope="module")
def undisturbed(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    run(plan([str(news)]), out)
    return out
