"""The words about files."""

from handlers.messages import Notice
from handlers.notices.files import FileRefused, FileRelayed

_WAY = {
    "pl": "Treść wiadomości jest zapisana. Proszę przesłać go jeszcze raz w innej postaci albo e-mailem: "
    "awarie@serwis.example.org. Pilne, telefon: +48 000 000 200.",
    "en": "What was written is saved. Please send it once more in another form, or by e-mail: "
    "awarie@serwis.example.org. Urgent, phone: +48 000 000 200.",
}
_WHY = {
    "too_large": ("jest większy niż 20 MB", "it is larger than 20 MB"),
    "too_many_pixels": ("obraz ma za dużo pikseli", "the picture has too many pixels"),
    "broken": ("obrazu nie da się odczytać", "the picture cannot be read"),
    "empty": ("jest pusty", "it is empty"),
    "gone": ("nie udało się go pobrać (Telegram)", "it could not be fetched (Telegram)"),
    "unreachable": ("nie udało się go pobrać (Telegram)", "it could not be fetched (Telegram)"),
}


def _refused(reason: str, number: str | None) -> FileRefused:
    return FileRefused(number=number, name="photo", reason=reason, channel="telegram")


CASES: list[tuple[Notice, str, str]] = [
    (
        FileRelayed(incident=42, number="Z-0042", person="k2", file=7, name="photo"),
        "Z-0042, załącznik, autor: Bartosz Wzór: panel.jpg",
        "Z-0042, attachment, sent by: Bartosz Wzór: panel.jpg",
    ),
    (
        FileRelayed(incident=42, number="Z-0042", person="s2", file=7, name="place", is_place=True),
        "Z-0042, miejsce, autor: Filip Schemat: 52.2297,21.0122",
        "Z-0042, place, sent by: Filip Schemat: 52.2297,21.0122",
    ),
    *(
        (
            _refused(reason, None),
            f"Załącznika „panel.jpg” nie zapisano: {polish}. {_WAY['pl']}",
            f"The attachment “panel.jpg” was not saved: {english}. {_WAY['en']}",
        )
        for reason, (polish, english) in _WHY.items()
    ),
    (
        _refused("too_large", "Z-0042"),
        f"Z-0042: załącznika „panel.jpg” nie zapisano: jest większy niż 20 MB. {_WAY['pl']}",
        f"Z-0042: the attachment “panel.jpg” was not saved: it is larger than 20 MB. {_WAY['en']}",
    ),
]
