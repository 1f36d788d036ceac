"""By which channel a person can be reached now, and which are left if that one fails (clause 4, DECISIONS 3.12)."""

from dataclasses import dataclass
from datetime import datetime

from handlers.desk import Desk, find_person
from handlers.standing import has_left
from models.sla.contract import Contact
from models.store.records import Account

EMAIL = "email"
EXTRA = "apprise"
CHANNELS = ("telegram", "slack", "web", EMAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """How a person is reached: the first channel, the address there, and the channels left if it fails."""

    channel: str | None
    chat: str | None
    rest: tuple[str, ...]


def road_to(desk: Desk, contract: str, key: str, only: tuple[str, ...] | None = None) -> Road:
    """Find the channels by which a person can be reached now, in the order of the contract.

    `only` limits the search to these channels. Without any, and for who has left, `channel` is None.
    """
    if has_left(desk, contract, key):
        return Road(channel=None, chat=None, rest=())
    return last_road_to(desk, contract, key, only)


def last_road_to(desk: Desk, contract: str, key: str, only: tuple[str, ...] | None = None) -> Road:
    """Find the channels by which a person can be reached, also one whose access ends now."""
    accounts = desk.archive.people.accounts_of(contract, key)
    contact = desk.terms_now(contract).contacts.get(key)
    wanted = channel_order(contact)
    email = contact.email if contact else None
    open_roads = {
        account.channel: account.chat
        for account in reversed(accounts)
        if account.channel in desk.channels and _is_open(account, desk.now)
    }
    if email and EMAIL in desk.channels:
        open_roads[EMAIL] = email
    extra = _extra_road(desk, contract, key)
    if extra is not None:
        open_roads[EXTRA] = extra
    names = [name for name in wanted if name in open_roads and (only is None or name in only)]
    if not names:
        return Road(channel=None, chat=None, rest=())
    return Road(channel=names[0], chat=open_roads[names[0]], rest=tuple(names[1:]))


def channel_order(contact: Contact | None) -> tuple[str, ...]:
    """Return the order in which a person is sought: the contract's, then what it does not name, e-mail last.

    An account that the person has linked is a road too, also where the contract's list leaves it out; it comes
    after those that are named. E-mail is used only where it is named, or nothing is (clause 4, DECISIONS 3.12).
    The extra road, which no contract knows, is the last before giving up.
    """
    named = tuple(str(name) for name in contact.channels) if contact else CHANNELS
    others = tuple(name for name in CHANNELS if name not in named and name != EMAIL)
    mail = tuple(name for name in named if name == EMAIL)
    return (*(name for name in named if name != EMAIL), *others, *mail, EXTRA)


def _extra_road(desk: Desk, contract: str, key: str) -> str | None:
    """Return the name under which the operator has set up a road to a person, None where there is none.

    A bare key names a person only where one contract is kept: under two it may be two people.
    """
    if EXTRA not in desk.channels:
        return None
    names = (f"{contract}:{key}", key) if len(desk.library.contracts) == 1 else (f"{contract}:{key}",)
    return next((name for name in names if name in desk.extras), None)


def _is_open(account: Account, now: datetime) -> bool:
    if account.blocked_at is not None:
        return False
    if account.channel == "web":
        return account.live_until is not None and account.live_until > now
    return True


def idle_extras(desk: Desk) -> tuple[str, ...]:
    """Name the extra roads that lead to nobody: an unknown contact, or a bare key where several contracts are kept."""
    return tuple(sorted(name for name in desk.extras if not _leads_to_somebody(desk, name)))


def _leads_to_somebody(desk: Desk, name: str) -> bool:
    contract, _, key = name.rpartition(":")
    if not contract and len(desk.library.contracts) == 1:
        contract = next(iter(desk.library.contracts))
    return find_person(desk, contract, key) is not None
