// Asks, and shows what happens on the way. Whatever comes from outside goes into the page as text.
"use strict";

const LONGEST = 4000;
const NAMES = { assemble: "Lay out" };
const $ = (id) => document.getElementById(id);
const whole = new Intl.NumberFormat("en");

let current = null; // the answer shown: what was counted on the way, and its id once it is final

function make(tag, text, name) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (name) made.className = name;
  return made;
}

const named = (stage) => NAMES[stage] || stage.charAt(0).toUpperCase() + stage.slice(1);

function milliseconds(seconds) {
  const ms = seconds * 1000;
  if (ms < 0.1) return "< 0.1 ms";
  return `${ms < 10 ? ms.toFixed(1) : whole.format(Math.round(ms))} ms`;
}

const dollars = (usd) => usd === null ? "not known" : `$${usd.toFixed(usd < 0.1 ? 5 : 3)}`;

// ---- the service -------------------------------------------------------------------------------

async function look() {
  let state = "lost", text = "the service does not answer";
  try {
    const said = await (await fetch("state", { cache: "no-store" })).json();
    state = said.status;
    text = { ready: "ready", indexing: "indexing the documents",
             failed: `failed: ${said.error}` }[state] || String(state);
  } catch { /* nobody listens: as it is said above */ }
  $("state").dataset.state = state;
  if ($("state-text").textContent !== text) $("state-text").textContent = text;
  setTimeout(look, state === "ready" ? 15000 : 1500);
}

async function examples() {
  try {
    for (const question of await (await fetch("examples")).json()) {
      const button = make("button", question, "chip");
      button.type = "button";
      button.addEventListener("click", () => { $("question").value = question; count(); ask(); });
      const item = make("li");
      item.append(button);
      $("examples").querySelector("ul").append(item);
      $("examples").hidden = false;
    }
  } catch { /* no examples, no harm */ }
}

// ---- asking ------------------------------------------------------------------------------------

function trouble(text) {
  $("trouble").textContent = text;
  $("question").setAttribute("aria-invalid", String(Boolean(text)));
}

function count() {
  const length = $("question").value.trim().length;
  $("count").hidden = length < 0.8 * LONGEST;
  $("count").textContent = `${whole.format(length)} of ${whole.format(LONGEST)} characters`;
  trouble(length > LONGEST ? `The question is too long: at most ${whole.format(LONGEST)} characters.` : "");
}

async function ask() {
  const question = $("question").value.trim();
  if (current && !current.done) return trouble("One question at a time: the last one is still being answered.");
  count();
  if (!question) { trouble("Write a question first."); return $("question").focus(); }
  if (question.length > LONGEST) return $("question").focus();
  begin(question);
  try {
    const response = await fetch("stream", { method: "POST", headers: { "Content-Type": "application/json" },
                                             body: JSON.stringify({ question }) });
    if (!response.ok) throw new Error(await refusal(response));
    await read(response.body, happen);
    if (!current.done) throw new Error("The service ended in the middle of its answer. Ask again.");
  } catch (error) {
    fail(error instanceof TypeError ? "The service does not answer. Is it running?" : error.message);
  }
}

async function refusal(response) {
  if (response.status === 422) return `The service refused the question: it takes 1 to ${whole.format(LONGEST)} characters.`;
  if (response.status === 503) return "The service is still reading the documents. Ask again once it is ready.";
  return `The service answered with an error (${response.status}).`;
}

async function read(body, told) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) told(JSON.parse(line));
  }
}

function begin(question) {
  current = { done: false, id: null, began: performance.now(), open: [], stages: [], calls: [],
              usd: 0, in: 0, out: 0, streamed: "", score: 0 };
  $("asked").textContent = question;
  $("answer").textContent = "";
  $("answer").setAttribute("aria-busy", "true");
  $("reply").dataset.state = "busy";
  $("stage").textContent = "Asking";
  for (const id of ["sources", "stages", "passages", "calls"]) $(id).replaceChildren();
  for (const id of ["total", "cost", "in", "out"]) $(id).textContent = "–";
  for (const id of ["passages-count", "calls-count", "saved"]) $(id).textContent = "";
  for (const id of ["given", "opinion", "correcting"]) $(id).hidden = true;
  for (const id of ["up", "down"]) $(id).setAttribute("aria-pressed", "false");
  for (const id of ["reply", "how", "passages-none"]) $(id).hidden = false;
  $("examples").hidden = true;
  $("correction").value = "";
  $("send").setAttribute("aria-disabled", "true");
}

function finish(state, stage) {
  current.done = true;
  $("reply").dataset.state = state;
  $("stage").textContent = stage;
  $("answer").setAttribute("aria-busy", "false");
  $("send").removeAttribute("aria-disabled");
  for (const row of $("stages").querySelectorAll(".running")) {
    row.classList.remove("running");
    row.querySelector(".bar span").style.width = "0";
    row.lastChild.textContent = "–";
  }
}

function fail(text) {
  if (!current || current.done) return;
  finish("failed", "No answer");
  $("answer").textContent = "";
  trouble(text);
}

// ---- what happens on the way -------------------------------------------------------------------

function happen(event) {
  const does = { began, ended, asked, piece, replied, answer: answered, error: failed }[event.kind];
  if (does) does(event);
}

function began({ stage }) {
  if (!current.open.length) enter(stage);
  current.open.push(stage);
}

function ended({ stage, seconds, passages }) {
  current.open.pop();
  if (!current.open.length) leave(stage, seconds);
  if (passages) retrieved(passages);
}

function asked(event) {
  if (!current.open.length) enter(event.stage);
  const item = fold(named(event.stage), event.model);
  for (const { role, content } of event.messages) {
    item.body.append(make("h3", role), make("pre", content));
    item.body.lastChild.tabIndex = 0;
  }
  $("calls").append(item.whole);
  current.calls.push({ ...item, stage: event.stage, open: true });
  $("calls-count").textContent = current.calls.length;
}

function piece({ stage, text }) {
  if (stage !== "answer") return;
  current.streamed += text;
  $("answer").textContent = current.streamed;
}

function replied(event) {
  if (!current.open.length) leave(event.stage, event.seconds);
  const item = current.calls.findLast((one) => one.open && one.stage === event.stage);
  if (!item) return;
  item.open = false;
  item.body.append(make("h3", "reply"), make("pre", event.reply));
  item.body.lastChild.tabIndex = 0;
  item.figures.textContent = `${whole.format(event.prompt_tokens)} in, ${whole.format(event.completion_tokens)} out · ${dollars(event.usd)} · ${milliseconds(event.seconds)}`;
  current.in += event.prompt_tokens;
  current.out += event.completion_tokens;
  current.usd = event.usd === null || current.usd === null ? null : current.usd + event.usd;
  $("in").textContent = whole.format(current.in);
  $("out").textContent = whole.format(current.out);
  $("cost").textContent = dollars(current.usd);
}

function enter(stage) {
  const row = make("tr", undefined, "running");
  const name = make("th", named(stage));
  name.scope = "row";
  const bar = make("td", undefined, "bar");
  bar.append(make("span"));
  row.append(name, bar, make("td", "…"));
  $("stages").append(row);
  current.stages.push({ row, stage, seconds: null });
  if (stage !== "answer" || !current.streamed) $("stage").textContent = `${named(stage)} …`;
}

function leave(stage, seconds) {
  const found = current.stages.findLast((one) => one.stage === stage && one.seconds === null);
  if (!found) return;
  found.seconds = seconds;
  found.row.classList.remove("running");
  found.row.lastChild.textContent = milliseconds(seconds);
  const most = Math.max(...current.stages.map((one) => one.seconds || 0));
  for (const one of current.stages)
    one.row.querySelector(".bar span").style.width = `${most ? 100 * (one.seconds || 0) / most : 0}%`;
}

function fold(title, note) {
  const folds = make("details"), head = make("summary"), text = make("span", undefined, "head");
  text.append(make("b", title), make("span", note, "soft"));
  const figures = make("span", "", "figures-line soft");
  head.append(text, figures);
  const body = make("div", undefined, "body");
  folds.append(head, body);
  const item = make("li");
  item.append(folds);
  return { whole: item, folds, body, figures };
}

function retrieved(passages) {
  $("passages").replaceChildren();
  $("passages-none").hidden = true;
  $("passages-count").textContent = passages.length;
  for (const passage of passages) {
    const item = fold(passage.title || passage.document, passage.document);
    item.folds.dataset.document = passage.document;
    item.figures.textContent = `score ${passage.score === null ? "–" : passage.score.toFixed(4)}`;
    if (passage.heading) item.body.append(make("h3", passage.heading));
    item.body.append(make("pre", passage.text));
    item.body.lastChild.tabIndex = 0;
    $("passages").append(item.whole);
  }
}

function answered(event) {
  current.id = event.id;
  $("answer").textContent = event.answer || "(an empty answer)";
  $("total").textContent = milliseconds(event.seconds);
  for (const source of event.sources) {
    const button = make("button", source, "chip");
    button.type = "button";
    button.title = "Show its passage";
    button.addEventListener("click", () => show(source));
    const item = make("li");
    item.append(button);
    $("sources").append(item);
  }
  $("given").hidden = !event.sources.length;
  $("opinion").hidden = false;
  trouble("");
  finish("final", "Answer");
}

function failed({ error }) {
  fail(`No answer: ${error}`);
}

function show(source) {
  const found = [...$("passages").querySelectorAll("details")].find((one) => one.dataset.document === source);
  if (!found) return;
  found.open = true;
  found.scrollIntoView({ block: "nearest" });
  found.querySelector("summary").focus();
}

// ---- feedback ----------------------------------------------------------------------------------

async function judge(score, correction) {
  const { id } = current;
  $("saved").textContent = "";
  try {
    const response = await fetch("feedback", { method: "POST", headers: { "Content-Type": "application/json" },
                                               body: JSON.stringify({ id, score, correction }) });
    const said = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(`Not saved: ${said.error || "the service could not keep it"}.`);
    if (current.id !== id) return false;
    current.score = score;
    $("up").setAttribute("aria-pressed", String(score === 1));
    $("down").setAttribute("aria-pressed", String(score === -1));
    $("correcting").hidden = false;
    $("saved").textContent = correction ? "Saved, with your correction." : "Saved, thank you.";
    return true;
  } catch (error) {
    $("saved").textContent = error instanceof TypeError ? "Not saved: the service does not answer." : error.message;
    return false;
  }
}

async function correct() {
  const text = $("correction").value.trim();
  if (!text) { $("saved").textContent = "Write the correction first."; return $("correction").focus(); }
  await judge(current.score, text);
}

// ---- begin -------------------------------------------------------------------------------------

$("ask").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
$("question").addEventListener("input", count);
$("question").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); ask(); }
});
$("up").addEventListener("click", () => judge(1, ""));
$("down").addEventListener("click", () => judge(-1, ""));
$("opinion").addEventListener("submit", (event) => { event.preventDefault(); correct(); });
look();
examples();
