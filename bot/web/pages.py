"""The pages people open: the conversation, the ways in, the language.

Front door of the browser. A page is whole without any script: every button is a form of its own, and opening
the page counts as having taken what it shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.languages import Language, LanguageCode
from bot.web.chat_page import chat_page, document
from bot.web.history import Catch, mark_live, read_tail
from bot.web.parts import FileShown, SiteParts
from bot.web.security import LANGUAGE, LANGUAGE_AGE, SESSION, is_from_here, new_account, sign_in, unseal
from bot.web.viewers import CHANNEL, CODES, Viewer, language_of, viewer_of
from bot.wording.page import DoorWords, door_words
from handlers.messages import Arrival, Inbound
from models.store.archive import Archive

FLASH = "flash"
FLASH_SIGNS = 2000
PAGE_LIVES = timedelta(seconds=60)


def page_routes(parts: SiteParts) -> APIRouter:
    """Return the routes of the pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def chat(request: Request) -> Response:
        return await _chat(request, parts)

    @router.get("/join/{token}")
    @router.get("/login/{token}")
    async def show_link(request: Request, token: str) -> Response:
        words = _door_words(parts, language_of(request, parts))
        door = Door(heading=words.enter_title, lines=(words.enter,), enter=words.enter_button)
        return door_page(request, parts, door)

    @router.get("/incidents/{number}")
    async def show_incident(request: Request, number: str) -> Response:
        return await _incident(request, parts, number)

    @router.post("/join/{token}")
    @router.post("/login/{token}")
    async def use_link(request: Request, token: str) -> Response:
        return await _use_link(request, parts, token)

    @router.post("/language")
    async def choose_language(
        request: Request, code: str = Form(), back: str = Form(default="/")
    ) -> Response:
        return await _choose_language(request, parts, code, back)

    return router


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A page for a visitor who is outside: `told` is an answer to what they tried, `enter` a button's
    label.
    """

    heading: str
    lines: tuple[str, ...]
    told: str = ""
    enter: str = ""
    is_urgent: bool = False
    files: tuple[FileShown, ...] = ()


def door_page(request: Request, parts: SiteParts, door: Door, status: int = 200) -> HTMLResponse:
    """Draw a page for a visitor who is outside."""
    language = language_of(request, parts)
    return document(
        request,
        "door.html",
        language,
        status=status,
        title=door.heading,
        is_demo=parts.demo is not None,
        is_example=parts.emergency().is_example,
        heading=door.heading,
        lines=door.lines,
        told=door.told,
        enter=door.enter,
        door=_door_words(parts, language),
        emergency=parts.emergency() if door.is_urgent else None,
        files=door.files,
    )


def lost(request: Request, parts: SiteParts, status: int = 404) -> HTMLResponse:
    """Say that there is no such page, with the telephone."""
    words = _door_words(parts, language_of(request, parts))
    return door_page(request, parts, Door(heading=words.missing, lines=(), is_urgent=True), status)


def not_from_here(request: Request, parts: SiteParts) -> HTMLResponse:
    """Refuse a POST that another site sent."""
    words = _door_words(parts, language_of(request, parts))
    return door_page(request, parts, Door(heading=words.title, lines=(words.foreign,)), 403)


def back_to(place: str, toasts: Mapping[str, str]) -> RedirectResponse:
    """Answer a plain form: back to the page, with what is to be said there once, by pane."""
    answer = RedirectResponse(place, 303)
    for pane, text in toasts.items():
        answer.set_cookie(
            FLASH, quote(f"{pane}|{text[:FLASH_SIGNS]}"), httponly=True, samesite="lax", max_age=60
        )
    return answer


async def _chat(request: Request, parts: SiteParts) -> Response:
    viewer = await viewer_of(request, parts)
    if not viewer.panes:
        words = _door_words(parts, viewer.language)
        door = Door(heading=words.title, lines=(words.how, words.link), is_urgent=True)
        return door_page(request, parts, door)
    catch = await parts.store.read(read_tail, parts, viewer)
    await _take(parts, viewer, catch)
    pane, _, text = unquote(request.cookies.get(FLASH, "")).partition("|")
    answer = chat_page(request, parts, viewer, catch, {pane: text} if text else {})
    if text:
        answer.delete_cookie(FLASH)
    return answer


async def _incident(request: Request, parts: SiteParts, number: str) -> Response:
    """Show an incident's card and how it was computed to those it concerns; to others it does not exist."""
    viewer = await viewer_of(request, parts)
    words = _door_words(parts, viewer.language)
    if not viewer.panes:
        return door_page(
            request, parts, Door(heading=words.title, lines=(words.how, words.link), is_urgent=True)
        )
    told = await parts.store.read(parts.tell_incident, viewer.people, number, viewer.language)
    if told is None:
        return lost(request, parts)
    files = await parts.store.read(parts.files.of_incident, viewer.people, number, viewer.language)
    return door_page(request, parts, Door(heading=number, lines=told, is_urgent=True, files=files))


async def _take(parts: SiteParts, viewer: Viewer, catch: Catch) -> None:
    """Count what the page shows as taken, and its reader as present for a while."""
    await parts.store.write(mark_live, viewer.account_ids, catch.now + max(PAGE_LIVES, parts.live_for))
    rows = [message.row.id for message in catch.messages if message.has_delivery]
    if rows:
        await parts.store.write(parts.take, rows)


async def _use_link(request: Request, parts: SiteParts, token: str) -> Response:
    """Hand the link's token to the desk that links accounts; signed in is who is linked after that."""
    if not is_from_here(request, parts.public_url):
        return not_from_here(request, parts)
    now, language = parts.clock.now(), language_of(request, parts)
    account = unseal(request.cookies.get(SESSION, ""), now, parts.secret) or new_account()
    taken = await parts.desk.take(
        Inbound(
            channel=CHANNEL,
            key=f"{account}:link:{sha256(token.encode()).hexdigest()[:24]}",
            account=account,
            chat=account,
            kind=Arrival.START,
            received_at=now,
            text=token,
            locale=language.code,
        )
    )
    said = taken.toast.plain if taken.toast else ""
    if not await parts.store.read(_is_linked, account):
        words = _door_words(parts, language)
        door = Door(heading=words.title, lines=(words.link,), told=said or words.invalid, is_urgent=True)
        return door_page(request, parts, door, 403)
    answer = back_to("/", {"me": said} if said else {})
    sign_in(answer, account, now, parts.secret, is_https=parts.public_url.startswith("https://"))
    return answer


async def _choose_language(request: Request, parts: SiteParts, code: str, back: str) -> Response:
    if not is_from_here(request, parts.public_url):
        return not_from_here(request, parts)
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    answer = RedirectResponse(back if is_ours else "/", 303)
    if code in CODES:
        answer.set_cookie(
            LANGUAGE, code, max_age=int(LANGUAGE_AGE.total_seconds()), samesite="lax", httponly=True
        )
        viewer = await viewer_of(request, parts)
        await parts.store.write(_speak, tuple(pane.account for pane in viewer.panes), code)
    return answer


def _is_linked(archive: Archive, account: str) -> bool:
    return bool(archive.people.by_account(CHANNEL, account))


def _speak(archive: Archive, accounts: tuple[str, ...], code: LanguageCode) -> None:
    for account in accounts:
        archive.people.set_language(CHANNEL, account, code)


def _door_words(parts: SiteParts, language: Language) -> DoorWords:
    where = parts.emergency()
    return door_words(language, where.party)
