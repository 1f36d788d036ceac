"""Slack's Web API as the channel uses it: every refusal turned into one of the channel's errors.

At the edge. The SDK's client does the talking, without its own repeats: the post room decides when to try
again.
"""

from collections.abc import Awaitable
from datetime import datetime

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.channels.channel import Blocked, ChannelError, RateLimited, Refused, TimedOut, Unlinked
from bot.channels.slack_json import Json
from bot.clock import Clock

RETRY_SECONDS = 30.0
"""How long to wait after a refusal for too much that names no time."""

GONE = frozenset({"channel_not_found", "is_archived", "not_in_channel", "user_not_found", "users_not_found"})
CLOSED = frozenset({"account_inactive", "user_disabled", "cannot_dm_bot", "messages_tab_disabled"})
PASSING = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
OUR_TOKEN = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "missing_scope"})

log = structlog.get_logger()


class SlackApi:
    """The Web API behind one door: `ask` awaits a call of `client` and maps what goes wrong."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        self.client = client
        self.contact_at: datetime | None = None
        self.is_troubled = False
        self._clock = clock

    async def ask(self, call: Awaitable[AsyncSlackResponse]) -> Json:
        """Await one call of the client and return Slack's answer; raises a ChannelError.

        Example: `await api.ask(api.client.auth_test())`.
        """
        try:
            answer = await call
        except SlackApiError as refusal:
            error = _as_channel_error(refusal)
            self._note(error, str(error))
            raise error from refusal
        # The SDK itself trips over a 200 whose body is no JSON object; that is a proxy's answer, not Slack's.
        except (aiohttp.ClientError, TimeoutError, OSError, AttributeError, ValueError) as failure:
            self.is_troubled = True
            raise TimedOut(type(failure).__name__) from failure
        self.is_troubled = False
        self.heard()
        return answer.data if isinstance(answer.data, dict) else {}

    def heard(self) -> None:
        """Note that Slack has just been in touch by itself."""
        self.contact_at = self._clock.now()

    def _note(self, error: ChannelError, code: str) -> None:
        if isinstance(error, TimedOut) or code in OUR_TOKEN:
            self.is_troubled = True
            return
        self.is_troubled = False  # a reasoned refusal is an answer too
        self.heard()


def _as_channel_error(refusal: SlackApiError) -> ChannelError:
    answer = refusal.response
    if not isinstance(answer, AsyncSlackResponse):
        return TimedOut("unreadable answer")
    data = answer.data if isinstance(answer.data, dict) else {}
    code = str(data.get("error", ""))
    if answer.status_code == 429 or code in {"ratelimited", "rate_limited"}:
        return RateLimited(_wait(answer))
    if answer.status_code >= 500 or code in PASSING:
        return TimedOut(code or str(answer.status_code))
    if code in GONE:
        return Unlinked(code)
    if code in CLOSED:
        return Blocked(code)
    log.warning("slack.refused", code=code or answer.status_code)
    return Refused(code or str(answer.status_code))


def _wait(answer: AsyncSlackResponse) -> float:
    named = {name.lower(): value for name, value in answer.headers.items()}.get("retry-after", "")
    return float(named) if str(named).isdigit() else RETRY_SECONDS
