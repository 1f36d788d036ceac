"""What a start of the program does for the agenda: everything that recurs is entered."""

from handlers.agenda import plan_recurring
from tests.stories.world import World


def with_agenda(world: World) -> World:
    with world.database.writing(world.clock.now()) as archive:
        plan_recurring(world.desks.at(archive))
    return world
