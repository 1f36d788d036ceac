"""Files on the fake Slack: private addresses that want the token, and the upload in three steps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiohttp import web

from tests.fakes.slack_kit import unescaped
from tests.fakes.slack_world import Json, Shown

if TYPE_CHECKING:
    from tests.fakes.slack import SlackFake

LOGIN_PAGE = "<!doctype html><title>Slack: zaloguj</title>"


class FileDoors:
    """The addresses of files, over the fake's world."""

    def __init__(self, fake: SlackFake) -> None:
        self.fake = fake

    async def download(self, request: web.Request) -> web.Response:
        """Give a file to whoever shows the bot's token; others are led to the page to sign in."""
        name = request.match_info["name"]
        with self.fake.lock:
            self.fake.downloads.append((name, request.headers.get("Authorization", "")))
        self.fake.bell.ring()
        faults = self.fake.faults.get("download")
        if faults:
            fault = faults.popleft()
            headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after else {}
            if fault.error == "login":
                return web.Response(text=LOGIN_PAGE, content_type="text/html")
            return web.Response(status=fault.status, headers=headers)
        if request.headers.get("Authorization") != f"Bearer {self.fake.bot_token}":
            return web.Response(status=302, headers={"Location": f"{self.fake.root}/login"})
        if name not in self.fake.files:
            return web.Response(status=404)
        return web.Response(body=self.fake.files[name], content_type="application/octet-stream")

    async def upload(self, request: web.Request) -> web.Response:
        """Take the bytes that were announced."""
        waiting = self.fake.uploads.get(request.match_info["name"])
        body = await request.read()
        if waiting is None or len(body) != waiting["length"]:
            return web.Response(status=400)
        waiting["body"] = body
        return web.Response(text=f"OK - {len(body)}")


def get_upload_url(fake: SlackFake, fields: Json) -> Json:
    """Announce an upload: name and length are required."""
    length = str(fields.get("length", ""))
    if not fields.get("filename") or not length.isdigit() or int(length) == 0:
        raise ValueError("invalid_arguments")
    file = f"F{fake.number():08}"
    fake.uploads[file] = {"name": fields["filename"], "length": int(length)}
    return {"upload_url": f"{fake.root}/upload/{file}", "file_id": file}


def complete_upload(fake: SlackFake, fields: Json, chat: str) -> Json:
    """Share what was uploaded; what never arrived cannot be shared."""
    wanted = fields.get("files")
    files = json.loads(wanted) if isinstance(wanted, str) else wanted
    done = [fake.uploads.get(str(one["id"]), {}) for one in files]  # type: ignore[union-attr]
    if not done or not all("body" in one for one in done):
        raise ValueError("file_not_found")
    thread = fields.get("thread_ts")
    for one in done:
        fake.messages.append(
            Shown(
                chat=chat,
                ts=fake.stamp(),
                text=unescaped(str(fields.get("initial_comment", ""))),
                fallback="",
                thread=str(thread) if thread else None,
                document=str(one["name"]),
                body=bytes(one["body"]),  # type: ignore[arg-type]
            )
        )
    return {"files": [{"id": one["id"], "title": one.get("title")} for one in files]}  # type: ignore[union-attr]
