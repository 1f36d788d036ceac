"""A contract in plain words, clause by clause: the parties, people, places, services and hours, then the rules.

Stands at the edge; reads the rule book's values only. Names stand where the file has keys. The rules are in
`explaining_contract_rules`, the worked examples in `explaining_contract_examples`.
"""

from collections.abc import Iterable
from datetime import date

from bot.wording.explaining_contract_amendments import amendments_in_words
from bot.wording.explaining_contract_examples import worked_examples
from bot.wording.explaining_contract_rules import rule_sections
from bot.wording.explaining_contract_sanctions import sanction_sections
from bot.wording.helping import role_name
from bot.wording.plain_law import Section, clause_of, duration, lines_of, one_full_stop, titled
from bot.wording.words import Words
from models.sla.contract import Contact, ContractKind, Metric, Service, Severity, Side, Terms


def contract_in_words(words: Words) -> str:
    """Write the whole contract; the digest of the text is on the last line."""
    sections = [
        _parties(words),
        people_section(words),
        _channels(words),
        _places(words),
        hours_section(words),
        services_section(words),
        classes_section(words),
        *rule_sections(words),
        *sanction_sections(words),
        amendments_in_words(words),
        worked_examples(words),
    ]
    body = [titled(one) for one in sections if one.lines]
    return one_full_stop("\n\n".join([_title(words), *body, words.terms.digest]))


def _title(words: Words) -> str:
    t, terms = words.language, words.terms
    text = t.pgettext(
        "law.title", "{title}\nContract {number}, in force from {first} to {last}, days of {zone}."
    )
    told = text.format(
        title=terms.title,
        number=terms.number,
        first=t.day(terms.valid_from, year=True),
        last=t.day(terms.valid_to, year=True),
        zone=terms.timezone,
    )
    text_of = words.contract.versions[-1].effective_from if words.contract else terms.valid_from
    if text_of > terms.valid_from:
        newest = t.pgettext("law.newest", "This is the text with all amendments, as in force from {day}.")
        told += "\n" + newest.format(day=t.day(text_of, year=True))
    if terms.example:
        told += "\n" + t.pgettext("law.example", "This is an example: everybody in it is made up.")
    return told


def _parties(words: Words) -> Section:
    t, terms = words.language, words.terms
    client, provider = terms.parties[Side.CLIENT], terms.parties[Side.PROVIDER]
    if terms.kind is ContractKind.INTERNAL:
        both = t.pgettext("law.parties.internal", "Between two departments: {client} asks, {provider} helps.")
    else:
        both = t.pgettext("law.parties", "Client: {client} · provider: {provider}")
    if client.reporters == "employees":
        who = t.pgettext("law.reporters.employees", "Every employee of {client} may report ({domains}).")
    else:
        who = t.pgettext("law.reporters.contacts", "Only the people named below may report for {client}.")
    domains = ", ".join(client.email_domains) or t.pgettext("law.reporters.invited", "by invitation")
    notice = t.pgettext("law.notice", "Notice period: {period}.").format(period=terms.notice_period or "")
    form = t.pgettext("law.form", "Form of amendments: {form}.").format(form=terms.amendment_form or "")
    return Section(
        heading=t.pgettext("law.parties.heading", "Parties"),
        lines=lines_of(
            clause_of(both.format(client=client.name, provider=provider.name), terms.clause),
            clause_of(who.format(client=client.short, domains=domains), client.clause),
            *_formalities(words),
            notice if terms.notice_period else "",
            form if terms.amendment_form else "",
        ),
    )


def _formalities(words: Words) -> tuple[str, ...]:
    t, terms = words.language, words.terms
    signed = t.pgettext("law.signed", "Signed on {day}.")
    address = t.pgettext("law.address", "{party}: {address}")
    return lines_of(
        signed.format(day=t.day(terms.signed_on, year=True)) if terms.signed_on else "",
        *(
            address.format(party=one.short, address=one.address)
            for one in terms.parties.values()
            if one.address
        ),
    )


def people_section(words: Words) -> Section:
    """List the people by name with what they may do and who stands in."""
    t, terms = words.language, words.terms
    return Section(
        heading=t.pgettext("law.people.heading", "People"),
        lines=tuple(_person(words, one) for one in terms.contacts.values()),
    )


def _person(words: Words, one: Contact) -> str:
    t = words.language
    text = t.pgettext("law.person", "{person} ({party}): {roles}")
    roles = ", ".join(role_name(words, role) for role in sorted(one.roles))
    told = text.format(person=words.with_title(one.key), party=words.party(one.party), roles=roles)
    if one.deputy:
        told += "; " + t.pgettext("law.deputy", "deputy: {person}").format(person=words.person(one.deputy))
    return clause_of(told + ".", one.clause)


def _channels(words: Words) -> Section:
    t = words.language
    lines = []
    for one in words.terms.channels.values():
        if one.formal:
            text = t.pgettext("law.channel.formal", "{channel} {address}: a report starts the clock.")
        else:
            text = t.pgettext(
                "law.channel.informal", "{channel} {address}: a report is noted, no clock starts."
            )
        told = text.format(channel=words.channel(one.key), address=one.address or one.number or "")
        if one.coverage:
            hours = words.terms.coverages[one.coverage].label(t.code)
            told += " " + t.pgettext("law.channel.hours", "Answered in: {hours}.").format(hours=hours)
        lines.append(clause_of(told.replace(" :", ":"), one.clause))
    return Section(heading=t.pgettext("law.channels.heading", "How to report"), lines=tuple(lines))


def _places(words: Words) -> Section:
    t = words.language
    lines = []
    for one in words.terms.locations.values():
        access = t.pgettext("law.place.access", "{place}; access: {access}.")
        bare = t.pgettext("law.place", "{place}.")
        text = access if one.access else bare
        lines.append(clause_of(text.format(place=one.name, access=one.access or ""), one.clause))
    return Section(heading=t.pgettext("law.places.heading", "Places"), lines=tuple(lines))


def hours_section(words: Words) -> Section:
    """List the support hours with their closed and open days."""
    t, terms = words.language, words.terms
    lines = []
    for one in terms.coverages.values():
        text = t.pgettext("law.hours", "{name}: {hours}.")
        always = t.pgettext("law.hours.always", "round the clock, every day")
        told = text.format(name=one.label(t.code), hours=always if one.always else words.hours(one))
        if one.holidays:
            off = t.pgettext("law.hours.holidays", "Closed on the public holidays of {country}.")
            told += " " + off.format(country=one.holidays)
        if one.extra_closed:
            also = t.pgettext("law.hours.closed", "Also closed: {days}.")
            told += " " + also.format(days=_days(words, one.extra_closed))
        if one.extra_open:
            opened = t.pgettext("law.hours.open", "Open by agreement: {days}.")
            told += " " + opened.format(days=_days(words, one.extra_open))
        lines.append(clause_of(told, one.clause))
    return Section(heading=t.pgettext("law.hours.heading", "Hours"), lines=tuple(lines))


def _days(words: Words, days: Iterable[date]) -> str:
    return ", ".join(words.language.day(day, year=True) for day in days)


def services_section(words: Words) -> Section:
    """List what is covered and what is not."""
    t, terms = words.language, words.terms
    lines = [_service(words, one) for one in terms.services.values()]
    for topic in terms.out_of_scope.values():
        if topic.change_request:
            text = t.pgettext(
                "law.change", "Not covered, counted as a change request: {name}. Help: {refer}."
            )
        else:
            text = t.pgettext("law.outside", "Not covered: {name}. Help: {refer}.")
        told = text.format(name=topic.label(t.code), refer=topic.refer_to)
        lines.append(clause_of(told, topic.clause))
    return Section(heading=t.pgettext("law.services.heading", "Services"), lines=tuple(lines))


def _service(words: Words, one: Service) -> str:
    t, terms = words.language, words.terms
    places = ", ".join(words.place(key) for key in one.locations)
    head = t.pgettext("law.service", "{name}, at: {places}.")
    parts = [head.format(name=one.name, places=places) if places else f"{one.name}."]
    if one.description:
        what = t.pgettext("law.service.what", "It is: {description}.")
        parts.append(what.format(description=one.description))
    if one.monthly_fee is not None:
        fee = t.money(one.monthly_fee, terms.currency)
        parts.append(t.pgettext("law.service.fee", "Monthly fee: {fee} net.").format(fee=fee))
    if one.availability_target is not None:
        target = t.percent(str(one.availability_target))
        parts.append(
            t.pgettext("law.service.target", "Availability at least {target}.").format(target=target)
        )
    parts += [_own_hours(words, one, severity) for severity in one.coverage]
    parts += [_own_targets(words, one, severity) for severity in one.targets]
    return clause_of(" ".join(parts), one.clause)


def _own_hours(words: Words, one: Service, severity: str) -> str:
    text = words.language.pgettext("law.service.hours", "Class {severity} runs in: {hours}.")
    hours = words.terms.coverages[one.coverage[severity]].label(words.language.code)
    return text.format(severity=severity, hours=hours)


def _own_targets(words: Words, one: Service, severity: str) -> str:
    text = words.language.pgettext("law.service.targets", "Class {severity} here: {targets}.")
    return text.format(severity=severity, targets=_targets(words, words.terms, one.key, severity))


def classes_section(words: Words) -> Section:
    """List the classes with their times."""
    t, terms = words.language, words.terms
    return Section(
        heading=t.pgettext("law.classes.heading", "Classes and deadlines"),
        lines=tuple(class_line(words, one) for one in terms.severities_by_rank),
    )


def class_line(words: Words, one: Severity) -> str:
    """Write a class with its times and what falls under it."""
    t = words.language
    if one.button(t.code) == one.label(t.code):
        text = t.pgettext("law.class.plain", "Class {severity}, {name}: {targets}.")
    else:
        text = t.pgettext("law.class", "Class {severity}, {name} (“{choice}”): {targets}.")
    told = text.format(
        severity=one.key,
        name=one.label(t.code),
        choice=one.button(t.code),
        targets=_targets(words, words.terms, None, one.key),
    )
    if one.criteria:
        told += " " + t.pgettext("law.class.criteria", "When: {criteria}.").format(criteria=one.criteria)
    return clause_of(told, one.clause)


def _targets(words: Words, terms: Terms, service: str | None, severity: str) -> str:
    t = words.language
    own = terms.severities[severity].targets
    parts = []
    for metric in Metric:
        time = terms.target(service, severity, metric) if service else own.of(metric)
        if time is None:
            continue
        match metric:
            case Metric.REACTION:
                text = t.pgettext("law.target.reaction", "reaction within {time}")
            case Metric.WORKAROUND:
                text = t.pgettext("law.target.workaround", "workaround within {time}")
            case _:
                text = t.pgettext("law.target.restoration", "restoration within {time}")
        parts.append(text.format(time=duration(words, time)))
    return ", ".join(parts) or t.pgettext("law.target.none", "no deadlines")
