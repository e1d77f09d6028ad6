// All labels of a report in words, each leading to the words that it lies on; and the group around it.

const details = (() => {
  const block = (id, title, ...content) => el("section", { class: "block", id }, el("h2", { tabindex: "-1" }, title), content);
  const lined = (items, drawItem) => el("ul", { class: "lines" }, items.map(drawItem));
  const words = (report, extents, what) => join(extents.map(extent => value(corpus.textOf(report, extent), corpus.spans(report, [extent]), what)), " … ");

  // ---- claims ------------------------------------------------------------------------------------------------------

  function proposition(claim) {
    const { predicate, args, negative } = claim.proposition;
    return `${negative ? "not " : ""}${predicate}(${args.join(", ")})`;
  }

  /** What the line above does not say yet; nothing is left to be guessed. */
  function labelsOfClaim(claim) {
    const report = reports.get(claim.report);
    return [
      el("p", { class: "claim-labels" }, join([
        el("a", { href: routes.claim(claim), "aria-label": `Claim ${claim.number}: link to it` }, `Claim ${claim.number}`),
        el("b", null, claim.stance), claim.about, claim.incidents.length ? `incident ${claim.incidents.join(", ")}` : "no incident",
        `holder: ${lower(claim.holder.kind)}`, claim.unconfirmed ? "UNCONFIRMED" : "stated", claim.distance ? "distance" : "no distance", `evidence: ${claim.evidence}`,
        claim.quantity ? `quantity: ${claim.quantity.kind}` : "no quantity",
      ].filter(Boolean), " · ")),
      el("p", { class: "proposition", dir: "auto" }, el("code", null, shown(proposition(claim)))),
      claim.content.length ? el("p", { class: "claim-labels" }, "content: ", words(report, claim.content, `Content of claim ${claim.number}`)) : null,
    ];
  }

  // ---- the group ---------------------------------------------------------------------------------------------------

  function placeInWords(where) {
    const { position } = where;
    return [foreign(where.name), ", ", where.country, position ? ` (${position.latitude.toFixed(2)}, ${position.longitude.toFixed(2)}, within about ${position.radiusKm} km)` : " (an area)"];
  }

  const facts = of => [of.type ?? "type not stated", " · ", of.when ?? "time not stated", " · ", of.where ? placeInWords(of.where) : "place not stated"];

  function incidentBox(report, incident) {
    const view = report.views.find(one => one.key === incident.key);
    const triggers = report.triggers.filter(one => one.incident === incident.key);
    const roles = report.roles.filter(one => one.incident === incident.key);
    return el("section", { class: "incident-box" },
      el("h3", null, `Incident ${incident.key}`, report.main === incident.key ? [" ", el("span", { class: "tag" }, "main incident of this report")] : null),
      el("p", null, facts(incident)),
      view ? el("p", { class: "claim-labels" }, "What this report alone supports: ", facts(view)) : null,
      triggers.length ? el("p", { class: "claim-labels" }, "triggers: ", join(triggers.map(one => value(corpus.textOf(report, one.extent), corpus.spans(report, [one.extent]), `Trigger of incident ${incident.key}`)), ", ")) : null,
      roles.length ? lined(roles, role => el("li", null, el("span", { class: "what" }, role.role),
        el("span", null, value(corpus.textOf(report, role.extent), corpus.spans(report, [role.extent]), `${upper(role.role)} of incident ${incident.key}`),
          role.state ? [" ", el("span", { class: "tag" }, `${STATE_SIGNS[role.state]} ${role.state}`)] : null,
          role.people ? [" ", el("span", { class: "tag" }, text.people(role.people))] : null)))
        : el("p", { class: "claim-labels" }, "no roles in this report"));
  }
  const STATE_SIGNS = { destroyed: STATES.destroyed.sign, damaged: STATES.damaged.sign, intact: STATES.intact.sign, unstated: STATES.NOT_STATED.sign };

  const bothTexts = (group, kind, number, ids) => el("p", null, el("a", { class: "lead", href: routes.beside(group, kind, number) },
    new Set(ids.map(id => claims.get(id)?.report)).size > 1 ? "Texts side by side" : "In the text"));

  /** As the guidelines have them. */
  const RELATIONS = {
    SAME_AS: "the same proposition", SUPPORTS: "the first supports the second", CONTRADICTS: "both cannot be true", IN_TENSION: "both are true only with strain",
    STRENGTHENS: "the first strengthens the second", WEAKENS: "the first weakens the second", STATUS_DRIFT: "unconfirmed in one place, asserted in another",
  };

  function relationBox(group, relation, number) {
    return el("section", { class: `tension ${relation.kind === "CONTRADICTS" ? "" : AGAINST[relation.kind] ? "mild" : "agrees"}` },
      el("h3", null, relation.kind, el("span", { class: "soft" }, ` ${RELATIONS[relation.kind] ?? ""}`)),
      el("div", { class: "sides" }, end(relation.a), end(relation.b)),
      el("p", { class: "why", dir: "auto" }, shown(upper(relation.why))), number === undefined ? null : bothTexts(group, "relation", number, [relation.a, relation.b]));
  }

  function auditOf(group, audit, number) {
    const box = auditBox(audit);
    audit.belongsTo && box.append(el("p", null, `It belongs to incident ${audit.belongsTo}: `, facts(group.incidents.find(one => one.key === audit.belongsTo) ?? {})));
    audit.reports.length && box.append(el("p", null, "Reports: ", join(audit.reports.map(id => el("a", { href: routes.report(id) }, id)), ", ")));
    number === undefined || box.append(bothTexts(group, "audit", number, audit.claims));
    return box;
  }

  /** Those with a claim of this report first. */
  function sorted(items, idsOf, report) {
    const mine = item => idsOf(item).some(id => claims.get(id)?.report === report.id);
    return items.map((item, number) => ({ item, number })).sort((a, b) => mine(b.item) - mine(a.item));
  }

  // ---- the other labels --------------------------------------------------------------------------------------------

  function attributionLine(report, attribution) {
    const claim = claims.get(`${report.id}#${attribution.claim}`);
    const part = name => attribution[name].length ? el("span", null, el("span", { class: "what" }, `${name} `), words(report, attribution[name], upper(name))) : null;
    return el("li", { class: "attribution" }, ["source", "cue", "content"].map(part),
      claim ? el("a", { class: "claim-labels", href: routes.claim(claim) }, `makes claim ${attribution.claim}`) : el("span", { class: "claim-labels" }, "makes no claim"));
  }

  function mentionKinds(report) {
    const byKind = grouped(report.mentions, mention => mention.kind);
    return el("dl", { class: "facts" }, KINDS.filter(kind => byKind.has(kind)).flatMap(kind => [
      el("dt", null, `${upper(kind)} `, el("span", { class: "count" }, byKind.get(kind).length)),
      el("dd", null, join(byKind.get(kind).map(mention => [value(corpus.textOf(report, mention.extent), corpus.spans(report, [mention.extent]), upper(kind)),
        mention.value ? el("span", { class: "soft" }, ` ${mention.value}`) : null]), ", "))]));
  }

  function reportLine(report, current) {
    return el("li", null, report.id === current.id ? el("b", null, foreign(report.title)) : el("a", { href: routes.report(report.id) }, foreign(report.title)),
      el("span", { class: "soft" }, ` ${report.manner} · `, foreign(report.outlet), ` · ${report.published ?? "no date"}`));
  }

  // ---- put together ------------------------------------------------------------------------------------------------

  function draw(report) {
    const { group } = report;
    const sections = [
      ["claims", "Claims", report.claims.length, () => report.claims.length ? el("ul", null, report.claims.map(claim => claimLine(claim, labelsOfClaim(claim)))) : el("p", { class: "soft" }, "It makes no claim about armed conflict.")],
      ["incidents", "Incidents", group.incidents.length, () => group.incidents.map(incident => incidentBox(report, incident))],
      ["relations", "Relations", group.relations.length, () => sorted(group.relations, one => [one.a, one.b], report).map(({ item, number: at }) => relationBox(group, item, at))],
      ["audits", "Audits", group.audits.length, () => sorted(group.audits, one => one.claims, report).map(({ item, number: at }) => auditOf(group, item, at))],
      ["attributions", "Attributions", report.attributions.length, () => lined(report.attributions, one => attributionLine(report, one))],
      ["mentions", "Mentions", report.mentions.length, () => mentionKinds(report)],
      ["group", group.unrelated ? "Beside it" : "Same group", group.reports.length, () => lined(group.reports, one => reportLine(one, report))],
    ].filter(([, , n]) => n > 0);
    const jump = id => el("button", { type: "button", class: "plain", click: () => {
      byId(`labels-${id}`).scrollIntoView({ block: "start" });
      byId(`labels-${id}`).querySelector("h2").focus({ preventScroll: true });
    } });
    byId("labels").replaceChildren(
      el("p", { class: "jumps", role: "group", "aria-label": "Kinds of labels" }, sections.map(([id, title, n]) => {
        const button = jump(id);
        button.append(`${title} `, el("span", { class: "count" }, figure(n)));
        return button;
      })),
      ...sections.map(([id, title, , content]) => block(`labels-${id}`, id === "group" ? `${title}: ${group.id}` : title, content())));
  }

  /** The texts of the reports that a relation or an audit speaks of, with the words of their claims pointed out. */
  function drawBeside({ id, kind, of }) {
    const group = corpus.group(id);
    const ids = kind === "relation" ? [of.a, of.b] : of.claims;
    const quotes = grouped(ids.map(one => claims.get(one)).filter(Boolean), claim => claim.report);
    of.reports?.forEach(report => quotes.has(report) || quotes.set(report, []));
    byId("beside").replaceChildren(
      el("p", { class: "way" }, el("a", { href: "#/" }, "All reports"), el("span", { class: "soft" }, group.region)),
      el("h2", { class: "view-title" }, `${upper(kind)} in ${group.id}`),
      kind === "relation" ? relationBox(group, of) : auditOf(group, of),
      el("div", { class: "columns" }, [...quotes].map(([report, list]) => column(reports.get(report), list))));
  }

  const column = (report, quotes) => el("article", { class: "column" },
    el("h3", { dir: "auto" }, el("a", { href: routes.report(report.id) }, foreign(report.title))),
    el("p", { class: "soft" }, `${report.manner} · `, foreign(report.outlet), ` · ${report.published ?? "no date"}`),
    el("div", { class: "reader-text", role: "region", tabindex: "0", "aria-label": `Text: ${shown(report.title)}` }, text.draw(report, new Set(["claims"]), quotes.map(claim => claim.quote), null)));

  return { draw, drawBeside };
})();
