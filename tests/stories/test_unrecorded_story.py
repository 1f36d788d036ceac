"""A message that was sent and could not be recorded at once: it is not sent again, and nobody else waits for it."""

import pytest

from bot.hop import Store
from tests.stories.world import World


class Forgetful(Store):
    """A store that loses the next records of what was sent, as on a full disk."""

    losses = 0

    async def write(self, function, *arguments, **named):  # type: ignore[no-untyped-def]
        if self.losses and getattr(function, "__name__", "") == "_record":
            self.losses -= 1
            raise OSError("No space left on device")
        return await super().write(function, *arguments, **named)


@pytest.fixture
def forgetful(world: World) -> Forgetful:
    store = Forgetful(world.database, world.clock)
    world.post_room._store = store
    return store


def test_what_was_sent_is_recorded_late_and_never_sent_twice(world: World, forgetful: Forgetful) -> None:
    forgetful.losses = 2

    world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi").presses("Wyślij")
    world.pass_time(minutes=2)

    assert forgetful.losses == 0
    assert world.person("k2").got().count("rep.sent") == 1
    sent = {one.kind: one for one in world.deliveries()}
    assert (sent["rep.sent"].attempts, sent["rep.sent"].failure) == (1, None)
    assert world.person("s2").sees("NOWE Z-0001")
