"""What people do on Telegram, as the neutral shape: every kind of update, and those that are none of ours."""

from datetime import UTC, datetime

import pytest

from bot.channels.telegram_inbound import Json, translate
from handlers.messages import Arrival, Attachment, Inbound

NOON = datetime(2026, 11, 25, 13, 6, 7, 500_000, tzinfo=UTC)
SENT = datetime(2026, 11, 25, 13, 5, 0, tzinfo=UTC)
BARTOSZ: Json = {
    "id": 501,
    "is_bot": False,
    "first_name": "Bartosz",
    "last_name": "Wzór",
    "language_code": "pl",
}
PRIVATE: Json = {"id": 501, "type": "private", "first_name": "Bartosz"}
GROUP: Json = {"id": -1007, "type": "supergroup", "title": "Hala A"}


def message(chat: Json = PRIVATE, sender: Json = BARTOSZ, **content: object) -> Json:
    body = {"message_id": 77, "from": sender, "chat": chat, "date": int(SENT.timestamp()), **content}
    return {"update_id": 9001, "message": body}


def inbound(raw: Json) -> Inbound:
    understood = translate(raw, "reakcja_test_bot", NOON).inbound
    assert understood is not None
    return understood


def is_ignored(raw: Json) -> bool:
    return translate(raw, "reakcja_test_bot", NOON).inbound is None


def test_a_private_text_carries_who_where_and_when() -> None:
    understood = inbound(message(text="taśma stoi"))

    assert (understood.kind, understood.text, understood.key) == (Arrival.TEXT, "taśma stoi", "9001")
    assert (understood.account, understood.chat, understood.is_private) == ("501", "501", True)
    assert (understood.platform_at, understood.received_at) == (SENT, NOON)
    assert (understood.message, understood.locale) == ("77", "pl")
    assert understood.identity.display == "Bartosz Wzór"


def test_a_text_in_a_group_is_not_private() -> None:
    understood = inbound(message(GROUP, text="taśma stoi"))

    assert (understood.is_private, understood.chat, understood.account) == (False, "-1007", "501")


@pytest.mark.parametrize(
    ("text", "act", "rest"),
    [
        ("/awaria taśma stoi", "report", "taśma stoi"),
        ("/report belt stopped", "report", "belt stopped"),
        ("/awaria@reakcja_test_bot taśma\nstoi", "report", "taśma\nstoi"),
        ("/AWARIA", "report", ""),
        ("/język en", "language", "en"),
        ("/pokój stop", "room", "stop"),
        ("/mine", "mine", ""),
        ("/kontrola Z-0042", "inspect", "Z-0042"),
    ],
)
def test_both_names_of_a_command_mean_the_same(text: str, act: str, rest: str) -> None:
    understood = inbound(message(text=text))

    assert (understood.kind, understood.act, understood.text) == (Arrival.COMMAND, act, rest)


@pytest.mark.parametrize("text", ["/var jest pełny", "/dev/sda1 nie odpowiada", "/ taśma stoi"])
def test_a_report_that_begins_with_a_slash_stays_a_text(text: str) -> None:
    understood = inbound(message(text=text))

    assert (understood.kind, understood.text) == (Arrival.TEXT, text)


def test_a_command_to_another_bot_is_none_of_ours() -> None:
    assert is_ignored(message(GROUP, text="/report@other_bot taśma stoi"))


@pytest.mark.parametrize(("text", "token"), [("/start AbC-12_x", "AbC-12_x"), ("/start", "")])
def test_start_brings_the_token_of_an_invitation(text: str, token: str) -> None:
    understood = inbound(message(text=text))

    assert (understood.kind, understood.text) == (Arrival.START, token)


def test_a_caption_with_a_command_is_a_command_with_the_photo() -> None:
    sizes = [{"file_id": "small", "file_unique_id": "s", "width": 90, "height": 60}]

    understood = inbound(message(caption="/awaria panel czarny", photo=sizes))

    assert (understood.kind, understood.act, understood.text) == (Arrival.COMMAND, "report", "panel czarny")
    assert len(understood.attachments) == 1


@pytest.mark.parametrize("number", ["+48 000 000 102", "0048000000102", "48000000102"])
def test_ones_own_contact_card_vouches_for_its_digits(number: str) -> None:
    card = {"phone_number": number, "first_name": "Bartosz", "user_id": 501}

    understood = inbound(message(contact=card))

    assert understood.kind is Arrival.CONTACT
    assert (understood.identity.phone, understood.identity.foreign) == ("48000000102", None)


@pytest.mark.parametrize("owner", [{"user_id": 777}, {}])
def test_somebody_elses_contact_card_vouches_for_nothing(owner: Json) -> None:
    card = {"phone_number": "+48000000102", "first_name": "Anna", **owner}

    understood = inbound(message(contact=card))

    assert understood.kind is Arrival.CONTACT
    assert (understood.identity.phone, understood.identity.foreign) == (None, "other_contact")


def press(data: str | None, **changes: object) -> Json:
    card = {"message_id": 70, "chat": PRIVATE, "date": int(SENT.timestamp()), "text": "Z-0042"}
    query = {"id": "4001", "from": BARTOSZ, "message": card, "chat_instance": "1", "data": data, **changes}
    return {"update_id": 9002, "callback_query": query}


@pytest.mark.parametrize(
    ("data", "act", "subject", "argument"),
    [
        ("ack:42", "ack", "42", ""),
        ("service:17:linia", "service", "17", "linia"),
        ("figures:2026-10:a:b", "figures", "2026-10", "a:b"),
        ("mine", "mine", "", ""),
        ("phone::+48000000200", "phone", "", "+48000000200"),
    ],
)
def test_a_press_is_split_into_act_subject_and_argument(
    data: str, act: str, subject: str, argument: str
) -> None:
    understood = inbound(press(data))

    assert (understood.act, understood.subject, understood.argument) == (act, subject, argument)
    assert (understood.kind, understood.key, understood.message) == (Arrival.PRESS, "9002", "70")


def test_a_press_never_takes_the_date_of_its_card() -> None:
    assert inbound(press("ack:42")).platform_at is None


def test_a_press_under_a_card_too_old_to_show_still_counts() -> None:
    faded = {"message_id": 70, "chat": PRIVATE, "date": 0}

    assert inbound(press("ack:42", message=faded)).subject == "42"


def test_a_press_on_nothing_awaits_an_answer_all_the_same() -> None:
    translation = translate(press(None), "reakcja_test_bot", NOON)

    assert (translation.inbound, translation.query) == (None, "4001")


def test_an_edit_keeps_the_message_and_takes_the_stamp_of_the_edit() -> None:
    edited_at = datetime(2026, 11, 25, 13, 5, 30, tzinfo=UTC)
    body = {**dict(message(text="stoi B")["message"]), "edit_date": int(edited_at.timestamp())}  # type: ignore[call-overload]

    understood = inbound({"update_id": 9003, "edited_message": body})

    assert (understood.kind, understood.text, understood.message) == (Arrival.EDITED, "stoi B", "77")
    assert understood.platform_at == edited_at


def test_a_moving_location_is_no_edit() -> None:
    body = dict(message(location={"latitude": 52.1, "longitude": 21.0})["message"])  # type: ignore[call-overload]

    assert is_ignored({"update_id": 9003, "edited_message": body})


def sticker(*, is_animated: bool = False, is_video: bool = False) -> Json:
    shape = {"type": "regular", "width": 512, "height": 512}
    return {
        "file_id": "s1",
        "file_unique_id": "s",
        **shape,
        "is_animated": is_animated,
        "is_video": is_video,
    }


@pytest.mark.parametrize(
    ("content", "attachment"),
    [
        (
            {
                "photo": [
                    {"file_id": "big", "file_unique_id": "b", "width": 800, "height": 600},
                    {"file_id": "small", "file_unique_id": "s", "width": 90, "height": 60},
                ]
            },
            Attachment(reference="big", name="photo.jpg", media_type="image/jpeg"),
        ),
        (
            {
                "document": {
                    "file_id": "d1",
                    "file_unique_id": "d",
                    "file_name": "log.txt",
                    "mime_type": "text/plain",
                }
            },
            Attachment(reference="d1", name="log.txt", media_type="text/plain"),
        ),
        (
            {"voice": {"file_id": "v1", "file_unique_id": "v", "duration": 3}},
            Attachment(reference="v1", name="voice.ogg", media_type="audio/ogg"),
        ),
        (
            {"location": {"latitude": 52.1, "longitude": 21.5}},
            Attachment(reference="geo:52.1,21.5", name="location", media_type="application/geo"),
        ),
        (
            {"sticker": sticker()},
            Attachment(reference="s1", name="sticker.webp", media_type="image/webp"),
        ),
        (
            {"sticker": sticker(is_animated=True)},
            Attachment(reference="s1", name="sticker.tgs", media_type="application/gzip"),
        ),
        (
            {"sticker": sticker(is_video=True)},
            Attachment(reference="s1", name="sticker.webm", media_type="video/webm"),
        ),
    ],
)
def test_a_file_with_a_caption_is_a_text_with_an_attachment(content: Json, attachment: Attachment) -> None:
    understood = inbound(message(caption="panel czarny", **content))

    assert (understood.kind, understood.text) == (Arrival.TEXT, "panel czarny")
    assert understood.attachments == (attachment,)


def test_an_album_names_its_group() -> None:
    understood = inbound(message(media_group_id="13579", text="x"))

    assert understood.argument == "13579"


def test_a_reply_names_what_it_answers() -> None:
    card = {"message_id": 70, "chat": PRIVATE, "date": 1, "text": "Z-0042"}

    assert inbound(message(text="już działa", reply_to_message=card)).reply_to == "70"


def test_a_message_in_a_topic_names_its_topic_and_answers_only_what_it_answers() -> None:
    in_topic = {"text": "x", "message_thread_id": 5, "is_topic_message": True}
    begun = {"message_id": 5, "chat": GROUP, "date": 1, "forum_topic_created": {"name": "Z", "icon_color": 1}}
    other = {"message_id": 70, "chat": GROUP, "date": 1, "text": "Z-0042"}

    plain = inbound(message(GROUP, **in_topic))
    as_sent = inbound(message(GROUP, **in_topic, reply_to_message=begun))
    answering = inbound(message(GROUP, **in_topic, reply_to_message=other))

    assert [(one.topic, one.reply_to) for one in (plain, as_sent, answering)] == [
        ("5", None),
        ("5", None),
        ("5", "70"),
    ]


def test_a_side_thread_of_a_group_without_topics_is_no_topic() -> None:
    assert inbound(message(GROUP, text="x", message_thread_id=5)).topic is None


def member(chat: Json, status: str) -> Json:
    bot = {"id": 1, "is_bot": True, "first_name": "R"}
    until = {"until_date": 0} if status == "kicked" else {}
    change = {"chat": chat, "from": BARTOSZ, "date": int(SENT.timestamp())}
    members = {
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": status, **until},
    }
    return {"update_id": 9004, "my_chat_member": {**change, **members}}


def test_who_blocks_the_bot_is_noticed() -> None:
    understood = inbound(member(PRIVATE, "kicked"))

    assert (understood.kind, understood.account, understood.platform_at) == (Arrival.BLOCKED, "501", SENT)


def test_a_removal_from_a_group_or_a_return_blocks_nobody() -> None:
    assert is_ignored(member(GROUP, "kicked"))
    assert is_ignored(member(PRIVATE, "member"))


def test_bots_are_not_listened_to() -> None:
    assert is_ignored(message(sender={**BARTOSZ, "is_bot": True}, text="taśma stoi"))


def test_news_about_a_group_itself_is_none_of_ours() -> None:
    assert is_ignored(message(GROUP, new_chat_title="Hala B"))


@pytest.mark.parametrize(("code", "locale"), [("pl-PL", "pl"), ("en-GB", "en"), ("de", None), (None, None)])
def test_the_accounts_language_is_a_hint(code: str | None, locale: str | None) -> None:
    assert inbound(message(sender={**BARTOSZ, "language_code": code}, text="x")).locale == locale


def test_what_the_library_wants_and_nobody_needs_may_be_missing() -> None:
    query = {
        "id": "4001",
        "from": {"id": 501},
        "message": {"message_id": 70, "chat": {"id": 501}},
        "data": "ack:42",
    }

    understood = inbound({"update_id": 9005, "callback_query": query})

    assert (understood.kind, understood.account, understood.subject) == (Arrival.PRESS, "501", "42")


def test_a_message_without_a_date_has_no_stamp_of_the_platform() -> None:
    body = {"message_id": 77, "from": BARTOSZ, "chat": PRIVATE, "text": "taśma stoi"}

    understood = inbound({"update_id": 9006, "message": body})

    assert (understood.text, understood.platform_at, understood.at) == ("taśma stoi", None, NOON)


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 9007, "message": {"text": "bez nadawcy", "chat": 5}},
        {"update_id": 9008, "callback_query": {"data": "ack:42"}},
        {"update_id": 9009, "message": "nic"},
    ],
)
def test_an_update_beyond_understanding_is_kept_raw(raw: Json) -> None:
    understood = inbound(raw)

    assert (understood.kind, understood.key) == (Arrival.UNREADABLE, str(raw["update_id"]))
    assert '"update_id"' in understood.text


def test_an_update_without_a_number_is_known_by_its_content() -> None:
    first, again = inbound({"message": 1}), inbound({"message": 1})

    assert first.kind is Arrival.UNREADABLE
    assert first.key == again.key != inbound({"message": 2}).key


def test_signs_no_database_takes_are_replaced() -> None:
    assert inbound(message(text="ta\x00śma \ud83d stoi")).text == "taśma ? stoi"
