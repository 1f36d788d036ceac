"""Log lines: a fixed action name plus fields, on the error stream, in one format for ours and the libraries'.

Stands at the edge; the composition root calls `set_up_logs` once, others ask `structlog.get_logger()`. No
secrets, no message bodies, no names of people: tokens that a library puts into an address are masked here.
"""

import logging
import re
import sys
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# These write every request at INFO, and a Telegram address carries the token.
TALKATIVE = (
    "httpx",
    "httpcore",
    "apscheduler",
    "slack_sdk",
    "slack_bolt",
    "aiohttp.access",
    "uvicorn.access",
    "uvicorn.error",
    "alembic",
)
TOKENS = re.compile(
    r"(?<!\d)\d{6,}:[\w-]{30,}|\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"
)
MASK = "[hidden]"


def set_up_logs(form: Literal["console", "json"] | None, *, level: int = logging.INFO) -> None:
    """Send all log lines to the error stream; `None` means console on a terminal and JSON elsewhere.

    May be called again, the last call counts.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        mask_tokens,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.PositionalArgumentsFormatter(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(form)],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def mask_tokens(_logger: WrappedLogger, _method: str, fields: EventDict) -> EventDict:
    """Put a mask over whatever looks like a platform token or a password in an address."""
    return {
        name: TOKENS.sub(MASK, value) if isinstance(value, str) else value for name, value in fields.items()
    }


def _renderer(form: Literal["console", "json"] | None) -> Processor:
    on_terminal = sys.stderr.isatty()
    if form == "json" or (form is None and not on_terminal):
        return structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True)
    return structlog.dev.ConsoleRenderer(
        colors=on_terminal, exception_formatter=structlog.dev.plain_traceback
    )
