// The text of a report, its claims coloured and signed by stance, and beside the text the values that were read from it.

const reader = (() => {
  const codePoints = new Map();
  let report = null;
  let spans = [];
  let now = 0;
  let what = "";
  let turn = 0;

  /** Spans count code points; strings count UTF-16 units. */
  function pointsOf(of) {
    if (!codePoints.has(of.id)) {
      codePoints.set(of.id, Array.from(of.text));
    }
    return codePoints.get(of.id);
  }

  const same = (a, b) => a.report === b.report && a.start === b.start && a.end === b.end;

  // ---- words that are pointed out ------------------------------------------------------------------------------

  async function point(from, label) {
    const mine = ++turn;
    await store.loadReports([...new Set(from.map(span => span.report))]);
    if (mine !== turn) {
      return;
    }
    spans = from.filter(span => reports.has(span.report) && span.start < span.end && span.end <= pointsOf(reports.get(span.report)).length);
    what = label;
    rest(null);
    open();
    spans.length ? go(0) : say("These words are not in any report here.");
  }

  function go(to) {
    now = (to + spans.length) % spans.length;
    drawReport(reports.get(spans[now].report));
    say(spans.length === 1 ? brief(what) : `${brief(what)} (passage ${now + 1} of ${spans.length})`);
    bringIntoView(byId("reader-text").querySelector("mark.now"));
  }

  function say(words) {
    byId("passage-what").textContent = words;
    byId("passage-before").hidden = byId("passage-after").hidden = spans.length < 2;
    byId("passage-back").hidden = spans.length === 0;
  }

  /** Scrolls the text alone, never the page around it. */
  function bringIntoView(words) {
    if (words) {
      const box = byId("reader-text");
      box.scrollTop += words.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    }
  }

  /** Nothing is pointed out any more; the report stays. */
  function rests() {
    turn++;
    const had = spans.length > 0;
    spans = [];
    say("Press any value to see the words it came from.");
    rest(null);
    had && report && drawReport(report);
  }

  async function read(id, claimId) {
    const mine = ++turn;
    await store.loadReports([id]);
    if (mine !== turn) {
      return false;
    }
    spans = [];
    rest(null);
    if (!reports.has(id)) {
      return false;
    }
    drawReport(reports.get(id));
    say("Press any value to see the words it came from.");
    byId("reader-text").scrollTop = 0;
    const words = claimId && [...byId("reader-text").querySelectorAll(".words")].find(one => one.dataset.claims.split(" ").includes(claimId));
    if (words) {
      rest([claims.get(claimId)], words);
    }
    return true;
  }

  // ---- the text ------------------------------------------------------------------------------------------------

  function drawReport(which) {
    report = which;
    byId("reader").hidden = false;
    byId("reader-title").replaceChildren(foreign(report.title ?? fileOf(report)));
    drawAbout();
    const points = pointsOf(report);
    const hits = spans.filter(span => span.report === report.id);
    const seen = new Set();
    const pieces = blocksOf(points).map(block => paragraph(block, points, hits, seen));
    const unseen = unseenIn(report.text);
    byId("reader-text").replaceChildren(...(report.other_language ? [el("p", { class: "reader-note" }, `${notRead(report)}. It is kept, and no claim was taken from it.`)] : []),
      ...(unseen ? [el("p", { class: "reader-note" }, `This text holds ${count(unseen, "character")} that cannot be seen and would act on what follows; each is shown by its name, as ⟦RLO⟧.`)] : []),
      ...(points.length ? pieces : [el("p", { class: "reader-note" }, "This report has no text: it is empty, or it was erased.")]));
  }

  /** The report's own blocks, and whatever text lies between them. */
  function blocksOf(points) {
    const blocks = [];
    let at = 0;
    const between = (start, end) => {
      if (points.slice(start, end).join("").trim() !== "") {
        blocks.push({ kind: "PARAGRAPH", start, end });
      }
    };
    for (const block of report.blocks) {
      between(at, block.start);
      blocks.push(block);
      at = block.end;
    }
    between(at, points.length);
    return blocks;
  }

  function paragraph(block, points, hits, seen) {
    const over = span => span.start < block.end && block.start < span.end;
    const here = report.claims.filter(claim => over(claim.quote));
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
    return el("div", { class: "passage" }, element, margin(here.filter(claim => claim.quote.start >= block.start)));
  }

  function segment(text, over, hits, seen) {
    const words = shown(text);
    const content = hits.length ? el("mark", { class: hits.some(hit => same(hit, spans[now])) ? "hit now" : "hit" }, words) : el("span", null, words);
    if (over.length === 0) {
      return hits.length ? content : document.createTextNode(words);
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

  // ---- the margin ----------------------------------------------------------------------------------------------

  /** What was read from a paragraph, each value once, with the sign of the stance in which it is held. */
  function margin(list) {
    const seen = new Set();
    const notes = list.flatMap(claim => valuesOf(claim).map(of => ({ ...of, claim })))
      .filter(of => !seen.has(`${of.what} ${of.words}`) && seen.add(`${of.what} ${of.words}`));
    return notes.length === 0 ? null : el("ul", { class: "margin", "aria-label": "Values read here" }, notes.map(({ what: name, words, span, claim }) =>
      el("li", null, el("span", { class: `sign stance-ink-${claim.stance}`, title: STANCES[claim.stance].means }, STANCES[claim.stance].sign), el("div", null, el("span", { class: "margin-what" }, `${name} `), value(words, [span], upper(name))))));
  }

  function valuesOf(claim) {
    const at = spanOfQuote(claim);
    const values = [];
    const put = (name, words, span) => values.push({ what: name, words, span: span ?? at });
    for (const when of claim.whens ?? [claim.when].filter(Boolean)) {
      put("when", when.words, when.from[0]);
    }
    for (const where of claim.wheres ?? [claim.where].filter(Boolean)) {
      put("where", where.kind === "point" ? `${where.name} ±${distance(where.radius_m)}` : where.kind === "region" ? `${where.name}, an area` : where.kind === "ambiguous" ? `${where.name}, one of ${where.candidates.length}` : `${where.name}, in no gazetteer`, where.from[0]);
    }
    for (const cell of claim.casualties ?? []) {
      put(cell.kind, number({ ...cell.number, words: cell.number.text }) + (claim.status === "UNCONFIRMED" ? ", unconfirmed" : ""), cell.span);
    }
    for (const object of claim.objects ?? []) {
      put("hit", `${object.what}: ${STATES[object.state].words}`, object.span);
    }
    if (claim.quantity && claim.quantity.kind !== "NOT_STATED" && !claim.casualties) {
      put("how many", claim.quantity.text ?? lower(claim.quantity.kind), claim.quantity.span);
    }
    if (values.length === 0 || ["DENIES", "NO_COMMENT", "SILENT"].includes(claim.stance)) {
      put(claim.about === "other" ? "besides" : claim.about, `${holder(claim)} ${STANCES[claim.stance].verb}`, claim.spans.cue ?? at);
    }
    return values;
  }

  // ---- claims of chosen words ----------------------------------------------------------------------------------

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
        el("button", { type: "button", class: "plain", click: () => { rest(null); words.focus({ preventScroll: true }); } }, "Close")),
      el("ul", null, over.map(claim => claimLine(claim, leads(claim)))));
    bringIntoView(words);
  }

  function leads(claim) {
    const ids = (claim.incidents ?? (claim.incident ? [claim.incident] : [])).filter(id => store.incidents.has(id));
    return el("p", { class: "line" }, ids.length === 0 ? el("span", { class: "soft" }, "It belongs to no incident.") : ids.map(id =>
      el("a", { class: "lead", href: routes.incident(id, claim.id) }, "Show in: ", titleOf(store.incidents.get(id)))),
    el("a", { class: "soft", href: routes.report(claim.report, claim.id) }, "Link to this claim"));
  }

  function drawAbout() {
    const list = [report.outlet ? foreign(report.outlet) : null, el("span", null, "Published ", report.published.words),
      report.marker ? el("span", { class: "tag" }, lower(report.marker)) : null, el("span", { title: shown(report.path) }, foreign(fileOf(report)))].filter(Boolean);
    const address = safeAddress(report.url);
    if (address) {
      list.push(el("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, "Original"));
    } else if (report.url) {
      list.push(el("span", null, "address: ", foreign(report.url)));
    }
    byId("reader-about").replaceChildren(...join(list, " · "));
  }

  /** Only web addresses become links; `javascript:` and the like stay text. */
  function safeAddress(address) {
    try {
      const url = new URL(address);
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch {
      return null;
    }
  }

  // ---- on a phone it lies over the page ------------------------------------------------------------------------

  const open = () => document.body.classList.add("reading");
  const close = () => document.body.classList.remove("reading");
  const isOver = () => getComputedStyle(byId("reader-close")).display !== "none";

  function start(leave) {
    byId("passage-before").addEventListener("click", () => go(now - 1));
    byId("passage-after").addEventListener("click", () => go(now + 1));
    byId("passage-back").addEventListener("click", leave);
    byId("reader-close").addEventListener("click", leave);
    byId("reader-open").addEventListener("click", () => { open(); byId("reader-close").focus(); });
    document.addEventListener("keydown", event => {
      if (event.key === "Escape" && (spans.length || document.body.classList.contains("reading"))) {
        leave();
      }
    });
    byId("legend").append(el("ul", { tabindex: "0", "aria-label": "Stances" }, Object.entries(STANCES).map(([stance, { sign, means }]) =>
      el("li", null, el("span", { class: `mark stance-${stance}`, "aria-hidden": "true" }, sign),
        el("span", { id: `legend-${stance}` }, el("b", null, upper(lower(stance))), `: ${means}`)))));
  }

  return { start, point, rests, read, open, close, isOver, has: () => report !== null };
})();
