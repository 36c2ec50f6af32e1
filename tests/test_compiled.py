"""What the compiled build compiles: the list holds true, and the sources keep to what the compiler takes."""

import ast
import tomllib
from pathlib import Path

import pytest

from hatch_build import SOURCE, modules

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONFIG = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
COMPILED = modules(ROOT / SOURCE, CONFIG)


def test_packages_and_exceptions_exist() -> None:
    for name in (*CONFIG["packages"], *CONFIG["interpreted"]):
        assert (ROOT / SOURCE / name).exists(), name
    assert all(name.startswith(tuple(CONFIG["packages"])) for name in CONFIG["interpreted"])


def test_reading_is_compiled_and_explaining_is_not() -> None:
    assert "credence/reading/reader.py" in COMPILED
    assert "credence/model/statement.py" in COMPILED
    assert not any("/tracing/" in name for name in COMPILED)


def test_what_compiles_is_locked() -> None:
    locked = (ROOT / "requirements/compile.lock").read_text()
    for needed in PROJECT["dependency-groups"]["compile"]:
        assert f"\n{needed.partition('>')[0]}==" in locked


def refusals(tree: ast.Module) -> list[str]:
    """What the compiler refuses, or makes another thing of: each with its line."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and len(node.bases) > 1:
            found.append(f"{node.lineno}: a class of several bases")
        if isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Subscript) for base in node.bases):
            found.append(f"{node.lineno}: a subclass of dict, list and the like")
        if isinstance(node, ast.Compare):
            shown = [c for c in node.comparators if isinstance(c, ast.Tuple | ast.List | ast.Set)]
            starred = any(isinstance(element, ast.Starred) for display in shown for element in display.elts)
            if starred and any(isinstance(operator, ast.In | ast.NotIn) for operator in node.ops):
                found.append(f"{node.lineno}: `in` a display with a star")
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "reversed":
            shown = [argument for argument in node.args if isinstance(argument, ast.Tuple | ast.List)]
            if any(isinstance(element, ast.Starred) for display in shown for element in display.elts):
                found.append(f"{node.lineno}: `reversed` of a display with a star")
    return found


@pytest.mark.parametrize(
    "source",
    ["class A(B, C): ...", "class A(dict[str, int]): ...", "x in (1, *y)", "x not in [*y]", "reversed([1, *y])"],
)
def test_what_the_compiler_refuses_is_seen(source: str) -> None:
    assert refusals(ast.parse(source))


def test_the_compiled_modules_hold_nothing_that_the_compiler_refuses() -> None:
    found = {name: refusals(ast.parse((ROOT / SOURCE / name).read_text())) for name in COMPILED}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
