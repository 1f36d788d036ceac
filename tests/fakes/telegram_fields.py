"""A call's fields and keyboards, read and refused as the Bot API does."""

from __future__ import annotations

import json

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse

from tests.fakes.telegram_shapes import Json, Key

DATA_LIMIT = 64


class RefusalError(Exception):
    """An answer with `ok` false."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad(description: str) -> RefusalError:
    return RefusalError(400, f"Bad Request: {description}")


def keyboard(markup: object) -> tuple[tuple[Key, ...], ...]:
    """Read an inline or a reply keyboard; refuses what the Bot API refuses."""
    rows = markup.get("inline_keyboard", markup.get("keyboard", []))  # type: ignore[attr-defined]
    return tuple(tuple(read_key(key) for key in row) for row in rows)


def read_key(key: Json) -> Key:
    label, data, url = str(key.get("text", "")), optional(key, "callback_data"), optional(key, "url")
    if not label:
        raise bad("text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad("BUTTON_DATA_INVALID")
    host = httpx.URL(url).host if url else "x.y"
    if url is not None and (
        not url.startswith(("http://", "https://", "tg://")) or "." not in host or host[0] == "1"
    ):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    asks = key.get("request_contact") is True
    if not asks and (data is None) == (url is None):
        raise bad("text buttons are unallowed in the inline keyboard")
    return Key(label=label, data=data, url=url, asks_contact=asks)


async def read_fields(request: Request) -> Json:
    """Read a call's fields from JSON, a form or the address; JSON inside a form's fields is opened."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return dict(await request.json())
    fields: Json = dict(request.query_params)
    async with request.form() as form:
        for name, value in form.items():
            if isinstance(value, str):
                fields[name] = value
            else:
                fields[name], fields[f"{name}.bytes"] = f"attached:{value.filename}", await value.read()
    for name in ("allowed_updates", "reply_markup", "reply_parameters", "commands", "scope"):
        if isinstance(fields.get(name), str):
            fields[name] = json.loads(str(fields[name]))
    return fields


def refused(refusal: RefusalError) -> JSONResponse:
    body: Json = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return JSONResponse(body, status_code=refusal.status)


def required(fields: Json, name: str) -> str:
    value = fields.get(name)
    if value is None or value == "":
        raise bad(f"{'message text is empty' if name == 'text' else f'parameter {name} is required'}")
    return str(value)


def optional(fields: Json, name: str) -> str | None:
    value = fields.get(name)
    return None if value is None else str(value)


def number(fields: Json, name: str, default: int | None = None) -> int:
    value = fields.get(name, default)
    try:
        return int(str(value))
    except ValueError:
        raise bad(f"{name} is empty or not a number") from None


def find_id(update: Json) -> int:
    message = update.get("message") or {}
    return int(str(message.get("message_id", 0)))  # type: ignore[attr-defined]


def flag(fields: Json, name: str) -> bool:
    return fields.get(name) in (True, "true")
