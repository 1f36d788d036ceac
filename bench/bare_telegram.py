"""The reference for a Telegram webhook: the same library behind the same Starlette, with an empty handler."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # the header's name


async def nothing(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Do nothing with a message."""


def bare(token: str, api_url: str, secret: str) -> Starlette:
    """Return a page that proves, parses and hands each update to the library, and answers 200."""
    bot: Any = Bot(token, base_url=f"{api_url}/bot")
    telegram = Application.builder().bot(bot).updater(None).build()
    telegram.add_handler(MessageHandler(filters.TEXT, nothing))

    async def webhook(request: Request) -> Response:
        if request.headers.get(SECRET_HEADER) != secret:
            return Response(status_code=401)
        await telegram.process_update(Update.de_json(json.loads(await request.body()), telegram.bot))
        return Response()

    async def home(_request: Request) -> Response:
        return Response("ready")

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        async with telegram:
            yield

    return Starlette(
        routes=[Route("/healthz", home), Route("/telegram/webhook", webhook, methods=["POST"])],
        lifespan=living,
    )


if __name__ == "__main__" and len(sys.argv) > 4:
    config = uvicorn.Config(bare(*sys.argv[2:5]), host="127.0.0.1", port=int(sys.argv[1]), log_config=None)
    asyncio.run(uvicorn.Server(config).serve())
