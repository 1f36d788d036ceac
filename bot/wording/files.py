"""Files: passed on with the sender's name, or not kept and why."""

from dataclasses import replace

from bot.languages import Language
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, neutral, said, sentences
from bot.wording.words import Words
from handlers.notices.files import FileRefused, FileRelayed
from models.store.records_attachments import File


def relayed(notice: FileRelayed, words: Words) -> Said:
    """Word file.relay."""
    t = words.language
    if notice.is_place:
        text = t.pgettext("file.place", "{number}, place, sent by: {person}: {name}")
    else:
        text = t.pgettext("file.relay", "{number}, attachment, sent by: {person}: {name}")
    name, person = words.quote(notice.name), words.person(notice.person)
    return said(words.runs(text, number=notice.number, person=person, name=name))


def refused(notice: FileRefused, words: Words) -> Said:
    """Word file.refused: what was not kept, that nothing else is lost, and what to do."""
    t = words.language
    template = t.pgettext("file.refused", "The attachment “{name}” was not saved: {why}.")
    if notice.number is not None:
        template = t.pgettext("file.refused.of", "{number}: the attachment “{name}” was not saved: {why}.")
    why = _why(words, notice)
    head = words.runs(template, number=notice.number or "", name=words.quote(notice.name), why=why)
    safe = words.runs(t.pgettext("file.refused.safe", "What was written is saved."))
    return said(sentences(head, safe, _way_out(words)))


def on_the_page(message: Said, address: str, language: Language) -> Said:
    """Add the way to the incident's page, where the file could not go with the message."""
    page = Button(label=language.pgettext("button.incident.page", "Open the page"), link=address)
    return replace(message, rows=(*message.rows, (page,)))


def whole_text(language: Language, text: str | None, limit: int) -> str:
    """Give a text that was cut where it was shown, whole; nothing where it was not cut, or is erased."""
    if text is None or len(neutral(text)) <= limit:
        return ""
    return language.pgettext("page.text.whole", "The whole text: {text}").format(text=text)


def file_line(words: Words, file: File) -> str:
    """Write a file as the page of its incident lists it: name, sender, when, size or why it is not there."""
    standing = _standing(words.language, file)
    parts = (words.quote(file.text), words.person(file.person), words.moment(file.sent_at), standing)
    return " · ".join(part for part in parts if part)


def _standing(t: Language, file: File) -> str:
    if file.state == "waiting":
        return t.pgettext("file.waiting", "still being fetched")
    if file.state == "refused":
        return t.pgettext("file.missing", "not saved")
    if file.size is None:
        return ""
    kilobytes = max(1, round(file.size / 1000))
    return t.pgettext("file.size", "{size} kB").format(size=kilobytes)


def _why(words: Words, notice: FileRefused) -> str:
    t = words.language
    match notice.reason:
        case "too_large":
            return t.pgettext("file.why.large", "it is larger than 20 MB")
        case "too_many_pixels":
            return t.pgettext("file.why.pixels", "the picture has too many pixels")
        case "broken":
            return t.pgettext("file.why.broken", "the picture cannot be read")
        case "empty":
            return t.pgettext("file.why.empty", "it is empty")
        case _:
            return _not_fetched(t, words.channel(notice.channel))


def _not_fetched(t: Language, channel: str) -> str:
    return t.pgettext("file.why.gone", "it could not be fetched ({channel})").format(channel=channel)


def _way_out(words: Words) -> Runs:
    text = words.language.pgettext(
        "file.refused.way",
        "Please send it once more in another form, or by e-mail: {email}. Urgent, phone: {phone}.",
    )
    return words.runs(text, email=words.email, phone=words.phone_number)


SAYINGS: tuple[Saying, ...] = (saying(FileRelayed, relayed), saying(FileRefused, refused))
