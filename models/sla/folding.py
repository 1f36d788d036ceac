"""A running sum of events that can be continued apart from where it stands (rule book, room 5)."""

from copy import copy
from typing import Self


class Fold:
    """The base of what events are added up in: lists, sets and further folds of frozen values."""

    def apart(self) -> Self:
        """Return a twin that can take further events while this one stays as it is."""
        twin = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, list | set):
                setattr(twin, name, value.copy())
            elif isinstance(value, Fold):
                setattr(twin, name, value.apart())
        return twin
