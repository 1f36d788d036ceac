"""Where on a platform a delivery belongs, beside its chat: the thread it continues, the account it is for."""

from dataclasses import replace

from bot.channels.channel import Letter
from handlers.desk import Desk, find_person
from handlers.menus import commands_of
from models.store.archive import Archive
from models.store.cards import incident_of
from models.store.records import Delivery


def addressed(archive: Archive, letter: Letter, delivery: Delivery) -> Letter:
    """Return the letter with everything that the platform needs to know of its place."""
    return replace(
        letter,
        chat=delivery.chat or "",
        delivery=delivery.id,
        thread=_thread_of(archive, delivery),
        account=_account_of(archive, delivery),
        topic=delivery.topic,
    )


_SHOWS_MENU = frozenset({"link.ok", "lang.done", "help.client", "help.provider", "help.manager"})


def with_menu(desk: Desk, letter: Letter, channel: str) -> Letter:
    """Put the reader's commands beside a message after which the platform's menu should show them."""
    if letter.notice.id not in _SHOWS_MENU or not letter.account:
        return letter
    known = desk.archive.people.by_account(channel, letter.account)
    persons = [find_person(desk, account.contract, account.person) for account in known]
    return replace(letter, menu=commands_of([person for person in persons if person is not None]))


def _thread_of(archive: Archive, delivery: Delivery) -> str | None:
    """Return the platform's id of the message that a delivery continues; None outside a thread.

    A slot stands for the message that shows it to this reader in this chat; where none does (yet), the
    delivery is a message of its own.
    """
    thread = delivery.thread
    if thread is None or incident_of(thread) is None:
        return thread
    place = (delivery.contract, delivery.recipient, delivery.channel or "", delivery.chat or "")
    card = archive.cards.find(thread, *place)
    return card.message if card else None


def _account_of(archive: Archive, delivery: Delivery) -> str:
    """Return the recipient's account behind the chat of a delivery, "" where there is none."""
    place = (delivery.channel, delivery.chat)
    accounts = archive.people.accounts_of(delivery.contract, delivery.recipient)
    return next((one.external for one in accounts if (one.channel, one.chat) == place), "")
