"""What machines ask the process: is it alive, is it ready, what does it count."""

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, Response

from bot.web.parts import SiteParts


def health_routes(parts: SiteParts) -> APIRouter:
    """Return the routes for monitoring and those the platforms call."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def alive() -> Response:
        return JSONResponse({"ok": True})

    @router.get("/readyz")
    async def ready() -> Response:
        state = await parts.readiness()
        body = {
            "ok": state.ok,
            "database": state.database,
            "heartbeat": state.heartbeat,
            "contracts": state.contracts,
            "channels": state.channels,
        }
        return JSONResponse(body, 200 if state.ok else 503)

    @router.get("/metrics")
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return router
