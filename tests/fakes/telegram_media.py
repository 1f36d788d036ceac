"""Files on the fake Telegram: what a bot may fetch and send, and how large, in the platform's own words."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tests.fakes.telegram_fields import RefusalError, bad, optional, refused, required
from tests.fakes.telegram_html import read_html, units
from tests.fakes.telegram_shapes import Json, Shown

if TYPE_CHECKING:
    from tests.fakes.telegram import TelegramFake

CAPTION_LIMIT = 1024
FETCHED, PHOTO, DOCUMENT = 20 * 1024 * 1024, 10_000_000, 50_000_000
SIDES, RATIO = 10_000, 20


class Media:
    """The methods about files; mixed into the server's."""

    fake: TelegramFake

    async def download(self, request: Request) -> Response:
        """Give a file out under the path that `getFile` named."""
        path = request.path_params["path"]
        self.fake.downloads.append(path)
        self.fake.bell.ring()
        faults = self.fake.faults.get("download")
        if faults:
            fault = faults.popleft()
            if fault.hangs:
                await self.fake.bell.until(lambda: self.fake.is_stopping, seconds=3600)
            if fault.status == 302:
                return RedirectResponse(fault.description, 302)
            return Response(status_code=fault.status)
        content = self.fake.files.get(path.removeprefix("files/"))
        if request.path_params["token"] != self.fake.token or content is None:
            return refused(RefusalError(404, "Not Found"))
        return Response(content)

    def getFile(self, fields: Json) -> Json:  # noqa: N802  # the platform's name, as all below
        name = required(fields, "file_id")
        if name not in self.fake.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        size = self.fake.sizes.get(name, len(self.fake.files[name]))
        if size > FETCHED:
            raise bad("file is too big")
        return {"file_id": name, "file_unique_id": name, "file_size": size, "file_path": f"files/{name}"}

    def sendPhoto(self, fields: Json) -> Json:  # noqa: N802
        body = self._body(fields, "photo", PHOTO)
        try:
            width, height = Image.open(BytesIO(body)).size
        except OSError:
            raise bad("IMAGE_PROCESS_FAILED") from None
        if width + height > SIDES or max(width, height) > RATIO * min(width, height):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        return self._enclosed(fields, "photo", body)

    def sendDocument(self, fields: Json) -> Json:  # noqa: N802
        return self._enclosed(fields, "document", self._body(fields, "document", DOCUMENT))

    def _body(self, fields: Json, name: str, most: int) -> bytes:
        required(fields, name)
        body = fields.get(f"{name}.bytes", b"")
        assert isinstance(body, bytes)
        if not body:
            raise bad("file must be non-empty")
        if len(body) > most:
            raise RefusalError(413, "Request Entity Too Large")
        return body

    def _enclosed(self, fields: Json, kind: str, body: bytes) -> Json:
        chat = self._chat(fields)  # type: ignore[attr-defined]
        caption, bold = optional(fields, "caption") or "", ()
        if fields.get("parse_mode") == "HTML":
            caption, bold = read_html(caption)
        if units(caption) > CAPTION_LIMIT:
            raise bad("message caption is too long")
        shown = Shown(
            chat=chat, id=0, text=caption, bold=bold, date=self.fake.stamp(), is_photo=kind == "photo"
        )
        reply = fields.get("reply_parameters") or {}
        answered = self._answered(reply, shown) if reply else None  # type: ignore[attr-defined]
        name = required(fields, kind).removeprefix("attached:")
        posted: Json = self._posted(replace(shown, document=name, body=body, reply_to=answered))  # type: ignore[attr-defined]
        return posted
