// How a claim looks wherever it stands, and claims beside one another.

function holder(claim) {
  const report = reports.get(claim.report);
  return claim.holder.kind === "author" ? `${report ? nameOfReport(report) : "The article"}, in its own voice` : upper(claim.holder.name);
}

/** In an element of its own with dir="auto", which would not look into a <bdi>. */
const quote = claim => value(document.createTextNode(shown(claim.quote.text ?? "(text erased)")), [spanOfQuote(claim)], "Quote");

function tagsOf(claim) {
  return [
    newerTag(claim),
    claim.status === "UNCONFIRMED" ? el("span", { class: "tag doubt" }, "unconfirmed") : null,
    claim.evidence !== "none" ? el("span", { class: "tag" }, `evidence: ${claim.evidence}`) : null,
    claim.quantity ? value(el("span", { class: "tag" }, claim.quantity.kind === "NOT_STATED" ? "how many: not stated" : foreign(lower(claim.quantity.text ?? claim.quantity.kind))),
      [claim.quantity.span ?? spanOfQuote(claim)], "How much") : null,
    claim.holder.via.map(via => el("span", { class: "tag" }, "via ", foreign(via))),
    claim.holder.ambiguous.map(other => el("span", { class: "tag doubt" }, "or is it ", foreign(other), "?")),
  ];
}

function claimLine(claim, ending) {
  const stance = STANCES[claim.stance];
  return el("li", { class: "claim", "data-claim": claim.id },
    el("span", { class: `mark stance-${claim.stance}`, "aria-hidden": "true" }, stance.sign),
    el("div", null,
      el("p", { class: "line" },
        value(holder(claim), [claim.spans.holder ?? spanOfQuote(claim)], "Holder"),
        value(stance.verb, [claim.spans.cue ?? spanOfQuote(claim)], upper(stance.verb)),
        tagsOf(claim)),
      el("blockquote", { dir: "auto" }, quote(claim)),
      ending));
}

/** For it, against it, or neither: silence and no comment never count as either. */
function sideOf(claim) {
  switch (claim.stance) {
    case "DENIES": return "against";
    case "SILENT": return "silent";
    case "NO_COMMENT": return "no comment";
    default: return claim.proposition.polarity === "NEGATIVE" ? "against" : "for";
  }
}

const SIDES = { "for": "For", against: "Against", silent: "Silent: looked for and absent", "no comment": "No comment" };

function sourceLine(claim) {
  const report = reports.get(claim.report);
  return report && claim.holder.kind !== "author" ? el("p", { class: "soft" }, "in ", foreign(nameOfReport(report))) : null;
}

function relationsOf(incident) {
  return incident.relations.filter(relation => claims.has(relation.a) && claims.has(relation.b));
}

/** One end of a relation. */
function end(id) {
  const claim = claims.get(id);
  return claim ? el("div", { class: "end" },
    el("p", null, el("span", { class: `tag stance-${claim.stance}` }, `${STANCES[claim.stance].sign} `, foreign(holder(claim)))),
    el("blockquote", { dir: "auto" }, quote(claim)), sourceLine(claim)) : null;
}

/** Side by side: what one says, and what stands against it, one below the other with the reason. */
function tensionBox(list) {
  return el("section", { class: list[0].kind === "CONTRADICTS" ? "tension" : "tension mild" },
    el("h3", null, AGAINST[list[0].kind]),
    el("div", { class: "sides" }, end(list[0].a),
      el("div", { class: "others" }, list.map(relation => el("div", null, end(relation.b), el("p", { class: "why", dir: "auto" }, shown(upper(relation.why))))))));
}

/** One box for each claim that others stand against, contradictions first. */
function tensions(incident) {
  const against = grouped(relationsOf(incident).filter(relation => AGAINST[relation.kind]), relation => `${relation.kind} ${relation.a}`);
  const order = Object.keys(AGAINST);
  return [...against.values()].sort((a, b) => order.indexOf(a[0].kind) - order.indexOf(b[0].kind));
}

const sureness = audit => el("span", { class: "tag doubt" }, `${surenessInWords(audit.confidence)} (${audit.confidence.toFixed(2)} of 1)`);

/** What the question is, and below it what speaks for asking. */
function reasonsOf(audit) {
  const [question, ...reasons] = audit.why.split("; ");
  return [el("p", { class: "why", dir: "auto" }, shown(upper(question))), reasons.length ? steps(reasons) : null].filter(Boolean);
}

/** The rarest kind first, then what is surest. */
const rankOfAudits = (a, b) => Object.keys(AUDITS).indexOf(a.kind) - Object.keys(AUDITS).indexOf(b.kind) || b.confidence - a.confidence;

const TEXTS = 4;

/** The claim that an audit asks about beside those that it is held against; where many are one, all of them. */
function auditSides(audit) {
  const { here, there } = AUDITS[audit.kind];
  const ends = audit.claims.map(end).filter(Boolean);
  if (!here) {
    return el("div", null, el("div", { class: "sides" }, ends.slice(0, TEXTS)),
      ends.length > TEXTS ? lazyDetails(`${figure(ends.length - TEXTS)} more`, () => el("div", { class: "sides" }, ends.slice(TEXTS)), "inline-details") : null);
  }
  const titled = (title, box) => {
    box?.prepend(el("h4", null, title));
    return box;
  };
  return el("div", { class: "sides" }, titled(here, ends[0]), el("div", { class: "pile" }, titled(there, ends[1]), ends.slice(2)));
}

function auditBox(audit) {
  return el("section", { class: "tension mild question" },
    el("h3", null, AUDITS[audit.kind].asks),
    audit.confidence === undefined ? null : el("p", { class: "tags" }, sureness(audit)),
    reasonsOf(audit), auditSides(audit));
}
