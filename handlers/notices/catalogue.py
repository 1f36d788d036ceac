"""All notices by message id, and their form in a delivery row.

A row keeps kind + parameters and is worded when sent (TRIALS 6), so a notice must survive the trip through
JSON.
"""

import json
from functools import cache

from pydantic import TypeAdapter

from handlers.messages import Notice
from handlers.notices.answering import ANSWERING
from handlers.notices.asking import ASKING
from handlers.notices.classifying import CLASSIFYING
from handlers.notices.climbing import CLIMBING
from handlers.notices.counting import COUNTING
from handlers.notices.disputing import DISPUTING
from handlers.notices.excluding import EXCLUDING
from handlers.notices.explaining import EXPLAINING
from handlers.notices.files import FILES
from handlers.notices.home import HOME
from handlers.notices.hotline import HOTLINE
from handlers.notices.inspecting import INSPECTING
from handlers.notices.linking import LINKING
from handlers.notices.pausing import PAUSING
from handlers.notices.people import PEOPLE
from handlers.notices.quality import QUALITY
from handlers.notices.reacting import REACTING
from handlers.notices.receipts import RECEIPTS
from handlers.notices.repairing import REPAIRING
from handlers.notices.reporting import REPORTING
from handlers.notices.rooms import ROOMS
from handlers.notices.standing import STANDING
from handlers.notices.withholding import WITHHOLDING
from handlers.notices.working import WORKING

NOTICES: dict[str, type[Notice]] = {
    kind.id: kind
    for kind in (
        *LINKING,
        *REPORTING,
        *RECEIPTS,
        *REACTING,
        *ASKING,
        *PAUSING,
        *REPAIRING,
        *CLASSIFYING,
        *DISPUTING,
        *CLIMBING,
        *ANSWERING,
        *COUNTING,
        *EXPLAINING,
        *EXCLUDING,
        *ROOMS,
        *QUALITY,
        *INSPECTING,
        *WITHHOLDING,
        *HOTLINE,
        *WORKING,
        *FILES,
        *HOME,
        *STANDING,
        *PEOPLE,
    )
}


@cache
def _adapter(kind: str) -> TypeAdapter[Notice]:
    return TypeAdapter(NOTICES[kind])


def to_parameters(notice: Notice) -> str:
    """Return the notice's fields as JSON text, keys sorted."""
    return json.dumps(_adapter(notice.id).dump_python(notice, mode="json"), sort_keys=True)


def from_parameters(kind: str, parameters: str) -> Notice:
    """Return the notice a delivery row describes; KeyError for an unknown kind (a row of a newer release)."""
    return _adapter(kind).validate_json(parameters)
