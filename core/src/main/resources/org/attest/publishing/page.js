// Draws the page from the data beside it. Text of reports only ever becomes text nodes, never markup.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = id => document.getElementById(id);

  // ---- what there is -------------------------------------------------------------------------------------------

  const reports = new Map(data.reports.map(report => [report.id, report]));
  const claims = new Map(data.claims.map(claim => [claim.id, claim]));
  const incidents = new Map(data.incidents.filter(line => line.type).map(incident => [incident.id, incident]));
  const redirects = new Map(data.incidents.filter(line => line.redirect).map(line => [line.id, line.redirect]));
  const grouped = (items, key) => {
    const groups = new Map();
    for (const item of items) {
      for (const k of [].concat(key(item) ?? [])) {
        groups.has(k) ? groups.get(k).push(item) : groups.set(k, [item]);
      }
    }
    return groups;
  };
  const claimsOfReport = grouped(data.claims, claim => claim.report);
  const relationsOfClaim = grouped(data.relations, relation => [relation.a, relation.b]);
  const refusalsOfIncident = grouped(data.refusals, refusal => refusal.incident);
  const auditsOfIncident = grouped(data.audits, audit => audit.incidents);
  const incidentsOfReport = grouped([...incidents.values()], incident => [...new Set(incident.reports.map(r => r.report))]);

  const STANCES = {
    ASSERTS: { sign: "¶", verb: "states", means: "the article says so in its own voice" },
    AFFIRMS: { sign: "“", verb: "says", means: "somebody says so, neutrally quoted" },
    CLAIMS: { sign: "≈", verb: "claims", means: "the wording keeps its distance, or accuses" },
    CONFIRMS: { sign: "✓", verb: "shows", means: "the holder is evidence, or shows it" },
    DENIES: { sign: "✕", verb: "denies", means: "somebody says that it is false" },
    NO_COMMENT: { sign: "–", verb: "gave no comment", means: "declined or gave no answer; counts for nothing" },
    SILENT: { sign: "○", verb: "does not mention it", means: "is said not to mention it; not a denial" },
  };
  const GRADES = {
    CORROBORATED: { sign: "●●", words: "Corroborated" },
    SINGLE_SOURCE: { sign: "●", words: "Single source" },
    CONTESTED: { sign: "⇄", words: "Contested" },
    UNVERIFIED: { sign: "?", words: "Unverified" },
    WITHDRAWN: { sign: "✕", words: "Withdrawn" },
  };
  const STATES = {
    destroyed: { sign: "■", words: "destroyed" },
    damaged: { sign: "◧", words: "damaged" },
    intact: { sign: "□", words: "not damaged, it is said" },
    NOT_STATED: { sign: "?", words: "state not stated" },
  };
  const FIELDS = {
    when: "time", "when.edtf": "date", where: "place", attackers: "who did it", targets: "what was aimed at",
    objects: "damage", casualties: "people hurt",
  };
  const AGAINST = { CONTRADICTS: "Contradiction", IN_TENSION: "In tension", STATUS_DRIFT: "Status drifts", WEAKENS: "One weakens the other" };
  const AGREES = { SUPPORTS: "supports", SAME_AS: "says the same as", STRENGTHENS: "says less than" };

  // ---- words ---------------------------------------------------------------------------------------------------

  const upper = words => words.charAt(0).toUpperCase() + words.slice(1);
  const count = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
  const lower = constant => constant.toLowerCase().replaceAll("_", " ");
  const country = (() => {
    const names = typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames(["en"], { type: "region" }) : null;
    return code => {
      try {
        return names?.of(code) ?? code;
      } catch {
        return code;
      }
    };
  })();
  const fileOf = report => report.path.split(/[\\/]/).pop();
  const nameOfReport = report => report.outlet ?? report.title ?? fileOf(report);
  const spanOfQuote = claim => ({ report: claim.report, start: claim.quote.start, end: claim.quote.end });
  const known = ids => ids.map(id => claims.get(id)).filter(Boolean);

  function number(cell) {
    if (cell.min === undefined && cell.max === undefined) {
      return cell.words ? `“${cell.words}”` : "number not stated";
    }
    if (cell.max === undefined) {
      return `at least ${cell.min.toLocaleString("en")}`;
    }
    if (cell.min === undefined) {
      return `at most ${cell.max.toLocaleString("en")}`;
    }
    return cell.min === cell.max
      ? (cell.min === 0 ? "none" : cell.min.toLocaleString("en"))
      : `${cell.min.toLocaleString("en")}–${cell.max.toLocaleString("en")}`;
  }

  function nameOfPlace(where) {
    return [where.name, where.admin, where.country && country(where.country)]
      .filter((part, at, all) => part && all.indexOf(part) === at).join(", ");
  }

  function precisionOfPlace(where) {
    switch (where.kind) {
      case "point": {
        const radius = where.radius_m >= 1000 ? `${+(where.radius_m / 1000).toFixed(1)} km` : `${where.radius_m} m`;
        return `${upper(where.precision)}, within about ${radius} of ${where.lat.toFixed(2)}, ${where.lon.toFixed(2)}`;
      }
      case "region": return "An area: no point can be given";
      case "ambiguous": return `One of ${where.candidates.length}: ${where.candidates.map(nameOfPlace).join("; ")}`;
      default: return "In no gazetteer we have: no point can be given";
    }
  }

  function unsaid(incident) {
    const missing = new Set(incident.not_stated);
    const words = [];
    if (missing.has("when.start") && missing.has("when.end") && !missing.has("when.edtf")) {
      words.push("year");
    } else if (missing.has("when.start") !== missing.has("when.end")) {
      words.push(missing.has("when.end") ? "end" : "start");
    }
    for (const field of missing) {
      if (FIELDS[field]) {
        words.push(FIELDS[field]);
      }
    }
    return words;
  }

  // ---- elements ------------------------------------------------------------------------------------------------

  function el(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (typeof value === "function") {
        element.addEventListener(name, value);
      } else if (value === true) {
        element.setAttribute(name, "");
      } else if (value !== false && value !== undefined && value !== null) {
        element.setAttribute(name, value);
      }
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
  }

  /** Words from a report may run right to left: they are set apart from the words around them. */
  const foreign = words => el("bdi", null, words);

  let pressed = null;

  /** A value: pressing it shows the words that it came from. */
  function value(label, spans, what) {
    const content = label instanceof Node ? label : foreign(label);
    const from = (spans ?? []).filter(Boolean);
    if (from.length === 0) {
      return el("span", null, content);
    }
    return el("button", {
      type: "button", class: "value", "aria-pressed": "false",
      click: event => press(event.currentTarget, () => reader.show(from, `${what}: ${content.textContent}`)),
    }, content);
  }

  function press(button, then) {
    pressed?.setAttribute("aria-pressed", "false");
    pressed = button;
    button.setAttribute("aria-pressed", "true");
    then();
  }

  /** Filled when it is first opened: ten thousand claims are not drawn before anyone asks. */
  function lazyDetails(summary, fill, open = false, className) {
    const details = el("details", { class: className }, el("summary", null, summary));
    const onOpen = () => {
      if (details.open && !details.dataset.filled) {
        details.dataset.filled = "true";
        details.append(...[fill()].flat());
      }
    };
    details.addEventListener("toggle", onOpen);
    if (open) {
      details.open = true;
      onOpen();
    }
    details.fill = () => {
      details.open = true;
      onOpen();
    };
    return details;
  }

  const steps = list => el("ul", { class: "steps" }, list.map(step => el("li", { dir: "auto" }, upper(step))));
  const join = (parts, between = " ") => parts.flatMap((part, at) => at === 0 ? [part] : [between, part]);

  // ---- claims --------------------------------------------------------------------------------------------------

  function holder(claim) {
    const report = reports.get(claim.report);
    return claim.holder.kind === "author" ? `${report ? nameOfReport(report) : "The article"}, in its own voice` : upper(claim.holder.name);
  }

  /** In an element of its own with dir="auto", which would not look into a <bdi>. */
  const quote = claim => value(document.createTextNode(claim.quote.text ?? "(text erased)"), [spanOfQuote(claim)], "Quote");

  function claimLine(claim, ending) {
    const stance = STANCES[claim.stance];
    const tags = [el("span", { class: "tag" }, `about ${claim.about}`)];
    if (claim.status === "UNCONFIRMED") {
      tags.push(el("span", { class: "tag doubt" }, "unconfirmed"));
    }
    if (claim.evidence !== "none") {
      tags.push(el("span", { class: "tag" }, `evidence: ${claim.evidence}`));
    }
    if (claim.quantity) {
      const how = claim.quantity.kind === "NOT_STATED" ? "how many: not stated" : lower(claim.quantity.text ?? claim.quantity.kind);
      tags.push(value(el("span", { class: "tag" }, how), [claim.quantity.span ?? spanOfQuote(claim)], "How much"));
    }
    for (const via of claim.holder.via) {
      tags.push(el("span", { class: "tag" }, "via ", foreign(via)));
    }
    for (const other of claim.holder.ambiguous) {
      tags.push(el("span", { class: "tag doubt" }, "or is it ", foreign(other), "?"));
    }
    return el("li", { class: "claim", "data-claim": claim.id },
      el("span", { class: `mark stance-${claim.stance}`, "aria-hidden": "true" }, stance.sign),
      el("div", null,
        el("p", { class: "line" },
          value(holder(claim), [claim.spans.holder ?? spanOfQuote(claim)], "Holder"),
          value(stance.verb, [claim.spans.cue ?? spanOfQuote(claim)], upper(stance.verb)),
          tags),
        el("blockquote", { dir: "auto" }, quote(claim)),
        ending));
  }

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
    return report ? el("p", { class: "soft" }, foreign(nameOfReport(report))) : null;
  }

  function claimGroups(list) {
    const sides = grouped(list, sideOf);
    return Object.entries(SIDES).filter(([side]) => sides.has(side)).map(([side, title]) =>
      el("div", { class: "group" }, el("h4", null, title), el("ul", null, sides.get(side).map(claim => claimLine(claim, sourceLine(claim))))));
  }

  // ---- cards ---------------------------------------------------------------------------------------------------

  const row = (name, ...content) => [el("dt", null, name), el("dd", null, ...content)];

  function whenRow(when) {
    if (!when) {
      return [];
    }
    const everyDay = !when.candidates?.length;
    const more = [everyDay ? when.edtf : null, when.zone].filter(Boolean);
    return row("When", value(upper(when.words), when.from, "When"),
      more.length ? el("p", { class: "soft" }, more.join(" · ")) : null,
      lazyDetails("How it is known", () => [
        steps(when.basis),
        everyDay ? null : el("p", { class: "soft" }, `Possible days: ${when.candidates.join(", ")}`),
      ].filter(Boolean), false, "inline-details"));
  }

  function whereRow(incident) {
    const places = incident.sites.length ? incident.sites : [incident.where].filter(Boolean);
    return places.length === 0 ? [] : row("Where", el("ul", null, places.map(where => el("li", null,
      value(nameOfPlace(where), where.from, "Where"), el("p", { class: "soft" }, precisionOfPlace(where))))));
  }

  function attackersRow(incident) {
    const names = grouped(incident.attackers ?? [], attacker => attacker.name);
    return names.size === 0 ? [] : row("By", el("ul", null, [...names].map(([name, list]) => el("li", null,
      value(name, list.flatMap(attacker => attacker.from), "By whom"),
      el("span", { class: "soft" }, " named by ",
        [...new Set(list.map(attacker => attacker.holder === "author" ? "the article" : attacker.holder === name ? "itself" : attacker.holder))]
          .join(" and by "))))));
  }

  function objectsRow(incident) {
    const spans = object => known(object.claims).map(claim =>
      claim.objects?.find(o => o.what === object.what)?.span ?? spanOfQuote(claim));
    return incident.objects ? row("Damage", el("ul", null, incident.objects.map(object => {
      const state = STATES[object.state];
      return el("li", null, el("span", { class: "sign", "aria-hidden": "true" }, state.sign), " ",
        value(object.what, spans(object), "Damage"), ` ${state.words}`,
        object.claims.length > 1 ? el("span", { class: "soft" }, ` ${object.claims.length} claims`) : null);
    }))) : [];
  }

  function peopleRow(incident) {
    if (!incident.casualties) {
      return [];
    }
    const cellSpan = (claim, cell) => claim.casualties?.find(c => c.kind === cell.kind && c.who === cell.who)?.span ?? spanOfQuote(claim);
    const table = el("table", { class: "people" },
      el("thead", null, el("tr", null, ["Number", "Who", "Says whom"].map(title => el("th", { scope: "col" }, title)))),
      el("tbody", null, incident.casualties.map(cell => {
        const of = known(cell.claims);
        return el("tr", null,
          el("td", { class: "number" }, value(number(cell), of.map(claim => cellSpan(claim, cell)), "People")),
          el("td", null, foreign(cell.who ?? "people"), ` ${cell.kind}`, cell.class === "unknown" ? null : el("span", { class: "soft" }, ` (${cell.class})`)),
          el("td", null, value(upper(cell.claimant), of.map(claim => claim.spans.holder ?? spanOfQuote(claim)), "Claimant"), " ",
            cell.status === "UNCONFIRMED" ? el("span", { class: "tag doubt" }, "unconfirmed") : null));
      })));
    return row("People", table, incident.casualties.length > 1 ? el("p", { class: "soft" }, "These numbers stand side by side and are never added up.") : null);
  }

  /** More things than this are folded away. */
  const LISTED = 3;

  function unsaidRow(incident) {
    const words = unsaid(incident);
    const refusals = refusalsOfIncident.get(incident.id) ?? [];
    if (words.length === 0 && refusals.length === 0) {
      return [];
    }
    const several = incident.reports.length > 1;
    const line = refusal => el("li", { class: "soft" },
      refusal.span ? value(upper(refusal.why), [refusal.span], "Not said") : foreign(upper(refusal.why)),
      several && reports.has(refusal.report) ? [" (", foreign(nameOfReport(reports.get(refusal.report))), ")"] : null);
    const lines = () => el("ul", null, refusals.map(line));
    return row("Not stated",
      words.length ? el("p", null, join(words.map(word => el("span", { class: "tag" }, word)))) : null,
      refusals.length > LISTED
        ? lazyDetails(`${refusals.length} things that ${several ? "its reports leave" : "the report leaves"} open`, lines, false, "inline-details")
        : refusals.length ? lines() : null);
  }

  function relationsOf(incident) {
    const inside = new Set(incident.claims);
    return [...new Set(incident.claims.flatMap(id => relationsOfClaim.get(id) ?? []))]
      .filter(relation => inside.has(relation.a) && inside.has(relation.b));
  }

  function end(id) {
    const claim = claims.get(id);
    return claim
      ? el("li", null, el("span", { class: `tag stance-${claim.stance}` }, `${STANCES[claim.stance].sign} `, holder(claim)),
        el("p", { dir: "auto" }, quote(claim)))
      : null;
  }

  /** One box for each claim that others stand against. */
  function tensions(incident) {
    const against = grouped(relationsOf(incident).filter(relation => AGAINST[relation.kind]), relation => `${relation.kind} ${relation.a}`);
    const box = list => el("section", { class: list[0].kind === "CONTRADICTS" ? "tension" : "tension mild" },
      el("h4", null, AGAINST[list[0].kind]),
      el("ul", null, end(list[0].a)),
      list.map(relation => [el("p", { class: "why", dir: "auto" }, upper(relation.why)), el("ul", null, end(relation.b))]));
    const order = Object.keys(AGAINST);
    const boxes = [...against.values()].sort((a, b) => order.indexOf(a[0].kind) - order.indexOf(b[0].kind)).map(list => () => box(list));
    const rest = boxes.slice(LISTED);
    return [boxes.slice(0, LISTED).map(draw => draw()),
      rest.length ? lazyDetails(`${count(rest.length, "more tension")} between its claims`, () => rest.map(draw => draw())) : null].flat();
  }

  function gradeBadge(grade) {
    const kind = GRADES[grade.value];
    return el("span", { class: `grade grade-${grade.value}` }, el("span", { "aria-hidden": "true" }, kind.sign), kind.words);
  }

  function whyGrade(incident) {
    const grade = incident.grade;
    const agreements = relationsOf(incident).filter(relation => AGREES[relation.kind]);
    return [
      steps(grade.reasons),
      grade.groups.length ? el("p", { class: "soft" }, "Sources that do not rest on one another: ",
        grade.groups.map(group => group.join(", ")).join(" | ")) : null,
      grade.would_change.length ? el("div", { class: "group" }, el("h4", null, "What would change it"), steps(grade.would_change)) : null,
      agreements.map(relation => el("section", { class: "tension agrees" }, el("h4", null, `The first ${AGREES[relation.kind]} the second`),
        el("p", null, foreign(relation.why)), el("ul", null, end(relation.a), end(relation.b)))),
      el("p", { class: "soft" }, `Policy: ${grade.policy}`),
    ].flat().filter(Boolean);
  }

  function accounts(incident) {
    const outcomes = new Map((incident.decisions ?? []).map(decision => [decision.account, decision]));
    return el("ul", null, incident.reports.map(account => {
      const report = reports.get(account.report);
      const decision = outcomes.get(account.account);
      const occurrence = claims.get(account.account);
      return el("li", { class: "claim" }, el("span", { class: "mark", "aria-hidden": "true" }, account.main ? "★" : "·"), el("div", null,
        el("p", { class: "line" }, el("b", null, foreign(report ? nameOfReport(report) : account.report)),
          account.main ? el("span", { class: "tag" }, "its main incident") : null,
          value(account.type, occurrence ? [spanOfQuote(occurrence)] : [], "What happened")),
        el("p", null, account.when ? value(upper(account.when.words), account.when.from, "When") : "Time not stated", "; ",
          account.where ? value(nameOfPlace(account.where), account.where.from, "Where") : "place not stated"),
        decision ? el("p", { class: "soft", dir: "auto" }, `${upper(decision.outcome)} here: ${decision.reasons.join("; ")}`) : null));
    }));
  }

  function audits(incident) {
    return (auditsOfIncident.get(incident.id) ?? []).map(auditBox);
  }

  function auditBox(audit) {
    return el("section", { class: "tension mild" },
      el("h4", null, `Question: ${lower(audit.kind)}`),
      el("p", null, foreign(audit.why)),
      el("ul", null, audit.claims.map(end)));
  }

  function card(incident, open) {
    const list = known(incident.claims);
    const sides = grouped(list, sideOf);
    const summary = [el("b", null, count(list.length, "claim")),
      ` ${Object.keys(SIDES).filter(side => sides.has(side)).map(side => `${sides.get(side).length} ${side}`).join(" · ")}`];
    const occurrences = known(incident.reports.map(account => account.account)).map(spanOfQuote);
    const title = `incident-${incident.id}`;
    const where = incident.where;
    return el("article", { class: "card", id: title, "aria-labelledby": `${title}-title`, "data-incident": incident.id },
      el("header", null,
        el("h3", { id: `${title}-title` }, value(upper(incident.type), occurrences, "What happened"),
          el("span", { class: "of" }, where ? [where.kind === "region" ? " in " : " at ", foreign(where.name)] : ", place not stated")),
        incident.grade ? gradeBadge(incident.grade) : null),
      el("dl", { class: "facts" },
        whenRow(incident.when),
        whereRow(incident),
        attackersRow(incident),
        incident.targets ? row("Target", join(incident.targets.map(target => value(target.name, target.from, "Target")), "; ")) : [],
        objectsRow(incident),
        peopleRow(incident),
        unsaidRow(incident)),
      tensions(incident),
      audits(incident),
      lazyDetails(summary, () => claimGroups(list), open),
      incident.grade ? lazyDetails("Why this grade", () => whyGrade(incident)) : null,
      lazyDetails(count(incident.reports.length, "report tells of it", "reports tell of it"), () => accounts(incident)));
  }

  // ---- the list of incidents -----------------------------------------------------------------------------------

  const list = (() => {
    const BATCH = 20;
    const cards = byId("cards");
    const more = byId("more");
    // Latest first, by the last day that is possible; those without a date at the end.
    const day = incident => incident.when?.end ?? incident.when?.start ?? "";
    const all = [...incidents.values()].sort((a, b) =>
      day(b).localeCompare(day(a)) || (b.when?.start ?? "").localeCompare(a.when?.start ?? "")
      || b.claims.length - a.claims.length || a.id.localeCompare(b.id));
    const haystacks = new Map();
    let shown = all;
    let drawn = 0;

    function haystack(incident) {
      let text = haystacks.get(incident.id);
      if (text === undefined) {
        text = [incident.type, incident.when?.words, incident.where?.name, incident.where?.admin,
          ...(incident.attackers ?? []).map(a => a.name), ...known(incident.claims).flatMap(c => [c.holder.name, c.quote.text])]
          .filter(Boolean).join("\n").toLowerCase();
        haystacks.set(incident.id, text);
      }
      return text;
    }

    function draw() {
      const next = shown.slice(drawn, drawn + BATCH);
      cards.append(...next.map((incident, at) => card(incident, drawn + at === 0)));
      drawn += next.length;
      more.hidden = drawn >= shown.length;
    }

    function filter() {
      const words = byId("filter-text").value.toLowerCase().split(/\s+/).filter(Boolean);
      const grade = byId("filter-grade").value;
      shown = all.filter(incident => (!grade || incident.grade?.value === grade)
        && (words.length === 0 || words.every(word => haystack(incident).includes(word))));
      drawn = 0;
      cards.replaceChildren();
      draw();
      byId("filter-count").textContent = shown.length === all.length ? "" : `${shown.length} of ${all.length}`;
      if (shown.length === 0) {
        cards.append(el("p", { class: "empty" }, all.length === 0 ? "These reports tell of no incident." : "No incident fits the filter."));
      }
    }

    /** Scrolls to an incident, and to a claim of it. */
    function find(id, claimId) {
      const incident = incidents.get(redirects.get(id) ?? id);
      if (!incident) {
        return;
      }
      tabs.choose("tab-incidents");
      if (!shown.includes(incident)) {
        byId("filter").reset();
        filter();
      }
      while (!byId(`incident-${incident.id}`) && drawn < shown.length) {
        draw();
      }
      const found = byId(`incident-${incident.id}`);
      const claim = claimId && (found.querySelectorAll(":scope > details").forEach(details => details.querySelector("summary b") && details.fill()),
        [...found.querySelectorAll(".claim")].find(line => line.dataset.claim === claimId));
      const target = claim || found;
      target.scrollIntoView({ block: "center" });
      target.classList.add("found");
      setTimeout(() => target.classList.remove("found"), 2500);
      target.querySelector("button")?.focus({ preventScroll: true });
    }

    function start() {
      const grades = new Set(all.map(incident => incident.grade?.value).filter(Boolean));
      byId("filter-grade").append(...Object.keys(GRADES).filter(grade => grades.has(grade))
        .map(grade => el("option", { value: grade }, GRADES[grade].words)));
      byId("filter-text").addEventListener("input", filter);
      byId("filter-grade").addEventListener("change", filter);
      byId("filter").addEventListener("submit", event => event.preventDefault());
      byId("filter").hidden = all.length < 2;
      more.addEventListener("click", draw);
      new IntersectionObserver(seen => seen.some(entry => entry.isIntersecting) && draw(), { rootMargin: "800px" }).observe(more);
      window.addEventListener("beforeprint", () => {
        while (drawn < shown.length) {
          draw();
        }
        cards.querySelectorAll(":scope > .card > details").forEach(details => details.fill());
      });
      filter();
    }

    return { start, find, first: () => all[0] };
  })();

  // ---- the reader ----------------------------------------------------------------------------------------------

  const reader = (() => {
    const codePoints = new Map();
    let report = null;
    let spans = [];
    let now = 0;
    let what = "";

    /** Spans count code points; strings count UTF-16 units. */
    function pointsOf(of) {
      if (!codePoints.has(of.id)) {
        codePoints.set(of.id, Array.from(of.text));
      }
      return codePoints.get(of.id);
    }

    const same = (a, b) => a.report === b.report && a.start === b.start && a.end === b.end;

    function show(from, label) {
      spans = from.filter((span, at) => reports.has(span.report) && from.findIndex(other => same(span, other)) === at);
      what = label;
      rest(null);
      open();
      go(0);
    }

    function go(to) {
      if (spans.length === 0) {
        return;
      }
      now = (to + spans.length) % spans.length;
      draw(reports.get(spans[now].report));
      byId("passage-what").textContent = spans.length === 1 ? what : `${what} (passage ${now + 1} of ${spans.length})`;
      byId("passage-before").hidden = byId("passage-after").hidden = spans.length === 1;
      bringIntoView(byId("reader-text").querySelector("mark.now"));
    }

    /** Scrolls the text alone, never the page around it. */
    function bringIntoView(words) {
      if (words) {
        const box = byId("reader-text");
        box.scrollTop += words.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
      }
    }

    function read(id) {
      spans = [];
      byId("passage-what").textContent = "Press any value to see the words it came from.";
      byId("passage-before").hidden = byId("passage-after").hidden = true;
      rest(null);
      draw(reports.get(id));
      byId("reader-text").scrollTop = 0;
    }

    function draw(which) {
      report = which;
      byId("reader-report").value = report.id;
      drawAbout();
      const points = pointsOf(report);
      const marked = claimsOfReport.get(report.id) ?? [];
      const hits = spans.filter(span => span.report === report.id);
      const seen = new Set();
      const blocks = blocksOf(report, points);
      byId("reader-text").replaceChildren(...blocks.map(block => paragraph(block, points, marked, hits, seen)));
    }

    /** The report's own blocks, and whatever text lies between them. */
    function blocksOf(of, points) {
      const blocks = [];
      let at = 0;
      const between = (start, end) => {
        if (points.slice(start, end).join("").trim() !== "") {
          blocks.push({ kind: "PARAGRAPH", start, end });
        }
      };
      for (const block of of.blocks) {
        between(at, block.start);
        blocks.push(block);
        at = block.end;
      }
      between(at, points.length);
      return blocks;
    }

    function paragraph(block, points, marked, hits, seen) {
      const over = span => span.start < block.end && block.start < span.end;
      const here = marked.filter(claim => over(claim.quote));
      const hit = hits.filter(over);
      const cuts = new Set([block.start, block.end]);
      for (const span of [...here.map(claim => claim.quote), ...hit]) {
        cuts.add(Math.max(span.start, block.start)).add(Math.min(span.end, block.end));
      }
      const edges = [...cuts].sort((a, b) => a - b);
      const element = el("p", { dir: "auto", class: `block-${block.kind}` });
      const media = report.media.find(m => (m.caption ?? m.span).start >= block.start && (m.caption ?? m.span).end <= block.end);
      if (media) {
        element.append(el("span", { class: "block-tag" }, media.archival ? `Archive ${media.kind}: no evidence of this news` : upper(media.kind)));
      }
      for (let i = 0; i + 1 < edges.length; i++) {
        const [start, end] = [edges[i], edges[i + 1]];
        const inside = span => span.start <= start && end <= span.end;
        element.append(segment(points.slice(start, end).join(""), here.filter(claim => inside(claim.quote)), hit.filter(inside), seen));
      }
      return element;
    }

    function segment(text, over, hits, seen) {
      const content = hits.length
        ? el("mark", { class: hits.some(hit => same(hit, spans[now])) ? "hit now" : "hit" }, text)
        : el("span", null, text);
      if (over.length === 0) {
        return hits.length ? content : document.createTextNode(text);
      }
      // The shortest clause says most about these words.
      const ordered = [...over].sort((a, b) => (a.quote.end - a.quote.start) - (b.quote.end - b.quote.start));
      // Each claim shows its sign where it begins, also where the words begin a shorter claim as well.
      const fresh = ordered.filter(claim => !seen.has(claim.id));
      fresh.forEach(claim => seen.add(claim.id));
      const first = fresh.length > 0;
      const signs = [...new Set(fresh.map(claim => STANCES[claim.stance].sign))].reverse().join("");
      const act = event => {
        if (event.type === "click" || event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          rest(ordered, event.currentTarget);
        }
      };
      return el("span", {
        class: `words stance-${ordered[0].stance}${first ? " first" : ""}`, "data-sign": signs,
        "data-claims": ordered.map(claim => claim.id).join(" "),
        role: "button", tabindex: first ? "0" : "-1", "aria-describedby": `legend-${ordered[0].stance}`, click: act, keydown: act,
      }, content);
    }

    /** The claims that rest on chosen words. */
    function rest(over, words) {
      const box = byId("rests");
      byId("reader-text").querySelectorAll(".chosen").forEach(chosen => chosen.classList.remove("chosen"));
      box.hidden = !over;
      if (!over) {
        box.replaceChildren();
        return;
      }
      words.classList.add("chosen");
      box.replaceChildren(
        el("div", { class: "rests-head" }, el("h3", { class: "soft" }, `${count(over.length, "claim rests", "claims rest")} on these words`),
          el("button", { type: "button", class: "plain", click: () => rest(null) }, "Close")),
        el("ul", null, over.map(claim => claimLine(claim, leads(claim)))));
      bringIntoView(words);
    }

    function leads(claim) {
      const ids = claim.incidents ?? (claim.incident ? [claim.incident] : []);
      return el("p", { class: "line" }, ids.length === 0 ? el("span", { class: "soft" }, "It belongs to no incident.") : ids.map(id =>
        el("button", { type: "button", class: "plain", click: () => { close(); list.find(id, claim.id); } },
          "Show in: ", upper(incidents.get(id)?.type ?? "incident"), " ", foreign(incidents.get(id)?.where?.name ?? ""))));
    }

    function drawAbout() {
      const parts = [el("span", null, "Published ", report.published.words)];
      if (report.marker) {
        parts.push(el("span", { class: "tag" }, lower(report.marker)));
      }
      parts.push(el("span", { title: report.path }, foreign(fileOf(report))));
      const address = safeAddress(report.url);
      if (address) {
        parts.push(el("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, "Original"));
      } else if (report.url) {
        parts.push(el("span", null, "address: ", foreign(report.url)));
      }
      byId("reader-about").replaceChildren(...join(parts, " · "));
    }

    const open = () => document.body.classList.add("reading");
    const close = () => document.body.classList.remove("reading");

    function start() {
      byId("reader-report").append(...data.reports.map(of => el("option", { value: of.id },
        of.title && of.outlet ? `${of.title} (${of.outlet})` : of.title ?? fileOf(of))));
      byId("reader-report").addEventListener("change", event => read(event.target.value));
      byId("passage-before").addEventListener("click", () => go(now - 1));
      byId("passage-after").addEventListener("click", () => go(now + 1));
      byId("reader-close").addEventListener("click", () => { close(); (pressed ?? byId("reader-open")).focus({ preventScroll: true }); });
      byId("reader-open").addEventListener("click", () => { open(); byId("reader-close").focus(); });
      document.addEventListener("keydown", event => event.key === "Escape" && close());
      byId("legend").append(el("ul", null, Object.entries(STANCES).map(([stance, { sign, means }]) =>
        el("li", null, el("span", { class: `mark stance-${stance}`, "aria-hidden": "true" }, sign),
          el("span", { id: `legend-${stance}` }, el("b", null, upper(lower(stance))), `: ${means}`)))));
      const first = list.first()?.reports.find(account => account.main) ?? list.first()?.reports[0];
      const id = reports.has(first?.report) ? first.report : data.reports[0]?.id;
      if (id) {
        read(id);
      } else {
        byId("reader").hidden = true;
        byId("reader-open").hidden = true;
      }
    }

    return { start, show, read: id => { open(); read(id); } };
  })();

  /** Only web addresses become links; `javascript:` and the like stay text. */
  function safeAddress(address) {
    try {
      const url = new URL(address);
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch {
      return null;
    }
  }

  // ---- the other tabs ------------------------------------------------------------------------------------------

  function reportItem(report) {
    const told = incidentsOfReport.get(report.id) ?? [];
    return el("article", { class: "item" },
      el("h3", { dir: "auto" }, report.title ?? fileOf(report)),
      el("p", { class: "soft" }, foreign(report.outlet ?? "Outlet not stated"), " · published ", report.published.words),
      el("div", { class: "row" },
        el("button", { type: "button", class: "plain", click: () => reader.read(report.id) }, "Read"),
        el("span", { class: "tag" }, count((claimsOfReport.get(report.id) ?? []).length, "claim")),
        told.length ? told.map(incident => el("button", { type: "button", class: "plain", click: () => list.find(incident.id) },
          upper(incident.type), incident.where ? [" · ", foreign(incident.where.name)] : "")) : el("span", { class: "tag" }, "no incident in it"),
        report.marker ? el("span", { class: "tag doubt" }, lower(report.marker)) : null),
      report.links.length || report.media.length ? el("ul", null,
        report.links.map(link => el("li", null, link.kind === "see" ? "Refers to " : "Points to ",
          value(link.title, [link.span], "Link"),
          el("span", { class: "soft" }, [link.series, link.date, link.marker && lower(link.marker)].filter(Boolean).map(part => ` · ${part}`).join("")))),
        report.media.map(media => el("li", null, "Carries ", media.archival ? "an archive " : "a ", value(media.kind, [media.caption ?? media.span], "Caption"),
          media.archival ? el("span", { class: "soft" }, ", which is no evidence of this news") : null))) : null);
  }

  function unsaidItem(refusal) {
    const report = reports.get(refusal.report);
    return el("article", { class: "item" },
      el("p", null, refusal.span ? value(upper(refusal.why), [refusal.span], "Not said") : foreign(upper(refusal.why))),
      el("div", { class: "row" },
        el("span", { class: "tag" }, FIELDS[refusal.field] ?? refusal.field),
        el("span", { class: "soft" }, foreign(report ? nameOfReport(report) : refusal.report)),
        incidents.has(refusal.incident) ? el("button", { type: "button", class: "plain", click: () => list.find(refusal.incident) }, "Show the incident") : null));
  }

  function claimItem(id, words, note) {
    const claim = claims.get(id);
    return el("article", { class: "item" },
      el("p", null, claim ? value(words, [spanOfQuote(claim)], "Words") : foreign(words)), el("p", { class: "soft" }, note));
  }

  function noticeItem(notice) {
    const report = reports.get(notice.report);
    return el("article", { class: "item" },
      el("p", null, notice.span ? value(notice.detail, [notice.span], "Notice") : foreign(notice.detail)),
      el("div", { class: "row" }, el("span", { class: "tag" }, notice.code),
        notice.report ? el("span", { class: "soft" }, foreign(report ? nameOfReport(report) : notice.report)) : null));
  }

  const SHOWN_AT_ONCE = 200;

  function section(title, items, draw) {
    const box = el("div", null, title ? el("h3", { class: "section-title" }, title) : null);
    let at = 0;
    const more = el("button", { type: "button", class: "more", click: () => next() }, "Show more");
    const next = () => {
      more.before(...items.slice(at, at + SHOWN_AT_ONCE).map(draw));
      at += SHOWN_AT_ONCE;
      more.hidden = at >= items.length;
    };
    box.append(more);
    next();
    return box;
  }

  const PANELS = {
    reports: () => [
      el("h2", { class: "panel-title" }, count(data.reports.length, "report")),
      section("", data.reports, reportItem),
    ],
    unsaid: () => [
      el("h2", { class: "panel-title" }, "What these reports do not say"),
      el("p", { class: "panel-note" }, "Things that readers ask for and that no words here support. They are not zero and not “no”: they are unknown."),
      data.refusals.length ? section("", data.refusals, unsaidItem) : el("p", { class: "empty" }, "Nothing was asked for in vain."),
    ],
    checks: () => [
      el("h2", { class: "panel-title" }, "Checks"),
      el("p", { class: "panel-note" }, "Questions about claims that look wrong together, what reports call usual, and what no stage could use."),
      data.audits.length ? section("Questions", data.audits, auditBox) : null,
      data.norms.length ? section("Said to be usual", data.norms, norm => claimItem(norm.claim, norm.behaviour, `${upper(norm.actor)}; not tested yet`)) : null,
      data.trends.length ? section("Said to be a trend", data.trends, trend => claimItem(trend.claim, trend.statement, trend.result)) : null,
      data.notices.length ? section("Notices", data.notices, noticeItem) : null,
    ].filter(Boolean),
  };

  const tabs = (() => {
    const all = [...document.querySelectorAll("[role=tab]")];

    function choose(id) {
      for (const tab of all) {
        const chosen = tab.id === id;
        tab.setAttribute("aria-selected", String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
        const panel = byId(tab.getAttribute("aria-controls"));
        panel.hidden = !chosen;
        if (chosen && PANELS[panel.id] && panel.childElementCount === 0) {
          panel.append(...PANELS[panel.id]());
        }
      }
    }

    function start() {
      const counts = { "tab-incidents": incidents.size, "tab-reports": data.reports.length, "tab-unsaid": data.refusals.length,
        "tab-checks": data.audits.length + data.norms.length + data.trends.length + data.notices.length };
      all.forEach((tab, at) => {
        tab.append(" ", el("span", { class: "count" }, counts[tab.id].toLocaleString("en")));
        tab.addEventListener("click", () => {
          choose(tab.id);
          window.scrollTo({ top: 0 });
        });
        tab.addEventListener("keydown", event => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (step) {
            const next = all[(at + step + all.length) % all.length];
            next.focus();
            choose(next.id);
          }
        });
      });
    }

    return { start, choose };
  })();

  // ---- begin ---------------------------------------------------------------------------------------------------

  byId("counts").textContent = [count(incidents.size, "incident"), count(data.claims.length, "claim"), count(data.reports.length, "report")].join(" · ");
  tabs.start();
  list.start();
  reader.start();
  const follow = () => location.hash.length > 1 && list.find(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener("hashchange", follow);
  follow();
})();
