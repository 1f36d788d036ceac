"""What Bolt is given at its door: the request as posted, the workspace check, the answer to "who are we".

At the edge. Bolt proves the signature; the workspace is compared here because a signature is that of the app,
which may be installed elsewhere too.
"""

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qsl

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_internals import build_async_context
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.channels.refusals import refuse
from bot.channels.slack_json import flag, records, word
from bot.channels.slack_modal import CALLBACK
from bot.channels.slack_sender import Ourselves

WANTED = frozenset({"event_callback", "block_actions", "view_submission", "shortcut", "message_action"})


def bolt_request(headers: Mapping[str, str], body: bytes) -> AsyncBoltRequest | None:
    """Return the request as Bolt wants it; None when the body is neither a form nor a JSON object in UTF-8.

    Bolt takes every body apart before it looks at the signature, so nothing may be expected of one here.
    """
    try:
        text = body.decode("utf-8")
        request = AsyncBoltRequest(body=text, headers=dict(headers))
    except (ValueError, AttributeError, TypeError, RecursionError):  # no JSON, no object, or too deep
        return None
    if not request.body and text:
        # Bolt takes a body that holds the word "payload" anywhere for an interactive one and then finds
        # nothing: `/awaria payload za duży` would be lost.
        request.body = dict(parse_qsl(text, keep_blank_values=True))
        request.context = build_async_context(AsyncBoltContext(), request.body)
    return request


class Gate(AsyncMiddleware):
    """Lets in what comes from our workspace, once it is known which one that is; `greet` hears of each."""

    def __init__(self, greet: Callable[[], None]) -> None:
        self.ours: Ourselves | None = None
        self._greet = greet

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 -- Bolt passes it under this name
    ) -> BoltResponse | None:
        """Answer 503 before the workspace is known (Slack sends again) and 403 to any other workspace.

        A person of another workspace who types a command or presses is let through as the stranger they are: only
        the desk has the words that refuse them.
        """
        if req.body.get("type") == "url_verification":
            return await next()
        if self.ours is None:
            return BoltResponse(status=503)
        if req.context.team_id not in {None, self.ours.team} or _is_elsewhere(req.body, self.ours.team):
            refuse("slack", "workspace")
            if home_of(req.body) in {"", self.ours.team}:
                return BoltResponse(status=403)
        self._greet()
        if not _is_wanted(req.body):  # Bolt would write the whole payload into the log
            refuse("slack", "unknown")
            return BoltResponse(status=200)
        if not _is_whole(req.body):
            refuse("slack", "malformed")
            return BoltResponse(status=400)
        return await next()


def home_of(body: Mapping[str, object]) -> str:
    """Return the workspace of who typed a command or used a button or form, "" for an event.

    A press that does not say it happened in the workspace it names.
    """
    if "event" in body:
        return ""
    if "command" in body:
        return word(body, "team_id")
    return word(body, "user", "team_id") or word(body, "team", "id")


def _is_elsewhere(body: Mapping[str, object], ours: str) -> bool:
    """Tell whether an event happened in another workspace: ours has a part in it only where a channel is shared.

    Bolt goes by who is authorised to see the event, and in a shared channel that is right: there each person's
    own workspace is asked for.
    """
    return (
        word(body, "team_id") not in {"", ours}
        and "event" in body
        and not flag(body, "is_ext_shared_channel")
    )


def _is_wanted(body: Mapping[str, object]) -> bool:
    return "command" in body or body.get("type") in WANTED


def _is_whole(body: Mapping[str, object]) -> bool:
    """Tell whether a payload has what it cannot do without: Bolt and the listeners count on it."""
    if "command" in body:
        return word(body, "user_id") != ""
    match word(body, "type"):
        case "event_callback":
            return word(body, "event", "type") != ""
        case "block_actions":
            return word(body, "user", "id") != "" and bool(records(body, "actions"))
        case "view_submission":
            return word(body, "user", "id") != "" and word(body, "view", "callback_id") == CALLBACK
        case _:
            return word(body, "user", "id") != "" and word(body, "callback_id") != ""


def vouch(gate: Gate, token: str) -> Callable[..., Awaitable[AuthorizeResult]]:
    """Return Bolt's authorize function: our own answer of `auth.test`, asked once.

    Bolt's own asks Slack on the first payload and, when that fails, tells Slack 200: the payload would be
    lost.
    """

    async def authorize(enterprise_id: str | None) -> AuthorizeResult:
        ours = gate.ours
        if ours is None:
            raise RuntimeError("the gate lets nothing through before the workspace is known")
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=ours.team,
            bot_user_id=ours.user,
            bot_id=ours.bot,
            bot_token=token,
        )

    return authorize
