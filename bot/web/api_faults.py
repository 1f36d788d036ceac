"""Errors of the API in their one shape: `{"error": {"code", "message", "place"}}`."""

from collections.abc import Mapping

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from bot.languages import languages
from bot.wording.api import ApiProblem, api_sentence

BY_STATUS = {
    401: ApiProblem.UNAUTHORIZED,
    404: ApiProblem.NOT_FOUND,
    405: ApiProblem.METHOD,
}
BY_TYPE = {
    "missing": ApiProblem.MISSING,
    "extra_forbidden": ApiProblem.UNKNOWN_FIELD,
    "json_invalid": ApiProblem.NOT_JSON,
}
SOURCES = frozenset({"body", "query", "path", "header"})


class ApiRefusal(HTTPException):
    """An answer in the API's shape of errors: a status, a code, a sentence, a place."""

    def __init__(
        self, status: int, problem: ApiProblem, place: str = "", found: str = "", expected: str = ""
    ) -> None:
        super().__init__(status, api_sentence(languages("en"), problem, found, expected))
        self.problem = problem
        self.place = place


def is_api(request: Request) -> bool:
    """Say whether the request was for the API, so that its errors get the API's shape."""
    return request.url.path.startswith("/api/")


def fault(
    status: int, problem: ApiProblem, message: str, place: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """Return an error in its shape."""
    body = {"error": {"code": problem.value, "message": message, "place": place}}
    return JSONResponse(body, status, headers=dict(headers or {}))


def api_fault(refusal: HTTPException) -> Response:
    """Return a refusal of ours or of the framework."""
    if isinstance(refusal, ApiRefusal):
        headers = {"WWW-Authenticate": "Bearer"} if refusal.status_code == 401 else None
        return fault(refusal.status_code, refusal.problem, refusal.detail, refusal.place, headers)
    problem = BY_STATUS.get(refusal.status_code, ApiProblem.FAILED)
    return fault(refusal.status_code, problem, api_sentence(languages("en"), problem), "", refusal.headers)


def api_validation_fault(refusal: RequestValidationError) -> Response:
    """Return the first fault of a body or a query that does not have its shape; `place` names the field."""
    first = refusal.errors()[0]
    problem = BY_TYPE.get(str(first["type"]), ApiProblem.INVALID)
    # What JSON could not read has a position for a place, which says nothing to whoever sent it.
    steps = [] if problem is ApiProblem.NOT_JSON else [str(step) for step in first["loc"]]
    place = ".".join(step for step in steps if step not in SOURCES)
    return fault(422, problem, api_sentence(languages("en"), problem), place)
