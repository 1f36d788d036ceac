"""The menu of commands in Telegram: which commands are shown in which chats, in each language (DIALOGUES 14)."""

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.channels.telegram_bot import RawBot
from bot.languages import LanguageCode, languages
from bot.wording.menu import menu

log = structlog.get_logger()

MENUS: tuple[tuple[LanguageCode, str | None], ...] = (("en", None), ("en", "en"), ("pl", "pl"))


async def show_menus(bot: RawBot) -> None:
    """Put the commands into the menu of private chats; a menu that fails costs nobody a report."""
    for language, told_to in MENUS:
        commands = [BotCommand(name, words) for name, words in menu(languages(language))]
        try:
            await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats(), language_code=told_to)
        except TelegramError as error:
            log.warning("telegram.menu_refused", error=type(error).__name__)
