"""Telegram's refusals as the errors of our own protocol; the library's exceptions end here."""

from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.channel import (
    Blocked,
    ChannelError,
    Moved,
    RateLimited,
    Refused,
    TimedOut,
    TopicGone,
    Unlinked,
)

GONE = ("chat not found", "peer_id_invalid", "user not found", "chat_id is empty")
NO_TOPIC = ("message thread not found", "topic_deleted", "topic_closed", "topic_id_invalid")


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the library raises inside into a `ChannelError`."""
    try:
        yield
    except TelegramError as error:
        raise as_channel_error(error) from error


def as_channel_error(error: TelegramError) -> ChannelError:
    """Return our error for the library's. Order matters: BadRequest is a NetworkError there."""
    match error:
        case ChatMigrated():
            return Moved(str(error.new_chat_id))
        case RetryAfter():
            wait = error.retry_after
            return RateLimited(float(wait) if isinstance(wait, int) else wait.total_seconds())
        case Forbidden():
            return Blocked(error.message)
        case BadRequest():
            return _refused(error)
        case NetworkError():
            return TimedOut(error.message)
        case _:
            # A rejected token or an answer that is no JSON: neither is the message's fault, so it may be
            # tried again.
            return TimedOut(error.message)


def _refused(error: BadRequest) -> ChannelError:
    if _names(error, *NO_TOPIC):
        return TopicGone(error.message)
    return Unlinked(error.message) if _names(error, *GONE) else Refused(error.message)


def is_unchanged(error: TelegramError) -> bool:
    """Say whether an edit was refused because the message already reads so."""
    return isinstance(error, BadRequest) and _names(error, "message is not modified")


def _names(error: TelegramError, *parts: str) -> bool:
    return any(part in error.message.lower() for part in parts)
