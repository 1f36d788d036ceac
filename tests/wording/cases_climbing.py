"""Section 10 of the dialogues and its neighbours in 16: levels and breaches."""

from handlers.notices import climbing
from tests.wording.cases import Case, same
from tests.wording.facts import at, incident

SHOWN = incident()
TITLE = {"service manager": same("kierowniczka serwisu")}

CASES = [
    Case(
        key="esc.1",
        notice=climbing.ReactionLevel(
            incident=42,
            number="Z-0042",
            level=1,
            percent=50,
            elapsed_seconds=900,
            target_seconds=1800,
            due=at("14:35:12"),
        ),
    ),
    Case(
        key="esc.2 (provider)",
        notice=climbing.ReactionLevelUp(
            incident=42, number="Z-0042", level=2, left_seconds=360, due=at("14:35:12"), told=("s2", "s1")
        ),
    ),
    Case(
        key="esc.2 (client)",
        notice=climbing.LevelForClient(number="Z-0042", level=2, told=("s3",)),
        data=TITLE,
    ),
    Case(
        key="esc.3",
        notice=climbing.DeadlineLevel(
            incident=42,
            number="Z-0042",
            level=3,
            metric="reaction",
            due=at("14:35:12"),
            provider=("s4",),
            client=("k3",),
        ),
        shown=SHOWN,
    ),
    Case(
        key="esc.none",
        notice=climbing.Unreachable(person="s2", failure="blocked", by_email=True, deputy="s5"),
        data={"{name}": same("Filip Schemat"), "{deputy}": same("Irena Szablon")},
    ),
    Case(key="esc.calm", notice=climbing.EscalationOver(number="Z-0042", person="s2")),
    Case(
        key="esc.repeat",
        notice=climbing.StillNoReaction(incident=42, number="Z-0042", due=at("14:35:12")),
        data={"{due}": same("14:35")},
    ),
    Case(
        key="esc.rest",
        notice=climbing.RepairLevel(
            incident=42,
            number="Z-0042",
            level=2,
            metric="restoration",
            percent=75,
            elapsed_seconds=6 * 3600,
            target_seconds=8 * 3600,
            due=at("22:05:12"),
            handler="s2",
        ),
    ),
    Case(
        key="breach.reaction",
        notice=climbing.ReactionBreach(number="Z-0042", due=at("14:35:12"), told=("s4", "k3")),
    ),
    Case(
        key="breach.workaround",
        notice=climbing.WorkaroundBreach(number="Z-0042", due=at("18:05:12"), restoration_due=at("22:05:12")),
    ),
    Case(
        key="breach",
        notice=climbing.RestorationBreach(
            number="Z-0042", due=at("22:05:12"), handler="s2", told=("s4", "k3")
        ),
    ),
    Case(
        key="breach.mgr",
        notice=climbing.BreachForOwner(
            incident=42,
            number="Z-0042",
            metric="restoration",
            due=at("22:05:12"),
            hours=3,
            percent="1.00",
            fee="12000.00",
            penalty="360.00",
            withhold_percent="30.00",
            withhold="3600.00",
        ),
    ),
]
