// The text of a report with its labels over it, layer by layer.

const LAYERS = {
  claims: { words: "Claims", means: "the clause that holds a claim, coloured, underlined and signed by its stance; the number is the claim's" },
  attributions: { words: "Attributions", sample: "cue 1", means: "source, cue and content, with the numbers of the claims that they make; – where they make none" },
  triggers: { words: "Triggers", sample: "A!", means: "words that name an incident happening, with its letter" },
  roles: { words: "Roles", sample: "A place", means: "who, whom, what, where and when in an incident, with the state of things and the count of people" },
  mentions: { words: "Mentions", sample: "place", means: "what is named, by kind" },
};
const KINDS = ["place", "facility", "organisation", "military unit", "person", "nationality", "weapon", "time", "number"];

const text = (() => {
  const ORDER = Object.keys(LAYERS);

  const people = of => `${of.min === undefined && of.max === undefined ? "several" : number(of)}, ${of.side === "unknown" ? "side unknown" : of.side}`;
  const roleInWords = role => role.people ? `${role.role} ${people(role.people)}` : role.state ? `${role.role} ${role.state}` : role.role;

  /** Every label of a report as a stretch of its text. */
  function labelsOf(report) {
    const labels = [];
    const put = (layer, extent, of) => labels.push({ layer, start: extent.start, end: extent.end, ...of });
    report.claims.forEach(claim => put("claims", claim.quote, { claim }));
    const pieces = new Map();
    for (const attribution of report.attributions) {
      for (const part of ["source", "cue", "content"]) {
        for (const extent of attribution[part]) {
          const key = `${part} ${extent.start} ${extent.end}`;
          pieces.has(key) || pieces.set(key, { part, extent, of: new Set() });
          pieces.get(key).of.add(attribution.claim ?? "–");
        }
      }
    }
    pieces.forEach(({ part, extent, of }) => put("attributions", extent, { kind: part, tag: `${part} ${[...of].join(",")}` }));
    report.triggers.forEach(trigger => put("triggers", trigger.extent, { tag: `${trigger.incident}!` }));
    report.roles.forEach(role => put("roles", role.extent, { tag: `${role.incident} ${roleInWords(role)}` }));
    report.mentions.forEach(mention => put("mentions", mention.extent, { kind: mention.kind, tag: mention.value ? `${mention.kind} ${mention.value}` : mention.kind }));
    return labels;
  }

  /** Paragraphs of the text. */
  function blocksOf(report) {
    const blocks = [];
    let start = 0;
    for (let i = 0; i <= report.points.length; i++) {
      if (i === report.points.length || (report.points[i] === "\n" && report.points[i + 1] === "\n")) {
        start < i && blocks.push({ start, end: i });
        start = i + 2;
        i += i < report.points.length ? 1 : 0;
      }
    }
    return blocks;
  }

  /**
   * @param layers names of layers, and of kinds of mentions, that are drawn
   * @param hits stretches that are pointed out
   * @param chosen the claim whose words are outlined
   */
  function draw(report, layers, hits, chosen) {
    const labels = labelsOf(report).filter(label => layers.has(label.layer) && (label.layer !== "mentions" || layers.has(label.kind)));
    const begun = new Set();
    const unseen = unseenIn(report.text);
    return [
      unseen ? el("p", { class: "reader-note" }, `This text holds ${count(unseen, "character")} that cannot be seen and would act on what follows; each is shown by its name, as ⟦RLO⟧.`) : null,
      ...blocksOf(report).map(block => paragraph(report, block, labels, hits, chosen, begun)),
    ].filter(Boolean);
  }

  function paragraph(report, block, labels, hits, chosen, begun) {
    const over = span => span.start < block.end && block.start < span.end;
    const here = labels.filter(over);
    const hit = hits.filter(over);
    const cuts = new Set([block.start, block.end]);
    for (const span of [...here, ...hit]) {
      cuts.add(Math.max(span.start, block.start)).add(Math.min(span.end, block.end));
    }
    const edges = [...cuts].sort((a, b) => a - b);
    const root = el("p", { dir: "auto" });
    // Labels that hold one another nest; those that cross are cut in two.
    const open = [];
    for (let i = 0; i + 1 < edges.length; i++) {
      const [start, end] = [edges[i], edges[i + 1]];
      const inside = span => span.start <= start && end <= span.end;
      const covering = here.filter(inside).sort((a, b) => (b.end - b.start) - (a.end - a.start) || ORDER.indexOf(a.layer) - ORDER.indexOf(b.layer)
        || a.start - b.start || (a.claim?.number ?? 0) - (b.claim?.number ?? 0));
      let same = 0;
      while (same < open.length && open[same].label === covering[same]) {
        same++;
      }
      open.length = same;
      for (const label of covering.slice(same)) {
        const element = begin(label, chosen, begun);
        (open.at(-1)?.element ?? root).append(element);
        open.push({ label, element });
      }
      open.forEach(({ label, element }) => label.end === end && element.classList.add("last"));
      const words = shown(report.points.slice(start, end).join(""));
      (open.at(-1)?.element ?? root).append(hit.some(inside) ? el("mark", { class: "hit" }, words) : el("span", { class: "t" }, words));
    }
    return root;
  }

  function begin(label, chosen, begun) {
    const first = !begun.has(label);
    begun.add(label);
    const { claim } = label;
    if (!claim) {
      return el("span", { class: `label in-${label.layer}${label.kind ? ` is-${label.kind.replaceAll(" ", "-")}` : ""}${first ? " first" : ""}`, "data-tag": first ? label.tag : null });
    }
    return el("span", { class: `words stance-${claim.stance}${claim.id === chosen ? " chosen" : ""}`, "data-claim": claim.id },
      first ? el("span", { role: "button", tabindex: "0", class: `sign-button stance-${claim.stance}`, "data-sign": `${STANCES[claim.stance].sign}\u2009${claim.number}`,
        "aria-label": `Claim ${claim.number}, ${lower(claim.stance)}` }) : null);
  }

  return { draw, people, roleInWords };
})();
