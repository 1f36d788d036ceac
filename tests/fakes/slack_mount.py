"""A tiny web server with nothing on it but `/slack/events`, for tests of the channel by itself."""

from __future__ import annotations

from aiohttp import web

from bot.channels.slack import SlackChannel


class Mount:
    """Serves a channel on a free port of this machine, in the running loop; `url` is where Slack posts to."""

    def __init__(self, channel: SlackChannel) -> None:
        self._channel = channel
        self.url = ""

    async def __aenter__(self) -> Mount:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_post("/slack/events", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/slack/events"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        status, headers, body = await self._channel.http(request.headers, await request.read())
        return web.Response(status=status, headers=dict(headers), body=body)
