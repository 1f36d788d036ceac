"""How the library's bot talks HTTP: over aiohttp, which Slack's client brings anyway (decision 26).

The library lets its request layer be chosen. Its own, httpx, looks through all its connections at every call and
costs the event loop several times as much under load.
"""

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

KEEP_ALIVE_SECONDS = 4.0
"""How long an idle connection is kept: shorter than servers do, or a call would meet one that is just being closed."""


class AiohttpRequest(BaseRequest):
    """Calls with at most so many connections at once; the session is opened at the first call.

    `seconds` is how long connecting, writing and each read may take; `through_proxies` honours the environment's.
    """

    def __init__(self, connections: int, seconds: float, *, through_proxies: bool) -> None:
        self._connections = connections
        self._seconds = seconds
        self._through_proxies = through_proxies
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for, in seconds, where a call does not say it."""
        return self._seconds

    async def initialize(self) -> None:
        """Do nothing: a process that only sends is never initialised."""

    async def shutdown(self) -> None:
        """Close what is open; the next call opens it anew."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Call once and return status and body; raises the library's `TimedOut` or `NetworkError`."""
        reading, connecting = self._or_ours(read_timeout), self._or_ours(connect_timeout)
        waiting, writing = self._or_ours(pool_timeout), self._or_ours(write_timeout)
        timeout = aiohttp.ClientTimeout(
            total=waiting + connecting + writing + reading,
            connect=waiting + connecting,
            sock_connect=connecting,
            sock_read=reading,
        )
        session = self._opened()
        try:
            async with session.request(
                method,
                url,
                data=_form(request_data) if request_data else None,
                headers={"User-Agent": self.USER_AGENT},
                timeout=timeout,
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # The kind alone: its text may hold the address, and that the token.
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector, trust_env=self._through_proxies)
        return self._session

    def _or_ours(self, given: object) -> float:
        """Return the seconds a call says; the library's mark for "not said" and None mean ours."""
        return float(given) if isinstance(given, int | float) else self._seconds


def _form(data: RequestData) -> aiohttp.FormData:
    """Return the fields of a call, with its files where there are any."""
    form = aiohttp.FormData(data.json_parameters)
    if data.contains_files:
        for name, (file, content, kind) in data.multipart_data.items():
            form.add_field(name, content, filename=file, content_type=kind)
    return form
