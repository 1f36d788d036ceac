"""Keeps the catalogues in step with the code: `catalogues.py extract | check | merge FILE.json...`.

A tool of the workshop, not of the program. Sentences are the literals of gettext calls in `bot/`; the English
sentence is the message, the message id of the dialogues its context. `extract` prints what the code says.
`check` names every difference and ends with 1 if there is one. `merge` takes lists of
`{"context", "msgid", "msgid_plural", "pl"}` (`pl` a sentence or the list of three forms) into both catalogues
and drops what the code no longer says, so that running it twice changes nothing.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
LANGUAGES = ("en", "pl")
KEYWORDS = {"gettext": None, "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
PLACEHOLDER = re.compile(r"(?<!\{)\{([a-z_][a-z0-9_]*)[^{}]*\}(?!\})|%\(([a-z_]+)\)[a-z]", re.IGNORECASE)
DYNAMIC = re.compile(r"\bn?p?gettext\(\s*(?:[\"'][^\"']+[\"'],\s*)?(?:f[\"']|[a-z_]+\s*[,)])")


@dataclass(frozen=True, order=True, kw_only=True)
class Sentence:
    """One sentence of the code: its message id (empty where it has none), its English, its English plural."""

    context: str
    singular: str
    plural: str

    def __str__(self) -> str:
        return f"[{self.context}] {self.singular}"


def spoken(folder: Path) -> set[Sentence]:
    """Return every sentence the Python and template files under the folder can say."""
    found: set[Sentence] = set()
    methods = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
    options = {"**.html": {"trimmed": "true", "silent": "false"}}
    for _file, _line, message, _comments, context in extract_from_dir(
        folder, methods, options, keywords=KEYWORDS, strip_comment_tags=True
    ):
        singular, plural = message if isinstance(message, tuple) else (message, "")
        found.add(Sentence(context=context or "", singular=singular, plural=plural))
    return found


def read(language: str) -> Catalog:
    """Return the language's catalogue, an empty one where there is no file yet."""
    path = _place(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(catalogue: Catalog) -> None:
    """Write a catalogue sorted by message id, without dates, places and wrapping: only real changes show."""
    body = BytesIO()
    write_po(body, catalogue, no_location=True, omit_header=True, width=0)
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    path = _place(str(catalogue.locale_identifier))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + body.getvalue().decode().strip() + "\n", encoding="utf-8")


def faults(catalogue: Catalog, wanted: set[Sentence]) -> Iterator[str]:
    """Yield a line for each fault: missing, superfluous, empty, fuzzy, other placeholders."""
    present = {_sentence(message): message for message in catalogue if message.id}
    yield from (f"not in the catalogue: {sentence}" for sentence in sorted(wanted - present.keys()))
    yield from (f"no longer in the code: {sentence}" for sentence in sorted(present.keys() - wanted))
    for sentence in sorted(present.keys() & wanted):
        yield from _faults_of(sentence, present[sentence], catalogue.num_plurals)


def merge(catalogue: Catalog, wanted: set[Sentence], polish: dict[Sentence, tuple[str, ...]]) -> Catalog:
    """Return a catalogue of exactly the wanted sentences; new words win over kept ones, the rest is empty."""
    english = str(catalogue.locale_identifier) == "en"
    kept = {_sentence(message): _forms(message) for message in catalogue if message.id and not message.fuzzy}
    fresh = Catalog(locale=catalogue.locale, fuzzy=False)
    for sentence in sorted(wanted):
        identity = (sentence.singular, sentence.plural) if sentence.plural else (sentence.singular,)
        forms = identity if english else polish.get(sentence) or kept.get(sentence) or ("",)
        fresh.add(
            (sentence.singular, sentence.plural) if sentence.plural else sentence.singular,
            forms if sentence.plural else forms[0],
            context=sentence.context or None,
        )
    return fresh


def translations(paths: list[str]) -> dict[Sentence, tuple[str, ...]]:
    """Read lists of Polish words; a later file wins over an earlier one."""
    found: dict[Sentence, tuple[str, ...]] = {}
    for path in paths:
        for entry in json.loads(Path(path).read_text(encoding="utf-8")):
            sentence = Sentence(
                context=entry.get("context") or "",
                singular=entry["msgid"],
                plural=entry.get("msgid_plural") or "",
            )
            polish = entry["pl"]
            found[sentence] = (polish,) if isinstance(polish, str) else tuple(polish)
    return found


def main(arguments: list[str]) -> int:
    """Do one of extract, check and merge; return the exit status."""
    wanted = spoken(ROOT / "bot")
    match arguments:
        case ["extract"]:
            print(*sorted(map(str, wanted)), sep="\n")
            return 0
        case ["check"]:
            lines = [f"{name}: {line}" for name in LANGUAGES for line in faults(read(name), wanted)]
            lines += silently_skipped(ROOT / "bot")
            print(*lines, *[f"catalogues: {len(wanted)} sentences, {len(lines)} faults"], sep="\n")
            return 1 if lines else 0
        case ["merge", *files]:
            polish = translations(files)
            for name in LANGUAGES:
                write(merge(read(name), wanted, polish))
            print(
                *(f"not said by the code: {sentence}" for sentence in sorted(polish.keys() - wanted)),
                sep="\n",
            )
            return 0
        case _:
            print(__doc__)
            return 2


def silently_skipped(folder: Path) -> list[str]:
    """Name the gettext calls on a variable or an f-string: Babel leaves them out without a word."""
    return [
        f"{path.relative_to(folder.parent)}: not a literal: {call.group()}"
        for path in sorted(folder.rglob("*.py"))
        if path.name != "languages.py"  # the door itself, which passes its parameters on
        for call in DYNAMIC.finditer(path.read_text(encoding="utf-8"))
    ]


def _faults_of(sentence: Sentence, message: Message, plurals: int) -> Iterator[str]:
    forms = _forms(message)
    if message.fuzzy:
        yield f"fuzzy: {sentence}"
    if not all(forms) or len(forms) != (plurals if sentence.plural else 1):
        yield f"not every form is translated: {sentence}"
        return
    # The singular may say "one" in words, so a plural sentence is measured by its plural.
    wanted = _placeholders(sentence.plural or sentence.singular)
    for form in forms:
        spare, missing = _placeholders(form) - wanted, wanted - _placeholders(form)
        if spare or (missing and not (sentence.plural and form == forms[0])):
            yield f"placeholders differ ({', '.join(sorted(spare | missing))}): {sentence}"


def _placeholders(text: str) -> set[str]:
    return {brace or percent for brace, percent in PLACEHOLDER.findall(text)}


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (str(message.string or ""),)


def _sentence(message: Message) -> Sentence:
    singular, plural = message.id if isinstance(message.id, list | tuple) else (message.id, "")
    return Sentence(context=message.context or "", singular=str(singular), plural=str(plural))


def _place(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "reakcja.po"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
