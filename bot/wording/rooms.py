"""What is said about rooms, in the room itself and to those who look after it."""

from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import said, sentences
from bot.wording.words import Words
from handlers.notices import rooms as notices
from models.sla.contract import Side


def room_opened(notice: notices.RoomOpened, words: Words) -> Said:
    """Word room.opened: what will be shown here from now on."""
    t = words.language
    if notice.side == Side.PROVIDER:
        text = t.pgettext(
            "room.opened",
            "From now on this is the room of: {party}. New reports and escalations are shown here.",
        )
    else:
        text = t.pgettext(
            "room.opened.client", "From now on this is the room of: {party}. Its own reports are shown here."
        )
    return said(words.runs(text, party=words.party(Side(notice.side))))


def room_closed(notice: notices.RoomClosed, words: Words) -> Said:
    """Word room.closed."""
    text = words.language.pgettext(
        "room.closed", "This is no longer the room of: {party}. Everything goes by private message."
    )
    return said(words.runs(text, party=words.party(Side(notice.side))))


def room_how(_notice: notices.RoomHow, words: Words) -> Said:
    """Word room.how."""
    text = words.language.pgettext(
        "room.how", "This command belongs in a group or a channel: it makes that chat the party's room."
    )
    return said(words.runs(text))


def room_lost(notice: notices.RoomLost, words: Words) -> Said:
    """Word room.lost."""
    text = words.language.pgettext(
        "room.lost",
        "Nothing can be posted in the room of: {party} ({channel}) any more. Everything goes by private "
        "message until a new room is made with /room.",
    )
    party = words.party(Side(notice.side))
    return said(words.runs(text, party=party, channel=notice.channel.capitalize()))


def room_not_opened(notice: notices.RoomNotOpened, words: Words) -> Said:
    """Word room.refused: the bot has to be there first."""
    t = words.language
    head = t.pgettext(
        "room.refused",
        "The chat where this command was given is not the room of: {party}, because the bot cannot post there. "
        "Please add the bot there first and give the command again.",
    )
    kept = words.runs(t.pgettext("room.refused.kept", "The room there was stays.")) if notice.is_kept else ()
    return said(sentences(words.runs(head, party=words.party(Side(notice.side))), kept))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.RoomOpened, room_opened),
    saying(notices.RoomClosed, room_closed),
    saying(notices.RoomHow, room_how),
    saying(notices.RoomLost, room_lost),
    saying(notices.RoomNotOpened, room_not_opened),
)
