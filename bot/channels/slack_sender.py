"""Who is who in a workspace: the bot itself, and the person who does something.

At the edge; values only, so that what is plugged into the channel need not import the platform's client.
"""

from dataclasses import dataclass

from handlers.messages import Identity

NOBODY = Identity()
"""What is known of somebody the directory did not tell about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ourselves:
    """What `auth.test` says of this bot: its workspace, its user id and its bot id."""

    team: str
    user: str
    bot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A person on Slack: account `TEAM:USER`, what is vouched for, and "pl", "en" or None."""

    user: str
    account: str
    identity: Identity = NOBODY
    locale: str | None = None
