"""The conversation's page: its panes, and in a demo the guide and the clock beside them."""

from collections.abc import Mapping, Sequence
from secrets import token_urlsafe

from fastapi import Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from bot.languages import Language
from bot.web.api_shapes import exact
from bot.web.guide import Guide, guide
from bot.web.history import Catch, environment, view_of
from bot.web.parts import SiteParts
from bot.web.viewers import Viewer
from bot.wording.hints import hint_text
from bot.wording.page import page_words, quoted, samples, step_names

MOVES = (("60", "+1 min"), ("540", "+9 min"), ("900", "+15 min"), ("3600", "+1 h"))


def document(
    request: Request, template: str, language: Language, *, status: int = 200, **values: object
) -> HTMLResponse:
    """Draw a whole page in a language."""
    text = (
        environment()
        .get_template(template)
        .render(
            code=language.code,
            words=page_words(language.code),
            tied=language.typeset,
            path=request.url.path,
            **values,
        )
    )
    return HTMLResponse(text, status)


def chat_page(
    request: Request, parts: SiteParts, viewer: Viewer, catch: Catch, toasts: Mapping[str, str]
) -> HTMLResponse:
    """Draw the panes of a viewer with what was read; `toasts` are sentences to be said once, by pane."""
    language = viewer.language
    words = page_words(language.code)
    said = samples(language)
    demo = parts.demo
    return document(
        request,
        "chat.html",
        language,
        title=words.product,
        is_demo=demo is not None,
        is_example=parts.emergency().is_example,
        panes=viewer.panes,
        views=[view_of(message, viewer, parts.zone, catch.now) for message in catch.messages],
        toasts=toasts,
        samples={
            "client": said.client if demo else (),
            "engineer": said.engineer,
            "manager": said.manager,
            "me": (),
        },
        boxes={
            "client": words.box_client,
            "engineer": words.box_engineer,
            "manager": words.box_manager,
            "me": words.box,
        },
        quoted=lambda text: quoted(language, text),
        new_key=lambda: token_urlsafe(9),
        after=catch.last,
        generation=demo.generation() if demo else "",
        now=exact(catch.now),
        speed=demo.speed() if demo else 1,
        zone=parts.zone.key,
        weekdays="|".join(language.weekday(number) for number in range(7)),
        clock=language.moment(catch.now, catch.now, parts.zone),
        unsaved=words.unsaved.format(phone=parts.emergency().phone),
        moves=MOVES,
        guide_html=Markup(guide_html(parts, viewer, [kind for _row, kind in catch.kinds])),  # noqa: S704 - drawn by an escaping template
    )


def road(parts: SiteParts, kinds: Sequence[str]) -> Guide | None:
    """Return where the visitor stands on the demo's road, None outside a demo."""
    return guide(kinds, is_friday=parts.demo.is_friday()) if parts.demo else None


def guide_html(parts: SiteParts, viewer: Viewer, kinds: Sequence[str]) -> str:
    """Draw the step bar and the hint; empty outside a demo."""
    place = road(parts, kinds)
    if place is None:
        return ""
    language = viewer.language
    return (
        environment()
        .get_template("guide.html")
        .render(
            guide=place,
            words=page_words(language.code),
            steps=step_names(language),
            hint=language.typeset(hint_text(language, place.hint)),
        )
    )
