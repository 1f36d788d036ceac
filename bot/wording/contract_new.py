"""What `reakcja contract new` asks and says, and the comments of the file it writes."""

from collections.abc import Mapping

from bot.languages import Language


def ask(words: Language, name: str, default: str) -> str:
    """Word a question; what an empty answer takes stands in square brackets."""
    question = words.pgettext("new.question", "{question} [{default}]:")
    return question.format(question=_questions(words)[name], default=default)


def already_there(words: Language, file: str) -> str:
    """Refuse to write over a file."""
    sentence = words.pgettext("new.exists", "{file} is there already. Please give another name.")
    return sentence.format(file=file)


def not_written(words: Language, file: str, reason: str) -> str:
    """Say that the file could not be written, and why."""
    sentence = words.pgettext("new.unwritable", "{file} cannot be written: {reason}.")
    return sentence.format(file=file, reason=reason)


def gave_up(words: Language) -> str:
    """Say that the answers ended too early."""
    return words.pgettext("new.ended", "The answers ended too early. Nothing was written.")


def three_parts(words: Language) -> str:
    """Say how a person is given."""
    return words.pgettext(
        "new.person",
        "Please give a name, a phone with the country's number and an e-mail, with commas between.",
    )


def written(words: Language, file: str) -> str:
    """Say that the file is there and what comes next."""
    sentence = words.pgettext(
        "new.written",
        "{file} has been written and can be loaded. Next: reakcja contract explain {file} tells it in plain words.",
    )
    return sentence.format(file=file)


def _questions(words: Language) -> Mapping[str, str]:
    return {
        "number": words.pgettext("new.number", "Number of the contract"),
        "client": words.pgettext("new.client", "Client (company or department)"),
        "provider": words.pgettext("new.provider", "Provider (company or department)"),
        "valid_from": words.pgettext("new.from", "First day in force (year-month-day)"),
        "valid_to": words.pgettext("new.to", "Last day in force (year-month-day)"),
        "timezone": words.pgettext("new.zone", "Time zone"),
        "services": words.pgettext("new.services", "Services, with commas between"),
        "hours": words.pgettext("new.hours", "Support hours, Monday to Friday, or 24/7"),
        "reaction": words.pgettext("new.reaction", "Reaction in class A, B and C"),
        "restoration": words.pgettext("new.restoration", "Restoration in class A, B and C"),
        "client_person": words.pgettext(
            "new.client_person", "Client: who reports and decides on the class (name, phone, e-mail)"
        ),
        "engineer": words.pgettext("new.engineer", "Provider: who takes reports (name, phone, e-mail)"),
        "manager": words.pgettext(
            "new.manager", "Provider: who is told when nobody takes a report (name, phone, e-mail)"
        ),
    }


def comments(words: Language) -> Mapping[str, str]:
    """Return the comments above the parts of the file, and the names that go into it; lines end with \\n."""
    return {
        "head": words.pgettext(
            "new.file.head",
            "The contract. Days are included on both ends. Terms are changed by [[amendment]] only, never in place.",
        ),
        "parties": words.pgettext(
            "new.file.parties",
            'The two sides. reporters = "employees" with email_domains = ["…"] lets every employee report.',
        ),
        "contacts": words.pgettext(
            "new.file.contacts",
            "People by name. Roles decide what they may do. Who leaves gets valid_to and is not deleted.",
        ),
        "channels": words.pgettext("new.file.channels", "The phone on every screen."),
        "coverage": words.pgettext(
            "new.file.coverage", "Support hours. The clock runs in them; public holidays are closed."
        ),
        "services": words.pgettext(
            "new.file.services",
            'What is covered. keywords = ["…"] help to guess the service, locations and monthly_fee may be added.',
        ),
        "severities": words.pgettext(
            "new.file.severities",
            "Classes and their times, in hours and minutes of support hours, never in days.",
        ),
        "first_notice": words.pgettext("new.file.first_notice", "Who is told of a new report at once."),
        "escalation": words.pgettext(
            "new.file.escalation",
            "Who is told when that part of the contract time has passed without a result.",
        ),
        "more": words.pgettext(
            "new.file.more",
            "Optional, each with a default: clock, acknowledgement, pause, reclassification, closing, "
            "maintenance, exclusions, penalties, withholding, quality, metrics, privacy. See contracts/example.toml.",
        ),
        "name_A": words.pgettext("new.file.a", "critical failure"),
        "choice_A": words.pgettext("new.file.a.choice", "Work has stopped"),
        "name_B": words.pgettext("new.file.b", "failure"),
        "choice_B": words.pgettext("new.file.b.choice", "Much worse"),
        "name_C": words.pgettext("new.file.c", "minor fault"),
        "choice_C": words.pgettext("new.file.c.choice", "A small thing"),
        "level": words.pgettext("new.file.level", "management"),
    }
