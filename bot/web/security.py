"""What keeps the pages to themselves: response headers, the same-site check of a POST, the signed session.

The front door of the browser. A session names an account of the channel "web" and nothing else; whether that
account is still linked is asked of the store at each visit, so that a removed access ends at once.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SESSION = "reakcja_session"
LANGUAGE = "lang"
SESSION_AGE = timedelta(days=180)
LANGUAGE_AGE = timedelta(days=400)
SAFE_SITES = frozenset({"same-origin", "none"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SafeHeaders:
    """Adds the headers to every answer; a plain ASGI wrapper, because streams must not be buffered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request and add what an answer lacks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_safely)


def is_from_here(request: Request, public_url: str) -> bool:
    """Say whether a POST comes from our own pages, or from a program that is no browser.

    Browsers name the origin of every POST; a request that names none carries nobody's cookies against their
    will. `public_url` counts as our own address behind a proxy that changes the Host.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in SAFE_SITES
    origin = request.headers.get("origin")
    if origin is None:
        return True
    own = {request.headers.get("host", ""), urlsplit(public_url).netloc}
    return urlsplit(origin).netloc in own - {""}


def new_account() -> str:
    """Return a fresh identity of a browser, impossible to guess."""
    return f"browser-{secrets.token_urlsafe(18)}"


def seal(account: str, until: datetime, secret: str) -> str:
    """Return the session's cookie: the account, when it ends, and a signature over both."""
    body = f"{account}.{int(until.timestamp())}"
    return f"{body}.{_sign(body, secret)}"


def unseal(cookie: str, now: datetime, secret: str) -> str | None:
    """Return the account a cookie vouches for; None for one that is forged, damaged or over."""
    body, _, signature = cookie.rpartition(".")
    account, _, until = body.rpartition(".")
    if not account or not hmac.compare_digest(signature.encode(), _sign(body, secret).encode()):
        return None
    return account if until.isdigit() and int(until) > now.timestamp() else None


def sign_in(response: Response, account: str, now: datetime, secret: str, *, is_https: bool) -> None:
    """Give the browser its session."""
    response.set_cookie(
        SESSION,
        seal(account, now + SESSION_AGE, secret),
        max_age=int(SESSION_AGE.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_https,
    )


def _sign(body: str, secret: str) -> str:
    return hmac.new(secret.encode(), b"session:" + body.encode(), hashlib.sha256).hexdigest()
