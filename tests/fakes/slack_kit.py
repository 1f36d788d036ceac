"""Block Kit as the fake Slack judges it: what may stand in a message or a form, and what a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Json = dict[str, object]

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
SECTION, LABEL, VALUE, URL, ACTION_ID, BLOCK_ID = 3000, 75, 2000, 3000, 255, 255
TITLE, PRIVATE_METADATA, OPTION, OPTION_VALUE, INPUT_LABEL = 24, 3000, 75, 150, 2000
OPTIONS, RADIO, ELEMENTS, HEADER = 100, 10, 25, 150
KINDS_OF_INPUT = {"static_select", "radio_buttons", "plain_text_input", "file_input"}
IN_MESSAGE = {"section", "rich_text", "actions", "context", "divider", "header", "image", "markdown"}
IN_VIEW = {"section", "rich_text", "actions", "context", "divider", "header", "image", "input"}


class InvalidError(Exception):
    """What Slack calls `invalid_blocks` or `invalid_arguments`, with its reason."""


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button on a screen: its label, what comes back, and where it stands."""

    label: str
    action_id: str
    value: str | None = None
    url: str | None = None
    style: str | None = None
    block: int = 0


def demand(holds: bool, reason: str) -> None:
    if not holds:
        raise InvalidError(reason)


def check_message(blocks: object) -> list[Json]:
    """Return the blocks of a message; raises `InvalidError`."""
    return check_blocks(blocks, MESSAGE_BLOCKS, IN_MESSAGE)


def check_blocks(blocks: object, limit: int, kinds: set[str]) -> list[Json]:
    demand(isinstance(blocks, list), "blocks must be an array")
    assert isinstance(blocks, list)
    demand(len(blocks) <= limit, f"no more than {limit} items allowed [json-pointer:/blocks]")
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    demand(len(ids) == len(set(ids)), "block_id must be unique")
    for block in blocks:
        demand(block.get("type") in kinds, f"unsupported type: {block.get('type')}")
        demand(len(block.get("block_id", "")) <= BLOCK_ID, "block_id too long")
        CHECKS.get(block["type"], lambda _block: None)(block)
    names = [key["action_id"] for block in blocks for key in block.get("elements", []) if "action_id" in key]
    demand(len(names) == len(set(names)), "action_id must be unique within the message")
    return blocks


def check_text(text: object, limit: int, *kinds: str) -> None:
    demand(isinstance(text, dict), "text object expected")
    assert isinstance(text, dict)
    demand(text.get("type") in kinds, f"text must be {kinds}, not {text.get('type')}")
    written = text.get("text")
    demand(isinstance(written, str) and 1 <= len(written) <= limit, f"text must be 1 to {limit} characters")
    demand(text.get("type") == "plain_text" or "emoji" not in text, "emoji is for plain_text only")


def check_section(block: Json) -> None:
    demand("text" in block or "fields" in block, "section needs text")
    if "text" in block:
        check_text(block["text"], SECTION, "plain_text", "mrkdwn")


def check_actions(block: Json) -> None:
    elements = block.get("elements")
    demand(isinstance(elements, list) and 1 <= len(elements) <= ELEMENTS, "actions needs 1 to 25 elements")
    assert isinstance(elements, list)
    for key in elements:
        demand(key.get("type") == "button", f"unsupported element: {key.get('type')}")
        check_text(key.get("text"), LABEL, "plain_text")
        demand(1 <= len(key.get("action_id", "-")) <= ACTION_ID, "action_id too long or empty")
        demand(1 <= len(key.get("value", "-")) <= VALUE, "value too long or empty")
        demand(key.get("style", "primary") in {"primary", "danger"}, "unknown style")
        url = key.get("url", "https://x")
        demand(url.startswith(("http://", "https://")) and len(url) <= URL, "invalid url")


def check_rich_text(block: Json) -> None:
    elements = block.get("elements")
    demand(isinstance(elements, list) and len(elements) >= 1, "rich_text needs elements")
    assert isinstance(elements, list)
    for section in elements:
        demand(section.get("type") == "rich_text_section", f"unsupported: {section.get('type')}")
        for run in section.get("elements", []):
            demand(run.get("type") in {"text", "link", "emoji", "user"}, f"unsupported: {run.get('type')}")
            demand(
                run["type"] != "user" or str(run.get("user_id", "")).startswith(("U", "W")), "no such user"
            )
            if run["type"] == "text":
                demand(isinstance(run.get("text"), str) and run["text"] != "", "empty text")
                demand(set(run) <= {"type", "text", "style"}, f"additional property in {set(run)}")
                demand(set(run.get("style", {})) <= {"bold", "italic", "strike", "code"}, "unknown style")


def check_input(block: Json) -> None:
    check_text(block.get("label"), INPUT_LABEL, "plain_text")
    element = block.get("element")
    demand(
        isinstance(element, dict) and bool(element.get("action_id")), "input needs an element with action_id"
    )
    assert isinstance(element, dict)
    kind = element.get("type")
    demand(kind in KINDS_OF_INPUT, f"unsupported element {kind}")
    if kind == "file_input":
        demand(1 <= element.get("max_files", 10) <= 10, "max_files is 1 to 10")
        return
    if kind == "plain_text_input":
        demand(1 <= element.get("max_length", 1) <= 3000, "max_length at most 3000")
        demand(
            len(element.get("initial_value", "")) <= element.get("max_length", 3000), "initial_value too long"
        )
        return
    options = element.get("options", [])
    demand(
        1 <= len(options) <= (RADIO if kind == "radio_buttons" else OPTIONS), "too few or too many options"
    )
    for option in options:
        check_text(option.get("text"), OPTION, "plain_text", "mrkdwn")
        demand(1 <= len(option.get("value", "")) <= OPTION_VALUE, "option value too long or empty")
        if "description" in option:
            check_text(option["description"], OPTION, "plain_text", "mrkdwn")
    if "initial_option" in element:
        demand(element["initial_option"] in options, "initial_option must be one of options")


def check_header(block: Json) -> None:
    check_text(block.get("text"), HEADER, "plain_text")


CHECKS = {
    "header": check_header,
    "section": check_section,
    "actions": check_actions,
    "rich_text": check_rich_text,
    "input": check_input,
}


def check_view(view: object) -> Json:
    """Return a modal; raises `InvalidError`."""
    demand(isinstance(view, dict) and view.get("type") == "modal", "view must be a modal")
    assert isinstance(view, dict)
    check_text(view.get("title"), TITLE, "plain_text")
    blocks = check_blocks(view.get("blocks"), VIEW_BLOCKS, IN_VIEW)
    demand(len(view.get("private_metadata", "")) <= PRIVATE_METADATA, "private_metadata too long")
    has_input = any(block["type"] == "input" for block in blocks)
    demand("submit" in view or not has_input, "a view with inputs needs submit")
    for word in ("submit", "close"):
        if word in view:
            check_text(view[word], TITLE, "plain_text")
    return view


def check_home(view: object) -> Json:
    """Return a Home tab; raises `InvalidError`."""
    demand(isinstance(view, dict) and view.get("type") == "home", "view must be a home tab")
    assert isinstance(view, dict)
    check_blocks(view.get("blocks"), VIEW_BLOCKS, IN_VIEW)
    demand(
        not {"title", "submit", "close"} & set(view), "a home tab has neither title nor buttons of its own"
    )
    return view


def read_text(blocks: Iterable[Json]) -> tuple[str, tuple[str, ...]]:
    """Return what a person reads in the blocks, and which pieces of it are bold."""
    pieces: list[str] = []
    bold: list[str] = []
    for block in blocks:
        if block["type"] in {"section", "header"}:
            pieces.append(unescaped(str(block["text"]["text"])))  # type: ignore[index]
        for section in block["elements"] if block["type"] == "rich_text" else []:  # type: ignore[attr-defined]
            pieces += [run.get("text", "") for run in section["elements"]]
            bold += [run["text"] for run in section["elements"] if run.get("style", {}).get("bold")]
    return "".join(pieces), tuple(bold)


def read_mentions(blocks: Iterable[Json]) -> tuple[str, ...]:
    """Return the users that the blocks name, who are rung for it."""
    runs = (
        run
        for block in blocks
        if block["type"] == "rich_text"
        for section in block["elements"]  # type: ignore[attr-defined]
        for run in section["elements"]
    )
    return tuple(run["user_id"] for run in runs if run["type"] == "user")


def read_buttons(blocks: Iterable[Json]) -> tuple[Button, ...]:
    """Return the buttons in reading order."""
    return tuple(
        Button(
            label=key["text"]["text"],
            action_id=key.get("action_id", ""),
            value=key.get("value"),
            url=key.get("url"),
            style=key.get("style"),
            block=number,
        )
        for number, block in enumerate(blocks)
        if block["type"] == "actions"
        for key in block["elements"]  # type: ignore[attr-defined]
    )


def escaped(text: str) -> str:
    """Write text as Slack hands it to a bot."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Read text as a person sees it."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
