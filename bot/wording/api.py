"""What the JSON API says in its errors: for programs the code, for whoever reads the log a sentence."""

from enum import StrEnum

from bot.languages import Language


class ApiProblem(StrEnum):
    """The codes of the API's errors; stable."""

    UNAUTHORIZED = "unauthorized"
    NOT_FOUND = "not_found"
    METHOD = "method_not_allowed"
    CONFLICT = "idempotency_conflict"
    MISSING = "missing"
    UNKNOWN_FIELD = "unknown_field"
    INVALID = "invalid"
    UNKNOWN = "unknown"
    NOT_JSON = "not_json"
    FAILED = "failed"


def api_sentence(language: Language, problem: ApiProblem, found: str = "", expected: str = "") -> str:
    """Word one error; `found` is the value received, `expected` what would have been right."""
    match problem:
        case ApiProblem.UNAUTHORIZED:
            text = language.pgettext(
                "api.unauthorized", "Send the header “Authorization: Bearer” with the API_TOKEN set here."
            )
        case ApiProblem.NOT_FOUND:
            text = language.pgettext("api.notfound", "There is nothing under this address.")
        case ApiProblem.METHOD:
            text = language.pgettext("api.method", "This address does not take that method.")
        case ApiProblem.CONFLICT:
            text = language.pgettext(
                "api.conflict",
                "This Idempotency-Key was used with another body. A new report needs a new key.",
            )
        case ApiProblem.MISSING:
            text = language.pgettext("api.missing", "This field is required.")
        case ApiProblem.UNKNOWN_FIELD:
            text = language.pgettext("api.unknownfield", "There is no such field.")
        case ApiProblem.INVALID:
            text = language.pgettext("api.invalid", "This value cannot be used; see /api/docs for its form.")
        case ApiProblem.UNKNOWN:
            text = language.pgettext("api.unknown", "“{found}” was found; the contract has: {expected}.")
        case ApiProblem.NOT_JSON:
            text = language.pgettext("api.notjson", "The body is not JSON.")
        case ApiProblem.FAILED:
            text = language.pgettext(
                "api.failed", "The request failed on this side and nothing was recorded. Please try again."
            )
    return text.format(found=found, expected=expected)
