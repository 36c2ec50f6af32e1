"""The name of a module -> a child process that runs it, fed by standard input and heard by standard output."""

from __future__ import annotations

import os
import subprocess
import sys


def start(module: str) -> subprocess.Popen[bytes]:
    """Begin the child. It imports what this process does, but nothing from the folder that it is begun in."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    environment["OPENBLAS_NUM_THREADS"] = environment["OMP_NUM_THREADS"] = "1"  # their stacks count as memory
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module],  # -P: a folder of documents may hold a json.py
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # Ctrl-C is the parent's to deal with
    )
