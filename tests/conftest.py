"""What every test stands on: Hypothesis tries the same examples each time, however slow the machine.

The network is closed beyond this machine by pytest-socket's options in pyproject.toml.
"""

from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")
