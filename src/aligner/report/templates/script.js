"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const fold = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const toggleTheme = () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };
  if ($("theme")) $("theme").addEventListener("click", toggleTheme);
  if ($("help-open")) $("help-open").addEventListener("click", () => $("help").showModal());
  if ($("tools")) $("tools").hidden = false;

  const beads = [...document.querySelectorAll(".bead")];
  const texts = new Map();
  const textOf = (bead) => {
    if (!texts.has(bead)) texts.set(bead, fold(bead.textContent.replace(/\s+/g, " ")));
    return texts.get(bead);
  };
  const words = (value) => value.split(" ");

  const filter = () => {
    const query = fold($("q").value.trim().replace(/\s+/g, " "));
    const [severity, category, status, shape] = ["severity", "category", "status", "shape"].map((x) => $(x).value);
    const divergent = $("divergent").checked;
    let shown = 0;
    for (const bead of beads) {
      const d = bead.dataset;
      const fits =
        (!severity || !category
          ? (!severity || words(d.sev).includes(severity)) && (!category || words(d.cat).some((x) => x.startsWith(`${category}:`)))
          : words(d.cat).includes(`${category}:${severity}`)) &&
        (!status || d.status === status) &&
        (!shape || d.shape === shape) &&
        (!divergent || bead.classList.contains("divergent")) &&
        (!query || textOf(bead).includes(query));
      bead.classList.toggle("out", !fits);
      shown += fits;
    }
    $("count").textContent = shown === beads.length ? `${shown} beads` : `${shown} of ${beads.length} beads`;
    $("none").hidden = shown > 0;
    paint(query);
  };

  const paint = (query) => {
    if (!window.CSS || !CSS.highlights || !window.Highlight) return;
    CSS.highlights.delete("found");
    if (query.length < 2) return;
    const most = 20000;
    const ranges = [];
    for (const bead of beads) {
      if (bead.classList.contains("out")) continue;
      const walker = document.createTreeWalker(bead, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && ranges.length < most) {
        const text = walker.currentNode.data.toLowerCase();
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + query.length);
          ranges.push(range);
        }
      }
      if (ranges.length >= most) break;
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const reset = () => {
    $("q").value = "";
    for (const x of ["severity", "category", "status", "shape"]) $(x).value = "";
    $("divergent").checked = false;
    filter();
  };

  let current = null;
  const go = (bead) => {
    if (!bead) return;
    if (current) current.classList.remove("current");
    current = bead;
    bead.classList.add("current");
    bead.focus({ preventScroll: true });
    bead.scrollIntoView({ block: "start" });
  };
  const step = (by, wanted) => {
    const start = current ? beads.indexOf(current) : by > 0 ? -1 : beads.length;
    for (let k = start + by; k >= 0 && k < beads.length; k += by) {
      if (!beads[k].classList.contains("out") && (!wanted || beads[k].classList.contains("divergent"))) return go(beads[k]);
    }
  };
  const visit = () => {
    const bead = location.hash.startsWith("#bead-") && $(location.hash.slice(1));
    if (!bead) return;
    if (bead.classList.contains("out")) reset();
    go(bead);
  };

  if (beads.length) {
    let timer = 0;
    $("q").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 120); });
    for (const x of ["severity", "category", "status", "shape", "divergent"]) $(x).addEventListener("change", filter);
    for (const x of ["reset", "reset-2"]) $(x).addEventListener("click", reset);
    addEventListener("hashchange", visit);
    filter();
    visit();
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && beads.length && !$("help").open) { reset(); $("q").blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !$("keys-on") || !$("keys-on").checked) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || $("help").open) return;
    const actions = {
      "?": () => $("help").showModal(),
      t: toggleTheme,
      ...(beads.length && {
        j: () => step(1), k: () => step(-1), n: () => step(1, true), p: () => step(-1, true),
        "/": () => $("q").focus(),
        d: () => { $("divergent").checked = !$("divergent").checked; filter(); },
      }),
    };
    if (actions[event.key]) { event.preventDefault(); actions[event.key](); }
  });

  let lit = [];
  document.addEventListener("mouseover", (event) => {
    for (const x of lit) x.classList.remove("on");
    lit = [];
    const word = event.target.closest && event.target.closest("[data-l]");
    const place = word && word.closest(".bead, tr");
    if (!place) return;
    lit = [...place.querySelectorAll(`[data-l="${CSS.escape(word.dataset.l)}"]`)];
    for (const x of lit) x.classList.add("on");
  });

  const tables = [...document.querySelectorAll(".table")];
  const choices = [...document.querySelectorAll("input[name=base]")];
  const choose = (id) => {
    for (const x of tables) x.classList.toggle("shown", x.id === id);
    for (const x of choices) x.checked = x.value === id;
  };
  const visitRow = () => {
    const place = location.hash && $(location.hash.slice(1));
    const table = place && place.closest(".table");
    if (!table) return;
    choose(table.id);
    place.scrollIntoView({ block: "start" });
  };
  for (const x of choices) {
    x.addEventListener("change", () => {
      if (location.hash.startsWith("#base-")) history.replaceState(null, "", "#");
      choose(x.value);
    });
  }
  if (tables.length) {
    addEventListener("hashchange", visitRow);
    visitRow();
  }

  for (const button of document.querySelectorAll(".index th button")) {
    button.addEventListener("click", () => {
      const cell = button.closest("th");
      const table = cell.closest("table");
      const column = [...cell.parentNode.children].indexOf(cell);
      const sorted = cell.getAttribute("aria-sort");
      const down = sorted ? sorted === "ascending" : column > 1;
      for (const x of cell.parentNode.children) x.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      const body = table.tBodies[0];
      const keyed = [...body.rows].map((row) => {
        const cell = row.children[column];
        const key = cell.dataset.key ?? cell.textContent.trim();
        return [key === "" ? NaN : Number(key), key, row];
      });
      const { compare } = new Intl.Collator();
      const order = ([m, x], [n, y]) => (isNaN(m) || isNaN(n) ? compare(x, y) : m - n);
      keyed.sort(down ? (p, q) => order(q, p) : order);
      body.replaceChildren(...keyed.map((x) => x[2]));
    });
  }
})();
