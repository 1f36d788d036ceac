"""The files that come with a message of Telegram, named so that they can be fetched. Pure: nothing is fetched."""

from telegram import Message, Sticker

from handlers.messages import Attachment


def attachments_of(message: Message) -> tuple[Attachment, ...]:
    """List what came with a message; of a photo's sizes the largest."""
    found: list[Attachment] = []
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        found.append(Attachment(reference=largest.file_id, name="photo.jpg", media_type="image/jpeg"))
    elif message.document is not None:
        file = message.document
        name, kind = file.file_name or "document", file.mime_type or "application/octet-stream"
        found.append(Attachment(reference=file.file_id, name=name, media_type=kind))
    recording = message.video or message.audio
    if recording is not None:
        name, kind = recording.file_name or "recording", recording.mime_type or "application/octet-stream"
        found.append(Attachment(reference=recording.file_id, name=name, media_type=kind))
    if message.video_note is not None:
        found.append(
            Attachment(reference=message.video_note.file_id, name="video.mp4", media_type="video/mp4")
        )
    if message.voice is not None:
        kind = message.voice.mime_type or "audio/ogg"
        found.append(Attachment(reference=message.voice.file_id, name="voice.ogg", media_type=kind))
    if message.sticker is not None:
        found.append(_sticker(message.sticker))
    if message.location is not None:
        place = f"geo:{message.location.latitude},{message.location.longitude}"
        found.append(Attachment(reference=place, name="location", media_type="application/geo"))
    return tuple(found)


def _sticker(sticker: Sticker) -> Attachment:
    """Name a sticker by what it is: a picture, a film, or a drawing that only Telegram shows."""
    if sticker.is_video:
        return Attachment(reference=sticker.file_id, name="sticker.webm", media_type="video/webm")
    if sticker.is_animated:
        return Attachment(reference=sticker.file_id, name="sticker.tgs", media_type="application/gzip")
    return Attachment(reference=sticker.file_id, name="sticker.webp", media_type="image/webp")
