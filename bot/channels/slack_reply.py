"""The answers that only the sender sees, and the form opened on request.

At the edge. A private answer is never evidence; when Slack does not take it, that is logged and nothing else
happens.
"""

import asyncio

import aiohttp
import structlog

from bot.channels.channel import ChannelError, Refused, Taken
from bot.channels.slack_api import SlackApi
from bot.channels.slack_blocks import blocks_of, fallback_of
from bot.channels.slack_errands import described
from bot.channels.slack_json import word
from bot.channels.slack_modal import FormSource, FormWish, ReportForm, report_view
from bot.clock import Clock
from bot.wording.said import Said
from handlers.messages import Arrival, Inbound

NOT_DRAWN = frozenset({"invalid_arguments", "invalid_blocks", "invalid_blocks_format"})
"""Slack's words for a view it cannot draw."""
LINK_SECONDS = 0.8
"""How long the address of a message is waited for: the form must open within 3 seconds of the trigger."""

log = structlog.get_logger()


class Replies:
    """Tells the sender what is to be said at once."""

    def __init__(self, api: SlackApi, session: aiohttp.ClientSession, clock: Clock) -> None:
        self.clock = clock
        self._api = api
        self._session = session

    async def answer(self, inbound: Inbound, taken: Taken, response_url: str) -> None:
        """Show the toast, if there is one, to the sender alone; never raises a ChannelError.

        A press in a room is answered there. A command may have been typed where the bot is not a member, and
        in a private chat Slack's own answer address is the surest: both go to `response_url` when there is
        one, and to the chat when that address takes nothing.
        """
        said = taken.toast or next((said for _, said in taken.errors), None)
        if said is None:
            return
        by_address = response_url != "" and (inbound.kind is Arrival.COMMAND or inbound.is_private)
        try:
            if not by_address or not await self._to_address(response_url, said):
                await self._in_chat(inbound, said)
        except ChannelError as error:
            log.warning("slack.no_private_answer", failure=error.failure, key=inbound.key)

    async def _in_chat(self, inbound: Inbound, said: Said) -> None:
        user = inbound.account.rpartition(":")[2]
        thread = inbound.reply_to
        await self._api.ask(
            self._api.client.chat_postEphemeral(
                channel=inbound.chat,
                user=user,
                text=fallback_of(said),
                blocks=blocks_of(said),
                thread_ts=thread,
            )
        )

    async def _to_address(self, address: str, said: Said) -> bool:
        """Post to Slack's own answer address; False when it takes nothing: it is old, used up or out of reach."""
        body = {
            "response_type": "ephemeral",
            "replace_original": False,
            "text": fallback_of(said),
            "blocks": blocks_of(said),
        }
        try:
            async with self._session.post(address, json=body) as response:
                return response.status < 400
        # A ValueError: what was given is no address at all.
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as failure:
            log.info("slack.no_answer_address", reason=type(failure).__name__)
            return False


class Opener:
    """Opens the report form."""

    def __init__(self, api: SlackApi, forms: FormSource | None) -> None:
        self._api = api
        self._forms = forms

    async def open(self, wish: FormWish, trigger: str) -> bool:
        """Open the form; False when there is none or Slack would not open it."""
        if self._forms is None:
            return False
        try:
            form = await self._forms.report_form(wish)
            if form is None:
                return False
            await self._show(form, wish, trigger)
        except ChannelError as error:
            log.warning("slack.form_not_opened", failure=error.failure)
            return False
        except (
            Exception
        ) as failure:  # the outermost door: whatever the store says, the report begins by message
            log.error("slack.form_not_made", **described(failure))
            return False
        return True

    async def _show(self, form: ReportForm, wish: FormWish, trigger: str) -> None:
        """Show the form; where Slack does not know the field for files, without it: the trigger is still good."""
        client = self._api.client
        try:
            await self._api.ask(client.views_open(trigger_id=trigger, view=report_view(form, wish)))
        except Refused as refusal:
            if str(refusal) not in NOT_DRAWN:
                raise
            plain = report_view(form, wish, with_files=False)
            await self._api.ask(client.views_open(trigger_id=trigger, view=plain))

    async def link_to(self, chat: str, stamp: str) -> str:
        """Return the address of a message, "" where Slack does not tell it in time."""
        question = self._api.client.chat_getPermalink(channel=chat, message_ts=stamp)
        try:
            answer = await asyncio.wait_for(self._api.ask(question), LINK_SECONDS)
        except (ChannelError, TimeoutError) as failure:
            log.info("slack.no_link", reason=type(failure).__name__)
            return ""
        return word(answer, "permalink")
