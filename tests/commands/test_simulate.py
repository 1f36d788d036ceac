"""`reakcja simulate`: a believable history, the same by its seed, never beside what is real."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.commands.simulate import run
from bot.commands.verify import verify
from bot.history import history_of, write_history
from bot.settings import Settings
from bot.simulated_works import write_works
from bot.simulation import MARK, simulate, works_of
from models.contract_file.reader import read_contract
from models.sla.contract import Metric
from models.sla.deadlines import judge
from models.sla.events import Kind
from models.sla.evidence import seal
from models.sla.incident import is_legal
from models.sla.ledger import replay
from models.sla.maintenance import Nature, parts_of
from models.store.database import Database
from tests.contract_file.texts import SMALLEST
from tests.handlers.kept import CONTRACT, LIBRARY, keep
from tests.sla.log import contract
from tests.sla.reports import EXAMPLE, events, warsaw

NOW = warsaw("2026-11-20 12:00")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, data=tmp_path / "data", contracts=EXAMPLE.parent)


def test_the_same_seed_draws_the_same_history_and_another_one_another() -> None:
    first = simulate(contract(), NOW, 60, seed=7)

    assert len(first) == 60
    assert first == simulate(contract(), NOW, 60, seed=7)
    assert first != simulate(contract(), NOW, 60, seed=8)


def test_every_incident_is_finished_in_order_marked_and_in_the_time_of_the_contract() -> None:
    pasts = simulate(contract(), NOW, 300, seed=1)

    for past in pasts:
        happened = [one.received_at for one in past.happenings]
        assert happened == sorted(happened)
        assert happened[-1] < NOW
        assert past.happenings[0].facts[MARK] is True
        assert past.happenings[-1].kind in (Kind.CLOSED, Kind.WITHDRAWN)
        assert past.terms is contract().terms_at(happened[0])
    starts = [past.happenings[0].received_at for past in pasts]
    assert starts == sorted(starts)


@pytest.mark.parametrize("seed", [3, 14, 32])
def test_the_demos_history_is_pinned_to_the_text_of_the_moment_of_notification(seed: int) -> None:
    # With these seeds a start before the amendment's midnight opens only after it.
    pasts = history_of(LIBRARY, CONTRACT, warsaw("2026-09-20 12:00"), seed)

    for past in pasts:
        assert past.terms is LIBRARY.terms_at(CONTRACT, past.happenings[0].received_at)


def test_a_history_holds_what_real_ones_hold() -> None:
    kinds = Counter(one.kind for past in simulate(contract(), NOW, 300, seed=1) for one in past.happenings)

    for kind in (
        Kind.WITHDRAWN,
        Kind.JOINED,
        Kind.PAUSED,
        Kind.WORKAROUND,
        Kind.RESOLUTION_REJECTED,
        Kind.REOPENED,
        Kind.SEVERITY_PROPOSED,
        Kind.SEVERITY_AGREED,
        Kind.EXCLUSION_CLAIMED,
        Kind.EXCLUSION_DECIDED,
        Kind.BREACHED,
    ):
        assert 0 < kinds[kind] < 200
    assert 0 < kinds[Kind.ESCALATED] < 600
    assert kinds[Kind.REPORTED] == 300


def test_announced_work_is_drawn_in_the_windows_and_written_with_its_end(settings: Settings) -> None:
    works = works_of(contract(), NOW, 300, seed=1)

    assert works == works_of(contract(), NOW, 300, seed=1)
    assert len(works) >= 5
    database = Database(settings.database)
    database.migrate()
    write_works(database, contract(), works)
    with database.reading(NOW) as archive:
        kept = archive.works.of(contract().number)
    database.close()
    assert [work.span for work in kept] == [work.span for work in works]
    natures = {part.nature for part in parts_of(kept, contract(), NOW)}
    assert Nature.PLANNED in natures
    assert natures <= {Nature.PLANNED, Nature.OVERRUN}


def test_every_event_of_the_history_may_follow_the_one_before() -> None:
    for past in simulate(contract(), NOW, 300, seed=5):
        log = [
            seal("Z-1", one, seq=seq, recorded_at=one.received_at, previous="")
            for seq, one in enumerate(past.happenings, start=1)
        ]
        for place in range(1, len(log)):
            state = replay("Z-1", past.terms.number, past.terms.digest, log[:place]).state
            assert is_legal(state, log[place].kind), (state, log[place].kind)
        assert replay("Z-1", past.terms.number, past.terms.digest, log).open_claim is None


def test_the_ladder_has_climbed_wherever_a_deadline_was_passed() -> None:
    for past in simulate(contract(), NOW, 100, seed=2):
        log = [
            seal("Z-1", one, seq=seq, recorded_at=one.received_at, previous="")
            for seq, one in enumerate(past.happenings, start=1)
        ]
        incident = replay("Z-1", past.terms.number, past.terms.digest, log)
        verdicts = judge(incident, past.terms, NOW)
        if incident.reopened == 0 and incident.withdrawn_at is None and not incident.waits:
            late = {
                metric.value
                for metric in Metric
                if (one := verdicts.of(metric)) is not None and one.met is False
            }
            assert late <= incident.breached


def test_what_is_written_verifies_and_more_may_follow(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(settings, 5, 1, "en") == 0
    assert run(settings, 3, 2, "pl") == 0
    assert verify(settings, None, json_output=False, lang="en") == 0

    told = capsys.readouterr().out
    assert "5 simulated incidents under SLA/2026/001, notified from " in told
    assert "3 zgłoszenia z symulacji do umowy SLA/2026/001" in told
    assert "Checked: 8 incidents" in told


def test_beside_a_real_incident_nothing_is_written(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(settings.database)
    database.migrate()
    keep(database, events("2026-10-05 10:00"))
    database.close()

    assert run(settings, 5, 1, "en") == 1

    assert "holds 1 incident that was not simulated; nothing was written." in capsys.readouterr().err
    with Database(settings.database).reading(NOW) as archive:
        assert len(archive.incidents.page(None, None, None, 9)) == 1


def test_without_a_contract_without_a_number_and_without_a_past_it_says_so(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "contracts"
    folder.mkdir()
    other = Settings(_env_file=None, data=tmp_path / "other", contracts=folder)

    assert run(settings, 0, 1, "en") == 1
    assert run(other, 5, 1, "en") == 1
    (folder / "new.toml").write_text(
        SMALLEST.replace("2026-01-01", "2090-01-01").replace("2026-12-31", "2090-12-31"), encoding="utf-8"
    )
    assert run(other, 5, 1, "en") == 1

    told = capsys.readouterr().err.splitlines()
    assert told == [
        "0 incidents cannot be simulated; 1 is the least.",
        f"There is no contract in {folder} to simulate under.",
        "Contract OLA/7 has not been in force long enough to have a history.",
    ]


def test_a_small_contract_without_pauses_or_classes_has_a_history_too(tmp_path: Path) -> None:
    small = read_contract(SMALLEST).contract
    assert small is not None
    database = Database(f"sqlite:///{tmp_path / 'small.sqlite3'}")
    database.migrate()

    pasts = simulate(small, NOW, 20, seed=3)
    write_history(database, pasts)

    assert len(pasts) == 20
    with database.reading(NOW) as archive:
        stored = archive.incidents.find("OLA-0020")
        assert stored is not None
        again = replay("OLA-0020", "OLA/7", small.base.digest, stored.events)
        assert again == stored.incident
        assert small.base.local_date(again.notified_at) >= date(2026, 1, 1)
    database.close()
