# ruff: noqa: A005 - only ever imported as bot.web.site; the program is started as `python -m bot`
"""The web application: all routes of the pages, the API, the platforms' webhooks, under one set of
headers.
"""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from structlog import get_logger

from bot.web.api import api_routes
from bot.web.api_faults import api_fault, api_validation_fault, is_api
from bot.web.dashboard import dashboard_routes
from bot.web.documents import document_routes
from bot.web.health import health_routes
from bot.web.history import HERE
from bot.web.pages import Door, door_page, lost, page_routes
from bot.web.parts import SiteParts
from bot.web.posting import posting_routes
from bot.web.presence import Presence
from bot.web.security import SafeHeaders
from bot.web.stream import stream_routes
from bot.web.viewers import language_of
from bot.wording.page import page_words

LOG = get_logger(__name__)


def create_site(parts: SiteParts) -> FastAPI:
    """Put the site together from its parts; nothing is opened or read before the first request."""
    site = FastAPI(
        title="Reakcja",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        swagger_ui_oauth2_redirect_url=None,
    )
    presence = Presence()
    for router in (
        page_routes(parts),
        dashboard_routes(parts),
        posting_routes(parts, presence),
        document_routes(parts),
        stream_routes(parts, presence),
        health_routes(parts),
        api_routes(parts),
    ):
        site.include_router(router)
    if parts.telegram_webhook is not None:
        site.add_route("/telegram/webhook", parts.telegram_webhook, methods=["POST"], include_in_schema=False)
    if parts.slack_events is not None:
        site.add_route("/slack/events", parts.slack_events, methods=["POST"], include_in_schema=False)
    site.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    site.add_middleware(SafeHeaders)
    _answer_faults(site, parts)
    return site


def _answer_faults(site: FastAPI, parts: SiteParts) -> None:
    """Give the API its shape of errors and people a page they can go on from."""

    @site.exception_handler(HTTPException)
    async def refused(request: Request, fault: HTTPException) -> Response:
        return api_fault(fault) if is_api(request) else lost(request, parts, fault.status_code)

    @site.exception_handler(RequestValidationError)
    async def misshapen(request: Request, fault: RequestValidationError) -> Response:
        return api_validation_fault(fault) if is_api(request) else lost(request, parts, 422)

    @site.exception_handler(SQLAlchemyError)
    async def store_down(request: Request, failure: SQLAlchemyError) -> Response:
        # The name alone: a database's own sentence may quote what the person wrote.
        LOG.error("request_failed", failure=type(failure).__name__)
        return api_fault(HTTPException(503)) if is_api(request) else _unsaved(request, parts)


def _unsaved(request: Request, parts: SiteParts) -> Response:
    """Say that the store takes nothing now, with the telephone."""
    words = page_words(language_of(request, parts).code)
    phone = parts.emergency().phone
    door = Door(heading=words.unsaved.format(phone=phone), lines=(), is_urgent=True)
    return door_page(request, parts, door, 503)
