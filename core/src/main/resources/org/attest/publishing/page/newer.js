// What newer versions of an article did with its claims, and what reports call usual or a trend, with what the ledger counts.

const CHANGES = {
  ADDED: "Added", WITHDRAWN: "Taken back", HARDENED: "Said more firmly", SOFTENED: "Said less firmly", MOVED: "Moved to another time or place", REVISED: "Another number",
};

/** A change with what was said before and after, as far as the reports are unpacked. */
function changeBox(change) {
  return el("section", { class: change.kind === "WITHDRAWN" || change.kind === "HARDENED" ? "tension" : "tension mild" },
    el("h3", null, CHANGES[change.kind] ?? lower(change.kind)),
    el("p", { dir: "auto" }, shown(upper(change.why))),
    el("div", { class: "sides" },
      change.before ? el("div", null, el("p", { class: "soft" }, "In the older version"), end(change.before)) : null,
      change.after ? el("div", null, el("p", { class: "soft" }, "In the newer version"), end(change.after)) : null));
}

/** Says of a claim that it is not the last word of its report. */
function newerTag(claim) {
  const newer = claim.newer_version;
  return newer ? el("a", { class: "tag doubt", href: routes.report(newer.report) }, `newer version: ${(CHANGES[newer.kind] ?? lower(newer.kind)).toLowerCase()}`) : null;
}

/** One line for each fate and class: from the lowest to the highest number, and who says which. */
const tollLines = incident => (incident.tolls ?? []).length === 0 ? null
  : el("ul", { class: "tolls" }, incident.tolls.map(toll => el("li", { dir: "auto" }, shown(upper(toll.words)))));

/** A claim's own grade, which may be another than its incident's. */
function claimGrade(claim) {
  const grade = GRADES[claim.grade];
  return grade && claim.grade_why ? lazyDetails(`${grade.sign} ${grade.words}`, () => [
    steps(claim.grade_why.reasons), claim.grade_why.would_change.length ? [el("p", { class: "soft" }, "What would change it"), steps(claim.grade_why.would_change)] : null,
  ].flat(), "inline-details") : null;
}

/** Labels of other systems, read off the same counts. */
const gradeViews = views => (views ?? []).length === 0 ? null : el("div", null, el("h3", null, "In other systems’ words"),
  el("ul", { class: "steps" }, views.map(view => el("li", null, `${upper(view.system.replaceAll("-", " "))}: ${view.label}`, el("span", { class: "soft" }, ` ${view.meaning}`)))));

/** A norm or trend with the words that state it, what the ledger counts, and what goes against it. */
function habitBox(habit) {
  const words = habit.behaviour ?? habit.statement;
  const exceptions = (habit.test?.exceptions ?? []).filter(id => claims.has(id));
  return el("article", { class: "item" },
    el("p", null, claims.has(habit.claim) ? value(words, [spanOfQuote(claims.get(habit.claim))], "Words") : foreign(words)),
    el("p", { class: "soft", dir: "auto" }, shown(upper(habit.result ?? "not tested"))),
    exceptions.length ? lazyDetails(count(exceptions.length, "counter-example"), () => el("div", { class: "sides" }, exceptions.map(end)), "inline-details") : null);
}
