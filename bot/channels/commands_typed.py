"""Commands as people type them on any platform: `/awaria taśma stoi`, in either language.

At the edge. The words here are read, not said.
"""

import unicodedata

COMMANDS = {
    "awaria": "report",
    "moje": "mine",
    "zgloszenia": "mine",
    "kolejka": "queue",
    "statystyki": "stats",
    "kalendarz": "calendar",
    "umowa": "contract",
    "osoby": "people",
    "telefon": "phone",
    "pokoj": "room",
    "kontrola": "inspect",
    "jezyk": "language",
    "pomoc": "help",
    "anuluj": "cancel",
}
ACTS = frozenset(COMMANDS.values())


def act_of(word: str) -> str:
    """Return the English name of a command in either language, with or without diacritics; "" for none."""
    letters = unicodedata.normalize("NFKD", word.lower().replace("ł", "l"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return COMMANDS.get(bare, bare if bare in ACTS else "")


def command_of(text: str) -> tuple[str, str]:
    """Return the act and the rest of `/word rest`; ("", text) where the word is no command."""
    word, _, rest = text.removeprefix("/").partition(" ")
    act = act_of(word)
    return (act, rest.strip()) if act else ("", text)
