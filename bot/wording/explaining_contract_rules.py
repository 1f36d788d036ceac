"""The procedure of a contract in plain words: clock, reaction, pause, classes, closing, escalation, planned work."""

from bot.wording.explaining_contract_roles import people_with, whom
from bot.wording.explaining_contract_works import works_section
from bot.wording.metrics import metric_name
from bot.wording.plain_law import Section, clause_of, duration, lines_of, names
from bot.wording.words import Words
from models.sla.contract import (
    ClockStart,
    EscalationLevel,
    Metric,
    PauseReason,
    PauseRequirement,
    Side,
)


def rule_sections(words: Words) -> tuple[Section, ...]:
    """Write the rules of the procedure in the order of the contract file."""
    return (
        _first_notice(words),
        _clock(words),
        _reaction(words),
        _pause(words),
        _reclassification(words),
        _closing(words),
        _escalation(words),
        works_section(words),
    )


def _first_notice(words: Words) -> Section:
    t, rule = words.language, words.terms.first_notice
    first = t.pgettext("law.first", "A new report goes at once to: {people}.")
    also = t.pgettext("law.first.also", "Class {severity} goes at once also to: {people}.")
    return Section(
        heading=t.pgettext("law.first.heading", "First notice"),
        lines=(
            clause_of(first.format(people=names(words, rule.notify)), rule.clause),
            *(also.format(severity=key, people=names(words, people)) for key, people in rule.also.items()),
        ),
    )


def _clock(words: Words) -> Section:
    t, rule = words.language, words.terms.clock
    if rule.start is ClockStart.FIRST_MESSAGE:
        start = t.pgettext(
            "law.clock.first", "The moment of notification is the platform's stamp of the first message."
        )
    else:
        start = t.pgettext(
            "law.clock.confirmation", "The moment of notification is the confirmation of the report."
        )
    kept = t.pgettext(
        "law.clock.kept",
        "A report not confirmed within {keeps} counts from its confirmation; after {silence} of silence it is sent"
        " by itself, with the strictest class whose clock runs.",
    )
    return Section(
        heading=t.pgettext("law.clock.heading", "The clock"),
        lines=(
            clause_of(start, rule.clause),
            kept.format(
                keeps=duration(words, rule.draft_keeps_time), silence=duration(words, rule.draft_auto_submit)
            ),
            *_which_clock(words),
            t.pgettext("law.clock.opening", "Outside the hours the clock starts with the next opening."),
            t.pgettext(
                "law.clock.edge",
                "Exactly at the deadline is in time; it is compared to the second and shown in minutes.",
            ),
        ),
    )


def _which_clock(words: Words) -> tuple[str, ...]:
    """Say in which hours each time of the contract runs: without that "16 h" has two readings (DECISIONS 3.4)."""
    t, terms = words.language, words.terms
    hours = terms.coverages[terms.clock.default_coverage].label(t.code)
    classes = t.pgettext(
        "law.clock.hours",
        "The clock of every class runs in: {hours}; where a service says otherwise, in its own.",
    )
    own = t.pgettext(
        "law.clock.own",
        "On the clock of the report run: its deadlines, the longest stop, the decision on the class, reminders and"
        " messages of progress.",
    )
    beside = t.pgettext(
        "law.clock.beside",
        "In the hours “{hours}” run: silence, reopening, objections, replies and the notice of planned work. Only a"
        " report being written and the entry of a call are measured by the wall clock.",
    )
    return (classes.format(hours=hours), own, beside.format(hours=hours))


def _reaction(words: Words) -> Section:
    t, rule = words.language, words.terms.acknowledgement
    who = t.pgettext(
        "law.reaction",
        "Only the act of a person of {party} who reacts to reports is a reaction: {people}. An automatic answer is"
        " none.",
    )
    says = t.pgettext("law.reaction.says", "Within {time} it is said who takes it and what is done first.")
    call = (
        t.pgettext("law.reaction.call", "A live phone call is a reaction too.")
        if rule.live_call_is_reaction
        else t.pgettext("law.reaction.nocall", "A phone call alone is no reaction.")
    )
    phone = t.pgettext(
        "law.reaction.phone", "A call may be entered up to {time} back; both moments are shown."
    )
    update = t.pgettext("law.reaction.update", "Class {severity}: a message to the reporters every {time}.")
    return Section(
        heading=t.pgettext("law.reaction.heading", "Reaction"),
        lines=(
            clause_of(
                who.format(
                    party=words.party(Side.PROVIDER), people=people_with(words, rule.roles, Side.PROVIDER)
                ),
                rule.clause,
            ),
            says.format(time=duration(words, rule.first_action_within)),
            call,
            phone.format(time=duration(words, rule.phone_entry_max_backdate)),
            *(
                update.format(severity=key, time=duration(words, time))
                for key, time in rule.update_every.items()
            ),
        ),
    )


def _pause(words: Words) -> Section:
    t, rule = words.language, words.terms.pause
    heading = t.pgettext("law.pause.heading", "Stopping the clock")
    if not rule.allowed:
        return Section(heading=heading, lines=(t.pgettext("law.pause.never", "The clock is never stopped."),))
    stopped = ", ".join(metric_name(t, metric).lower() for metric in Metric if metric in rule.clocks)
    clocks = t.pgettext(
        "law.pause", "Only these clocks can be stopped: {clocks}; that of the reaction never."
    )
    limit = t.pgettext("law.pause.limit", "In all the clock is stopped for no longer than {time}.")
    objection = t.pgettext("law.pause.objection", "The client may object within {time}.")
    return Section(
        heading=heading,
        lines=lines_of(
            clause_of(clocks.format(clocks=stopped), rule.clause),
            limit.format(time=duration(words, rule.max_total)) if rule.max_total else "",
            objection.format(time=duration(words, rule.objection_within)) if rule.objection_within else "",
            *(_reason(words, one) for one in rule.reasons.values()),
        ),
    )


def _reason(words: Words, one: PauseReason) -> str:
    t = words.language
    match one.requires:
        case PauseRequirement.QUESTION_SENT:
            text = t.pgettext("law.pause.question", "{reason} (classes {classes}), once a question was sent.")
        case PauseRequirement.COORDINATOR_NOTIFIED:
            text = t.pgettext(
                "law.pause.notified", "{reason} (classes {classes}), once the coordinator was told."
            )
        case _:
            text = t.pgettext(
                "law.pause.consent", "{reason} (classes {classes}), with the coordinator's consent."
            )
    return clause_of(text.format(reason=one.name, classes=", ".join(sorted(one.severities))), one.clause)


def _reclassification(words: Words) -> Section:
    t, rule = words.language, words.terms.reclassification
    first = t.pgettext("law.class.first", "The first class is given by whoever reports, by the questions.")
    who = t.pgettext("law.class.change", "A change is proposed by: {propose}. It is decided by: {decide}.")
    wait = t.pgettext(
        "law.class.wait",
        "Until it is decided the stricter class runs; silence for {time} leaves the class as it is.",
    )
    raised = t.pgettext(
        "law.class.raised",
        "Raised: the new deadlines count from the change, the earlier one binds. Lowered: they count from the"
        " notification, and what was late stays late.",
    )
    dispute = t.pgettext("law.class.dispute", "A dispute is settled by: {people}.")
    people = names(words, rule.dispute_resolved_by)
    return Section(
        heading=t.pgettext("law.class.heading", "Changing the class"),
        lines=lines_of(
            clause_of(first, rule.clause),
            who.format(propose=whom(words, rule.propose_by), decide=whom(words, rule.decide_by)),
            t.pgettext("law.class.reason", "A reason is required.") if rule.reason_required else "",
            wait.format(time=duration(words, rule.decide_within)),
            raised,
            dispute.format(people=people) if people else "",
        ),
    )


def _closing(words: Words) -> Section:
    t, rule = words.language, words.terms.closing
    who = t.pgettext("law.closing", "A repair is confirmed by: {roles}.")
    silent = t.pgettext("law.closing.silent", "Silence for {time} confirms it.")
    again = t.pgettext(
        "law.closing.reopen",
        "Reopening within {time}: the same clock goes on, the wait in between is not counted.",
    )
    recurrence = t.npgettext(
        "law.closing.recurrence",
        "The same service and place within {count} day is a recurrence.",
        "The same service and place within {count} days is a recurrence.",
        rule.recurrence_days,
    )
    return Section(
        heading=t.pgettext("law.closing.heading", "Closing"),
        lines=(
            clause_of(who.format(roles=whom(words, rule.confirm_by)), rule.clause),
            silent.format(time=duration(words, rule.silent_after)),
            again.format(time=duration(words, rule.reopen_within)),
            recurrence.format(count=rule.recurrence_days),
            t.pgettext("law.closing.metoo", "Who joins later does not move the moment of notification."),
        ),
    )


def _escalation(words: Words) -> Section:
    t, rules = words.language, words.terms.escalation_rules
    repeat = t.pgettext(
        "law.escalation.repeat", "Class {severity}: a reminder every {time} without a reaction."
    )
    return Section(
        heading=t.pgettext("law.escalation.heading", "When nobody comes"),
        lines=lines_of(
            *(_level(words, one) for one in words.terms.escalation),
            *(
                repeat.format(severity=key, time=duration(words, time))
                for key, time in rules.no_ack_repeat.items()
            ),
            t.pgettext("law.escalation.quiet", "A class with working hours wakes nobody outside them.")
            if words.terms.escalation
            else "",
            t.pgettext(
                "law.escalation.unreachable",
                "Who cannot be reached: the deputy is told, then the next level.",
            )
            if words.terms.escalation
            else "",
        ),
    )


def _level(words: Words, one: EscalationLevel) -> str:
    t = words.language
    when = ", ".join(
        f"{metric_name(t, trigger.metric).lower()} {trigger.at_percent}%" for trigger in one.triggers
    )
    if one.kind == "functional":
        text = t.pgettext(
            "law.level.functional", "Level {level}, more skill: {people}. Classes {classes}, at {when}."
        )
    else:
        text = t.pgettext(
            "law.level.hierarchical", "Level {level}, more authority: {people}. Classes {classes}, at {when}."
        )
    told = text.format(
        level=one.level,
        people=names(words, one.notify),
        classes=", ".join(sorted(one.severities)),
        when=when,
    )
    return clause_of(told, one.clause)
