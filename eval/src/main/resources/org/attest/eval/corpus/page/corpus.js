// The corpus as the page holds it: groups, their reports, and claims in the form that the files of a run have.

/** By id; a claim's is "REPORT#NUMBER". */
const reports = new Map();
const claims = new Map();

const corpus = (() => {
  const groups = new Map();

  const spanIn = report => extent => ({ report: report.id, start: extent.start, end: extent.end });
  const idOf = ref => `${ref.report}#${ref.claim}`;

  async function open() {
    for (const group of await unpack(byId("corpus"))) {
      groups.set(group.id, group);
      group.reports.forEach(report => addReport(group, report));
      group.relations = group.relations.map(relation => ({ ...relation, a: idOf(relation.a), b: idOf(relation.b) }));
      group.audits = group.audits.map(audit => ({ ...audit, claims: audit.claims.map(idOf) }));
    }
  }

  function addReport(group, report) {
    report.group = group;
    report.points = Array.from(report.text);
    report.claims = report.claims.map(claim => asInRun(report, claim));
    reports.set(report.id, report);
    report.claims.forEach(claim => claims.set(claim.id, claim));
  }

  function asInRun(report, claim) {
    const span = spanIn(report);
    return {
      ...claim, id: `${report.id}#${claim.number}`, report: report.id,
      quote: { ...claim.quote, text: textOf(report, claim.quote) },
      spans: { holder: claim.source[0] && span(claim.source[0]), cue: claim.cue[0] && span(claim.cue[0]) },
      holder: { ...claim.holder, ambiguous: [] }, status: claim.unconfirmed ? "UNCONFIRMED" : "STATED",
      quantity: claim.quantity && {
        ...claim.quantity, text: claim.quantity.kind === "NUMBER" ? number(claim.quantity) : undefined,
        span: claim.quantity.words && span(claim.quantity.words),
      },
    };
  }

  /** Words of a report; spans count code points. */
  const textOf = (report, extent) => report.points.slice(extent.start, extent.end).join("");

  return {
    open, textOf,
    spans: (report, extents) => extents.map(spanIn(report)),
    groups: () => [...groups.values()],
    group: id => groups.get(id),
  };
})();
