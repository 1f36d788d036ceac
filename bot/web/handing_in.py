"""What a browser sends with files: read with a limit, the files laid in for the filing room.

A file that is too large is named in the message all the same: its sender then reads on the usual road what was not
kept, and the words are not lost with it. Only a body beyond all measure is refused whole.
"""

from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message

from bot.channels.web import TOO_LARGE
from bot.hop import Store
from handlers.messages import Attachment
from models.store.archive import Archive

MOST_FILE = 20 * 1024 * 1024
MOST_BODY = 64 * 1024 * 1024
MOST_FILES = 10
FIELD_SIGNS = 1024 * 1024


class BodyTooLarge(Exception):  # noqa: N818 - named by what it says of the body
    """The body is larger than anything we read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A form: its text fields, and the files as attachments that can be fetched."""

    fields: dict[str, str]
    attachments: tuple[Attachment, ...]


async def read_form(request: Request, store: Store) -> HandedIn:
    """Read a form and lay its files in; raises BodyTooLarge, and Starlette's 400 for what is no form."""
    capped = Request(request.scope, _Capped(request))
    async with capped.form(max_files=MOST_FILES, max_part_size=FIELD_SIGNS) as form:
        fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        files = [value for _name, value in form.multi_items() if isinstance(value, UploadFile)]
        attachments = [await _lay_in(one, store) for one in files if one.filename]
    return HandedIn(fields=fields, attachments=tuple(attachments))


class _Capped:
    """The request's messages, until there are too many bytes of them."""

    def __init__(self, request: Request) -> None:
        self._receive = request.receive
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > MOST_BODY:
            raise BodyTooLarge
        return message


async def _lay_in(file: UploadFile, store: Store) -> Attachment:
    is_small = file.size is not None and file.size <= MOST_FILE
    reference = await store.write(_lay, await file.read()) if is_small else TOO_LARGE
    kind = file.content_type or "application/octet-stream"
    return Attachment(reference=reference, name=file.filename or "", media_type=kind)


def _lay(archive: Archive, body: bytes) -> str:
    return archive.attachments.lay_in(body)
