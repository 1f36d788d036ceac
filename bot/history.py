"""A believable month behind the demo: incidents as they would have happened, written event by event at their own time.

Everything is drawn from one seed and from the contract's own terms, so the figures of the demo can be recomputed
like any others. Nothing is delivered: the people of the month have long been told.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from handlers.desk import Desk
from handlers.library import Library, shelve
from handlers.record import project
from models.sla.contract import Metric, Role, Side, Terms
from models.sla.events import BOT, Fact, Happening, Kind
from models.store.archive import Archive
from models.store.database import Database

SEED = 2026
DAYS = 45
INCIDENTS = 34
CHANNEL = "web"

TEXTS: dict[str, tuple[str, ...]] = {
    "linia": ("stacja etykiet nie drukuje", "panel operatora się zawiesza", "taśma zwalnia co kilka minut"),
    "erp": ("faktura nie chce się zapisać", "zamówienia nie schodzą do magazynu", "logowanie trwa minutę"),
    "siec": ("w biurze nie ma internetu", "vpn rozłącza się co chwilę", "wifi nie działa w magazynie"),
    "stanowiska": ("drukarka miesza kolory", "skaner nie czyta kodów", "monitor mruga"),
}
ANY_TEXTS = ("nie działa od rana", "działa raz tak, raz nie", "pokazuje błąd przy każdej próbie")
"""What is written about a service of another contract."""
REPAIRS = (
    "wymieniono przewód",
    "ponownie uruchomiono usługę",
    "poprawiono ustawienia",
    "wymieniono zasilacz",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One incident of the past: its contract terms and what happened, in order; texts are plain, kept when written."""

    terms: Terms
    happenings: tuple[Happening, ...]
    texts: dict[int, str] = field(default_factory=dict)


def history_of(library: Library, contract: str, now: datetime, seed: int = SEED) -> tuple[Past, ...]:
    """Draw the incidents of the weeks before `now`, oldest first; the same for the same seed and day."""
    dice = random.Random(seed)  # noqa: S311 - a story, not a secret
    first = (now - timedelta(days=DAYS)).replace(hour=6, minute=0, second=0, microsecond=0)
    span = int((now - timedelta(hours=20) - first).total_seconds())
    starts = sorted(first + timedelta(seconds=dice.randrange(span)) for _ in range(INCIDENTS))
    pasts = (_incident(library.terms_at(contract, start), start, now, dice) for start in starts)
    return tuple(past for past in pasts if past is not None and _is_in_force(past, library))


def _is_in_force(past: Past, library: Library) -> bool:
    """Say whether the text is that of the notification: hours may have opened only after an amendment's midnight."""
    return library.terms_at(past.terms.number, past.happenings[0].received_at) is past.terms


def _incident(terms: Terms, start: datetime, now: datetime, dice: random.Random) -> Past | None:
    service = dice.choice(_services(terms, now - start))
    severity = dice.choices([one.key for one in terms.severities_by_rank], _weights(terms))[0]
    timeline = terms.timeline_of(service, severity)
    opening = timeline.next_opening(start) or start
    notified = opening + timedelta(minutes=dice.randrange(5, 300))
    if not timeline.is_open(notified):
        notified = opening + timedelta(minutes=dice.randrange(1, 40))
    writer = Writer(terms, service, severity, notified, dice)
    writer.report()
    writer.live()
    return writer.past() if writer.last < now else None


def _services(terms: Terms, age: timedelta) -> list[str]:
    """Choose among services whose sample sentence on the page would not meet a similar outage of lately."""
    quiet = {"linia": timedelta(days=31), "erp": timedelta(days=10)}
    known = [key for key in terms.services if key in TEXTS] or list(terms.services)
    return [key for key in known if age >= quiet.get(key, timedelta())] or known


def _weights(terms: Terms) -> list[int]:
    return [2, 9, 12, 6, 3, 1][: len(terms.severities)] + [1] * max(len(terms.severities) - 6, 0)


class Writer:
    """Writes one incident's happenings; instants follow the contract's own clock."""

    def __init__(
        self, terms: Terms, service: str, severity: str, notified: datetime, dice: random.Random
    ) -> None:
        self.terms, self.service, self.severity, self.notified, self.dice = (
            terms,
            service,
            severity,
            notified,
            dice,
        )
        self.timeline = terms.timeline_of(service, severity)
        self.happenings: list[Happening] = []
        self.texts: dict[int, str] = {}
        self.last = notified
        day = terms.local_date(notified)
        self.reporter = dice.choice(
            [one.key for one in terms.people(Role.REPORTER, on=day, side=Side.CLIENT)] or list(terms.contacts)
        )
        self.engineer = dice.choice([one.key for one in terms.people(Role.RESOLVE, on=day)])

    def add(
        self, kind: Kind, at: datetime, actor: str, facts: dict[str, Fact] | None = None, text: str = ""
    ) -> None:
        """Write one happening; a text is kept when the history is written."""
        self.last = max(self.last, at)
        if text:
            self.texts[len(self.happenings)] = text
        self.happenings.append(
            Happening(
                kind=kind,
                actor=actor,
                received_at=at,
                channel=None if actor == BOT else CHANNEL,
                facts=facts or {},
            )
        )

    def report(self) -> None:
        """Write the report: where, by whom, in what words."""
        facts: dict[str, Fact] = {
            "service": self.service,
            "severity": self.severity,
            "reporter": self.reporter,
            "how": "confirmed",
            "location": self.dice.choice(self.terms.services[self.service].locations or (None,)),
        }
        self.add(
            Kind.REPORTED,
            self.notified,
            self.reporter,
            facts,
            self.dice.choice(TEXTS.get(self.service, ANY_TEXTS)),
        )

    def live(self) -> None:
        """Write what follows the report, up to the end."""
        reaction = self.share_of(Metric.REACTION, 0.08, 0.7, late=0.06)
        if reaction is None:
            return
        self.add(Kind.ACKNOWLEDGED, reaction, self.engineer)
        self.add(Kind.FIRST_ACTION, reaction + timedelta(seconds=40), self.engineer, {"code": "remote"})
        if self.severity == self.terms.severities_by_rank[1].key and self.dice.random() < 0.35:
            self.question(reaction)
        resolved = self.share_of(Metric.RESTORATION, 0.1, 0.75, late=0.07)
        if resolved is None or resolved <= self.last:
            resolved = self.last + timedelta(hours=1)
        self.add(Kind.RESOLVED, resolved, self.engineer, text=self.dice.choice(REPAIRS))
        self.close(resolved)

    def question(self, after: datetime) -> None:
        """Write a question that stops the clock, and its answer."""
        asked = self.timeline.due(after, self.dice.randrange(600, 3600)) or after
        answered = self.timeline.due(asked, self.dice.randrange(900, 7200)) or asked
        self.add(Kind.ASKED, asked, self.engineer, {"pauses": True}, "Od kiedy tak się dzieje?")
        self.add(Kind.PAUSED, asked, self.engineer, {"reason": "pytanie"})
        self.add(Kind.ANSWERED, answered, self.reporter, text="Od rana.")
        self.add(Kind.RESUMED, answered, self.reporter, {"reason": "answered"})

    def close(self, resolved: datetime) -> None:
        """Write the confirmation, now and then by silence."""
        if self.dice.random() < 0.25:
            silent = int(self.terms.closing.silent_after.total_seconds())
            at = self.terms.default_timeline.due(resolved, silent) or resolved
            self.add(Kind.CONFIRMED, at, BOT, {"how": "silence"})
            self.add(Kind.CLOSED, at, BOT, {"how": "silence"})
            return
        at = resolved + timedelta(minutes=self.dice.randrange(3, 90))
        self.add(Kind.CONFIRMED, at, self.reporter)
        self.add(Kind.CLOSED, at, self.reporter, {"how": "confirmed"})

    def share_of(self, metric: Metric, least: float, most: float, late: float) -> datetime | None:
        """Draw an instant between shares of a target, with the chance `late` beyond it; None without a target."""
        target = self.terms.target(self.service, self.severity, metric)
        if target is None:
            return None
        share = self.dice.uniform(1.05, 1.4) if self.dice.random() < late else self.dice.uniform(least, most)
        return self.timeline.due(self.notified, int(target.total_seconds() * share))

    def past(self) -> Past:
        """Return what was written."""
        return Past(terms=self.terms, happenings=tuple(self.happenings), texts=self.texts)


def write_history(database: Database, pasts: Sequence[Past]) -> None:
    """Write each incident in the order given, every event recorded at its own time; all of them or none."""
    with database.writing_at() as archive_at:
        for past in pasts:
            _write(archive_at, past)


def _write(archive_at: Callable[[datetime], Archive], past: Past) -> None:
    told: list[tuple[Happening, datetime]] = []
    for index, happening in enumerate(past.happenings):
        at = happening.received_at + timedelta(milliseconds=200)
        text = archive_at(at).texts.keep(past.texts[index]) if index in past.texts else None
        told.append((replace(happening, text=text), at))
    terms, archive = past.terms, archive_at(told[-1][1])
    stored = archive.incidents.create_whole(terms.number, terms.incident_prefix, terms.digest, told)
    library = shelve({}, {terms.digest: terms})
    project(Desk(archive=archive, library=library, channels=frozenset()), stored, archive.now)
