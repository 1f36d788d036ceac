"""What is said when reaction or repair is running late, before the deadline and at a level (DIALOGUES 10)."""

from datetime import datetime

from bot.wording import labels
from bot.wording.card_buttons import take
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import climbing as notices
from models.sla.contract import Metric


def reaction_level(notice: notices.ReactionLevel, words: Words) -> Said:
    """Word esc.1."""
    t = words.language
    text = t.pgettext(
        "esc.1",
        "**{number}: {percent}% of the reaction time has passed** ({elapsed} of {target}), nobody has taken "
        "the "
        "report yet. Due {due}.",
    )
    elapsed, target = words.shares(notice.elapsed_seconds, notice.target_seconds)
    alarm = words.runs(
        text,
        number=notice.number,
        percent=notice.percent,
        elapsed=elapsed,
        target=target,
        due=words.when(notice.due),
    )
    return said(alarm, take(words, notice.incident))


def reaction_level_up(notice: notices.ReactionLevelUp, words: Words) -> Said:
    """Word esc.2; [Zadzwoń] calls the first of those who did not answer.

    After an outage of the bot's own the deadline may have passed by now: then nothing is left.
    """
    t = words.language
    level, number, due = notice.level, notice.number, notice.due
    left = words.duration(notice.left_seconds)
    text = t.pgettext("esc.2", "**Level {level} · {number}**: no reaction, {left} left.")
    head = words.runs(text, level=level, number=number, left=left)
    if due < words.now:
        passed = _passed(words, Metric.REACTION, due)
        head = words.runs(passed, level=level, number=number, due=words.when(due))
    silent = t.pgettext("esc.2.told", "Notified, no answer: {people}.")
    told = words.runs(silent, people=words.people(notice.told)) if notice.told else ()
    first = words.phone(notice.told[0]) if notice.told else None
    return said(
        sentences(head, told),
        take(words, notice.incident),
        labels.assign(t, notice.incident),
        labels.ring(t, first or words.terms.phone, notice.incident),
    )


def level_for_client(notice: notices.LevelForClient, words: Words) -> Said:
    """Word esc.2.client; where nobody could be told, something does need to be done."""
    t = words.language
    head = words.runs(
        t.pgettext("esc.2.client", "{number}: the matter has gone one level up."), number=notice.number
    )
    told = "; ".join(words.with_title(person) for person in notice.told)
    if not told:
        call = t.pgettext("esc.2.client.nobody", "Nobody could be notified by message. Please call {phone}.")
        return said(sentences(head, words.runs(call, phone=words.phone_number)))
    people = words.runs(t.pgettext("notified", "Notified: {people}."), people=told)
    nothing = words.runs(t.pgettext("esc.2.client.nothing", "Nothing needs to be done."))
    return said(sentences(head, people, nothing))


def deadline_level(notice: notices.DeadlineLevel, words: Words) -> Said:
    """Word esc.3."""
    t = words.language
    text = _passed(words, notice.metric, notice.due)
    head = words.runs(text, level=notice.level, number=notice.number, due=words.when(notice.due))
    noted = t.pgettext("button.noted", "Noted")
    return said(
        sentences(head, _matter(words), _contact(words, notice)),
        labels.act(noted, "noted", notice.incident, str(notice.level)),
    )


def _passed(words: Words, metric: str, due: datetime) -> str:
    t = words.language
    match metric:
        case _ if not words.is_today(due):
            return _passed_earlier(words, metric)
        case Metric.REACTION:
            return t.pgettext(
                "esc.3", "**Level {level} · {number} · the reaction deadline passed at {due}.**"
            )
        case Metric.WORKAROUND:
            return t.pgettext(
                "esc.3.workaround", "**Level {level} · {number} · the workaround deadline passed at {due}.**"
            )
        case _:
            return t.pgettext(
                "esc.3.restoration",
                "**Level {level} · {number} · the restoration deadline passed at {due}.**",
            )


def _passed_earlier(words: Words, metric: str) -> str:
    t = words.language
    match metric:
        case Metric.REACTION:
            return t.pgettext(
                "esc.3.earlier", "**Level {level} · {number} · the reaction deadline passed: {due}.**"
            )
        case Metric.WORKAROUND:
            return t.pgettext(
                "esc.3.workaround.earlier",
                "**Level {level} · {number} · the workaround deadline passed: {due}.**",
            )
        case _:
            return t.pgettext(
                "esc.3.restoration.earlier",
                "**Level {level} · {number} · the restoration deadline passed: {due}.**",
            )


def _matter(words: Words) -> Runs:
    if words.incident is None:
        return ()
    incident = words.incident.incident
    text = words.language.pgettext("esc.3.matter", "{service}, class {severity}.")
    return words.runs(text, service=words.service(incident.service), severity=incident.severity)


def _contact(words: Words, notice: notices.DeadlineLevel) -> Runs:
    sides = [
        "; ".join(words.with_phone(person) for person in people)
        for people in (notice.provider, notice.client)
        if people
    ]
    if not sides:
        return ()
    text = words.language.pgettext("esc.3.contact", "A decision and direct contact are requested: {people}")
    return words.runs(text, people=" ↔ ".join(sides) + ".")


def level_noted(notice: notices.LevelNoted, words: Words) -> Said:
    """Word esc.noted."""
    text = words.language.pgettext("esc.noted", "{number}: noted. The clock keeps running.")
    return said(words.runs(text, number=notice.number))


def unreachable(notice: notices.Unreachable, words: Words) -> Said:
    """Word esc.none: why, and what was done instead."""
    t = words.language
    person = words.person(notice.person)
    if notice.failure in ("blocked", "unlinked"):
        text = t.pgettext(
            "esc.none",
            "The message could not be delivered. Recipient: {person} (account blocked or unlinked).",
        )
    elif notice.failure == "no_channel":
        text = t.pgettext(
            "esc.none.no_channel",
            "The message could not be delivered. Recipient: {person} (no account is linked).",
        )
    else:
        text = t.pgettext(
            "esc.none.refused",
            "The message could not be delivered. Recipient: {person} (the platform did not take it).",
        )
    return said(sentences(words.runs(text, person=person), _instead(words, notice)))


def _instead(words: Words, notice: notices.Unreachable) -> Runs:
    t = words.language
    if notice.deputy is None:
        if notice.by_email:
            return words.runs(t.pgettext("esc.none.email", "Sent by e-mail."))
        return words.runs(t.pgettext("esc.none.nobody", "Nobody else was notified in place of this person."))
    if notice.by_email:
        text = t.pgettext("esc.none.both", "Sent by e-mail and to the deputy: {deputy}.")
    else:
        text = t.pgettext("esc.none.deputy", "Sent to the deputy: {deputy}.")
    return words.runs(text, deputy=words.person(notice.deputy))


def escalation_over(notice: notices.EscalationOver, words: Words) -> Said:
    """Word esc.calm."""
    text = words.language.pgettext(
        "esc.calm", "{number}: the report has been taken, handled by: {person}. Escalation over."
    )
    return said(words.runs(text, number=notice.number, person=words.person(notice.person)))


def still_no_reaction(notice: notices.StillNoReaction, words: Words) -> Said:
    """Word esc.repeat."""
    t = words.language
    text = t.pgettext("esc.repeat", "{number} still without a reaction. Due: {due}.")
    return said(
        words.runs(text, number=notice.number, due=words.when(notice.due)),
        take(words, notice.incident),
    )


def repair_level(notice: notices.RepairLevel, words: Words) -> Said:
    """Word esc.rest for workaround and restoration, handled by somebody or by nobody yet."""
    t = words.language
    elapsed, target = words.shares(notice.elapsed_seconds, notice.target_seconds)
    alarm = words.runs(
        _repair_text(words, notice),
        number=notice.number,
        percent=notice.percent,
        elapsed=elapsed,
        target=target,
        handler=words.person(notice.handler) if notice.handler else "",
        due=words.when(notice.due),
    )
    return said(
        lines(alarm),
        labels.progress(t, notice.incident) if notice.handler else take(words, notice.incident),
        labels.assign(t, notice.incident),
    )


def _repair_text(words: Words, notice: notices.RepairLevel) -> str:
    t = words.language
    if notice.metric == Metric.WORKAROUND:
        if notice.handler is None:
            return t.pgettext(
                "esc.rest.workaround.nobody",
                "**{number}: {percent}% of the workaround time has passed** ({elapsed} of {target}), nobody "
                "has "
                "taken the report yet. Due {due}.",
            )
        return t.pgettext(
            "esc.rest.workaround",
            "**{number}: {percent}% of the workaround time has passed** ({elapsed} of {target}), handled by: "
            "{handler}. Due {due}.",
        )
    if notice.handler is None:
        return t.pgettext(
            "esc.rest.nobody",
            "**{number}: {percent}% of the restoration time has passed** ({elapsed} of {target}), nobody has "
            "taken the report yet. Due {due}.",
        )
    return t.pgettext(
        "esc.rest",
        "**{number}: {percent}% of the restoration time has passed** ({elapsed} of {target}), handled by: "
        "{handler}. Due {due}.",
    )


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ReactionLevel, reaction_level),
    saying(notices.ReactionLevelUp, reaction_level_up),
    saying(notices.LevelForClient, level_for_client),
    saying(notices.DeadlineLevel, deadline_level),
    saying(notices.LevelNoted, level_noted),
    saying(notices.Unreachable, unreachable),
    saying(notices.EscalationOver, escalation_over),
    saying(notices.StillNoReaction, still_no_reaction),
    saying(notices.RepairLevel, repair_level),
)
