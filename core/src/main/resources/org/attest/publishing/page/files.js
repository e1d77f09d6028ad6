// Every list can be taken away as a file, made here and now; nothing is sent anywhere.

const files = (() => {
  /** A spreadsheet would take a stranger's "=…" for a formula. */
  function cell(content) {
    const text = content === undefined || content === null ? "" : Array.isArray(content) ? content.join("; ") : String(content);
    const safe = typeof content !== "number" && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
    return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** RFC 4180, with a mark of its encoding that spreadsheets look for. */
  function csv(columns, rows) {
    const lines = [[...Object.keys(columns), "not_for_publication"], ...rows.map(row => [...Object.values(columns).map(of => of(row)), "working copy"])];
    return `\uFEFF${lines.map(line => line.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function save(name, type, text) {
    const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /**
   * Two buttons.
   * @param name of the list, and of the file
   * @param columns of the CSV: name to function of a row
   * @param rows gives what the list shows now, or a promise of it
   */
  function buttons(name, columns, rows) {
    const button = (ending, make) => el("button", {
      type: "button", class: "plain", "aria-label": `Save ${name} as ${ending.toUpperCase()}`, "data-export": `${name}.${ending}`, click: async () => make(await rows()),
    }, ending.toUpperCase());
    return el("span", { class: "export" }, el("span", { class: "soft" }, "Save as "),
      button("csv", list => save(`${name}.csv`, "text/csv", csv(columns, list))), " ",
      button("json", list => save(`${name}.json`, "application/json",
        JSON.stringify({ attest: 1, not_for_publication: true, list: name, shown_at: routes.base(), count: list.length, [name.replaceAll("-", "_")]: list }, null, 1))));
  }

  const people = incident => incident.casualties?.map(c => `${number(c)} ${c.who ?? "people"} ${c.kind}, says ${c.claimant}${c.status === "UNCONFIRMED" ? " (unconfirmed)" : ""}`);
  const spot = part => incident => incident.where?.kind === "point" ? incident.where[part] : undefined;

  const INCIDENTS = {
    id: i => i.id, type: i => i.type, edtf: i => i.when?.edtf, start: i => i.when?.start, end: i => i.when?.end, when: i => i.when?.words,
    place: i => i.where?.name, admin: i => i.where?.admin, country: i => i.where?.country, place_kind: i => i.where?.kind,
    lat: spot("lat"), lon: spot("lon"), radius_m: spot("radius_m"),
    attackers: i => i.attackers?.map(a => `${a.name} (named by ${a.holder === "author" ? "the article" : a.holder})`),
    damage: i => i.objects?.map(o => `${o.what}: ${STATES[o.state].words}`), people_by_claimant_never_summed: people, people_range_never_summed: i => i.tolls?.map(toll => toll.words),
    grade: i => i.grade?.value, reports: i => i.reports.length, claims: i => i.claims.length,
    contradictions: i => i.relations.filter(relation => relation.kind === "CONTRADICTS").length, questions: i => i.audits.map(audit => `${AUDITS[audit.kind].asks} ${audit.why}`), not_stated: i => i.not_stated,
  };
  const CLAIMS = {
    id: c => c.id, report: c => c.report, quote: c => c.quote.text, holder: c => c.holder.name, holder_kind: c => c.holder.kind,
    stance: c => c.stance, status: c => c.status, about: c => c.about, evidence: c => c.evidence, quantity: c => c.quantity?.text,
    edtf: c => c.when?.edtf, place: c => c.where?.name, incident: c => c.incident, not_stated: c => c.not_stated,
  };
  const REPORTS = {
    id: r => r.id, title: r => r.title, outlet: r => r.outlet, url: r => r.url, path: r => r.path, published: r => r.published.stated,
    published_window: r => r.published.outer, marker: r => r.marker, claims: r => r.claims, incidents: r => r.incidents, sha256: r => r.sha256, not_stated: r => r.not_stated,
  };
  const REFUSALS = { code: r => r.code, report: r => r.report, field: r => r.field, incident: r => r.incident, why: r => r.why };
  const CHECKS = { list: c => c.list, code: c => c.kind ?? c.code, sure_0_to_1: c => c.confidence, incidents: c => c.incidents, report: c => c.report ?? c.reports, claims: c => c.claim ?? c.claims ?? c.changes?.flatMap(change => [change.before, change.after].filter(Boolean)),
    says: c => c.why ?? c.detail ?? c.behaviour ?? c.statement ?? c.basis, result: c => c.result };

  return { buttons, INCIDENTS, CLAIMS, REPORTS, REFUSALS, CHECKS };
})();
