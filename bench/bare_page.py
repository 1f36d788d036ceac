"""The reference for the road of a press: a bare Starlette page, one POST that goes to one live stream."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

news: asyncio.Queue[str] = asyncio.Queue()


async def press(request: Request) -> Response:
    form = await request.form()
    await news.put(str(form["token"]))
    return JSONResponse({"stored": True, "toast": ""})


async def stream(_request: Request) -> Response:
    async def events() -> AsyncIterator[str]:
        yield "retry: 1500\n\n"
        while True:
            data = {"pane": "engineer", "key": "1", "html": await news.get(), "say": ""}
            yield f"event: row\ndata: {json.dumps(data)}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


async def home(_request: Request) -> Response:
    return Response("ready")


if __name__ == "__main__" and len(sys.argv) > 1:
    app = Starlette(
        routes=[Route("/", home), Route("/press", press, methods=["POST"]), Route("/stream", stream)]
    )
    config = {"log_config": None, "lifespan": "off", "timeout_graceful_shutdown": 1}
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), **config)  # type: ignore[arg-type]
