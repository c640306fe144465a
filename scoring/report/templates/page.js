"use strict";
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const table = find("#table");
  if (!table) return;
  const body = table.tBodies[0];
  const search = find("#search");
  const selects = all(".filters select");
  let rows = [...body.rows];
  let at = -1;

  // ── filter, search, sort ────────────────────────────────────────────────
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const words = new Map(rows.map((row) => [row, fold(Object.values(row.dataset).join(" "))]));

  const visible = () => rows.filter((row) => !row.hidden);

  function filter() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const fits = selects.every((s) => !s.value || row.dataset[s.dataset.field] === s.value);
      row.hidden = !(fits && wanted.every((word) => words.get(row).includes(word)));
    }
    const left = visible();
    find("#shown").textContent =
      left.length === rows.length ? `${rows.length} questions` : `${left.length} of ${rows.length} questions`;
    mark(left.includes(rows[at]) ? at : -1);
  }

  function sort(button) {
    const head = button.closest("th");
    const down = head.getAttribute("aria-sort") === "ascending";
    all("th", table).forEach((th) => th.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = button.dataset.sort;
    const value = (row) => (key === "number" ? Number(row.dataset.number) : row.dataset[key]);
    const current = rows[at];
    rows.sort((a, b) => {
      const [one, two] = [value(a), value(b)];
      const order = one < two ? -1 : one > two ? 1 : 0;
      return (down ? -order : order) || Number(a.dataset.number) - Number(b.dataset.number);
    });
    body.append(...rows);
    at = rows.indexOf(current);
  }

  // ── the current row ─────────────────────────────────────────────────────
  function mark(index) {
    rows.forEach((row, n) => row.classList.toggle("at", n === index));
    at = index;
  }

  function step(by) {
    const left = visible();
    if (!left.length) return;
    const here = left.indexOf(rows[at]);
    const next = here < 0 ? (by > 0 ? 0 : left.length - 1) : Math.min(Math.max(here + by, 0), left.length - 1);
    mark(rows.indexOf(left[next]));
    if (dialog.open) return open(left[next]);
    left[next].scrollIntoView({ block: "nearest" });
    left[next].focus({ preventScroll: true });
  }

  function clear() {
    search.value = "";
    selects.forEach((s) => (s.value = ""));
    filter();
  }

  // ── one question, side by side ──────────────────────────────────────────
  const dialog = find("#detail");
  let data = null;

  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  };
  const label = (name) => make("span", { class: `label l-${name}` }, name);
  const percent = (share) => `${Math.round(100 * share)}\u00a0% sent`;

  function prompt(lines, marks, role) {
    if (lines === null) return make("p", { class: "hint" }, "left out of this page: see calls.jsonl");
    const pre = make("pre", { class: role === "system" ? "system" : null, tabindex: "0" });
    lines.forEach((number, n) => {
      const text = data.lines[number];
      let from = 0;
      for (const [start, end, kind] of marks[number] || []) {
        pre.append(text.slice(from, start), make("mark", { class: kind === "p" ? "proof" : "said" }, text.slice(start, end)));
        from = end;
      }
      pre.append(text.slice(from) + (n < lines.length - 1 ? "\n" : ""));
    });
    return pre;
  }

  function call(one, marks, open) {
    const meta = `${one.prompt.toLocaleString("en")} + ${one.completion.toLocaleString("en")} tokens · ` +
      `${Math.round(one.modelled).toLocaleString("en")} ms modelled, ${one.real.toFixed(1)} ms real · ` +
      `$${one.usd.toFixed(5)} · at ${one.start.toFixed(2)} s`;
    return make("details", { class: "call", open },
      make("summary", {}, make("b", {}, one.purpose), ` · ${one.model} · ${meta}`, one.status === 200 ? "" : ` · status ${one.status}`),
      ...one.messages.flatMap(([role, lines]) => [make("h5", {}, role), prompt(lines, marks, role)]),
      make("h5", {}, "reply"), make("pre", { tabindex: "0" }, one.reply));
  }

  function side(title, one, question) {
    const answering = one.calls.findIndex((c) => c.purpose === "answer");
    return make("section", { class: "side" },
      make("h3", {}, title),
      make("blockquote", {}, one.answer === null ? make("em", {}, one.error || "no answer") : one.answer),
      make("p", {}, label(one.label), one.lucky ? make("span", { class: "tag" }, "lucky: its proof was not sent") : "", ` by rule “${one.rule}”: ${one.reason}`),
      one.cause ? make("p", {}, make("b", {}, "lost: "), one.cause, one.distractor ? ` (a ${one.distractor} value)` : "") : null,
      one.way.length ? make("ol", { class: "way", "aria-label": "Way of the evidence" },
        ...one.way.map(([station, state]) => make("li", { class: `w-${state.replace(/ /g, "-")}` }, make("b", {}, station), make("span", {}, state)))) : null,
      one.notes.length ? make("details", {}, make("summary", {}, "what the scorer read"), make("ul", {}, ...one.notes.map((note) => make("li", {}, note)))) : null,
      make("p", { class: "hint" }, `${(one.own + one.model).toFixed(3)} s: ${one.own.toFixed(3)} s own, ${one.model.toFixed(3)} s model · sources: ${one.sources.join(", ") || "none"}`),
      make("h4", {}, one.calls.length ? "Model calls, prompts as sent" : "No model call"),
      ...one.calls.map((c, n) => call(c, question.marks, n === answering)),
      one.uncounted ? make("p", { class: "hint" }, `and ${one.uncounted} more calls: see calls.jsonl`) : null);
  }

  function fill(row) {
    const question = data.questions[row.dataset.id];
    const proofs = question.evidence.map((span) => make("li", {},
      make("q", {}, span.quote), make("span", { class: "doc" }, ` ${span.document}`),
      span.shares[0] === null ? "" : make("span", { class: "tag" }, `${percent(span.shares[0])} before, ${percent(span.shares[1])} after`)));
    dialog.replaceChildren(
      make("header", {},
        make("p", { class: "hint" }, `${row.dataset.number} · ${row.dataset.outcome} · ${row.dataset.kind} · ${row.dataset.part}${question.fault ? ` ${question.fault}` : ""} · ${row.dataset.id}`),
        make("button", { type: "button", "data-close": true, "aria-label": "Close" }, "close")),
      make("h2", { id: "detail-head" }, row.dataset.text),
      make("p", { class: "gold" }, make("b", {}, "gold: "), question.gold, make("span", { class: "hint" }, ` (${question.type}, about ${question.subject})`)),
      proofs.length ? make("ul", { class: "proofs" }, ...proofs) : make("p", { class: "hint" }, "no passage proves it"),
      question.distractors.length ? make("p", { class: "hint" }, `wrong values that stand in the documents: ${question.distractors.map(([value, kind]) => `${value} (${kind})`).join(", ")}`) : "",
      make("p", { class: "hint" }, make("mark", { class: "proof" }, "proof of the gold"), " ", make("mark", { class: "said" }, "the wrong value that was said")),
      make("div", { class: "sides" }, side("Before", question.sides[0], question), side("After", question.sides[1], question)));
    for (const pre of all("details[open] pre", dialog)) {
      const first = find("mark", pre);
      if (first) pre.scrollTop = Math.max(0, first.offsetTop - pre.offsetTop - 60);
    }
  }

  function open(row) {
    if (!data || !row) return;
    mark(rows.indexOf(row));
    fill(row);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    history.replaceState(null, "", `#q${row.dataset.number}`);
  }

  function openNamed() {
    const found = /^#q(\d+)$/.exec(location.hash);
    if (found) open(rows.find((row) => row.dataset.number === found[1]));
  }

  dialog.addEventListener("close", () => {
    history.replaceState(null, "", "#questions");
    if (rows[at]) rows[at].focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
  window.addEventListener("hashchange", openNamed);

  async function load() {
    const packed = Uint8Array.from(atob(find("#data").textContent.trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    data = await new Response(stream).json();
    for (const row of rows) {
      const sides = data.questions[row.dataset.id].sides;
      words.set(row, words.get(row) + " " + fold(sides.map((s) => s.answer || s.error || "").join(" ")));
    }
    document.documentElement.dataset.ready = "yes";
    openNamed();
  }

  all("a[data-outcome]").forEach((link) => link.addEventListener("click", () => {
    clear();
    find("#by-outcome").value = link.dataset.outcome;
    find("#by-part").value = "headline";
    filter();
  }));
  search.addEventListener("input", filter);
  selects.forEach((s) => s.addEventListener("change", filter));
  find("#clear").addEventListener("click", clear);
  all("[data-sort]", table).forEach((b) => b.addEventListener("click", () => sort(b)));
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row) open(row);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && !dialog.open && rows[at] && !event.target.closest("button, a, summary")) {
      event.preventDefault();  // else it would press the button that gets the focus
      open(rows[at]);
    }
    else if (event.key === "/" && !dialog.open) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });
  filter();
  load();
})();
