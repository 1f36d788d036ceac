"""One text against the schema: pydantic's findings turned into our faults (second step of reading)."""

import difflib
import re
from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.contract_file.faults import Document, Fault, FaultKind, Value, fault, shown
from models.contract_file.fields import Table
from models.contract_file.schema import ContractFile

_WANTED = {
    "string_type": "text",
    "int_type": "whole_number",
    "bool_type": "yes_no",
    "date_type": "date",
    "list_type": "list",
    "dict_type": "table",
    "model_type": "table",
}
_OWN = frozenset(FaultKind)
_MOST_SUGGESTIONS = 50


def judge(document: Document) -> tuple[ContractFile | None, tuple[Fault, ...]]:
    """Check every value of a text on its own. The file is None as soon as there is one fault."""
    try:
        return ContractFile.model_validate(document), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        names = _known_names() if len(details) <= _MOST_SUGGESTIONS else ()
        return None, tuple(_fault(detail, names) for detail in details)


def _fault(detail: ErrorDetails, names: tuple[str, ...]) -> Fault:
    location = [str(part) for part in detail["loc"]]
    found: Value | None = detail["input"]
    if location and location[-1] == "[key]":
        location.pop()
        found = location[-1]
    place = ".".join(shown(part, limit=40) for part in location)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in _OWN and "kind" in context:
        parameters = {name: str(value) for name, value in context.items() if name != "kind"}
        return fault(FaultKind(kind), place, found, **parameters)
    if kind == "missing":
        return fault(FaultKind.MISSING, place)
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(location[-1], names, n=1, cutoff=0.75)
        return fault(FaultKind.UNKNOWN_KEY, place, found, near=near[0] if near else "")
    return _builtin(kind, place, found, context)


def _builtin(kind: str, place: str, found: Value | None, context: Mapping[str, object]) -> Fault:
    if kind in {"enum", "literal_error"}:
        choices = ", ".join(re.findall(r"'([^']*)'", str(context.get("expected", ""))))
        return fault(FaultKind.WRONG_CHOICE, place, found, choices=choices)
    if kind == "too_short":
        return fault(FaultKind.EMPTY, place, found)
    if kind == "greater_than_equal":
        return fault(FaultKind.TOO_SMALL, place, found, least=str(context["ge"]))
    if kind == "less_than_equal":
        return fault(FaultKind.TOO_BIG, place, found, most=str(context["le"]))
    if kind == "string_too_long":
        return fault(FaultKind.BAD_TEXT, place, found, most=str(context["max_length"]))
    wanted = _WANTED.get(kind, "date" if kind.startswith("date") else "text")
    return fault(FaultKind.WRONG_TYPE, place, found, wanted=wanted)


def _known_names() -> tuple[str, ...]:
    names = {
        field.alias or name for table in Table.__subclasses__() for name, field in table.model_fields.items()
    }
    return tuple(sorted(names))
