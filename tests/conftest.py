"""Settings of all tests."""

from hypothesis import settings

# A slow machine is no failure: what is asserted is what the code does, never how fast.
settings.register_profile("credence", deadline=None)
settings.load_profile("credence")
