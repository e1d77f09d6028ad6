// The other lists: reports, what they do not say, and checks.

const panels = (() => {
  const SHOWN_AT_ONCE = 60;

  function section(title, items, drawItem) {
    const box = el("div", null, title ? el("h2", { class: "section-title" }, title) : null);
    let at = 0;
    const more = el("button", { type: "button", class: "more", click: () => next() }, "Show more");
    const next = () => {
      more.before(...items.slice(at, at + SHOWN_AT_ONCE).map(drawItem));
      at += SHOWN_AT_ONCE;
      more.hidden = at >= items.length;
    };
    box.append(more);
    next();
    return box;
  }

  const lead = id => store.incidents.has(id) ? el("a", { class: "lead", href: routes.incident(id) }, titleOf(store.incidents.get(id))) : null;
  const head = (title, note, ...tools) => [el("h1", { class: "view-title", tabindex: "-1" }, title), note ? el("p", { class: "panel-note" }, note) : null, el("p", null, tools)].filter(Boolean);

  function reportItem(report) {
    return el("article", { class: "item", "data-report": report.id },
      el("h2", { dir: "auto" }, el("a", { href: routes.report(report.id) }, foreign(report.title ?? fileOf(report)))),
      el("p", { class: "soft" }, foreign(report.outlet ?? "Outlet not stated"), " · published ", report.published.words),
      el("p", { class: "tags" }, el("span", { class: "tag" }, count(report.claims, "claim")), report.marker ? el("span", { class: "tag doubt" }, lower(report.marker)) : null,
        report.other_language ? el("span", { class: "tag doubt" }, notRead(report)) : null,
        report.incidents.length ? null : el("span", { class: "tag" }, "no incident in it")),
      report.incidents.length ? folded(report.incidents, id => el("li", null, lead(id)), 4, n => `${figure(n)} more incidents`) : null,
      report.links.length || report.media.length ? el("ul", { class: "soft" },
        report.links.map(link => el("li", null, link.kind === "see" ? "Refers to " : "Points to ", value(link.title, [link.span], "Link"),
          [link.series, link.date, link.marker && lower(link.marker)].filter(Boolean).map(part => [" · ", foreign(part)]))),
        report.media.map(media => el("li", null, "Carries ", media.archival ? "an archive " : "a ", value(media.kind, [media.caption ?? media.span], "Caption"),
          media.archival ? ", which is no evidence of this news" : null))) : null);
  }

  async function drawReports(box) {
    const shelf = await store.shelf();
    const find = el("input", { id: "reports-find", type: "search", placeholder: "title, outlet, file …", autocomplete: "off", input: () => update() });
    const status = el("p", { role: "status", class: "soft" });
    const results = el("div");
    let fitting = shelf;
    const update = () => {
      const words = find.value.toLowerCase().split(/\s+/u).filter(Boolean);
      fitting = shelf.filter(report => words.every(word => [report.title, report.outlet, report.path, report.external_id].filter(Boolean).join("\n").toLowerCase().includes(word)));
      status.textContent = fitting.length === shelf.length ? "" : `${figure(fitting.length)} of ${count(shelf.length, "report")}`;
      results.replaceChildren(section("", fitting, reportItem));
    };
    update();
    box.replaceChildren(...head(count(shelf.length, "report"), null, files.buttons("reports", files.REPORTS, () => fitting)),
      el("label", { class: "field", for: "reports-find" }, el("span", null, "Find"), find), status, results);
  }

  async function drawUnsaid(box) {
    const [refusals, shelf] = await Promise.all([store.refusals(), store.shelf()]);
    const names = new Map(shelf.map(report => [report.id, report]));
    const item = refusal => el("article", { class: "item" },
      el("p", null, refusal.span ? value(upper(refusal.why), [refusal.span], "Not said") : foreign(upper(refusal.why))),
      el("p", { class: "tags" }, el("span", { class: "tag" }, FIELDS[refusal.field] ?? refusal.field),
        names.has(refusal.report) ? el("a", { class: "soft", href: routes.report(refusal.report) }, foreign(nameOfReport(names.get(refusal.report)))) : foreign(refusal.report)), lead(refusal.incident));
    box.replaceChildren(...head("What these reports do not say", "Things that readers ask for and that no words here support. They are not zero and not “no”: they are unknown.",
      files.buttons("not-said", files.REFUSALS, () => refusals)),
    refusals.length ? section("", refusals, item) : el("p", { class: "empty" }, "Nothing was asked for in vain."));
  }

  async function drawChecks(box) {
    const [checks, shelf] = await Promise.all([store.checks(), store.shelf()]);
    await store.loadReports([...new Set([...checks.audits.flatMap(audit => audit.reports), ...[...checks.norms, ...checks.trends].flatMap(of => [of.report, ...(of.reports ?? [])]), ...checks.versions.flatMap(version => [version.older, version.newer])])]);
    const names = new Map(shelf.map(report => [report.id, report]));
    const versionName = id => names.has(id) ? el("a", { href: routes.report(id) }, foreign(names.get(id).title ?? nameOfReport(names.get(id)))) : foreign(id);
    const versionItem = version => el("article", { class: "item" },
      el("p", null, versionName(version.older), " became ", versionName(version.newer)),
      el("p", { class: "soft", dir: "auto" }, shown(upper(version.basis.join("; ")))),
      version.changes.length ? lazyDetails(count(version.changes.length, "change"), () => version.changes.map(changeBox)) : el("p", { class: "soft" }, "No claim changed."));
    const noticeItem = notice => el("article", { class: "item" },
      el("p", null, notice.span ? value(notice.detail, [notice.span], "Notice") : foreign(notice.detail)),
      el("p", { class: "tags" }, el("span", { class: "tag" }, notice.code),
        names.has(notice.report) ? el("a", { class: "soft", href: routes.report(notice.report) }, foreign(nameOfReport(names.get(notice.report)))) : null));
    const all = ["audits", "norms", "trends", "versions", "notices"].flatMap(name => checks[name].map(line => ({ list: name, ...line })));
    box.replaceChildren(...head("Checks", "Questions about claims that look wrong together, what reports call usual and what the ledger counts of it, what newer versions changed, and what no stage could use.", files.buttons("checks", files.CHECKS, () => all)),
      checks.audits.length ? section("Questions", checks.audits, auditBox) : "",
      checks.norms.length ? section("Said to be usual", checks.norms, habitBox) : "",
      checks.trends.length ? section("Said to be a trend", checks.trends, habitBox) : "",
      checks.versions.length ? section("Versions of one article", checks.versions, versionItem) : "",
      checks.notices.length ? section("Notices", checks.notices, noticeItem) : "",
      all.length ? "" : el("p", { class: "empty" }, "There is nothing to check."));
  }

  const DRAW = { reports: drawReports, "not-said": drawUnsaid, checks: drawChecks };
  const drawn = new Map();

  return {
    has: view => view in DRAW,
    /** Drawn once; the values in it lead back to the view that it was drawn in. */
    show: view => {
      if (!drawn.has(view)) {
        const before = routes.base();
        routes.setBase(`#/${view}`);
        drawn.set(view, DRAW[view](byId(`view-${view}`)));
        routes.setBase(before);
      }
      return drawn.get(view);
    },
  };
})();
