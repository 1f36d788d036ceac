"""A report filled in as a form: what is wrong is told under its field, what is reported keeps both its times."""

from datetime import timedelta

import pytest

from bot.channels.slack_modal import FormWish, ReportForm
from bot.channels.slack_sender import Sender
from bot.forms import ReportForms
from handlers.messages import Arrival, Field, Identity
from tests.stories.person import Person
from tests.stories.world import World

RIGHT = {"service": "erp", "place": "biuro", "severity": "B", "text": "faktura się nie drukuje"}


def fills_in(person: Person, **values: str) -> Person:
    fields = tuple(Field(name=name, value=value) for name, value in {**RIGHT, **values}.items())
    return person.does(Arrival.FORM, stamped=False, act="report", text=values.get("text", ""), fields=fields)


def test_a_form_makes_the_report_at_once(world: World) -> None:
    bartosz = fills_in(world.person("k2", "slack"))

    bartosz.sees("Przyjęto Z-0001")
    incident = world.incident().incident
    assert (incident.service, incident.location, incident.severity) == ("erp", "biuro", "B")
    assert incident.written_at is None
    assert bartosz.got() == ["card", "rep.sent"]


def test_a_place_where_the_service_is_not_is_told_under_its_field(world: World) -> None:
    fills_in(world.person("k2", "slack"), place="hala-a")

    assert world.count() == 0


def test_a_service_at_one_place_is_not_moved_there_against_the_form(world: World) -> None:
    fills_in(world.person("k2", "slack"), service="linia", place="biuro")

    assert world.count() == 0


def test_a_message_reported_later_keeps_both_times_and_the_clock_starts_at_the_report(world: World) -> None:
    now = world.clock.now()
    written = now - timedelta(minutes=7)

    fills_in(world.person("k2", "slack"), service="linia", place="hala-a", written=written.isoformat())

    stored = world.incident()
    assert stored.events[0].stated_at == written
    assert stored.incident.written_at == written
    assert stored.incident.notified_at == now
    world.person("s2").sees("Napisano 13:58, zgłoszono 14:05.")
    world.person("s2").presses("Biorę").sees("14:05 (napisano 13:58)")
    world.person("k2", "slack").sees("(napisano 13:58)")


@pytest.mark.parametrize("written", ["wczoraj", "2026-11-24T13:58:00", "2099-01-01T00:00:00+00:00"])
def test_a_time_that_no_message_can_have_is_left_out(world: World, written: str) -> None:
    fills_in(world.person("k2", "slack"), written=written)

    assert world.incident().incident.written_at is None


@pytest.mark.parametrize(("locale", "title"), [("pl", "Zgłoś awarię"), ("en", "Report an outage")])
def test_a_first_visitor_reads_the_form_in_their_own_language(build, locale: str, title: str) -> None:
    world = build(linked=())
    who = Identity(email="b.wzor@zaklad.example.com")
    wish = FormWish(
        sender=Sender(user="U1", account="T1:U1", identity=who, locale=locale),
        written_at=world.clock.now() - timedelta(minutes=7),
    )

    form = world.run(ReportForms(world.store, world.desks).report_form(wish))

    assert isinstance(form, ReportForm)
    assert form.title == title
    assert form.written == {"pl": "Napisano 13:58", "en": "Written 13:58"}[locale]


def test_a_guest_gets_no_form(build) -> None:
    world = build(linked=())
    guest = Identity(email="b.wzor@zaklad.example.com", foreign="guest")
    wish = FormWish(sender=Sender(user="U1", account="T1:U1", identity=guest))

    assert world.run(ReportForms(world.store, world.desks).report_form(wish)) is None


def test_who_may_not_report_is_told_who_may(world: World) -> None:
    filip = fills_in(world.person("s2", "slack"))

    filip.hears("Do tej czynności potrzebna jest rola: zgłaszanie awarii.")
    assert world.count() == 0
