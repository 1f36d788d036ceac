"""Files on Telegram: fetched by getFile and the file's own address, sent as a photo or a document.

The address is asked for anew at every try, because it expires. Redirects are not followed and no more is read
than may be kept, whatever the server says of the size.
"""

from urllib.parse import quote

import httpx
from telegram import Message, ReplyParameters
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.channel import Document, Letter, RateLimited, Refused, TimedOut, TooLarge
from bot.channels.telegram_bot import RawBot
from bot.channels.telegram_drawing import html, inline
from bot.channels.telegram_faults import as_channel_error

CAPTION_LIMIT = 1024
PHOTO_BYTES = 10_000_000
PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})
TRANSFER_SECONDS = 60.0
RETRY_SECONDS = 30.0


async def fetch(bot: RawBot, reference: str, most_bytes: int) -> bytes:
    """Return a file's bytes by its id; raises TooLarge, Refused, TimedOut or RateLimited."""
    try:
        described = await bot.describe_file(reference)
    except TelegramError as error:
        raise _as_fetch_error(error) from error
    path, size = described.get("file_path"), described.get("file_size")
    if isinstance(size, int) and size > most_bytes:
        raise TooLarge(f"{size} bytes")
    if not isinstance(path, str) or not path:
        raise Refused("getFile named no path")
    return await _download(bot, f"{bot.base_file_url}/{quote(path)}", most_bytes)


def _as_fetch_error(error: TelegramError) -> Exception:
    said = error.message.lower()
    if isinstance(error, BadRequest) and "too big" in said:
        return TooLarge(error.message)
    if isinstance(error, BadRequest) and "temporarily unavailable" in said:
        return TimedOut(error.message)
    return Refused(error.message) if _is_unknown(error) else as_channel_error(error)


def _is_unknown(error: TelegramError) -> bool:
    """Say whether the server does not know the method: the library takes that 404 for a wrong token."""
    return isinstance(error, InvalidToken) and "not found" in error.message.lower()


async def _download(bot: RawBot, address: str, most_bytes: int) -> bytes:
    """Read at most so many bytes; the address holds the token and stands in no error and no log."""
    timeout = httpx.Timeout(TRANSFER_SECONDS, connect=10.0)
    try:
        async with (
            httpx.AsyncClient(timeout=timeout, trust_env=not bot.is_here, follow_redirects=False) as client,
            client.stream("GET", address) as answer,
        ):
            _check(answer)
            body = bytearray()
            async for part in answer.aiter_bytes():
                body += part
                if len(body) > most_bytes:
                    raise TooLarge(f"more than {most_bytes} bytes")
            return bytes(body)
    except httpx.HTTPError as failure:
        raise TimedOut(type(failure).__name__) from None


def _check(answer: httpx.Response) -> None:
    status = answer.status_code
    if status == 429:
        asked = answer.headers.get("retry-after", "")
        raise RateLimited(float(asked) if asked.isdigit() else RETRY_SECONDS)
    if status >= 500:
        raise TimedOut(str(status))
    if status != 200:
        raise Refused(str(status))


async def send(bot: RawBot, letter: Letter, document: Document, reply: ReplyParameters | None) -> Message:
    """Send a file with the letter as its caption; a picture that is refused as a photo goes as a document.

    Raises the library's errors, and Refused where the server knows no way to send files.
    """
    try:
        return await _sent(bot, letter, document, reply)
    except InvalidToken as error:
        if _is_unknown(error):
            raise Refused(error.message) from error
        raise


async def _sent(bot: RawBot, letter: Letter, document: Document, reply: ReplyParameters | None) -> Message:
    topic = int(letter.topic) if letter.topic else None
    if document.media_type in PHOTOS and len(document.body) <= PHOTO_BYTES:
        try:
            return await bot.send_photo(
                letter.chat,
                document.body,
                filename=document.name,
                caption=html(letter.said, CAPTION_LIMIT),
                parse_mode="HTML",
                reply_markup=inline(letter.said),
                disable_notification=not letter.said.bell,
                reply_parameters=reply,
                message_thread_id=topic,
                read_timeout=TRANSFER_SECONDS,
                write_timeout=TRANSFER_SECONDS,
            )
        except BadRequest:
            # Too long a side, an odd ratio: whatever it was, a document has no such limits.
            pass
    return await bot.send_document(
        letter.chat,
        document.body,
        filename=document.name,
        caption=html(letter.said, CAPTION_LIMIT),
        parse_mode="HTML",
        reply_markup=inline(letter.said),
        disable_notification=not letter.said.bell,
        reply_parameters=reply,
        message_thread_id=topic,
        read_timeout=TRANSFER_SECONDS,
        write_timeout=TRANSFER_SECONDS,
    )
