"""The managers' page: signed in by the web login of a linked person who may see figures (INTERFACE 3)."""

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.web.chat_page import document
from bot.web.pages import Door, door_page
from bot.web.parts import SiteParts
from bot.web.viewers import viewer_of
from bot.wording.page import door_words


def dashboard_routes(parts: SiteParts) -> APIRouter:
    """Return the route of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/dashboard")
    async def dashboard(request: Request, contract: str | None = None, month: str = "") -> Response:
        return await _dashboard(request, parts, contract, _day_of(month))

    return router


def _day_of(month: str) -> date | None:
    """Read "2026-10"; None for anything else: then it is this month."""
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        return None


async def _dashboard(request: Request, parts: SiteParts, contract: str | None, day: date | None) -> Response:
    viewer = await viewer_of(request, parts)
    words = door_words(viewer.language, parts.emergency().party)
    if not viewer.panes:
        door = Door(heading=words.title, lines=(words.how, words.link), is_urgent=True)
        return door_page(request, parts, door, 401)
    found = await parts.store.read(parts.board, viewer.people, (contract, day), viewer.language)
    if isinstance(found, str):
        return door_page(request, parts, Door(heading=words.title, lines=(found or words.missing,)), 403)
    return document(
        request,
        "dashboard.html",
        viewer.language,
        title=found.words.title,
        is_demo=parts.demo is not None,
        is_example=parts.emergency().is_example,
        board=found,
    )
