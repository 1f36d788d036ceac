"""The menu of commands in Telegram: which commands are shown in which chats, in each language (DIALOGUES 14).

A menu that is refused costs nobody a report.
"""

from collections.abc import Sequence

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.channels.telegram_bot import RawBot
from bot.languages import LanguageCode, languages
from bot.wording.menu import menu
from handlers.menus import ADMINS_IN_GROUPS, EVERYBODYS, IN_GROUPS

log = structlog.get_logger()

LANGUAGES: tuple[tuple[LanguageCode, str | None], ...] = (("en", None), ("en", "en"), ("pl", "pl"))
Scope = tuple[BotCommandScope, Sequence[str]]


async def show_menus(bot: RawBot) -> None:
    """Put the commands of everybody into the menus of private chats and of groups."""
    scopes: tuple[Scope, ...] = (
        (BotCommandScopeAllPrivateChats(), EVERYBODYS),
        (BotCommandScopeAllGroupChats(), IN_GROUPS),
        (BotCommandScopeAllChatAdministrators(), ADMINS_IN_GROUPS),
    )
    for scope, commands in scopes:
        for language, told_to in LANGUAGES:
            await _put(bot, scope, commands, language, told_to)


async def show_menu(bot: RawBot, chat: str, commands: Sequence[str], language: str) -> None:
    """Put a person's own commands into the menu of their private chat, in the language they read."""
    code: LanguageCode = "pl" if language == "pl" else "en"
    await _put(bot, BotCommandScopeChat(chat), commands, code, None)


async def _put(
    bot: RawBot, scope: BotCommandScope, commands: Sequence[str], language: LanguageCode, told_to: str | None
) -> None:
    shown = [BotCommand(name, words) for name, words in menu(languages(language), commands)]
    try:
        await bot.set_my_commands(shown, scope=scope, language_code=told_to)
    except TelegramError as error:
        log.warning("telegram.menu_refused", error=type(error).__name__)
