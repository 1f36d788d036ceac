"""Files as a browser gets them: always to be saved, never a page of ours.

A picture whose type we checked ourselves is named as what it is, so that our own pages can show it; everything else
is bytes. Nothing inside a file can run: the browser may not guess its type, and the answer is a sandbox.
"""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.channels.channel import Document
from bot.web.pages import lost
from bot.web.parts import SiteParts
from bot.web.viewers import viewer_of

UNKNOWN = "application/octet-stream"
NAMED = frozenset({"text/csv"})


def document_routes(parts: SiteParts) -> APIRouter:
    """Return the routes of files: of an incident, and of a message in the conversation."""
    router = APIRouter(include_in_schema=False)

    @router.get("/incidents/{number}/files/{file}")
    async def of_incident(request: Request, number: str, file: str) -> Response:
        if not _is_number(file):
            return lost(request, parts)
        viewer = await viewer_of(request, parts)
        found = await parts.store.read(parts.files.one, viewer.people, number, int(file))
        return lost(request, parts) if found is None else _handed_out(found)

    @router.get("/documents/{row}")
    async def of_row(request: Request, row: str) -> Response:
        if not _is_number(row):
            return lost(request, parts)
        viewer = await viewer_of(request, parts)
        found = await parts.store.read(parts.files.of_row, viewer.people, int(row))
        return lost(request, parts) if found is None else _handed_out(found)

    return router


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 10


def _handed_out(document: Document) -> Response:
    is_named = document.is_picture or document.media_type in NAMED
    headers = {
        "Content-Disposition": _disposition(document.name),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Type": document.media_type if is_named else UNKNOWN,
    }
    return Response(document.body, headers=headers)


def _disposition(name: str) -> str:
    """Name the file in both ways of RFC 6266; the plain one without what an old browser misreads."""
    plain = "".join(
        sign if sign.isascii() and sign.isprintable() and sign not in '"\\%' else "_" for sign in name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
