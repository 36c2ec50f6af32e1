"""Compiles the packages that reading spends its time in, where a wheel is asked for with `CREDENCE_COMPILE=1`.

The compiler is mypyc, the sources are the same, and what is read is the same to the byte. Without the variable, and for
an editable install, nothing is compiled. The packages are named in `pyproject.toml`.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "CREDENCE_COMPILE"
SOURCE = "src"


class Compiling(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled modules beside their sources in the wheel."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What compiling needs, where it is asked for."""
        return list(self.metadata.config["dependency-groups"]["compile"]) if _asked_for() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and have the wheel hold what comes out; `version` is `standard` or `editable`."""
        if version == "editable" or not _asked_for():
            return
        root = Path(self.root)
        self._folder = tempfile.TemporaryDirectory()
        built = compiled(root / SOURCE, modules(root / SOURCE, self.config), Path(self._folder.name))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"] |= {str(path): str(path.relative_to(self._folder.name)) for path in built}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled, once it is in the wheel."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


def _asked_for() -> bool:
    return os.environ.get(VARIABLE, "") not in ("", "0")


def modules(source: Path, config: dict[str, Any]) -> list[str]:
    """The files to compile, relative to the folder of sources: those of the packages, without the exceptions."""
    files = (path for package in config["packages"] for path in (source / package).rglob("*.py"))
    names = sorted(path.relative_to(source).as_posix() for path in files)
    return [name for name in names if not name.startswith(tuple(config["interpreted"]))]


def compiled(source: Path, names: list[str], folder: Path) -> list[Path]:
    """Compile the files into a folder, as one library with a stub for each module; returns what was made."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    with chdir(source), tempfile.TemporaryDirectory() as workshop:
        # `make check` is where types are checked; here what is not installed may be of any type.
        options = ["--config-file=", "--ignore-missing-imports", "--cache-dir", f"{workshop}/types"]
        extensions = mypycify(
            [*options, *names], opt_level="2", multi_file=True, group_name="credence", target_dir=workshop
        )
        if os.name == "posix":
            # The files call one another thousands of times for a document: they need not ask the linker each time.
            for extension in extensions:
                extension.extra_compile_args.append("-fvisibility=hidden")
        command = build_ext(Distribution({"name": "credence", "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(folder), workshop
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    return sorted(path for path in folder.rglob("*") if path.suffix in (".so", ".pyd"))
