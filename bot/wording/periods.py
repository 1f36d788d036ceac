"""A question about a period that needs one more word from the person who asks (DIALOGUES 12)."""

from dataclasses import replace
from datetime import date

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import label, said, sentences
from bot.wording.words import Words
from handlers.figures import encode
from handlers.notices import counting as notices
from handlers.period_words import month_of, previous
from models.sla.contract import Side
from models.sla.measures import Filters, Period


def ask_period(notice: notices.AskPeriod, words: Words) -> Said:
    """Word st.period.ask."""
    t = words.language
    filters = Filters(service=notice.service, severity=notice.severity, place=notice.place)
    month = t.days(notice.first, notice.last)
    days = (notice.days_last - notice.days_first).days + 1
    last_days = t.npgettext("button.figures.days", "the last {days} day", "the last {days} days", days)
    return said(
        words.runs(t.pgettext("st.period.ask", "“Last month” means:")),
        labels.act(
            label(month), "figures", argument=encode(Period(first=notice.first, last=notice.last), filters)
        ),
        labels.act(
            last_days.format(days=days),
            "figures",
            argument=encode(Period(first=notice.days_first, last=notice.days_last), filters),
        ),
    )


def misunderstood(notice: notices.Misunderstood, words: Words) -> Said:
    """Word st.understood: what was not recognised, what was, and the answer to that."""
    t = words.language
    filters = (
        words.service(notice.service) if notice.service else None,
        notice.severity,
        words.place(notice.place) if notice.place else None,
        span(words, notice.first, notice.last),
    )
    understood = ", ".join(part for part in filters if part)
    unknown = t.pgettext("st.understood", "Not recognised: “{word}”.")
    known = t.pgettext("st.understood.as", "Understood: {understood}.")
    argument = encode(
        Period(first=notice.first, last=notice.last),
        Filters(service=notice.service, severity=notice.severity, place=notice.place),
    )
    return said(
        sentences(words.runs(unknown, word=notice.word), words.runs(known, understood=understood)),
        labels.act(t.pgettext("button.figures.show", "Show"), "figures", argument=argument),
        labels.act(
            t.pgettext("button.figures.period", "Change the period"), "changeperiod", argument=argument
        ),
        labels.act(
            t.pgettext("button.figures.service", "Change the service"), "changeservice", argument=argument
        ),
    )


def choose(notice: notices.ChooseFigures, words: Words) -> Said:
    """Word st.choose: the periods people ask for, or every service."""
    t = words.language
    period = Period(first=notice.first, last=notice.last)
    filters = Filters(service=notice.service, severity=notice.severity, place=notice.place)
    if notice.what == "period":
        this = month_of(words.local_day(words.now))
        year = Period(first=this.first.replace(month=1), last=this.first.replace(month=12, day=31))
        offered = {t.month(one.first): one for one in (this, previous(this))} | {str(year.first.year): year}
        buttons = [
            labels.act(label(name), "figures", argument=encode(one, filters)) for name, one in offered.items()
        ]
        return said(words.runs(t.pgettext("st.choose.period", "Which period?")), *buttons)
    every = labels.act(
        t.pgettext("button.figures.all", "All services"),
        "figures",
        argument=encode(period, replace(filters, service=None)),
    )
    services = [
        labels.act(
            label(words.service(key)), "figures", argument=encode(period, replace(filters, service=key))
        )
        for key in words.terms.services
    ]
    return said(words.runs(t.pgettext("st.choose.service", "Which service?")), *services, every)


def scope(notice: notices.FiguresScope, words: Words) -> Said:
    """Word st.scope."""
    text = words.language.pgettext("st.scope", "Data shown: {party}. Statistics by name: no permission.")
    return said(words.runs(text, party=words.party(Side(notice.side))))


def parties(notice: notices.FiguresOfParties, words: Words) -> Said:
    """Word st.parties: naming a side narrows nothing."""
    text = words.language.pgettext(
        "st.parties",
        "The figures concern both parties of the contract and are not narrowed to one: {party}. "
        "Reports: {client}. Reactions and restorations: {provider}.",
    )
    client, provider = words.party(Side.CLIENT), words.party(Side.PROVIDER)
    return said(words.runs(text, party=words.party(Side(notice.side)), client=client, provider=provider))


def span(words: Words, first: date, last: date) -> str:
    """Name a period: a whole month by its name, else its first and last day."""
    t = words.language
    following = date.fromordinal(last.toordinal() + 1)
    is_month = first.day == 1 and following.day == 1 and (first.year, first.month) == (last.year, last.month)
    return t.month(first) if is_month else t.days(first, last)


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskPeriod, ask_period),
    saying(notices.Misunderstood, misunderstood),
    saying(notices.ChooseFigures, choose),
    saying(notices.FiguresScope, scope),
    saying(notices.FiguresOfParties, parties),
)
