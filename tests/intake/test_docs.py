"""What docs/intake.md says is so: its file of sources can be read, its figures and endings are those of the code."""

import re
from pathlib import Path

from credence.intake.fetch import fetcher
from credence.intake.formats import ENDINGS, archive, feed, growth, markup, pdf, reading
from credence.intake.limited import LONGEST, MEMORY
from credence.intake.text import LARGEST_FILE, LONGEST_LINE
from credence.intake.watch import read_sources
from credence.intake.watch.sources import MOST

PAGE = (Path(__file__).parents[2] / "docs" / "intake.md").read_text(encoding="utf-8")


def test_the_file_of_sources_can_be_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "feeds.toml").write_text(example)
    sources = read_sources(tmp_path / "feeds.toml")
    assert [each.kind for each in sources] == ["feed", "page", "sitemap"]
    for key in ("links", "outlet", "most", "again"):
        assert f"| `{key}` |" in PAGE


def test_every_ending_is_named() -> None:
    assert {ending for ending in ENDINGS if f"`{ending}`" not in PAGE} == set()


def test_the_figures_are_those_of_the_code() -> None:
    said = {
        f"{LARGEST_FILE // 10**6} MB of plain text": True,
        f"{reading.LARGEST // 10**6} MB of any other": True,
        f"lines of up to {LONGEST_LINE // 10**6} MB": True,
        f"{LONGEST:g} seconds from": True,
        f"| {MEMORY // 2**20} MB |": True,
        f"at most {growth.LARGEST_GROWTH} times": growth.DEEPEST == 3,
        f"{archive.MOST_MEMBERS:,} files": True,
        f"{pdf.MOST_PAGES:,} pages": True,
        f"{markup.DEEPEST} elements": True,
        f"{feed.MOST:,} entries": True,
        f"{fetcher.LARGEST // 10**6} MB, {fetcher.LONGEST:g} seconds": fetcher.MOST_REDIRECTS == 5,
        f"{MOST} if it is not given": True,
    }
    assert {words for words, holds in said.items() if not holds or words not in PAGE} == set()
