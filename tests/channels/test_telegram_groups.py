"""Groups of Telegram: what is meant for the bot there, and where a group goes that becomes a supergroup."""

import pytest

from handlers.messages import Arrival
from tests.channels.test_telegram_inbound import BARTOSZ, GROUP, inbound, is_ignored, message


@pytest.mark.parametrize("text", ["@reakcja_test_bot taśma stoi", "taśma stoi @Reakcja_Test_Bot"])
def test_a_mention_in_a_group_is_a_report(text: str) -> None:
    understood = inbound(message(GROUP, text=text))

    assert (understood.kind, understood.act, understood.text) == (Arrival.COMMAND, "report", "taśma stoi")
    assert (understood.is_private, understood.chat) == (False, "-1007")


def test_a_mention_of_somebody_else_is_talk() -> None:
    assert inbound(message(GROUP, text="@reakcja_test_bot_2 taśma stoi")).kind is Arrival.TEXT


def test_a_mention_in_an_answer_stays_an_answer() -> None:
    understood = inbound(message(GROUP, text="@reakcja_test_bot jadę", reply_to_message=card()))

    assert (understood.kind, understood.reply_to) == (Arrival.TEXT, "70")


def card() -> dict[str, object]:
    return {"message_id": 70, "chat": GROUP, "date": 1}


def test_a_photo_whose_caption_mentions_the_bot_is_a_report() -> None:
    photo = [{"file_id": "p1", "file_unique_id": "u1", "width": 9, "height": 9}]
    understood = inbound(message(GROUP, caption="@reakcja_test_bot panel czarny", photo=photo))

    assert (understood.act, understood.text) == ("report", "panel czarny")
    assert [one.reference for one in understood.attachments] == ["p1"]


@pytest.mark.parametrize("sender", [BARTOSZ, {"id": 1087968824, "is_bot": True, "first_name": "Group"}])
def test_a_group_that_becomes_a_supergroup_tells_its_new_address(sender: dict[str, object]) -> None:
    old = {"id": -7, "type": "group", "title": "Hala A"}
    understood = inbound(message(old, sender, migrate_to_chat_id=-1007))

    assert (understood.kind, understood.chat, understood.text) == (Arrival.MOVED, "-7", "-1007")


def test_the_new_supergroup_s_own_news_of_it_is_none_of_ours() -> None:
    assert is_ignored(message(GROUP, migrate_from_chat_id=-7))
