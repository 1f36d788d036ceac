"""Commands in a sentence are written as they are typed where it is read."""

from dataclasses import replace

import pytest

from bot.wording.dispatch import say
from bot.wording.words import Words
from handlers.messages import Notice
from handlers.notices import answering
from handlers.notices.linking import Hello, InvitationHow, InvitationIssued, NeitherWay
from handlers.notices.rooms import RoomLost
from tests.wording.facts import words


@pytest.mark.parametrize(
    ("notice", "typed"),
    [
        (answering.HelpForClient(), "/sla moje – zgłoszenia i ich stan"),
        (answering.HelpForProvider(), "/sla kolejka – otwarte, najbliższy termin pierwszy"),
        (answering.HelpForManager(), "/sla statystyki – ten miesiąc"),
        (answering.UnknownCommand(commands=("mine", "help")), "/sla moje, /sla pomoc"),
        (RoomLost(side="provider", channel="slack"), "/sla pokoj"),
    ],
)
def test_on_slack_a_command_is_a_word_after_sla(notice: Notice, typed: str) -> None:
    told = say(notice, replace(words("pl"), platform="slack")).plain

    assert typed in told
    assert typed.replace("/sla ", "/") in say(notice, replace(words("pl"), platform="telegram")).plain


def test_what_is_typed_in_telegram_stays_so_in_a_message_read_on_slack() -> None:
    there = replace(on("slack"), texts=lambda _: "XyZ")

    told = say(InvitationIssued(person="k2", token="digest", address="https://a.pl"), there).plain

    assert "/start XyZ" in told
    assert "/sla" not in told


def test_who_has_neither_may_ask_for_an_invitation_on_any_platform() -> None:
    for platform in ("slack", "telegram", "web"):
        answer = say(NeitherWay(admin="k1"), on(platform))

        assert [button.label for button in answer.buttons] == ["Wyślij prośbę o zaproszenie"]


def on(platform: str) -> Words:
    return replace(words("pl"), platform=platform)


def test_slack_offers_no_number_to_share() -> None:
    on_slack = say(Hello(), replace(words("pl"), platform="slack"))

    assert [button.label for button in on_slack.buttons] == [
        "Mam zaproszenie",
        "Nie mam żadnego",
        "Szczegóły",
    ]
    assert "link" in say(InvitationHow(), replace(words("en"), platform="slack")).plain


def test_a_slash_that_is_no_command_stays_as_it_is() -> None:
    on_slack = replace(words("pl"), platform="slack")

    assert on_slack.typed("zegar 24/7, i/lub, https://a.pl/moje, /awaria") == (
        "zegar 24/7, i/lub, https://a.pl/moje, /awaria"
    )
