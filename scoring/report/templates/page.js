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
    left[next].scrollIntoView({ block: "nearest" });
    left[next].focus({ preventScroll: true });
  }

  function clear() {
    search.value = "";
    selects.forEach((s) => (s.value = ""));
    filter();
  }

  search.addEventListener("input", filter);
  selects.forEach((s) => s.addEventListener("change", filter));
  find("#clear").addEventListener("click", clear);
  all("[data-sort]", table).forEach((b) => b.addEventListener("click", () => sort(b)));
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row) mark(rows.indexOf(row));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });
  filter();
})();
