"""Commands as people type them in the browser: `/awaria taśma stoi`, in either language.

At the edge. The words here are read, not said.
"""

import unicodedata

COMMANDS = {
    "awaria": "report",
    "moje": "mine",
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


def command_of(text: str) -> tuple[str, str]:
    """Return the act and the rest of `/word rest`; ("", text) where the word is no command."""
    word, _, rest = text.removeprefix("/").partition(" ")
    letters = unicodedata.normalize("NFKD", word.lower().replace("ł", "l"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    act = COMMANDS.get(bare, bare if bare in ACTS else "")
    return (act, rest.strip()) if act else ("", text)
