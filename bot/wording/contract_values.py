"""What is said about single values of a contract file, and about the file itself; beside `contract`."""

from bot.languages import Language
from models.contract_file.faults import FaultKind

Sentences = tuple[str, str]
"""What was expected, in a few words, and the whole sentence; placeholders unfilled."""


def value_sentences(words: Language) -> dict[FaultKind, Sentences]:
    """Return the sentences of this file by kind of fault."""
    return {
        **_file(words),
        **_encoding(words),
        **_folder(words),
        **_shape(words),
        **_figures(words),
        **_limits(words),
        **_texts(words),
        **_addresses(words),
        **_codes(words),
    }


def _file(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.UNREADABLE: (
            words.pgettext("fault.unreadable.expected", "a file that can be opened"),
            words.pgettext(
                "fault.unreadable",
                "The file cannot be opened ({found}); check its name and the right to read it.",
            ),
        ),
        FaultKind.TOO_LARGE: (
            words.pgettext("fault.too_large.expected", "at most {limit} bytes"),
            words.pgettext(
                "fault.too_large",
                "The file is larger than {limit} bytes; a contract is text and far smaller.",
            ),
        ),
        FaultKind.TOO_MANY: (
            words.pgettext("fault.too_many.expected", "at most {limit} entries"),
            words.pgettext(
                "fault.too_many",
                "The file has more than {limit} lines or entries; split it into several contracts.",
            ),
        ),
        FaultKind.TOO_DEEP: (
            words.pgettext("fault.too_deep.expected", "at most {limit} levels"),
            words.pgettext(
                "fault.too_deep",
                "Tables or lists stand inside each other more than {limit} levels deep; a contract "
                "needs no more than a few.",
            ),
        ),
    }


def _encoding(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.NOT_UTF8: (
            words.pgettext("fault.not_utf8.expected", "text in UTF-8"),
            words.pgettext(
                "fault.not_utf8", "Line {line} is not text in UTF-8; save the file in that encoding."
            ),
        ),
        FaultKind.NOT_TOML: (
            words.pgettext("fault.not_toml.expected", "TOML"),
            words.pgettext(
                "fault.not_toml",
                "Line {line}, column {column}: this is no TOML (“{found}”); often a quotation mark, a"
                " bracket or the sign = is missing, or a name stands twice.",
            ),
        ),
    }


def _folder(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.PREFIX_TAKEN: (
            words.pgettext("fault.prefix_taken.expected", "a prefix no other contract has"),
            words.pgettext(
                "fault.prefix_taken",
                "The incident prefix “{found}” belongs to the contract in {file}; two contracts must "
                "not number incidents alike.",
            ),
        ),
        FaultKind.NUMBER_TAKEN: (
            words.pgettext("fault.number_taken.expected", "a number no other contract has"),
            words.pgettext(
                "fault.number_taken",
                "The contract number “{found}” stands in {file} already; one contract is one file.",
            ),
        ),
    }


def _shape(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.UNKNOWN_KEY: (
            words.pgettext("fault.unknown_key.expected", "a name the contract format knows"),
            words.pgettext(
                "fault.unknown_key", "There is no such entry in this place; check the spelling, or remove it."
            ),
        ),
        FaultKind.MISSING: (
            words.pgettext("fault.missing.expected", "a value"),
            words.pgettext("fault.missing", "This entry is required and is not there."),
        ),
        FaultKind.EMPTY: (
            words.pgettext("fault.empty.expected", "at least one entry"),
            words.pgettext("fault.empty", "Nothing stands here; at least one entry is needed."),
        ),
        FaultKind.WRONG_TYPE: (
            words.pgettext("fault.wrong_type.expected", "{wanted}"),
            words.pgettext(
                "fault.wrong_type", "“{found}” is not the right kind of value here; expected: {wanted}."
            ),
        ),
        FaultKind.WRONG_CHOICE: (
            words.pgettext("fault.wrong_choice.expected", "one of: {choices}"),
            words.pgettext("fault.wrong_choice", "“{found}” cannot stand here; expected one of: {choices}."),
        ),
        FaultKind.ONE_VALUE: (
            words.pgettext("fault.one_value.expected", "{value}"),
            words.pgettext(
                "fault.one_value",
                "“{found}” cannot stand here: the clock and the procedure know this rule only as "
                "“{value}”. Write that, or leave the line out.",
            ),
        ),
    }


def _figures(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.DURATION: (
            words.pgettext("fault.duration.expected", "a duration such as 90 s, 30 min or 4 h"),
            words.pgettext(
                "fault.duration",
                "“{found}” is not a duration of the clock; write seconds, minutes or hours (90 s, 30 "
                "min, 4 h). Days must be written as hours: 3 days of 8 h are 24 h.",
            ),
        ),
        FaultKind.MONEY: (
            words.pgettext("fault.money.expected", 'an amount in quotation marks, such as "12000.00"'),
            words.pgettext(
                "fault.money",
                "“{found}” is not an amount; write it in quotation marks with a decimal point, such "
                'as "12000.00".',
            ),
        ),
        FaultKind.PERCENT: (
            words.pgettext(
                "fault.percent.expected", 'a percentage from 0 to 100 in quotation marks, such as "99.50"'
            ),
            words.pgettext(
                "fault.percent",
                "“{found}” is not a percentage; write it in quotation marks with a decimal point, "
                'from "0" to "100".',
            ),
        ),
        FaultKind.TIME_OF_DAY: (
            words.pgettext(
                "fault.time_of_day.expected", 'a time of day such as "08:00", at the end also "24:00"'
            ),
            words.pgettext(
                "fault.time_of_day",
                "“{found}” is not a time of day that can stand here; write hours and minutes with two"
                ' digits each, such as "08:00"; only an end may be "24:00".',
            ),
        ),
    }


def _limits(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.TOO_SMALL: (
            words.pgettext("fault.too_small.expected", "at least {least}"),
            words.pgettext("fault.too_small", "“{found}” is too small; expected at least {least}."),
        ),
        FaultKind.TOO_BIG: (
            words.pgettext("fault.too_big.expected", "at most {most}"),
            words.pgettext("fault.too_big", "“{found}” is too large; expected at most {most}."),
        ),
        FaultKind.TOO_LONG: (
            words.pgettext("fault.too_long.expected", "at most {years} years"),
            words.pgettext(
                "fault.too_long",
                "The contract would run to {found}, longer than {years} years; nobody knows the "
                "holidays so far ahead.",
            ),
        ),
    }


def _texts(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.BAD_KEY: (
            words.pgettext("fault.bad_key.expected", "letters a-z, digits, - and _, at most 32"),
            words.pgettext(
                "fault.bad_key",
                "The key “{found}” cannot be used; keys have letters a-z, digits, - and _, at most 32.",
            ),
        ),
        FaultKind.RESERVED_KEY: (
            words.pgettext("fault.reserved_key.expected", "another key"),
            words.pgettext(
                "fault.reserved_key",
                "The key “{found}” would be mistaken in the records for an employee or the bot "
                "itself; choose another.",
            ),
        ),
        FaultKind.BAD_PREFIX: (
            words.pgettext(
                "fault.bad_prefix.expected", "one to six capital letters or digits, a letter first"
            ),
            words.pgettext(
                "fault.bad_prefix",
                "“{found}” cannot begin incident numbers; use one to six capital letters A-Z or "
                "digits, a letter first.",
            ),
        ),
        FaultKind.BAD_TEXT: (
            words.pgettext("fault.bad_text.expected", "a text of at most {most} characters"),
            words.pgettext(
                "fault.bad_text",
                "“{found}” cannot stand here; expected a text that is not empty and has at most "
                "{most} characters, without control characters.",
            ),
        ),
    }


def _addresses(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.BAD_PHONE: (
            words.pgettext("fault.bad_phone.expected", "a phone number such as +48 000 000 101"),
            words.pgettext(
                "fault.bad_phone", "“{found}” is not a phone number; write it like +48 000 000 101."
            ),
        ),
        FaultKind.BAD_EMAIL: (
            words.pgettext("fault.bad_email.expected", "an e-mail address"),
            words.pgettext("fault.bad_email", "“{found}” is not an e-mail address."),
        ),
        FaultKind.BAD_DOMAIN: (
            words.pgettext("fault.bad_domain.expected", "a domain such as zaklad.example.com"),
            words.pgettext(
                "fault.bad_domain",
                "“{found}” is not a domain; write it without @, such as zaklad.example.com.",
            ),
        ),
    }


def _codes(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.BAD_ADDRESS: (
            words.pgettext("fault.bad_address.expected", "a web address beginning with https://"),
            words.pgettext(
                "fault.bad_address", "“{found}” is not a web address; it must begin with https:// or http://."
            ),
        ),
        FaultKind.BAD_COUNTRY: (
            words.pgettext("fault.bad_country.expected", 'a country code such as "PL"'),
            words.pgettext(
                "fault.bad_country",
                '“{found}” is not a country code; write two capital letters such as "PL", with a '
                'region such as "DE-BY".',
            ),
        ),
        FaultKind.BAD_CODE: (
            words.pgettext("fault.bad_code.expected", 'a code such as "{example}"'),
            words.pgettext(
                "fault.bad_code", '“{found}” is not a code of the right form; write it like "{example}".'
            ),
        ),
        FaultKind.UNKNOWN_ZONE: (
            words.pgettext("fault.unknown_zone.expected", 'a time zone such as "Europe/Warsaw"'),
            words.pgettext(
                "fault.unknown_zone",
                'No time zone is called “{found}”; use the name of the IANA list, such as "Europe/Warsaw".',
            ),
        ),
        FaultKind.UNKNOWN_COUNTRY: (
            words.pgettext("fault.unknown_country.expected", "a country whose holidays are known"),
            words.pgettext(
                "fault.unknown_country",
                "The holidays of “{found}” are not known; correct the code, or leave it out and list "
                "the days in extra_closed.",
            ),
        ),
    }
