"""Who looks at the page: in a demo everybody takes all seats, else the account of the session's cookie."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request

from bot.languages import Language, LanguageCode
from bot.web.parts import Profile, SiteParts
from bot.web.security import LANGUAGE, SESSION, unseal
from models.store.archive import Archive

CHANNEL = "web"
CODES: tuple[LanguageCode, ...] = ("pl", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """One pane: whose messages it shows and by which account one writes in it.

    `name` is the seat, "me" outside the demo. `people` are (contract, person), one under each contract; never
    empty. `account_ids` are their rows.
    """

    name: str
    account: str
    people: tuple[tuple[str, str], ...]
    account_ids: tuple[int, ...]
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Everything one tab shows; without panes the visitor is not signed in."""

    panes: tuple[Pane, ...]
    language: Language

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Return the people of all panes, in their order."""
        return tuple(one for pane in self.panes for one in pane.people)

    @property
    def account_ids(self) -> tuple[int, ...]:
        """Return the accounts an open tab vouches for."""
        return tuple(one for pane in self.panes for one in pane.account_ids)

    def pane_of(self, contract: str, person: str) -> Pane | None:
        """Return the pane of a person."""
        return next((pane for pane in self.panes if (contract, person) in pane.people), None)

    def pane(self, name: str) -> Pane | None:
        """Return a pane by its name."""
        return next((pane for pane in self.panes if pane.name == name), None)


def language_of(request: Request, parts: SiteParts) -> Language:
    """Choose the language: what was chosen here, else what the browser asks for first, else the
    contract's.
    """
    wanted = [request.cookies.get(LANGUAGE, "")]
    wanted += [part.split(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    for wish in wanted:
        for code in CODES:
            if wish.lower().startswith(code):
                return parts.languages(code)
    return parts.languages(parts.default_language)


async def viewer_of(request: Request, parts: SiteParts) -> Viewer:
    """Find out who looks; one read of the store."""
    return await parts.store.read(_viewer, parts, _seats(request, parts), language_of(request, parts))


def _seats(request: Request, parts: SiteParts) -> tuple[tuple[str, str], ...]:
    """List the panes the request may see, as (name, account)."""
    if parts.demo is not None:
        return tuple((seat.name, seat.account) for seat in parts.demo.seats)
    account = unseal(request.cookies.get(SESSION, ""), parts.clock.now(), parts.secret)
    return (("me", account),) if account else ()


def _viewer(
    archive: Archive, parts: SiteParts, seats: Iterable[tuple[str, str]], language: Language
) -> Viewer:
    panes: list[Pane] = []
    for name, account in seats:
        linked = [
            one
            for one in archive.people.by_account(CHANNEL, account)
            if one.person not in archive.standing.revoked(one.contract)
        ]
        if linked:
            panes.append(
                Pane(
                    name=name,
                    account=account,
                    people=tuple((one.contract, one.person) for one in linked),
                    account_ids=tuple(one.id for one in linked),
                    profile=parts.describe(archive, linked[0].contract, linked[0].person, language),
                )
            )
    return Viewer(panes=tuple(panes), language=language)
