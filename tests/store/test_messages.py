"""What comes in and what is shown: inbox, conversations, cards, the page's rows, last contacts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.sla.events import Kind
from models.store.database import Database
from models.store.records import Card, Offer
from tests.store.subject import CONTRACT, LATER, NOW, conversation, delivery, happening, report

SECOND = timedelta(seconds=1)
READER = (CONTRACT, "k2", "web", "chat of k2")


def test_a_redelivered_message_is_the_same_row(database: Database) -> None:
    with database.writing(NOW) as archive:
        first = archive.inbox.keep("telegram", "815", "Taśma stoi.", NOW, "digest of the body")
    with database.writing(LATER) as archive:
        second = archive.inbox.keep("telegram", "815", "another body", LATER)
        other = archive.inbox.keep("slack", "815", "", LATER)

        assert archive.inbox.payload(first.row) == "Taśma stoi."
        assert archive.inbox.fingerprint(first.row) == "digest of the body"
    assert (first.is_new, second.is_new, other.is_new) == (True, False, True)
    assert second.row == first.row != other.row


def test_what_is_done_is_known_for_ever_and_its_payload_gone(database: Database) -> None:
    with database.writing(NOW) as archive:
        row = archive.inbox.keep("telegram", "815", "Taśma stoi.", NOW).row
        incident = report(archive).id
        archive.inbox.done(row, incident)

        again = archive.inbox.keep("telegram", "815", "Taśma stoi.", LATER)

        assert (again.row, again.is_new, again.is_done) == (row, False, True)
        assert archive.inbox.is_done(row)
        assert archive.inbox.incident_of(row) == incident
        with pytest.raises(LookupError):
            archive.inbox.payload(row)


def test_what_was_not_done_waits_in_order_and_counts_its_failures(database: Database) -> None:
    with database.writing(NOW) as archive:
        rows = [archive.inbox.keep("web", key, "{}", NOW).row for key in ("a", "b", "c")]
        archive.inbox.done(rows[1])

        assert archive.inbox.undone() == [rows[0], rows[2]]
        assert [archive.inbox.failed(rows[0]) for _ in range(2)] == [1, 2]
        with pytest.raises(LookupError):
            archive.inbox.is_done(4711)


def test_a_conversation_is_found_where_it_was_left(database: Database) -> None:
    with database.writing(NOW) as archive:
        started = archive.conversations.start(conversation())
    with database.writing(LATER) as archive:
        archive.conversations.save(replace(started, step="severity", submit_at=LATER))

    with database.reading(LATER) as archive:
        found = archive.conversations.open(*READER)
    assert found == replace(started, step="severity", submit_at=LATER, touched_at=LATER)


def test_the_newest_open_conversation_of_a_chat_counts(database: Database) -> None:
    with database.writing(NOW) as archive:
        older, newer = (archive.conversations.start(conversation()) for _ in range(2))
        elsewhere = archive.conversations.start(conversation("a group"))

        assert archive.conversations.open(*READER) == newer
        archive.conversations.end(newer.id, "cancelled")
        assert archive.conversations.open(*READER) == older
        assert archive.conversations.open_all() == [older, elsewhere]
        ended = archive.conversations.load(newer.id)
    assert (ended.ended_at, ended.outcome) == (NOW, "cancelled")


def test_nobody_talks_where_nobody_began(database: Database) -> None:
    with database.writing(NOW) as archive:
        assert archive.conversations.open(*READER) is None
        assert archive.conversations.next_due_at() is None
        with pytest.raises(LookupError):
            archive.conversations.load(1)


def test_a_draft_is_due_at_the_instant_of_its_reminder_or_its_sending(database: Database) -> None:
    with database.writing(NOW) as archive:
        talks = archive.conversations
        reminded = talks.start(conversation(remind_at=LATER, submit_at=LATER + SECOND))
        submitted = talks.start(conversation(submit_at=LATER))
        ended = talks.start(conversation(submit_at=NOW))
        talks.end(ended.id, "sent")

        assert talks.next_due_at() == LATER
        assert talks.due(LATER - SECOND) == []
        assert talks.due(LATER) == [reminded, submitted]


def test_a_strangers_text_is_held_until_the_time_is_over(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.conversations.hold("telegram", "4711", "first", LATER)
        archive.conversations.hold("telegram", "4711", "second", LATER + SECOND)
        archive.conversations.hold("telegram", "4712", "another's", LATER)

        assert archive.conversations.held("telegram", "4711") == ["first", "second"]
    with database.writing(LATER) as archive:
        assert archive.conversations.held("telegram", "4711") == ["second"]
        assert archive.conversations.drop_held(LATER) == 2
        assert archive.conversations.release("telegram", "4711") == ["second"]
        assert archive.conversations.held("telegram", "4711") == []


def test_a_card_is_edited_and_not_doubled(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.cards.shown("draft:17", *READER, "815", "client", 0)
        archive.cards.shown("draft:17", *READER, "816", "client", 2)

        card = archive.cards.find("draft:17", *READER)
        assert card is not None
        assert (card.message, card.sequence, card.incident) == ("816", 2, None)
        assert archive.cards.by_message("web", "chat of k2", "816") == card
        assert archive.cards.by_message("web", "chat of k2", "815") is None
        archive.cards.drop(card.id)
        assert archive.cards.find("draft:17", *READER) is None


def test_a_draft_that_became_an_incident_keeps_its_message(database: Database) -> None:
    with database.writing(NOW) as archive:
        incident = report(archive).id
        archive.cards.shown("draft:17", *READER, "815", "client", 0)

        archive.cards.rename("draft:17", f"incident:{incident}")

        (card,) = archive.cards.behind(10)
    assert (card.slot, card.incident, card.message) == (f"incident:{incident}", incident, "815")


def test_a_reader_keeps_one_card_of_an_incident(database: Database) -> None:
    with database.writing(NOW) as archive:
        slot = f"incident:{report(archive).id}"
        archive.cards.shown("draft:17", *READER, "815", "client", 0)
        archive.cards.shown(slot, *READER, "900", "client", 1)

        archive.cards.rename("draft:17", slot)

        assert archive.cards.find("draft:17", *READER) is None
        kept = archive.cards.find(slot, *READER)
    assert isinstance(kept, Card)
    assert kept.message == "900"


def test_a_card_is_behind_when_its_incident_has_changed(database: Database) -> None:
    told = happening(Kind.NOTIFIED, facts={"recipient": "s1", "notice": "new"})
    with database.writing(NOW) as archive:
        incident = report(archive).id
        archive.cards.shown(f"incident:{incident}", *READER, "815", "client", 1)
        archive.incidents.append(incident, [told])
        assert archive.cards.behind(10) == []

        archive.incidents.append(incident, [happening(Kind.NOTE)])

        assert [card.message for card in archive.cards.behind(10)] == ["815"]
        archive.cards.shown(f"incident:{incident}", *READER, "815", "client", 3)
        assert archive.cards.behind(10) == []


def test_a_card_that_came_late_is_behind_at_once(database: Database) -> None:
    with database.writing(NOW) as archive:
        incident = report(archive).id
        archive.incidents.append(incident, [happening(Kind.NOTE)])

        archive.cards.shown(f"incident:{incident}", *READER, "815", "client", 1)

        assert [card.sequence for card in archive.cards.behind(10)] == [1]


def test_a_reply_finds_the_incident_of_the_card_or_notice_it_answers(database: Database) -> None:
    with database.writing(NOW) as archive:
        first, second = report(archive).id, report(archive).id
        archive.cards.shown(f"incident:{first}", *READER, "815", "client", 1)
        sent = archive.outbox.add(replace(delivery("one", recipient="k2"), incident=second))
        archive.outbox.sent(sent or 0, "816", None)

        assert archive.incidents.by_message("web", "chat of k2", "815") == first
        assert archive.incidents.by_message("web", "chat of k2", "816") == second
        assert archive.incidents.by_message("web", "chat of k2", "817") is None
        assert archive.incidents.by_message("telegram", "chat of k2", "815") is None


def test_a_forged_number_is_nobodys(database: Database) -> None:
    forged = (0, -1, 4711, 2**31, 2**63, 10**40)
    with database.writing(NOW) as archive:
        report(archive)
        archive.conversations.start(conversation())

        assert archive.incidents.exists(1)
        assert [archive.incidents.exists(number) for number in forged] == [False] * len(forged)
        assert [archive.conversations.find(number) for number in forged] == [None] * len(forged)


def test_rows_of_the_page_are_followed_by_id_for_the_people_asked(database: Database) -> None:
    with database.writing(NOW) as archive:
        ids = [
            archive.web.add(CONTRACT, person, "", "new", "{}", None, None) for person in ("k2", "s1", "k2")
        ]

        mine, everybody = [(CONTRACT, "k2")], [(CONTRACT, "k2"), (CONTRACT, "s1")]
        assert [row.id for row in archive.web.after(mine, 0, 10)] == [ids[0], ids[2]]
        assert [row.id for row in archive.web.after(everybody, ids[0], 1)] == [ids[1]]
        assert [row.id for row in archive.web.tail(everybody, 2)] == ids[1:]
        assert archive.web.after([], 0, 10) == archive.web.tail([], 10) == []


def test_a_message_of_the_page_waits_for_a_stream_to_take_it(database: Database) -> None:
    with database.writing(NOW) as archive:
        sent = archive.outbox.add(delivery("one"))
        archive.outbox.claim(10, 30)
        row = archive.web.add(CONTRACT, "s2", "", "new", "{}", None, sent)
        shown = archive.web.add(CONTRACT, "s2", "", "new", "{}", None, None)
        assert archive.outbox.next_due_at() is None
        assert [one.id for one in archive.outbox.web_untold(LATER)] == [sent]
        assert archive.outbox.web_untold(NOW) == []

    with database.writing(LATER) as archive:
        assert archive.web.untold_of([row, shown]) == [sent]
        archive.outbox.sent(sent or 0, str(row), None)
        assert archive.web.untold_of([row, shown]) == []
        assert archive.outbox.web_untold(LATER) == []


def test_the_latest_contact_of_any_process_of_a_kind_counts(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.liveness.beat("worker:1", "telegram", NOW)
        archive.liveness.beat("worker:2", "telegram", LATER)
        archive.liveness.beat("worker:2", "telegram", LATER - SECOND)
        archive.liveness.beat("workers", "telegram", LATER + SECOND)

        assert archive.liveness.last("worker", "telegram") == LATER - SECOND
        assert archive.liveness.last("workers", "telegram") == LATER + SECOND
        assert archive.liveness.last("worker", "slack") is None


def test_what_decides_on_buttons_puts_their_messages_behind(database: Database) -> None:
    with database.writing(NOW) as archive:
        talk = archive.conversations.start(conversation()).id
        offer = Offer(tokens=(f"send:{talk}", f"cancel:{talk}"), about=f"talk:{talk}")
        archive.cards.shown("asked:7", *READER, "815", "client", 0, offer)
        assert archive.cards.behind(10) == []

        archive.conversations.end(talk, "expired")

        (card,) = archive.cards.behind(10)
        assert (card.message, card.tokens) == ("815", offer.tokens)
        archive.cards.level([(card.id, card.wanted)])
        assert archive.cards.behind(10) == []


def test_a_change_during_an_edit_of_buttons_is_not_lost(database: Database) -> None:
    with database.writing(NOW) as archive:
        incident = report(archive).id
        offer = Offer(tokens=(f"answer:{incident}", f"confirm:{incident}"), incident=incident)
        archive.cards.shown("asked:7", *READER, "815", "client", 0, offer)
        archive.incidents.append(incident, [happening(Kind.NOTE)])
        (read,) = archive.cards.behind(10)
        archive.incidents.append(incident, [happening(Kind.NOTE)])

        archive.cards.stripped(read.id, (f"confirm:{incident}",), read.wanted)

        (card,) = archive.cards.behind(10)
        assert card.tokens == (f"confirm:{incident}",)
        archive.cards.stripped(card.id, (), card.wanted)
        assert archive.cards.find("asked:7", *READER) is None


def test_a_step_without_buttons_stays_the_place_of_the_next_one(database: Database) -> None:
    with database.writing(NOW) as archive:
        offer = Offer(tokens=("send:17",), about="talk:17", is_spent=True)
        archive.cards.shown("draft:17", *READER, "815", "client", 0, offer)
        (card,) = archive.cards.behind(10)

        archive.cards.stripped(card.id, (), card.wanted)

        assert archive.cards.behind(10) == []
        assert archive.cards.find("draft:17", *READER) is not None
