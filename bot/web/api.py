"""The JSON API for other programs: reports in, incidents, figures and contracts out (INTERFACE 3).

Stands at the front door. It checks the key, translates shapes, and asks the desks; no rule lives here.
"""

import hmac
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Annotated, TypeVar
from uuid import uuid4

from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.responses import Response

from bot.web.api_docs import docs_page
from bot.web.api_doors import ApiDoors, Filed, Misplaced, SameKeyOtherBody
from bot.web.api_faults import ApiRefusal
from bot.web.api_incident import incident_shown
from bot.web.api_shapes import (
    ContractsShown,
    ExplanationShown,
    Fault,
    IncidentShown,
    IncidentsShown,
    ReportWanted,
    StatisticsShown,
)
from bot.web.parts import SiteParts
from bot.wording.api import ApiProblem
from models.sla.incident import State
from models.store.archive import Archive
from models.store.records import Stored

PAGE = 50
KEY_SIGNS = 255
BEARER = HTTPBearer(auto_error=False)
FAULTS: dict[int | str, dict[str, object]] = {
    401: {"model": Fault},
    404: {"model": Fault},
    422: {"model": Fault},
}
T = TypeVar("T")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]


def api_routes(parts: SiteParts) -> APIRouter:
    """Return the routes of the API and of its description."""
    router = APIRouter(prefix="/api")
    router.include_router(_incidents(parts))
    router.include_router(_figures(parts))

    @router.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        site: FastAPI = request.app
        return docs_page(request, site.openapi())

    return router


def _incidents(parts: SiteParts) -> APIRouter:
    """Return the routes for incidents, which want the key."""
    router = APIRouter(dependencies=[Depends(_key_check(parts.api_token))], responses=FAULTS)
    doors, read = parts.api, parts.store.read

    @router.post(
        "/incidents", status_code=201, responses={200: {"model": IncidentShown}, 409: {"model": Fault}}
    )
    async def report_an_incident(
        request: Request,
        response: Response,
        wanted: ReportWanted,
        idempotency_key: Annotated[str, Header(max_length=KEY_SIGNS)] = "",
    ) -> IncidentShown:
        """Report an outage: 201 with the incident, 200 when this key and body were sent before."""
        filed = _filed(wanted, idempotency_key or uuid4().hex, await request.body(), parts)
        shown, is_new = await _file(parts, filed)
        response.status_code = 201 if is_new else 200
        return shown

    @router.get("/incidents")
    async def list_incidents(
        state: State | None = None,
        contract: str | None = None,
        cursor: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    ) -> IncidentsShown:
        """List incidents, newest first; `next` of an answer is the `cursor` of the following page."""
        return await read(_page, doors, state, contract, cursor)

    @router.get("/incidents/{number}")
    async def show_an_incident(number: str) -> IncidentShown:
        """Show one incident with its targets, events and deliveries."""
        return await read(_with_incident, number, lambda archive, stored: _show(archive, doors, stored))

    @router.get("/incidents/{number}/explain")
    async def explain_an_incident(number: str) -> ExplanationShown:
        """Show what each target is added up from."""
        return await read(_with_incident, number, doors.explain)

    return router


def _figures(parts: SiteParts) -> APIRouter:
    """Return the routes for figures and contracts, which want the key too."""
    router = APIRouter(dependencies=[Depends(_key_check(parts.api_token))], responses=FAULTS)

    @router.get("/statistics")
    async def statistics(
        contract: str, first: Annotated[date, Query(alias="from")], last: Annotated[date, Query(alias="to")]
    ) -> StatisticsShown:
        """Show the figures of a period; `from` and `to` are days of the contract's zone, both included."""
        return await _statistics(parts, contract, first, last)

    @router.get("/contracts")
    async def list_contracts() -> ContractsShown:
        """List the contracts in force here."""
        return ContractsShown(items=await parts.store.read(parts.api.contracts))

    return router


def _key_check(token: str | None) -> Callable[[HTTPAuthorizationCredentials | None], None]:
    """Return the check of the key; without an API_TOKEN nobody passes."""

    def check(credentials: Credentials) -> None:
        sent = credentials.credentials if credentials else ""
        # Compared in constant time also where nothing is set, so that the answer tells nothing by its speed.
        fits = hmac.compare_digest(sent.encode(), (token or uuid4().hex).encode())
        if not (token and fits):
            raise ApiRefusal(401, ApiProblem.UNAUTHORIZED)

    return check


def _filed(wanted: ReportWanted, key: str, body: bytes, parts: SiteParts) -> Filed:
    return Filed(
        contract=wanted.contract,
        service=wanted.service,
        severity=wanted.severity,
        location=wanted.location,
        text=wanted.text,
        occurred_at=wanted.occurred_at,
        key=key,
        body_digest=sha256(body).hexdigest(),
        received_at=parts.clock.now(),
    )


async def _file(parts: SiteParts, filed: Filed) -> tuple[IncidentShown, bool]:
    try:
        return await parts.store.write(_file_and_show, parts.api, filed)
    except SameKeyOtherBody:
        raise ApiRefusal(409, ApiProblem.CONFLICT, "Idempotency-Key") from None
    except Misplaced as wrong:
        expected = ", ".join(wrong.expected)
        raise ApiRefusal(422, ApiProblem.UNKNOWN, wrong.place, wrong.found, expected) from None


def _file_and_show(archive: Archive, doors: ApiDoors, filed: Filed) -> tuple[IncidentShown, bool]:
    filing = doors.file(archive, filed)
    return _show(archive, doors, filing.stored), filing.is_new


def _show(archive: Archive, doors: ApiDoors, stored: Stored) -> IncidentShown:
    return incident_shown(stored, doors.judge(archive, stored), archive.outbox.of_incident(stored.id))


def _with_incident(archive: Archive, number: str, answer: Callable[[Archive, Stored], T]) -> T:
    stored = archive.incidents.find(number)
    if stored is None:
        raise ApiRefusal(404, ApiProblem.NOT_FOUND, "number")
    return answer(archive, stored)


def _page(
    archive: Archive, doors: ApiDoors, state: State | None, contract: str | None, cursor: int | None
) -> IncidentsShown:
    ids = archive.incidents.page(state, contract, cursor, PAGE + 1)
    items = [_show(archive, doors, archive.incidents.load(one)) for one in ids[:PAGE]]
    return IncidentsShown(items=items, next=str(ids[PAGE - 1]) if len(ids) > PAGE else None)


async def _statistics(parts: SiteParts, contract: str, first: date, last: date) -> StatisticsShown:
    if last < first:
        raise ApiRefusal(422, ApiProblem.INVALID, "to")
    found = await parts.store.read(parts.api.statistics, contract, first, last)
    if found is None:
        raise ApiRefusal(404, ApiProblem.NOT_FOUND, "contract")
    return found
