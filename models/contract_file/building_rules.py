"""The tables of procedure and consequences into the rule book's values; the second half of `building`."""

from collections.abc import Mapping

from models.contract_file.fields import frozen
from models.contract_file.schema import ContractFile
from models.contract_file.schema_procedure import (
    AcknowledgementTable,
    ClosingTable,
    EscalationRulesTable,
    EscalationTable,
    MaintenanceTable,
    PauseTable,
    ReclassificationTable,
)
from models.contract_file.schema_sanctions import (
    ExclusionsTable,
    MetricTable,
    PenaltiesTable,
    PrivacyTable,
    QualityTable,
    WarrantyTable,
    WithholdingTable,
)
from models.sla.contract import (
    Acknowledgement,
    AvailabilityStep,
    ClockRules,
    Closing,
    EscalationLevel,
    EscalationRules,
    Exclusions,
    Maintenance,
    Measure,
    Metric,
    MetricTerms,
    OtherPenalty,
    Pause,
    PauseReason,
    Penalties,
    Privacy,
    Quality,
    Reclassification,
    Role,
    Trigger,
    Warranty,
    WeeklyWindow,
    Withholding,
)


def clock(file: ContractFile) -> ClockRules:
    """Build [clock]; the only coverage is the default one where the table names none."""
    table = file.clock
    return ClockRules(
        default_coverage=table.default_coverage or next(iter(file.coverage)),
        start=table.start,
        draft_keeps_time=table.draft_keeps_time,
        draft_auto_submit=table.draft_auto_submit,
        auto_submit_severity=table.auto_submit_severity,
        outside_hours=table.outside_hours,
        deadline_edge=table.deadline_edge,
        time_resolution=table.time_resolution,
        clause=table.clause,
    )


def acknowledgement(table: AcknowledgementTable) -> Acknowledgement:
    """Build [acknowledgement]."""
    return Acknowledgement(
        human_only=table.human_only,
        roles=frozenset(table.roles),
        must_contain=table.must_contain,
        first_action_within=table.first_action_within,
        live_call_is_reaction=table.live_call_is_reaction,
        update_every=frozen(table.update_every),
        phone_entry_max_backdate=table.phone_entry_max_backdate,
        clause=table.clause,
    )


def pause(table: PauseTable) -> Pause:
    """Build [pause] with its reasons in the order of the file."""
    reasons = {
        key: PauseReason(
            key=key,
            name=reason.name,
            name_en=reason.name_en,
            requires=reason.requires,
            severities=frozenset(reason.severities),
            clause=reason.clause,
        )
        for key, reason in table.reasons.items()
    }
    return Pause(
        allowed=table.allowed,
        clocks=frozenset(Metric(name) for name in table.clocks),
        max_total=table.max_total,
        objection_within=table.objection_within,
        reasons=frozen(reasons),
        clause=table.clause,
    )


def reclassification(table: ReclassificationTable) -> Reclassification:
    """Build [reclassification]."""
    return Reclassification(
        initial_by=Role(table.initial_by),
        propose_by=frozenset(table.propose_by),
        decide_by=frozenset(table.decide_by),
        reason_required=table.reason_required,
        decide_within=table.decide_within,
        while_disputed=table.while_disputed,
        silence_means=table.silence_means,
        clock_when_raised=table.clock_when_raised,
        clock_when_lowered=table.clock_when_lowered,
        lowering_keeps_breaches=table.lowering_keeps_breaches,
        dispute_resolved_by=tuple(table.dispute_resolved_by),
        clause=table.clause,
    )


def closing(table: ClosingTable) -> Closing:
    """Build [closing]."""
    return Closing(
        confirm_by=frozenset(table.confirm_by),
        silent_after=table.silent_after,
        reopen_within=table.reopen_within,
        reopen_clock=table.reopen_clock,
        recurrence_days=table.recurrence_days,
        metoo_keeps_first=table.metoo_keeps_first,
        clause=table.clause,
    )


def escalation(tables: Mapping[str, EscalationTable]) -> tuple[EscalationLevel, ...]:
    """Build the ladder, lowest level first."""
    levels = (
        EscalationLevel(
            key=key,
            level=table.level,
            kind=table.kind,
            name=table.name,
            name_en=table.name_en,
            notify=tuple(table.notify),
            severities=frozenset(table.severities),
            triggers=tuple(Trigger(metric=one.metric, at_percent=one.at_percent) for one in table.triggers),
            clause=table.clause,
        )
        for key, table in tables.items()
    )
    return tuple(sorted(levels, key=lambda level: level.level))


def escalation_rules(table: EscalationRulesTable) -> EscalationRules:
    """Build [escalation_rules]."""
    return EscalationRules(
        no_ack_repeat=frozen(table.no_ack_repeat),
        quiet_hours=table.quiet_hours,
        unreachable=table.unreachable,
        clause=table.clause,
    )


def maintenance(table: MaintenanceTable) -> Maintenance:
    """Build [maintenance]."""
    return Maintenance(
        announced_by=frozenset(table.announced_by),
        client_veto=table.client_veto,
        notice_min=table.notice_min,
        monthly_limit=table.monthly_limit,
        windows=tuple(WeeklyWindow(day=one.day, opens=one.opens, closes=one.closes) for one in table.windows),
        counts_as_downtime=table.counts_as_downtime,
        emergency_counts_as_downtime=table.emergency_counts_as_downtime,
        clause=table.clause,
    )


def exclusions(table: ExclusionsTable) -> Exclusions:
    """Build [exclusions]."""
    return Exclusions(
        list=tuple(table.circumstances),
        claimed_by=table.claimed_by,
        objection_within=table.objection_within,
        clause=table.clause,
    )


def penalties(table: PenaltiesTable) -> Penalties:
    """Build [penalties]; availability steps from the mildest to the harshest."""
    availability = {
        service: tuple(
            AvailabilityStep(below=one.below, percent=one.percent)
            for one in sorted(steps, key=lambda step: -step.below)
        )
        for service, steps in table.availability.items()
    }
    other = {
        key: OtherPenalty(key=key, name=one.name, amount=one.amount, clause=one.clause)
        for key, one in table.other.items()
    }
    return Penalties(
        base=table.base,
        per_started_hour=table.per_started_hour,
        reaction=frozen(table.reaction),
        workaround=frozen(table.workaround),
        restoration=frozen(table.restoration),
        grace=frozen(table.grace),
        cumulate=table.cumulate,
        cap_month_percent=table.cap_month_percent,
        cap_year_percent=table.cap_year_percent,
        claim_within_days=table.claim_within_days,
        supplementary_damages=table.supplementary_damages,
        basis=table.basis,
        decided_by=frozenset(table.decided_by),
        charged_by=table.charged_by,
        accepted_by=table.accepted_by,
        visible_to=frozenset(table.visible_to),
        availability=frozen(availability),
        other=frozen(other),
        clause=table.clause,
    )


def withholding(table: WithholdingTable | None) -> Withholding:
    """Build [withholding]; without the table nothing may be held back."""
    if table is None:
        return Withholding()
    return Withholding(
        allowed=table.allowed,
        decided_by=frozenset(table.decided_by),
        severities=frozenset(table.severities),
        trigger=table.trigger,
        percent=table.percent,
        release_on=table.release_on,
        clause=table.clause,
    )


def warranty(table: WarrantyTable) -> Warranty:
    """Build [warranty]."""
    return Warranty(
        repair_months=table.repair_months,
        recurrence_free_of_charge=table.recurrence_free_of_charge,
        clause=table.clause,
    )


def quality(tables: Mapping[str, QualityTable]) -> Mapping[str, Quality]:
    """Build [quality.*] in the order of the file."""
    return frozen({key: _quality(key, table) for key, table in tables.items()})


def _quality(key: str, table: QualityTable) -> Quality:
    return Quality(
        key=key,
        kind=table.kind,
        every=table.every,
        to=tuple(table.to),
        announced=table.announced,
        due_business_day=table.due_business_day,
        prepared_by=table.prepared_by,
        formal_channel=table.formal_channel,
        objection_within=table.objection_within,
        inspector=table.inspector,
        sample=table.sample,
        scope=table.scope,
        findings_due_business_days=table.findings_due_business_days,
        reply_within=table.reply_within,
        clause=table.clause,
    )


def metrics(tables: Mapping[Measure, MetricTable]) -> Mapping[Measure, MetricTerms]:
    """Build [metrics.*] in the order of the file."""
    return frozen(
        {
            key: MetricTerms(key=key, description=table.description, target=table.target, clause=table.clause)
            for key, table in tables.items()
        }
    )


def privacy(table: PrivacyTable) -> Privacy:
    """Build [privacy]."""
    return Privacy(
        controller=table.controller,
        processor=table.processor,
        notice_url=table.notice_url,
        keep_incidents_years=table.keep_incidents_years,
        keep_photos_months=table.keep_photos_months,
        keep_chat_ids_days=table.keep_chat_ids_days,
        person_stats=table.person_stats,
        reports_to=frozen(table.reports_to),
        clause=table.clause,
    )
