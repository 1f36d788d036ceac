"""What people do on the page: say something, press a button, and in a demo move the clock.

Each form carries a key of its own, so that a double press is one inbound. A script gets JSON back, a plain
form is led back to the page.
"""

from collections.abc import Callable
from uuid import uuid4

from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, Response
from structlog import get_logger

from bot.channels.channel import Taken
from bot.channels.web import Sender, read_press, read_text, write_echo
from bot.cleaning import harmless
from bot.languages import Language
from bot.web.chat_page import MOVES
from bot.web.handing_in import BodyTooLarge, read_form
from bot.web.pages import back_to, not_from_here
from bot.web.parts import Demo, SiteParts
from bot.web.presence import Presence
from bot.web.security import is_from_here
from bot.web.viewers import Pane, viewer_of
from bot.wording.page import page_words
from handlers.messages import Arrival, Inbound

FAST = 60
STEPS = frozenset(seconds for seconds, _label in MOVES)
LOG = get_logger(__name__)

Read = Callable[[Sender], Inbound]


def posting_routes(parts: SiteParts, presence: Presence) -> APIRouter:
    """Return the routes that take what people do."""
    router = APIRouter(include_in_schema=False)

    @router.post("/say")
    async def say(request: Request) -> Response:
        return await _say(request, parts)

    @router.post("/press")
    async def press(
        request: Request,
        token: str = Form(),
        seat: str = Form(default="me"),
        key: str = Form(default=""),
        row: str = Form(default=""),
    ) -> Response:
        return await _post(request, parts, seat, lambda sender: read_press(sender, _own(key), token, row))

    @router.post("/demo/clock")
    async def clock(request: Request, move: str = Form()) -> Response:
        if parts.demo is None:
            return Response(status_code=404)
        if not is_from_here(request, parts.public_url):
            return not_from_here(request, parts)
        await _move(parts.demo, move)
        presence.wake()
        return _answer(request, "", "", is_stored=True)

    return router


def _own(key: str) -> str:
    """Return the form's key; a form without one is never a repetition."""
    return key[:100] or uuid4().hex


async def _say(request: Request, parts: SiteParts) -> Response:
    """Take words and files; who is nobody here is turned away before a byte of them is read."""
    if not is_from_here(request, parts.public_url):
        return not_from_here(request, parts)
    viewer = await viewer_of(request, parts)
    if not viewer.panes:
        return _answer(request, "", "", is_stored=False, status=403)
    try:
        form = await read_form(request, parts.store)
    except BodyTooLarge:
        said = page_words(viewer.language.code).too_large
        return _answer(request, viewer.panes[0].name, said, is_stored=False, status=413)
    fields = form.fields
    words, key = fields.get("sample") or fields.get("text", ""), _own(fields.get("key", ""))
    seat = fields.get("seat", "me")
    return await _post(request, parts, seat, lambda sender: read_text(sender, key, words, form.attachments))


async def _post(request: Request, parts: SiteParts, seat: str, read: Read) -> Response:
    if not is_from_here(request, parts.public_url):
        return not_from_here(request, parts)
    viewer = await viewer_of(request, parts)
    pane = viewer.pane(seat)
    if pane is None:
        return _answer(request, "", "", is_stored=False, status=403)
    sender = Sender(account=pane.account, locale=viewer.language.code, received_at=parts.clock.now())
    try:
        taken = await _take(parts, pane, read(sender))
    except Exception as failure:
        # The name alone: a database's own sentence may quote what the person wrote.
        LOG.error("web_inbound_failed", failure=type(failure).__name__)
        taken = Taken(is_stored=False)
    return _answer(request, pane.name, _said(taken, viewer.language, parts), is_stored=taken.is_stored)


async def _take(parts: SiteParts, pane: Pane, inbound: Inbound) -> Taken:
    """Keep what was done, show people their own words, then do what they ask for."""
    row = await parts.desk.keep(inbound)
    if row is None:
        return Taken(is_stored=True, is_new=False)
    if inbound.kind is not Arrival.PRESS:
        files = (f"📎 {harmless(one.name)}" for one in inbound.attachments)
        own = "\n".join(part for part in (inbound.text.strip(), *files) if part)
        if own:
            await parts.store.write(write_echo, pane.account, own)
    return await parts.desk.handle(row)


def _said(taken: Taken, language: Language, parts: SiteParts) -> str:
    """Return the immediate answer; what is not recorded says so, with the telephone."""
    if taken.toast is not None:
        return taken.toast.plain
    if taken.is_stored:
        return ""
    return page_words(language.code).unsaved.format(phone=parts.emergency().phone)


def _answer(request: Request, pane: str, said: str, *, is_stored: bool, status: int = 200) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        code = status if is_stored or status != 200 else 503
        return JSONResponse({"stored": is_stored, "toast": said}, code)
    return back_to("/", {pane: said} if said else {})


async def _move(demo: Demo, move: str) -> None:
    """Do what a button of the clock asks for; anything else is no button of ours and changes nothing."""
    if move in STEPS:
        await demo.move(int(move))
    elif move == "friday":
        await demo.go_to_friday()
    elif move in {"fast", "normal"}:
        await demo.set_speed(FAST if move == "fast" else 1)
    elif move == "again":
        await demo.start_again()
