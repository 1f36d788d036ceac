"""The text of a new contract file, made of a dozen answers: TOML with a comment above every part."""

import json
from collections.abc import Mapping

from babel.core import get_global

from bot.languages import LanguageCode

DEFAULTS: Mapping[str, str] = {
    "number": "SLA/1",
    "client": "Klient",
    "provider": "Serwis",
    "valid_from": "2026-01-01",
    "valid_to": "2027-12-31",
    "timezone": "Europe/Warsaw",
    "services": "ERP",
    "hours": "08:00-16:00",
    "reaction": "1 h, 2 h, 8 h",
    "restoration": "8 h, 24 h, 80 h",
    "client_person": "Anna Przykład, +48 000 000 101, a.przyklad@zaklad.example.com",
    "engineer": "Filip Schemat, +48 000 000 202, f.schemat@serwis.example.org",
    "manager": "Grażyna Zarys, +48 000 000 203, g.zarys@serwis.example.org",
}
"""What stands in square brackets behind each question."""

ORDER = tuple(DEFAULTS)
ALWAYS = "24/7"
_CLASSES = ("A", "B", "C")


def draft_of(answers: Mapping[str, str], comments: Mapping[str, str], language: LanguageCode) -> str:
    """Write the file. The answers stand in it as given: what does not fit is found by reading it."""
    parts = (
        ("head", f"format = 1\n\n{_contract(answers, language)}"),
        ("parties", _parties(answers)),
        ("contacts", _contacts(answers)),
        ("channels", f"[channels.phone]\nnumber = {_text(_person(answers['engineer'])[1])}"),
        ("coverage", _coverage(answers)),
        ("services", "\n".join(_services(answers["services"]))),
        ("severities", "\n".join(_severities(answers, comments))),
        ("first_notice", '[first_notice]\nnotify = ["s1"]'),
        ("escalation", _escalation(comments)),
        ("more", ""),
    )
    return "\n\n".join(f"{_commented(comments[name])}\n{text}".strip() for name, text in parts) + "\n"


def _contract(answers: Mapping[str, str], language: LanguageCode) -> str:
    return (
        "[contract]\n"
        f"number = {_text(answers['number'])}\n"
        'incident_prefix = "Z"\n'
        f"title = {_text(answers['number'])}\n"
        f"valid_from = {answers['valid_from']}\n"
        f"valid_to = {answers['valid_to']}\n"
        f"timezone = {_text(answers['timezone'])}\n"
        f'language = "{language}"'
    )


def _parties(answers: Mapping[str, str]) -> str:
    client, provider = (_text(answers[name]) for name in ("client", "provider"))
    return f'[parties.client]\nname = {client}\nreporters = "contacts"\n[parties.provider]\nname = {provider}'


def _contacts(answers: Mapping[str, str]) -> str:
    people = (
        ("k1", "client", "client_person", '["reporter", "coordinator", "reports", "owner", "admin"]', "k1"),
        ("s1", "provider", "engineer", '["acknowledge", "resolve", "hotline"]', "s2"),
        ("s2", "provider", "manager", '["acknowledge", "resolve", "reports", "owner", "admin"]', "s1"),
    )
    return "\n".join(
        _contact((key, party, roles, deputy), _person(answers[name]))
        for key, party, name, roles, deputy in people
    )


def _contact(seat: tuple[str, str, str, str], person: tuple[str, str, str]) -> str:
    key, party, roles, deputy = seat
    name, phone, email = (_text(part) for part in person)
    lines = [f'[contacts.{key}]\nparty = "{party}"', f"name = {name}\nphone = {phone}\nemail = {email}"]
    lines += [f"roles = {roles}"]
    lines += [] if deputy == key else [f'deputy = "{deputy}"']
    return "\n".join(lines)


def _coverage(answers: Mapping[str, str]) -> str:
    hours = answers["hours"].replace("–", "-")
    if hours == ALWAYS:
        return '[coverage.support]\nname = "24/7"\nalways = true'
    opens, _, closes = (part.strip() for part in hours.partition("-"))
    country = get_global("zone_territories").get(answers["timezone"])
    days = '["mon", "tue", "wed", "thu", "fri"]'
    return (
        f"[coverage.support]\nname = {_text(f'{opens}-{closes}')}\n"
        f"hours = [{{ days = {days}, from = {_text(opens)}, to = {_text(closes)} }}]"
        + (f'\nholidays = "{country}"' if country else "")
    )


def _services(named: str) -> list[str]:
    names = [name.strip() for name in named.split(",") if name.strip()]
    return [f"[services.u{place}]\nname = {_text(name)}" for place, name in enumerate(names, start=1)]


def _severities(answers: Mapping[str, str], comments: Mapping[str, str]) -> list[str]:
    times = [[part.strip() for part in answers[name].split(",")] for name in ("reaction", "restoration")]
    classes = []
    for place, key in enumerate(_CLASSES):
        reaction, restoration = (given[place] if place < len(given) else "" for given in times)
        classes.append(
            f"[severities.{key}]\nrank = {place + 1}\nname = {_text(comments[f'name_{key}'])}\n"
            f"choice = {_text(comments[f'choice_{key}'])}\n"
            f"reaction = {_text(reaction)}\nrestoration = {_text(restoration)}"
        )
    return classes


def _escalation(comments: Mapping[str, str]) -> str:
    return (
        f'[escalation.first]\nlevel = 1\nkind = "hierarchical"\nname = {_text(comments["level"])}\n'
        'notify = ["s2"]\nseverities = ["A", "B", "C"]\n'
        'triggers = [{ metric = "reaction", at_percent = 80 }, { metric = "restoration", at_percent = 75 }]'
    )


def _person(written: str) -> tuple[str, str, str]:
    name, phone, email = (*(part.strip() for part in written.split(",")), "", "", "")[:3]
    return name, phone, email


def _text(value: str) -> str:
    """Write a TOML string: JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False)


def _commented(comment: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in comment.splitlines())
