// The page's one script: follows the stream, counts down, sends forms without leaving the page.
// Without it every form still works by itself. Sentences come from the page's data attributes.
"use strict";

const page = document.body.dataset;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const paneOf = (name) => document.getElementById(`pane-${name}`);

// --- The clock: the server's instant, going on by itself at the demo's speed -----------------------------

const clock = { base: Date.parse(page.now), seen: performance.now(), speed: Number(page.speed) };
const now = () => clock.base + (performance.now() - clock.seen) * clock.speed;

function setClock({ now: instant, speed }) {
  Object.assign(clock, { base: Date.parse(instant), seen: performance.now(), speed: Number(speed) });
  const button = document.querySelector("[data-speed-switch]");
  if (button) {
    button.setAttribute("aria-pressed", String(clock.speed > 1));
    button.value = clock.speed > 1 ? "normal" : "fast";
  }
  tick();
}

const weekdays = (page.weekdays || "").split("|");
const fields = new Intl.DateTimeFormat("en-GB", {
  timeZone: page.zone, weekday: "short", day: "numeric", month: "short",
  hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});
const monthNumber = new Intl.DateTimeFormat("en-GB", { timeZone: page.zone, month: "2-digit" });

function clockText(instant) {
  const part = Object.fromEntries(fields.formatToParts(instant).map(({ type, value }) => [type, value]));
  const weekday = weekdays[["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part.weekday)];
  const isPolish = document.documentElement.lang === "pl";
  const day = isPolish ? `${part.day}.${monthNumber.format(instant)}` : `${part.day} ${part.month.slice(0, 3)}`;
  return `${weekday} ${day}, ${part.hour}:${part.minute}:${part.second}`;
}

// --- Durations and countdowns: two units, cut and never rounded, as everywhere else ----------------------

function duration(seconds) {
  const [hours, minutes, secs] = page.units.split("|");
  if (seconds < 60) return `${seconds} ${secs}`;
  const h = Math.floor(seconds / 3600);
  const m = Math.floor(seconds / 60) % 60;
  return [h && `${h} ${hours}`, m && `${m} ${minutes}`].filter(Boolean).join(" ");
}

function countDown(element) {
  const due = Date.parse(element.dataset.due);
  const start = Date.parse(element.dataset.start);
  const left = Math.floor((due - now()) / 1000);
  const share = due > start ? Math.min(Math.max((100 * (now() - start)) / (due - start), 0), 100) : 100;
  const text = now() < start
    ? page.notstarted
    : (left >= 0 ? page.left : page.late).replace("{duration}", duration(Math.abs(left)));
  const shown = element.querySelector(".left");
  if (shown.textContent !== text) shown.textContent = text;
  element.querySelector(".sign").textContent = now() < start ? "○" : left < 0 ? "✖" : share >= 75 ? "▲" : "◷";
  element.querySelector("progress").value = share;
  element.classList.toggle("short", share >= 75);
}

function tick() {
  all(".countdown").forEach(countDown);
  all("[data-clock]").forEach((element) => { element.textContent = clockText(now()); });
}

// --- Messages: a row is put at the end, an edit in the place of what it edits ----------------------------

function build(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

function place({ pane, key, html, say }) {
  const log = paneOf(pane)?.querySelector(".log");
  if (!log) return;
  const list = log.querySelector(".messages");
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const fresh = build(html);
  const old = list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (old && Number(old.dataset.row) > Number(fresh.dataset.row)) return;
  const hadFocus = old?.contains(document.activeElement);
  if (old) old.replaceWith(fresh); else list.append(fresh);
  if (!old) fresh.classList.add("fresh");
  all(".countdown", fresh).forEach(countDown);
  // What was pressed is gone: the next button of the same message is the nearest sensible place.
  if (hadFocus) (fresh.querySelector("button, a.button") || fresh).focus({ preventScroll: true });
  // A message taller than its pane is read from its beginning.
  if (!old) log.scrollTop = fresh.offsetTop - log.offsetTop - 16;
  else if (isAtEnd) log.scrollTop = log.scrollHeight;
  if (say) announce(pane, say);
}

function announce(pane, text) {
  paneOf(pane).querySelector("[data-announce]").textContent = text;
  const tab = document.querySelector(`[data-tab="${pane}"]`);
  if (tab && !tab.hasAttribute("aria-current")) tab.classList.add("unread");
}

// --- The guide: where the hint points --------------------------------------------------------------------

function point() {
  const hint = document.querySelector("[data-hint]");
  if (!hint) return;
  all(".pane").forEach((pane) => pane.classList.toggle("next", pane.dataset.seat === hint.dataset.pane));
  all(".controls [data-control]").forEach((button) =>
    button.classList.toggle("next", button.dataset.control === hint.dataset.points));
}

function setGuide({ html }) {
  const guide = document.getElementById("guide");
  if (!guide) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const said = guide.querySelector("[data-hint] p");
  const next = fresh.content.querySelector("[data-hint] p").textContent;
  const hint = fresh.content.querySelector("[data-hint]");
  // The sentence itself is kept and its text replaced, so that a reader hears it only when it is another one.
  guide.querySelector(".steps").replaceWith(fresh.content.querySelector(".steps"));
  Object.assign(guide.querySelector("[data-hint]").dataset, hint.dataset);
  if (said.textContent !== next) said.textContent = next;
  point();
}

// --- The stream ------------------------------------------------------------------------------------------

const AGAIN_AFTER = 4000;
const seen = { after: page.after };

function follow() {
  const query = new URLSearchParams({ after: seen.after, generation: page.generation });
  const stream = new EventSource(`/stream?${query}`);
  const on = (name, act) => stream.addEventListener(name, (event) => {
    seen.after = event.lastEventId.split(":").pop() || seen.after;
    act(JSON.parse(event.data));
  });
  on("row", place);
  on("guide", setGuide);
  on("clock", setClock);
  on("again", () => location.reload());
  stream.onopen = () => showOffline(false);
  stream.onerror = () => {
    showOffline(true);
    // The browser tries again by itself, but for an answer that was no stream: then it is for us to do.
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, AGAIN_AFTER);
  };
  window.addEventListener("pagehide", () => stream.close());
}

function showOffline(isOffline) {
  const notice = document.getElementById("offline");
  notice.textContent = isOffline ? page.offline : "";
  notice.hidden = !isOffline;
}

// --- Forms: sent in the background, one key per deed, so that a double press is one ----------------------

function showToast(pane, text) {
  const toast = paneOf(pane)?.querySelector("[data-toast]");
  if (!toast) return;
  toast.textContent = text;
  toast.hidden = !text;
  if (text) announce(pane, text);
}

async function send(form, submitter) {
  const data = new FormData(form, submitter);
  const body = form.matches(".say") && chosen(form).length ? data : new URLSearchParams(withoutFiles(data));
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST", body, headers: { Accept: "application/json" },
    });
    return await answer.json();
  } catch {
    return { stored: false, toast: page.unsaved };
  }
}

function settle(form, { stored, toast }) {
  const pane = form.querySelector("[name=seat]")?.value;
  if (pane) showToast(pane, toast);
  if (!stored) return;
  const key = form.querySelector("[name=key]");
  if (key) key.value = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  if (!form.matches(".say")) return;
  form.elements.text.value = "";
  form.elements.file.value = "";
  showChosen(form);
}

// --- Files: chosen or dropped, at most 20 MB a message; the server's own limit is the same ----------------

const MOST_BYTES = 20 * 1024 * 1024;
const chosen = (form) => [...(form.elements.file?.files ?? [])];
const withoutFiles = (data) => [...data].filter(([, value]) => typeof value === "string");
const isEmpty = (form) => form.matches(".say") && !form.elements.text.value.trim() && !chosen(form).length;
const isTooLarge = (form) => chosen(form).reduce((sum, file) => sum + file.size, 0) > MOST_BYTES;

function showChosen(form) {
  const label = form.querySelector(".attach");
  const names = chosen(form).map((file) => file.name).join(", ");
  label.classList.toggle("chosen", Boolean(names));
  label.title = names;
  if (names) announce(form.elements.seat.value, names);
}

all(".say").forEach((form) => {
  form.elements.file.addEventListener("change", () => showChosen(form));
  const pane = form.closest(".pane");
  const mark = (isOver) => (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    pane.classList.toggle("dropping", isOver);
  };
  pane.addEventListener("dragover", mark(true));
  pane.addEventListener("dragleave", mark(false));
  pane.addEventListener("drop", (event) => {
    mark(false)(event);
    if (!event.dataTransfer?.files.length) return;
    form.elements.file.files = event.dataTransfer.files;
    showChosen(form);
  });
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".say, .samples, .buttons, .controls") || form.dataset.busy) {
    if (form.dataset.busy) event.preventDefault();
    return;
  }
  event.preventDefault();
  if (isEmpty(form)) return;
  if (form.matches(".say") && isTooLarge(form)) {
    showToast(form.elements.seat.value, page.toolarge);
    return;
  }
  form.dataset.busy = "yes";
  form.setAttribute("aria-busy", "true");
  const outcome = await send(form, event.submitter);
  delete form.dataset.busy;
  form.removeAttribute("aria-busy");
  settle(form, outcome);
});

// --- The tabs of a narrow screen -------------------------------------------------------------------------

function watchTabs() {
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries.filter((entry) => entry.isIntersecting)) {
      all("[data-tab]").forEach((tab) => {
        const isHere = isIntersecting && tab.dataset.tab === target.dataset.seat;
        tab.toggleAttribute("aria-current", isHere);
        if (isHere) { tab.setAttribute("aria-current", "true"); tab.classList.remove("unread"); }
      });
    }
  }, { threshold: 0.6, root: document.querySelector(".panes") });
  all("[data-seat]").forEach((pane) => watcher.observe(pane));
}

all(".log").forEach((log) => { log.scrollTop = log.scrollHeight; });
if (document.querySelector("[data-tab]")) watchTabs();
point();
tick();
setInterval(tick, 500);
follow();
