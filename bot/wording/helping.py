"""Help by role, the language, what went wrong, a person's own words in the browser (DIALOGUES 13 to 16)."""

from bot.wording import labels
from bot.wording.said import Run, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import lines, said, sentences
from bot.wording.words import Words
from handlers.notices import answering as notices
from models.sla.contract import Role


def help_for_client(_notice: notices.HelpForClient, words: Words) -> Said:
    """Word help.client."""
    text = words.language.pgettext(
        "help.client",
        "Outage: just write what is happening.\n"
        "/mine – reports and their state\n"
        "/people – who is responsible for what\n"
        "/language – language\n"
        "Urgent, phone: {phone}",
    )
    return said(words.runs(text, phone=words.phone_number))


def help_for_provider(_notice: notices.HelpForProvider, words: Words) -> Said:
    """Word help.provider."""
    text = words.language.pgettext(
        "help.provider",
        "New report: the button [I take it] stops the reaction clock.\n"
        "/queue – open reports, nearest deadline first\n"
        "/phone – entry from a phone call\n"
        "/calendar – hours and days off\n"
        "/people – who is responsible for what",
    )
    return said(words.runs(text))


def help_for_manager(_notice: notices.HelpForManager, words: Words) -> Said:
    """Word help.manager."""
    text = words.language.pgettext(
        "help.manager",
        "Ask in plain words, e.g. “reactions in October”.\n"
        "/stats – this month\n"
        "/contract – services, classes, deadlines, amendments\n"
        "/queue – what is open\n"
        "/people – who is responsible for what",
    )
    return said(words.runs(text))


def unknown_command(notice: notices.UnknownCommand, words: Words) -> Said:
    """Word command.unknown: the commands there are, as they are typed here."""
    t = words.language
    names = {
        "mine": t.pgettext("command.mine", "/mine"),
        "queue": t.pgettext("command.queue", "/queue"),
        "stats": t.pgettext("command.stats", "/stats"),
        "phone": t.pgettext("command.phone", "/phone"),
        "people": t.pgettext("command.people", "/people"),
        "calendar": t.pgettext("command.calendar", "/calendar"),
        "contract": t.pgettext("command.contract", "/contract"),
        "room": t.pgettext("command.room", "/room"),
        "language": t.pgettext("command.language", "/language"),
        "cancel": t.pgettext("command.cancel", "/cancel"),
        "help": t.pgettext("command.help", "/help"),
    }
    text = t.pgettext("command.unknown", "There is no such command. There are: {commands}")
    known = ", ".join(words.typed(names[one]) for one in notice.commands if one in names)
    return said(words.runs(text, commands=known))


def ask_language(_notice: notices.AskLanguage, words: Words) -> Said:
    """Word lang.ask: each language under its own name."""
    t = words.language
    return said(
        words.runs(t.pgettext("lang.ask", "Language:")),
        labels.act(t.pgettext("button.language.pl", "Polski"), "language", argument="pl"),
        labels.act(t.pgettext("button.language.en", "English"), "language", argument="en"),
    )


def language_changed(_notice: notices.LanguageChanged, words: Words) -> Said:
    """Word lang.done, in the language just chosen."""
    text = words.language.pgettext("lang.done", "From now on messages will be in English.")
    return said(words.runs(text))


def role_needed(notice: notices.RoleNeeded, words: Words) -> Said:
    """Word role.none."""
    t = words.language
    role = role_name(words, notice.role)
    if not notice.people:
        text = t.pgettext("role.none.nobody", "This action needs the role: {role}. Nobody holds it now.")
        return said(words.runs(text, role=role))
    text = t.pgettext("role.none", "This action needs the role: {role}. Held by: {people}.")
    return said(words.runs(text, role=role, people=words.people(notice.people)))


def role_name(words: Words, role: str) -> str:
    """Name a role as a task; a role not known here stands for itself."""
    t = words.language
    names: dict[str, str] = {
        Role.REPORTER: t.pgettext("role.reporter", "reporting outages"),
        Role.COORDINATOR: t.pgettext("role.coordinator", "deciding on the class"),
        Role.ACKNOWLEDGE: t.pgettext("role.acknowledge", "reacting to reports"),
        Role.RESOLVE: t.pgettext("role.resolve", "repairing"),
        Role.HOTLINE: t.pgettext("role.hotline", "hotline"),
        Role.REPORTS: t.pgettext("role.reports", "reports and figures"),
        Role.INSPECTOR: t.pgettext("role.inspector", "inspection"),
        Role.OWNER: t.pgettext("role.owner", "acting for a party of the contract"),
        Role.ADMIN: t.pgettext("role.admin", "giving and removing access"),
    }
    return names.get(role, role)


def phone_number(_notice: notices.PhoneNumber, words: Words) -> Said:
    """Word phone.number: the engineer calls whoever reported, everybody else the helpdesk."""
    t = words.language
    if words.audience == "provider" and words.incident is not None:
        text = t.pgettext("phone.number.reporter", "Reported by: {reporter}. Helpdesk: {phone}")
        reporter = words.with_phone(words.incident.incident.reporter)
        return said(words.runs(text, reporter=reporter, phone=words.phone_number))
    text = t.pgettext("phone.number", "Phone: {phone}")
    return said(words.runs(text, phone=words.phone_number))


def photo_how(notice: notices.PhotoHow, words: Words) -> Said:
    """Word photo.how."""
    text = words.language.pgettext(
        "photo.how", "{number}: please send the photo or file (no customer data and no passwords)."
    )
    return said(words.runs(text, number=notice.number))


def store_down(_notice: notices.StoreDown, words: Words) -> Said:
    """Word out.db."""
    text = words.language.pgettext(
        "out.db", "The report cannot be saved now. **Please call {phone}** or write an e-mail: {email}"
    )
    return said(words.runs(text, phone=words.phone_number, email=words.email))


def bot_will_be_away(notice: notices.BotWillBeAway, words: Words) -> Said:
    """Word out.before; a day that is today is called so."""
    t = words.language
    span = t.span(notice.since, notice.until, words.now, words.terms.zone)
    if words.is_today(notice.since):
        text = t.pgettext(
            "out.before",
            "The bot will be unavailable: today, {span}. Reports during that time: phone {phone}, e-mail {email}",
        )
    else:
        text = t.pgettext(
            "out.before.later",
            "The bot will be unavailable: {span}. Reports during that time: phone {phone}, e-mail {email}",
        )
    return said(words.runs(text, span=span, phone=words.phone_number, email=words.email))


def bot_was_away(notice: notices.BotWasAway, words: Words) -> Said:
    """Word out.after, with out.long after more than a day."""
    t = words.language
    text = t.pgettext(
        "out.after",
        "The bot was down: {span}. Late messages received now: {late}. The times they were sent count. **If "
        "something is missing from the list, please report it again or by e-mail: {email}**",
    )
    span = t.span(notice.since, notice.until, words.now, words.terms.zone)
    long = t.pgettext(
        "out.long",
        "The outage lasted more than 24 h and Telegram does not keep older messages: reports from more than "
        "24 h "
        "ago may not have arrived.",
    )
    return said(
        lines(
            sentences(words.runs(text, span=span, late=notice.late, email=words.email)),
            words.runs(long) if notice.over_a_day else (),
        ),
        labels.mine(t),
    )


def echo(notice: notices.Echo, words: Words) -> Said:
    """Word echo: the person's own text, without quotes around it."""
    return Said(runs=(Run(words.quote(notice.text)),))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.HelpForClient, help_for_client),
    saying(notices.HelpForProvider, help_for_provider),
    saying(notices.HelpForManager, help_for_manager),
    saying(notices.AskLanguage, ask_language),
    saying(notices.UnknownCommand, unknown_command),
    saying(notices.LanguageChanged, language_changed),
    saying(notices.RoleNeeded, role_needed),
    saying(notices.PhoneNumber, phone_number),
    saying(notices.PhotoHow, photo_how),
    saying(notices.StoreDown, store_down),
    saying(notices.BotWasAway, bot_was_away),
    saying(notices.BotWillBeAway, bot_will_be_away),
    saying(notices.Echo, echo),
)
