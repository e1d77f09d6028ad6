// One incident: what is claimed by whom, for and against; what is not stated; how it is graded and how it came to be so.

const incidentPage = (() => {
  const row = (name, ...content) => [el("dt", null, name), el("dd", null, ...content)];

  function whenRow(when) {
    if (!when) {
      return row("When", el("span", { class: "soft" }, "not stated"));
    }
    const several = when.candidates?.length > 1;
    const more = [several ? null : when.edtf, when.zone].filter(Boolean);
    return row("When", value(upper(when.words), when.from, "When"),
      more.length ? el("p", { class: "soft" }, more.join(" · ")) : null,
      lazyDetails("How it is known", () => [
        steps(when.basis),
        several ? el("p", { class: "soft" }, `Possible days: ${when.candidates.join(", ")}`) : null,
      ], "inline-details"));
  }

  const PLACES = 8;
  const TARGETS = 8;

  function whereRow(incident) {
    const places = incident.sites.length ? incident.sites : [incident.where].filter(Boolean);
    return row("Where", places.length === 0 ? el("span", { class: "soft" }, "not stated")
      : folded(places, where => el("li", null, value(nameOfPlace(where), where.from, "Where"), el("p", { class: "soft" }, foreign(precisionOfPlace(where)))), PLACES, n => `${figure(n)} more places`));
  }

  function attackersRow(incident) {
    const names = grouped(incident.attackers ?? [], attacker => attacker.name);
    const says = list => [...new Set(list.map(attacker => attacker.holder === "author" ? "the article" : attacker.holder === attacker.name ? "itself" : attacker.holder))].join(" and by ");
    return row("By", names.size === 0 ? el("span", { class: "soft" }, "not stated") : el("ul", null, [...names].map(([name, list]) => el("li", null,
      value(name, list.flatMap(attacker => attacker.from), "By whom"), el("span", { class: "soft" }, " named by ", foreign(says(list)))))));
  }

  function targetsRow(incident) {
    return incident.targets ? row("Target", el("p", null, join(incident.targets.slice(0, TARGETS).map(target => value(target.name, target.from, "Target")), "; ")),
      incident.targets.length > TARGETS ? lazyDetails(`${figure(incident.targets.length - TARGETS)} more`, () =>
        el("p", null, join(incident.targets.slice(TARGETS).map(target => value(target.name, target.from, "Target")), "; ")), "inline-details") : null) : [];
  }

  function objects(incident) {
    const spans = object => known(object.claims).map(claim => claim.objects?.find(o => o.what === object.what)?.span ?? spanOfQuote(claim));
    return !incident.objects ? null : block("damage", "What was hit", el("ul", { class: "objects" }, incident.objects.map(object => {
      const state = STATES[object.state];
      const holders = [...new Set(known(object.claims).map(holder))];
      return el("li", null, el("span", { class: "sign", "aria-hidden": "true" }, state.sign), el("div", null,
        value(object.what, spans(object), "Damage"), ` ${state.words}`, el("span", { class: "soft" }, " says ", foreign(holders.slice(0, 3).join("; ")), holders.length > 3 ? ` and ${holders.length - 3} more` : "")));
    })));
  }

  function people(incident) {
    if (!incident.casualties) {
      return null;
    }
    const cellSpan = (claim, cell) => claim.casualties?.find(c => c.kind === cell.kind && c.who === cell.who)?.span ?? spanOfQuote(claim);
    return block("people", "People hurt, by claimant", tollLines(incident), el("table", { class: "people" },
      el("thead", null, el("tr", null, ["Number", "Who", "Says whom"].map(title => el("th", { scope: "col" }, title)))),
      el("tbody", null, incident.casualties.map(cell => {
        const of = known(cell.claims);
        return el("tr", null,
          el("td", { class: "number" }, value(number(cell), of.map(claim => cellSpan(claim, cell)), "People")),
          el("td", null, foreign(cell.who ?? "people"), ` ${cell.kind}`, cell.class === "unknown" ? null : el("span", { class: "soft" }, ` (${cell.class})`)),
          el("td", null, value(upper(cell.claimant), of.map(claim => claim.spans.holder ?? spanOfQuote(claim)), "Claimant"), " ",
            cell.status === "UNCONFIRMED" ? el("span", { class: "tag doubt" }, "unconfirmed") : null));
      }))), incident.casualties.length > 1 ? el("p", { class: "soft" }, "These numbers stand side by side and are never added up.") : null);
  }

  const block = (name, title, ...content) => el("section", { class: "block", id: `incident-${name}`, "aria-labelledby": `incident-${name}-title` },
    el("h2", { id: `incident-${name}-title` }, title), content);

  /** For and against stand side by side; who is silent or gives no comment stands apart, and counts for neither. */
  function debate(incident) {
    const list = known(incident.claims);
    const subjects = grouped(list, claim => claim.about);
    const sides = grouped(list, sideOf);
    const one = claim => claimLine(claim, [sourceLine(claim), claimGrade(claim)]);
    const column = (side, of) => el("div", { class: `side side-${side.replace(" ", "-")}` }, el("h4", null, SIDES[side]), el("ul", null, of.map(one)));
    return block("claims", "What is claimed", el("p", { class: "soft" }, `${count(list.length, "claim")}: ${Object.keys(SIDES).filter(side => sides.has(side)).map(side => `${sides.get(side).length} ${side}`).join(" · ")} `,
      files.buttons("claims", files.CLAIMS, () => list)),
    Object.keys(ABOUT).filter(about => subjects.has(about)).map(about => {
      const own = grouped(subjects.get(about), sideOf);
      const both = own.has("for") && own.has("against");
      return el("section", { class: "subject" }, el("h3", null, ABOUT[about]),
        el("div", { class: both ? "sides" : "" }, ["for", "against"].filter(side => own.has(side)).map(side => column(side, own.get(side)))),
        ["silent", "no comment"].filter(side => own.has(side)).map(side => column(side, own.get(side))));
    }));
  }

  const BOXES = 3;

  function against(incident) {
    const boxes = tensions(incident);
    const audits = [...incident.audits].sort(rankOfAudits);
    return boxes.length === 0 && audits.length === 0 ? null : block("against", "What does not fit together",
      audits.slice(0, BOXES).map(auditBox),
      audits.length > BOXES ? lazyDetails(`${count(audits.length - BOXES, "more question")} about its claims`, () => audits.slice(BOXES).map(auditBox)) : null,
      boxes.slice(0, BOXES).map(tensionBox),
      boxes.length > BOXES ? lazyDetails(`${count(boxes.length - BOXES, "more tension")} between its claims`, () => boxes.slice(BOXES).map(tensionBox)) : null);
  }

  const CHANGED = ["destroyed", "damaged", "possible"];

  /** What satellite images show, building by building, and why they often cannot say. Never what caused it. */
  function images(incident) {
    const list = incident.images;
    if (list.length === 0) {
      return null;
    }
    const day = look => look ? look.time.slice(0, 10) : "no day";
    const verdicts = grouped(list, finding => finding.verdict);
    const changed = list.filter(finding => CHANGED.includes(finding.verdict));
    const whys = grouped(list.flatMap(finding => finding.why), why => why);
    const timings = grouped(list.filter(finding => finding.timing_words), finding => finding.timing_words);
    const asked = known([...new Set(list.flatMap(finding => finding.claims))]);
    const of = list[0];
    const rate = finding => finding.false_alarm_rate === undefined ? "" : `, as ${(100 * finding.false_alarm_rate).toFixed(1)} % of unchanged buildings`;
    return block("images", "What satellite images show",
      list.some(finding => finding.sensors.includes("simulated")) ? el("p", null, el("span", { class: "tag doubt" }, "simulated"), " These images are not of a real place.") : null,
      el("p", null, `${count(list.length, "building")}: ${["destroyed", "damaged", "possible", "no visible damage", "cannot say"].filter(verdict => verdicts.has(verdict)).map(verdict => `${figure(verdicts.get(verdict).length)} ${verdict}`).join(", ")}. `,
        el("span", { class: "soft" }, `${count(of.looks_before, "look")} before, the last on ${day(of.last_before)}; ${figure(of.looks_after)} after, the first on ${day(of.first_after)}.`)),
      timings.size ? el("ul", null, [...timings].map(([words, some]) => el("li", null, `Time of change of ${figure(some.length)}: ${words}`))) : null,
      whys.size ? [el("h3", null, "Why they cannot say, or not more"), el("ul", null, [...whys].map(([why, some]) => el("li", null, `${figure(some.length)}: ${why}`)))] : null,
      changed.length ? lazyDetails(`${count(changed.length, "building")} with a change`, () => el("ul", null, changed.map(finding => el("li", null, foreign(finding.footprint),
        `, ${figure(finding.area_m2)} m²: ${finding.verdict}${rate(finding)}${finding.changed ? `; between ${finding.changed.after.slice(0, 10)} and ${finding.changed.before.slice(0, 10)}` : ""}`)))) : null,
      asked.length ? lazyDetails(`Set against ${count(asked.length, "claim")}`, () => el("ul", null, asked.map(claim => claimLine(claim, sourceLine(claim))))) : null,
      el("p", { class: "soft" }, "“No visible damage” does not mean undamaged. Radar shows that something changed, never what changed it."));
  }

  function notStated(incident) {
    const words = unsaid(incident);
    const several = incident.reports.length > 1;
    const line = refusal => el("li", null, refusal.span ? value(upper(refusal.why), [refusal.span], "Not said") : foreign(upper(refusal.why)),
      several && reports.has(refusal.report) ? el("span", { class: "soft" }, " (", foreign(nameOfReport(reports.get(refusal.report))), ")") : null);
    return block("unsaid", "What is not stated",
      words.length ? el("p", { class: "not-stated" }, join(words.map(word => el("span", { class: "tag" }, word)))) : el("p", { class: "soft" }, "Every field of the record is stated by somebody."),
      incident.refusals.length ? el("div", { class: "refusals" }, folded(incident.refusals, line, 4, n => `${figure(n)} more things that ${several ? "its reports leave" : "the report leaves"} open`)) : null);
  }

  function grade(incident) {
    const of = incident.grade;
    if (!of) {
      return null;
    }
    const agreements = relationsOf(incident).filter(relation => AGREES[relation.kind]);
    return block("grade", "Why this grade", el("p", null, gradeBadge(of.value), el("span", { class: "soft" }, ` ${GRADES[of.value]?.means ?? ""}. A grade counts who stands behind a record; it does not say that it is true.`)),
      steps(of.reasons),
      of.groups.length ? el("p", { class: "soft" }, "Sources that do not rest on one another: ", foreign(of.groups.map(group => group.join(", ")).join(" | "))) : null,
      of.would_change.length ? [el("h3", null, "What would change it"), steps(of.would_change)] : null,
      gradeViews(of.views),
      agreements.length ? lazyDetails(count(agreements.length, "agreement") + " between its claims", () => agreements.map(relation =>
        el("section", { class: "tension agrees" }, el("h3", null, `The first ${AGREES[relation.kind]} the second`), el("p", { dir: "auto" }, shown(relation.why)), el("div", { class: "sides" }, end(relation.a), end(relation.b))))) : null,
      el("p", { class: "soft" }, `Policy: ${of.policy}`));
  }

  /** What newer versions of its reports did with its claims. */
  function revised(incident) {
    const own = new Set(incident.claims);
    const changes = (incident.versions ?? []).flatMap(version => version.changes).filter(change => own.has(change.before) || own.has(change.after));
    const told = changes.filter(change => change.kind !== "ADDED");
    const added = changes.length - told.length;
    return changes.length === 0 ? null : block("versions", "What newer versions changed",
      el("p", { class: "soft", dir: "auto" }, shown(upper([...new Set(incident.versions.flatMap(version => version.basis))].join("; ")))),
      told.slice(0, BOXES).map(changeBox),
      told.length > BOXES ? lazyDetails(count(told.length - BOXES, "more change"), () => told.slice(BOXES).map(changeBox)) : null,
      added ? el("p", { class: "soft" }, `${count(added, "claim")} only the newer version makes.`) : null);
  }

  function habits(incident) {
    return (incident.habits ?? []).length === 0 ? null : block("habits", "What is said to be usual", incident.habits.map(habitBox));
  }

  function sources(incident) {
    const outcomes = new Map((incident.decisions ?? []).map(decision => [decision.account, decision]));
    const outlets = new Set(incident.reports.map(account => reports.get(account.report)).filter(Boolean).map(report => report.outlet ?? "outlet not stated"));
    const claimants = new Set(known(incident.claims).filter(claim => claim.holder.kind !== "author").map(claim => claim.holder.name));
    return block("sources", "Who tells of it",
      el("p", { class: "soft" }, `${count(incident.reports.length, "account")} from ${count(outlets.size, "outlet")}: `, foreign([...outlets].join(", ")), claimants.size ? [`; claims by ${count(claimants.size, "other holder")}: `, foreign([...claimants].slice(0, 12).join(", ")), claimants.size > 12 ? " …" : ""] : ""),
      el("ul", null, incident.reports.map(account => {
        const report = reports.get(account.report);
        const decision = outcomes.get(account.account);
        const occurrence = claims.get(account.account);
        return el("li", { class: "claim" }, el("span", { class: "mark", "aria-hidden": "true" }, account.main ? "★" : "·"), el("div", null,
          el("p", { class: "line" }, el("a", { href: routes.report(account.report) }, foreign(report ? report.title ?? nameOfReport(report) : account.report)),
            report?.outlet && report.title ? el("span", { class: "soft" }, foreign(report.outlet)) : null,
            account.main ? el("span", { class: "tag" }, "its main incident") : null,
            (incident.versions ?? []).some(version => version.older === account.report) ? el("span", { class: "tag doubt" }, "there is a newer version") : null,
            value(account.type, occurrence ? [spanOfQuote(occurrence)] : [], "What happened")),
          el("p", null, account.when ? value(upper(account.when.words), account.when.from, "When") : "Time not stated", "; ",
            account.where ? value(nameOfPlace(account.where), account.where.from, "Where") : "place not stated"),
          decision ? el("p", { class: "soft", dir: "auto" }, shown(`${upper(decision.outcome)} here: ${decision.reasons.join("; ")}`)) : null));
      })),
      incident.alternatives.length ? el("p", null, "It may be the same as ", join(incident.alternatives.filter(id => store.incidents.has(id)).map(id => el("a", { href: routes.incident(id) }, titleOf(store.incidents.get(id)))), ", "), ".") : null);
  }

  function history(incident) {
    const lines = incident.history.map(step => el("li", null,
      el("time", { datetime: step.recorded_at }, new Date(step.recorded_at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }), " UTC"), ": ",
      join([step.record === "recorded" ? "the record was made" : step.record === "revised" ? "the record was revised" : null,
        step.grade === "recorded" ? "it was graded" : step.grade === "revised" ? "its grade or the reasons changed" : null,
        step.claims ? `${count(step.claims, "claim")} recorded` : null].filter(Boolean), ", "),
      el("span", { class: "soft" }, " by ", foreign(step.author))));
    return block("history", "History", lines.length ? el("ol", { class: "steps" }, lines) : el("p", { class: "soft" }, "This page was written without the ledger’s history."),
      incident.former.length ? el("p", { class: "soft" }, `It took in ${count(incident.former.length, "record")}: `, foreign(incident.former.join(", ")), ", whose addresses lead here.") : null,
      el("p", { class: "soft" }, "Nothing is forgotten: ledger.db shows what the record said at any earlier time. Id ", el("code", null, incident.id), "."));
  }

  function way(id) {
    const { before, after, at, of } = list.around(id);
    return el("nav", { class: "way", "aria-label": "Incidents" }, el("a", { href: filter.toQuery() }, "‹ All incidents"),
      at ? el("span", { class: "soft" }, `${figure(at)} of ${figure(of)}`) : null,
      before ? el("a", { href: routes.incident(before.id), rel: "prev" }, "Previous") : null, after ? el("a", { href: routes.incident(after.id), rel: "next" }, "Next") : null);
  }

  /** @returns {Promise<boolean>} false if there is no such incident */
  async function show(asked) {
    const box = byId("view-incident");
    const id = store.current(asked);
    if (!store.incidents.has(id)) {
      box.replaceChildren(way(id), el("h1", { tabindex: "-1", class: "view-title" }, "No such incident"),
        el("p", null, store.gone(id) ? ["This record was taken back: ", foreign(store.gone(id))] : ["No incident of this ledger has the id ", foreign(asked), "."]));
      return false;
    }
    const incident = await store.incident(id);
    const occurrences = known(incident.reports.map(account => account.account)).map(spanOfQuote);
    box.replaceChildren(way(id), el("article", { class: "dossier", "data-incident": id },
      el("header", null,
        el("h1", { tabindex: "-1" }, titleOf(incident)),
        el("p", { class: "kicker" }, incident.grade ? gradeBadge(incident.grade.value) : null, " ",
          value(document.createTextNode("The words that say so"), occurrences, "What happened"),
          id === asked ? null : el("span", { class: "tag" }, "merged from the record that you asked for"))),
      against(incident),
      el("dl", { class: "facts" }, whenRow(incident.when), whereRow(incident), attackersRow(incident), targetsRow(incident)),
      revised(incident), people(incident), objects(incident), images(incident), debate(incident), habits(incident), notStated(incident), grade(incident), sources(incident), history(incident)));
    return true;
  }

  function showClaim(id) {
    const line = [...byId("view-incident").querySelectorAll(".claim")].find(one => one.dataset.claim === id);
    if (line) {
      line.scrollIntoView({ block: "center" });
      line.classList.add("found");
      setTimeout(() => line.classList.remove("found"), 2500);
      line.querySelector("a")?.focus({ preventScroll: true });
    }
  }

  return { show, showClaim };
})();
