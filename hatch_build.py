"""Compiles the packages that reading spends its time in, where a wheel is asked for with `CREDENCE_COMPILE=1`.

The compiler is mypyc, the sources are the same, and what is read is the same to the byte. Without the variable, and for
an editable install, nothing is compiled. The packages are named in `pyproject.toml`.

GCC compiles what comes out twice: the second time it knows from a reading of the project's own reports which way the
program mostly goes, and puts what that runs through beside one another.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "CREDENCE_COMPILE"
SOURCE = "src"
REPORTS = ("examples", "tests/articles")
"""Where the reports are that are read between the two compilations; where there are none, the first is all."""
_QUIET = ("-Wno-error", "-Wno-missing-profile")
"""Not all files are run through."""
_READING = """
import sys
from pathlib import Path
from credence.intake import receive
from credence.reading import read
for path in sys.argv[1:]:
    read(receive(Path(path)))
"""


class Compiling(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled modules beside their sources in the wheel."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What compiling needs, and reading between, where it is asked for."""
        if not _asked_for():
            return []
        return [*self.metadata.config["dependency-groups"]["compile"], *self.metadata.core.dependencies]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and have the wheel hold what comes out; `version` is `standard` or `editable`."""
        if version == "editable" or not _asked_for():
            return
        root = Path(self.root)
        self._folder = tempfile.TemporaryDirectory()
        reports = sorted(path for folder in REPORTS for path in (root / folder).glob("*.txt"))
        built = compiled(root / SOURCE, modules(root / SOURCE, self.config), Path(self._folder.name), reports)
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


def compiled(source: Path, names: list[str], folder: Path, reports: list[Path]) -> list[Path]:
    """Compile the files into a folder, as one library with a stub for each module; returns what was made."""
    from mypyc.build import mypycify

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
        if reports and _is_gcc():
            trial = Path(workshop) / "trial"
            shutil.copytree(source, trial)
            with _flags(extensions, ["-fprofile-generate"], ["-fprofile-generate"]):
                _build(extensions, trial, workshop)
            # What it notes lies beside the object files, where the second time looks for it.
            if _reads(trial, reports) and any(Path(workshop).rglob("*.gcda")):
                for extension in extensions:
                    extension.extra_compile_args += ["-fprofile-use", "-fprofile-correction", *_QUIET]
        _build(extensions, folder, workshop)
    return sorted(path for path in folder.rglob("*") if path.suffix in (".so", ".pyd"))


def _build(extensions: list[Any], folder: Path, workshop: str) -> None:
    """Compile C files and link them into a folder."""
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class SideBySide(build_ext):  # type: ignore[misc]
        """Compiles several files of a library at a time; by itself it would take one after the other."""

        def build_extensions(self) -> None:
            one = self.compiler.compile

            def several(sources: list[str], *args: Any, **more: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as workers:
                    made = workers.map(lambda source: one([source], *args, **more), sources)
                    return [file for files in made for file in files]

            self.compiler.compile = several
            super().build_extensions()

    command = SideBySide(Distribution({"name": "credence", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder), workshop
    command.parallel, command.force = os.cpu_count(), True
    command.ensure_finalized()
    command.run()


@contextmanager
def _flags(extensions: list[Any], compiling: list[str], linking: list[str]) -> Iterator[None]:
    """Have the extensions built with further flags for a while."""
    before = [(list(each.extra_compile_args), list(each.extra_link_args)) for each in extensions]
    for extension in extensions:
        extension.extra_compile_args += compiling
        extension.extra_link_args += linking
    yield
    for extension, (compile_args, link_args) in zip(extensions, before, strict=True):
        extension.extra_compile_args, extension.extra_link_args = compile_args, link_args


def _is_gcc() -> bool:
    """Whether the compiler is GCC: what another notes of a reading has to be put together by tools of its own."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    try:
        told = subprocess.run([*compiler, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return "Free Software Foundation" in told


def _reads(trial: Path, reports: list[Path]) -> bool:
    """Whether what was compiled could read the reports: it cannot where what Credence needs is not installed."""
    arguments = [sys.executable, "-c", _READING, *map(str, reports)]
    # From there, or the sources in the working directory would be taken.
    done = subprocess.run(arguments, cwd=trial, env=os.environ | {"PYTHONPATH": str(trial)}, check=False)
    return done.returncode == 0
