"""The Home tab of each person: shown when it is opened, and again after what they do.

At the edge. A Slack that does not take it is left in peace: the tab holds nothing that is not elsewhere too.
"""

from collections import OrderedDict

import structlog

from bot.channels.channel import ChannelError
from bot.channels.slack_api import SlackApi
from bot.channels.slack_errands import described
from bot.channels.slack_home import HomeSource, home_view
from bot.channels.slack_sender import Sender

REMEMBERED = 1000
"""How many people's homes are kept in step; who comes back later opens theirs anew."""

log = structlog.get_logger()


class HomeTab:
    """Shows homes and keeps those in step that have been opened."""

    def __init__(self, api: SlackApi, source: HomeSource | None) -> None:
        self._api = api
        self._source = source
        self._opened: OrderedDict[str, None] = OrderedDict()

    async def open(self, sender: Sender) -> None:
        """Show the home to who has just opened it; a Slack that does not take it is left in peace."""
        self._opened[sender.user] = None
        self._opened.move_to_end(sender.user)
        if len(self._opened) > REMEMBERED:
            self._opened.popitem(last=False)
        await self._publish(sender)

    async def is_expected(self, sender: Sender) -> bool:
        """Tell whether opening the home makes a stranger known; False where nobody can say."""
        try:
            return self._source is not None and await self._source.is_expected(sender)
        except (
            Exception
        ) as failure:  # the outermost door: whatever the store says, opening a tab breaks nothing
            log.error("slack.home_not_made", **described(failure))
            return False

    async def refresh(self, sender: Sender) -> None:
        """Show the home as it is now to who has it open."""
        if sender.user in self._opened:
            await self._publish(sender)

    async def _publish(self, sender: Sender) -> None:
        if self._source is None:
            return
        try:
            view = home_view(await self._source.home(sender))
            await self._api.ask(self._api.client.views_publish(user_id=sender.user, view=view))
        except ChannelError as error:
            log.warning("slack.home_not_shown", failure=error.failure)
        except (
            Exception
        ) as failure:  # the outermost door: whatever the store says, opening a tab breaks nothing
            log.error("slack.home_not_made", **described(failure))
