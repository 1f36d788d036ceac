"""The API's description as a page of our own: the same content as the OpenAPI document, no other host
asked.
"""

from dataclasses import dataclass

from fastapi import Request
from pydantic import JsonValue, TypeAdapter
from starlette.responses import HTMLResponse

from bot.web.history import environment

Json = dict[str, JsonValue]
_OBJECT = TypeAdapter(Json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One parameter or field: its name, the form of its value, whether it must be there."""

    name: str
    form: str
    is_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one address; `body` names a shape, `answers` are (status, shape)."""

    method: str
    path: str
    text: str
    parameters: tuple[Line, ...]
    body: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeShown:
    """One shape with its fields."""

    name: str
    text: str
    fields: tuple[Line, ...]


def docs_page(request: Request, schema: object) -> HTMLResponse:
    """Draw the description of an OpenAPI document."""
    document = _OBJECT.validate_python(schema)
    text = (
        environment()
        .get_template("api_docs.html")
        .render(
            operations=_operations(document),
            shapes=_shapes(document),
            schema_url=request.app.openapi_url,
        )
    )
    return HTMLResponse(text)


def _object(value: JsonValue | None) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: JsonValue | None) -> list[Json]:
    return [_object(one) for one in value] if isinstance(value, list) else []


def _text(value: JsonValue | None) -> str:
    return value if isinstance(value, str) else ""


def _operations(document: Json) -> list[Operation]:
    return [
        Operation(
            method=method.upper(),
            path=path,
            text=_text(_object(operation).get("description")),
            parameters=tuple(
                Line(
                    name=f"{_text(one.get('name'))} ({_text(one.get('in'))})",
                    form=_form(_object(one.get("schema"))),
                    is_required=one.get("required") is True,
                )
                for one in _objects(_object(operation).get("parameters"))
            ),
            body=_content(_object(_object(operation).get("requestBody"))),
            answers=tuple(
                (status, _content(_object(answer)))
                for status, answer in sorted(_object(_object(operation).get("responses")).items())
            ),
        )
        for path, methods in _object(document.get("paths")).items()
        for method, operation in _object(methods).items()
    ]


def _shapes(document: Json) -> list[ShapeShown]:
    schemas = _object(_object(document.get("components")).get("schemas"))
    return [
        ShapeShown(
            name=name,
            text=_text(_object(shape).get("description")),
            fields=tuple(
                Line(
                    name=field,
                    form=_form(_object(value)),
                    is_required=field in _names(_object(shape).get("required")),
                )
                for field, value in _object(_object(shape).get("properties")).items()
            ),
        )
        for name, shape in schemas.items()
        if _object(shape).get("properties")
    ]


def _names(value: JsonValue | None) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _content(part: Json) -> str:
    schema = _object(_object(_object(part.get("content")).get("application/json")).get("schema"))
    return _form(schema)


def _form(schema: Json) -> str:
    """Write the form of a value in a few words: `string`, `array of EventShown`, `integer | null`."""
    if "$ref" in schema:
        return _text(schema["$ref"]).rpartition("/")[2]
    choices = _objects(schema.get("anyOf"))
    if choices:
        return " | ".join(_form(one) for one in choices)
    if schema.get("type") == "array":
        return f"[{_form(_object(schema.get('items')))}]"
    kind, form = _text(schema.get("type")), _text(schema.get("format"))
    return f"{kind} ({form})" if form else kind
