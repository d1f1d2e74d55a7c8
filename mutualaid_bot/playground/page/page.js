// The playground's page: shows what the server says everybody sees, and sends back what one does.
// It keeps no state of the world itself; only what is being typed and which columns are open.
"use strict";

const PLACES = [
  ["Fields Corner, Dorchester", 42.3003, -71.0617],
  ["Mattapan Square", 42.2676, -71.0937],
  ["Maverick Square, East Boston", 42.3692, -71.0391],
  ["Jamaica Pond, Jamaica Plain", 42.3163, -71.1201],
];
const MARKS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const phone = matchMedia("(max-width: 46rem)");
const columns = new Map(); // chat id → the column's elements and what is being done in it
const shown = new Set(JSON.parse(sessionStorage.getItem("shown") || "[]"));
let chosen = null; // the one column on a phone
let state = null;
let seenToasts = new Set();

const $ = (selector, root = document) => root.querySelector(selector);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

async function act(what, chat) {
  try {
    const answer = await fetch("/api/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(what),
    });
    const said = await answer.json();
    if (said.error && chat !== undefined) toast(chat, said.error);
    return !said.error;
  } catch {
    return false; // the line at the top says that the playground has ended
  }
}

function toast(chatId, text) {
  const column = columns.get(chatId);
  if (!column) return;
  const line = $(".toast", column.section);
  line.textContent = text;
  clearTimeout(column.toastTimer);
  column.toastTimer = setTimeout(() => { line.textContent = ""; }, 5000);
}

// --- texts -----------------------------------------------------------------------------------

function words(message, chat) {
  // Entities may lie inside one another: build a tree from where each begins and ends.
  const build = (from, to, entities) => {
    const parts = [];
    let at = from;
    for (let i = 0; i < entities.length; i++) {
      const entity = entities[i];
      if (entity.offset < at) continue;
      const end = entity.offset + entity.length;
      const inner = entities.slice(i + 1).filter((e) => e.offset >= entity.offset && e.offset + e.length <= end);
      if (entity.offset > at) parts.push(message.text.slice(at, entity.offset));
      parts.push(mark(entity, build(entity.offset, end, inner), chat, message));
      // A quote ends its line by itself; the line break behind it would show as an empty line.
      at = MARKS[entity.type] === "blockquote" && message.text[end] === "\n" ? end + 1 : end;
    }
    if (at < to) parts.push(message.text.slice(at, to));
    return parts;
  };
  return build(0, message.text.length, message.entities);
}

function mark(entity, children, chat, message) {
  const text = message.text.slice(entity.offset, entity.offset + entity.length);
  if (entity.type in MARKS) return element(MARKS[entity.type], {}, ...children);
  if (entity.type === "spoiler") return element("span", { className: "hidden-words", tabIndex: 0 }, ...children);
  if (entity.type === "bot_command" && message.bot)
    return element("button", { className: "linkish", type: "button", onclick: () => say(chat, text) }, ...children);
  const address = entity.type === "text_link" ? entity.url : entity.type === "url" ? text : null;
  if (address && new RegExp(`t\\.me/${state.bot.username}\\?start=`, "i").test(address))
    return element("button", {
      className: "linkish", type: "button", title: address,
      onclick: () => act({ do: "follow", who: speaker(chat), link: address }, chat.id),
    }, ...children);
  if (address || entity.type === "text_mention")
    // Links lead nowhere: nothing here is real, and the page opens no address.
    return element("button", {
      className: "linkish", type: "button", title: address || "a chat with this person",
      onclick: () => toast(chat.id, `This would open ${address || "a chat with " + entity.user.first_name}.`),
    }, ...children);
  return element("span", {}, ...children);
}

// --- columns ---------------------------------------------------------------------------------

function speaker(chat) {
  const column = columns.get(chat.id);
  return chat.group ? Number($(".speaker select", column.section).value) : chat.id;
}

function say(chat, text) {
  return act({ do: "say", who: speaker(chat), chat: chat.id, text }, chat.id);
}

function hue(id) {
  return (Math.abs(id) * 47) % 360;
}

function makeColumn(chat) {
  const section = $("#chat").content.firstElementChild.cloneNode(true);
  section.setAttribute("aria-label", chat.group ? `The group ${chat.title}` : `${chat.title}'s phone`);
  section.classList.toggle("group", chat.group);
  section.style.setProperty("--hue", hue(chat.id));
  const column = { section, chat, messages: new Map(), editing: null, answering: null, atEnd: true };
  columns.set(chat.id, column);
  $(".face", section).textContent = chat.title[0];
  $(".log", section).setAttribute("aria-label", `What ${chat.title} reads`);
  const box = $("textarea", section);
  box.setAttribute("aria-label", chat.group ? `Write in ${chat.title}` : `Write as ${chat.title}`);
  box.placeholder = chat.group ? "Write to the group" : chat.example || `Write as ${chat.title}`;
  box.addEventListener("input", () => fit(box));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $(".composer", section).requestSubmit();
    }
    if (event.key === "Escape") leaveContext(column);
  });
  $(".composer", section).addEventListener("submit", (event) => { event.preventDefault(); send(column); });
  $(".context button", section).addEventListener("click", () => leaveContext(column));
  $(".start", section).addEventListener("click", () => act({ do: "start", who: chat.id }, chat.id));
  $(".speaker select", section).addEventListener("change", () => {
    column.messages.clear();
    $(".log", section).replaceChildren();
    update(column, column.chat);
  });
  const log = $(".log", section);
  // Whoever reads the newest stays with it, also when the column gets narrower or a keyboard opens.
  log.addEventListener("scroll", () => {
    column.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  });
  new ResizeObserver(() => toEnd(column)).observe(log);
  $("#chats").append(section);
  return column;
}

function toEnd(column) {
  const log = $(".log", column.section);
  if (column.atEnd) log.scrollTop = log.scrollHeight;
}

function fit(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 144)}px`;
}

async function send(column) {
  const box = $("textarea", column.section);
  const text = box.value;
  const { chat, editing, answering } = column;
  if (!text.trim()) return;
  const who = speaker(chat);
  const done = editing
    ? await act({ do: "edit", who, chat: chat.id, message: editing, text }, chat.id)
    : await act({ do: "say", who, chat: chat.id, text, reply_to: answering }, chat.id);
  if (!done) return;
  box.value = "";
  fit(box);
  leaveContext(column);
}

function enterContext(column, kind, message) {
  column.editing = kind === "edit" ? message.id : null;
  column.answering = kind === "answer" ? message.id : null;
  const line = $(".context", column.section);
  line.hidden = false;
  $("span", line).textContent = (kind === "edit" ? "Changing: " : "Answering: ") + message.text.slice(0, 60);
  const box = $("textarea", column.section);
  if (kind === "edit") box.value = message.text;
  fit(box);
  box.focus();
}

function leaveContext(column) {
  if (column.editing) $("textarea", column.section).value = "";
  column.editing = column.answering = null;
  $(".context", column.section).hidden = true;
}

function update(column, chat) {
  const { section } = column;
  column.chat = chat;
  $("h2", section).textContent = chat.title;
  $(".role", section).textContent = chat.blocked ? `${chat.role} · blocked the bot` : chat.role;
  updateSpeakers(column, chat);
  updateLog(column, chat);
  const closed = !chat.started || chat.blocked;
  const welcome = $(".welcome", section);
  welcome.hidden = !closed;
  $("p", welcome).textContent = chat.blocked ? "The bot cannot write here now." : chat.description ||
    `${chat.title} has just opened the bot and has not pressed Start.`;
  $(".start", welcome).textContent = chat.blocked ? "Unblock and start again" : "Start";
  $(".composer", section).hidden = closed;
  redraw($(".keys", section), JSON.stringify(chat.keyboard), () => chat.keyboard.map((row) =>
    element("div", { className: "row" }, ...row.map((key) =>
      element("button", { type: "button", onclick: () => tapKey(chat, key) }, key.label)))));
  const commands = chat.speakers.find((one) => one.id === speaker(chat))?.menu || [];
  const menu = $(".menu", section);
  menu.hidden = !commands.length;
  redraw($(".sheet", menu), JSON.stringify(commands), () => commands.map((command) =>
    element("button", { type: "button", onclick: () => { menu.open = false; say(chat, `/${command.command}`); } },
      element("b", {}, `/${command.command}`), element("small", {}, command.description))));
  redraw($(".more .sheet", section), String([chat.blocked, chat.started]), () => deeds(column));
}

// Draws again only what has changed, so that nobody's focus is lost.
function redraw(place, key, draw) {
  if (place.dataset.drawn === key) return;
  place.dataset.drawn = key;
  place.replaceChildren(...draw());
}

function updateSpeakers(column, chat) {
  const select = $(".speaker select", column.section);
  $(".speaker", column.section).hidden = !chat.group;
  const before = select.value;
  redraw(select, JSON.stringify(chat.speakers.map((one) => [one.id, one.name])), () =>
    chat.speakers.map((one) => element("option", { value: one.id }, one.name)));
  if ([...select.options].some((option) => option.value === before)) select.value = before;
}

function updateLog(column, chat) {
  const log = $(".log", column.section);
  const here = new Set();
  let news = false;
  for (const message of chat.messages) {
    here.add(message.id);
    const key = JSON.stringify(message);
    const before = column.messages.get(message.id);
    if (before?.key === key) continue;
    const node = drawMessage(column, chat, message);
    if (before) {
      const focused = [...before.node.querySelectorAll("button")].indexOf(document.activeElement);
      before.node.replaceWith(node);
      if (focused >= 0) node.querySelectorAll("button")[focused]?.focus();
    } else {
      log.append(node);
      news = true;
    }
    column.messages.set(message.id, { key, node });
  }
  for (const [id, { node }] of column.messages) {
    if (here.has(id)) continue;
    node.remove();
    column.messages.delete(id);
  }
  toEnd(column);
  if (news && column.known && !visible(chat.id)) column.news = true;
  column.known = true;
}

function drawMessage(column, chat, message) {
  const node = $("#message").content.firstElementChild.cloneNode(true);
  const mine = !message.bot && (!chat.group || message.from === speaker(chat));
  node.classList.toggle("own", mine && !message.service);
  node.classList.toggle("service", Boolean(message.service));
  const named = chat.group && !message.service;
  if (named) $(".name", node).textContent = message.name; else $(".name", node).remove();
  if (message.answers) $(".answers", node).textContent = message.answers; else $(".answers", node).remove();
  const bubble = $(".bubble", node);
  if (message.service) bubble.textContent = message.service;
  else {
    if (message.kind) bubble.append(element("span", { className: "attached" }, message.kind), message.text ? "\n" : "");
    bubble.append(...words(message, chat));
  }
  const buttons = $(".buttons", node);
  message.buttons.forEach((row, rowIndex) => buttons.append(element("div", { className: "row" },
    ...row.map((label, columnIndex) => element("button", {
      type: "button",
      onclick: () => act({
        do: "press", who: speaker(chat), chat: chat.id, message: message.id, row: rowIndex, column: columnIndex,
      }, chat.id),
    }, label)))));
  if (!message.buttons.length) buttons.remove();
  if (message.service) { $(".meta", node).remove(); return node; }
  $(".when", node).textContent =
    [message.time, message.edited ? "edited" : "", message.silent ? "no sound" : ""].filter(Boolean).join(" · ");
  const own = $(".own", node);
  const deed = (label, onclick) => own.append(element("button", { type: "button", onclick }, label));
  if (mine && message.text && !message.kind) deed("Edit", () => enterContext(column, "edit", message));
  if (mine || !chat.group)
    deed("Delete", () => act({ do: "delete", who: speaker(chat), chat: chat.id, message: message.id }, chat.id));
  if (!mine) deed("Answer", () => enterContext(column, "answer", message));
  return node;
}

function tapKey(chat, key) {
  const what = { do: "tap", who: chat.id, label: key.label };
  if (key.asks === "location") [, what.latitude, what.longitude] = PLACES[0];
  return act(what, chat.id);
}

function deeds(column) {
  const chat = column.chat;
  const close = () => { $(".more", column.section).open = false; };
  const deed = (label, what) => element("button", {
    type: "button",
    onclick: () => {
      close();
      const box = $("textarea", column.section);
      const more = what.do === "photo" ? { text: box.value } : {};
      if (what.do === "photo") { box.value = ""; fit(box); }
      act({ who: speaker(chat), chat: chat.id, ...what, ...more }, chat.id);
    },
  }, label);
  if (!chat.group && (!chat.started || chat.blocked))
    return [element("p", {}, "First press Start below.")];
  const list = [
    deed("Send a photo, with the text as its caption", { do: "photo" }),
    deed("Send a voice note", { do: "voice" }),
    deed("Send a sticker", { do: "sticker" }),
  ];
  if (chat.group) return list;
  return [
    ...list,
    deed("Share my own number", { do: "contact" }),
    ...PLACES.map(([name, latitude, longitude]) =>
      deed(`Share a place: ${name}`, { do: "location", latitude, longitude })),
    deed("Block the bot", { do: "block" }),
  ];
}

// --- the whole page --------------------------------------------------------------------------

function visible(id) {
  return phone.matches ? chosen === id : shown.has(id);
}

function show(id) {
  if (phone.matches) chosen = id;
  else if (shown.has(id)) shown.delete(id);
  else shown.add(id);
  sessionStorage.setItem("shown", JSON.stringify([...shown]));
  draw();
}

function draw() {
  $("#now").textContent = state.now;
  const list = $("#violations ul");
  $("#violations").hidden = !state.violations.length;
  redraw(list, JSON.stringify(state.violations), () => state.violations.map((one) => element("li", {}, one)));
  // At first: who needs, who offers, and the two groups.
  if (!shown.size) state.chats.slice(0, 4).forEach((chat) => shown.add(chat.id));
  if (chosen === null) chosen = state.chats[0].id;
  for (const chat of state.chats) {
    const column = columns.get(chat.id) || makeColumn(chat);
    const open = visible(chat.id);
    column.section.hidden = !open;
    column.section.classList.toggle("chosen", chosen === chat.id);
    update(column, chat);
    if (open) column.news = false;
  }
  // Only now does every column have its final width.
  for (const column of columns.values()) toEnd(column);
  drawTabs();
  for (const one of state.toasts) {
    if (seenToasts.has(one.id)) continue;
    seenToasts.add(one.id);
    toast(one.chat, one.text);
  }
}

function drawTabs() {
  const key = JSON.stringify(state.chats.map((c) => [c.id, c.title, visible(c.id), Boolean(columns.get(c.id).news)]));
  const focused = document.activeElement?.dataset?.tab;
  redraw($("#tabs"), key, () => state.chats.map((chat) => {
    const face = element("span", { className: chat.group ? "face many" : "face" }, chat.title[0]);
    face.setAttribute("aria-hidden", "true");
    face.style.setProperty("--hue", hue(chat.id));
    const button = element("button", {
      type: "button",
      className: columns.get(chat.id).news ? "news" : "",
      onclick: () => show(chat.id),
    }, face, chat.title);
    button.setAttribute("aria-pressed", String(visible(chat.id)));
    button.dataset.tab = chat.id;
    return element("li", {}, button);
  }));
  if (focused) $(`[data-tab="${focused}"]`)?.focus();
}

for (const button of document.querySelectorAll("[data-turn]"))
  button.addEventListener("click", () => act({ do: "turn", seconds: Number(button.dataset.turn) }));

$("#add").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const known = new Set(state.chats.map((chat) => chat.id));
  if (!await act({ do: "add", name: form.name.value, language: form.language.value })) return;
  form.reset();
  $("#adding").open = false;
  state = await (await fetch("/api/state")).json();
  const added = state.chats.find((chat) => !known.has(chat.id));
  if (added) { shown.add(added.id); chosen = added.id; }
  draw();
  if (added) columns.get(added.id).section.scrollIntoView({ inline: "end" });
});

// An open menu closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[open]"))
    if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[open]")) {
    menu.open = false;
    $("summary", menu).focus();
  }
});
phone.addEventListener("change", () => state && draw());

const events = new EventSource("/api/events");
let first = true;
events.onmessage = (event) => {
  $("#offline").hidden = true;
  state = JSON.parse(event.data);
  if (first) seenToasts = new Set(state.toasts.map((one) => one.id));
  first = false;
  draw();
};
events.onerror = () => { $("#offline").hidden = false; };
