"""How often may be tried: after some failures a name, or a place, has to wait, longer each time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

FREE = 5
"""Failures before anybody has to wait."""
LONGEST = 900.0
"""Seconds to wait at most: a name is never locked for good, or anybody could lock out its owner."""
_MOST = 10_000
"""Names and places that are remembered."""


class Patience:
    """Counts failures by key; `clock` tells seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *keys: str) -> float:
        """Seconds until the next try for any of these; 0 when it may be now."""
        return max((self._wait(key) for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """One more failure of each."""
        for key in keys:
            number, _ = self._failures.pop(key, (0, 0.0))
            self._failures[key] = (number + 1, self._clock())
            if len(self._failures) > _MOST:
                self._failures.popitem(last=False)

    def succeeded(self, *keys: str) -> None:
        """Forget what failed before."""
        for key in keys:
            self._failures.pop(key, None)

    def _wait(self, key: str) -> float:
        number, last = self._failures.get(key, (0, 0.0))
        if number < FREE:
            return 0.0
        return max(0.0, last + min(LONGEST, 2.0 ** (number - FREE)) - self._clock())
