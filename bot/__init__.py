"""The edge of Reakcja: the process, platforms, languages, pages and the wall clock."""

__version__ = "0.1.0"
