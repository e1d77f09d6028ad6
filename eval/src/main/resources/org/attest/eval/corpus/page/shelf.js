// Groups and their reports, as far as they fit the filter.

const shelf = (() => {
  const items = [];
  let fitting = [];
  const wanted = { q: "", region: "", manner: "", part: "", stance: "" };
  const CHOICES = {
    region: { title: "Region", of: report => [report.group.region] },
    manner: { title: "Manner", of: report => [report.manner] },
    part: { title: "Part", of: report => [report.group.part] },
    stance: { title: "Stance", of: report => [...new Set(report.claims.map(claim => claim.stance))], order: Object.keys(STANCES), words: stance => `${STANCES[stance].sign} ${stance}` },
  };

  const wordsOf = report => [report.id, report.title, report.outlet, report.text, ...report.claims.map(claim => claim.holder.name)].join("\n").toLowerCase();

  function select(name, update) {
    const { title, of, order, words } = CHOICES[name];
    const counts = grouped(items.map(item => item.report), of);
    const all = order?.filter(choice => counts.has(choice)) ?? [...counts.keys()].sort((a, b) => a.localeCompare(b));
    return el("label", { class: "field", for: `filter-${name}` }, el("span", null, title),
      el("select", { id: `filter-${name}`, change: event => { wanted[name] = event.target.value; update(); } },
        el("option", { value: "" }, "All"), all.map(choice => el("option", { value: choice }, shown(`${words?.(choice) ?? choice} (${counts.get(choice).length})`)))));
  }

  function update() {
    const sought = wanted.q.toLowerCase().split(/\s+/u).filter(Boolean);
    fitting = items.filter(({ report, words }) => Object.keys(CHOICES).every(name => !wanted[name] || CHOICES[name].of(report).includes(wanted[name])) && sought.every(word => words.includes(word)));
    const kept = new Set(fitting);
    items.forEach(item => { item.line.hidden = !kept.has(item); });
    for (const group of byId("groups").children) {
      group.hidden = ![...group.querySelectorAll("li")].some(line => !line.hidden);
    }
    const groups = new Set(fitting.map(item => item.report.group)).size;
    byId("filter-count").textContent = fitting.length === 0 ? "No report fits." : `${figure(fitting.length)} of ${count(items.length, "report")} in ${count(groups, "group")}`;
    byId("filter-clear").hidden = !Object.values(wanted).some(Boolean);
    steps();
  }

  function line(report) {
    return el("li", { "data-report": report.id }, el("a", { href: routes.report(report.id) }, foreign(report.title)),
      el("span", { class: "soft" }, report.manner, " · ", count(report.claims.length, "claim")));
  }

  /** Which report the buttons lead to, among those that fit. */
  function neighbour(step) {
    const at = fitting.findIndex(item => item.report.id === current);
    return at < 0 ? fitting[0]?.report : fitting[at + step]?.report;
  }
  let current = null;

  function steps() {
    byId("report-before").disabled = !neighbour(-1);
    byId("report-after").disabled = !neighbour(1);
  }

  function show(report) {
    current = report?.id ?? null;
    for (const { report: one, line: of } of items) {
      of.classList.toggle("open", one.id === current);
      const link = of.querySelector("a");
      one.id === current ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    const open = items.find(item => item.report.id === current)?.line;
    const box = byId("shelf");
    if (open && box.scrollHeight > box.clientHeight) {
      const [at, of] = [open.getBoundingClientRect(), box.getBoundingClientRect()];
      (at.top < of.top || at.bottom > of.bottom) && (box.scrollTop += at.top - of.top - of.height / 3);
    }
    steps();
  }

  function start() {
    const groups = corpus.groups();
    for (const group of groups) {
      group.reports.forEach(report => items.push({ report, words: wordsOf(report), line: line(report) }));
    }
    const lines = new Map(items.map(item => [item.report.id, item.line]));
    byId("groups").append(...groups.map(group => el("li", { class: "group" },
      el("h3", null, group.id), el("p", { class: "soft" }, `${group.region} · ${group.period} · ${group.part}`),
      el("ul", null, group.reports.map(report => lines.get(report.id))))));
    byId("counts").textContent = [count(reports.size, "report"), count(claims.size, "claim"), count(groups.length, "group")].join(" · ");
    const find = el("input", { id: "filter-text", type: "search", placeholder: "words, holder, outlet, id …", autocomplete: "off", input: event => { wanted.q = event.target.value; update(); } });
    const clear = () => {
      Object.keys(wanted).forEach(name => { wanted[name] = ""; });
      byId("filter").reset();
      update();
      find.focus();
    };
    const form = byId("filter");
    form.append(el("label", { class: "field", for: "filter-text" }, el("span", null, "Text"), find),
      el("div", { class: "fields" }, Object.keys(CHOICES).map(name => select(name, update))),
      el("div", { class: "outcome" }, el("p", { id: "filter-count", role: "status" }), el("button", { type: "button", class: "plain", id: "filter-clear", click: clear }, "Clear all")));
    form.addEventListener("submit", event => event.preventDefault());
    for (const [id, step] of [["report-before", -1], ["report-after", 1]]) {
      byId(id).addEventListener("click", () => {
        const to = neighbour(step);
        to && (location.hash = routes.report(to.id));
      });
    }
    update();
  }

  return { start, show, first: () => fitting[0]?.report };
})();
