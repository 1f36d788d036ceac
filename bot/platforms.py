"""Which platforms this installation speaks: each is imported only when its token is set (DECISIONS 2.10)."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.channel import Channel
from bot.channels.refusals import refuse
from bot.clock import Clock
from bot.extra_roads import extra_roads_of
from bot.frontdesk import Desks, unsaved
from bot.hop import Store
from bot.settings import Settings
from bot.wording.said import Said
from handlers.messages import Inbound
from handlers.roads import EXTRA

Webhook = Callable[[Request], Awaitable[Response]]
Unsaved = Callable[[Inbound], Said | None]
LARGEST_BODY = 1 << 20


class Platforms:
    """The channels with tokens, and the HTTP doors the web process opens for them."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.telegram_webhook: Webhook | None = None
        self.slack_events: Webhook | None = None


def names(settings: Settings) -> frozenset[str]:
    """Say by which platforms messages can leave, the browser included."""
    found = {"web"}
    if settings.telegram_token is not None:
        found.add("telegram")
    if settings.slack_bot_token is not None:
        found.add("slack")
    if _sends_mail(settings):
        found.add("email")
    if settings.apprise_urls is not None:
        found.add(EXTRA)
    return frozenset(found)


def extras(settings: Settings) -> frozenset[str]:
    """Name the contacts to whom the operator has set up an extra road."""
    return frozenset(_extra_roads(settings))


def _extra_roads(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    urls = settings.apprise_urls
    return extra_roads_of(urls.get_secret_value()) if urls is not None else {}


def build(
    settings: Settings, store: Store, desks: Desks, clock: Clock, last_contact: datetime | None
) -> Platforms:
    """Build the platforms that have tokens; `last_contact` is when Telegram last answered this installation."""
    platforms = Platforms()
    words = unsaved(desks.library, clock.now)
    if settings.telegram_token is not None:
        _add_telegram(platforms, settings, words, clock, last_contact)
    if settings.slack_bot_token is not None:
        _add_slack(platforms, settings, words, (store, desks), clock)
    if _sends_mail(settings):
        _add_mail(platforms, settings, clock)
    if settings.apprise_urls is not None:
        _add_extra_roads(platforms, settings, clock)
    return platforms


def _sends_mail(settings: Settings) -> bool:
    return settings.smtp_url is not None and settings.mail_from is not None


def _add_mail(platforms: Platforms, settings: Settings, clock: Clock) -> None:
    from bot.channels.mail import MailChannel, server_of  # noqa: PLC0415 - only with a mail server

    url, sender = settings.smtp_url, settings.mail_from
    server = server_of(url.get_secret_value() if url else "")
    platforms.channels["email"] = MailChannel(
        server, sender or "", clock=clock, public_url=settings.public_url
    )


def _add_extra_roads(platforms: Platforms, settings: Settings, clock: Clock) -> None:
    from bot.channels.apprise_road import AppriseRoad  # noqa: PLC0415 - only where it is set up

    road = AppriseRoad(_extra_roads(settings), clock=clock, public_url=settings.public_url)
    platforms.channels[EXTRA] = road


def _add_telegram(
    platforms: Platforms, settings: Settings, words: Unsaved, clock: Clock, last_contact: datetime | None
) -> None:
    from bot.channels.telegram import TelegramChannel  # noqa: PLC0415 - only with a token

    secret, token = settings.telegram_webhook_secret, settings.telegram_token
    channel = TelegramChannel(
        token.get_secret_value() if token else "",
        settings.telegram_api_url,
        clock=clock,
        webhook_secret=secret.get_secret_value() if secret else None,
        public_url=settings.public_url,
        last_contact=last_contact,
    )
    channel.unsaved = words
    platforms.channels["telegram"] = channel

    async def webhook(request: Request) -> Response:
        body = await capped(request)
        if body is None:
            refuse("telegram", "too_large")
            return Response(status_code=413)
        return Response(status_code=await channel.webhook(request.headers, body))

    if secret is not None:
        platforms.telegram_webhook = webhook


def _add_slack(
    platforms: Platforms,
    settings: Settings,
    words: Unsaved,
    behind: tuple[Store, Desks],
    clock: Clock,
) -> None:
    from bot.channels.slack import SlackChannel  # noqa: PLC0415 - only with a token
    from bot.forms import ReportForms  # noqa: PLC0415 - only with a token
    from bot.homes import Homes  # noqa: PLC0415 - only with a token

    token, signing, app = settings.slack_bot_token, settings.slack_signing_secret, settings.slack_app_token
    channel = SlackChannel(
        bot_token=token.get_secret_value() if token else "",
        signing_secret=signing.get_secret_value() if signing else None,
        app_token=app.get_secret_value() if app else None,
        api_url=settings.slack_api_url,
        clock=clock,
        forms=ReportForms(*behind),
        homes=Homes(*behind),
        unsaved=words,
    )
    platforms.channels["slack"] = channel

    async def events(request: Request) -> Response:
        sent = await capped(request)
        if sent is None:
            refuse("slack", "too_large")
            return Response(status_code=413)
        status, headers, body = await channel.http(request.headers, sent)
        return Response(body, status, dict(headers))

    platforms.slack_events = events


async def capped(request: Request) -> bytes | None:
    """Read a body of at most 1 MiB; None for a larger one, of which no more than that is ever held."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)
