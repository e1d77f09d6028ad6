// What to look at first: the questions that audits ask and the contradictions between claims, before any list.

const first = (() => {
  const CARDS = 4;
  const DISPUTED = 5;
  /** The texts are unpacked when somebody opens them. */
  function texts(summary, load, drawItems) {
    const details = lazyDetails(summary, () => {
      const box = el("div", { class: "loading" }, el("p", { class: "soft" }, "Unpacking …"));
      load().then(() => box.replaceChildren(...[drawItems()].flat(Infinity)));
      return box;
    }, "inline-details");
    return details;
  }

  const incidentLinks = ids => ids.map(id => store.current(id)).filter(id => store.incidents.has(id))
    .map(id => el("a", { class: "lead", href: routes.incident(id) }, titleOf(store.incidents.get(id))));

  function card(audit, open) {
    const details = texts(audit.claims.length === 2 ? "Both texts" : `The ${audit.claims.length} texts`, () => store.loadReports(audit.reports), () => auditSides(audit));
    open && (details.open = true) && details.fill();
    return el("article", { class: "tension mild card", "data-audit": audit.kind },
      el("h3", null, AUDITS[audit.kind].asks),
      el("p", { class: "tags" }, sureness(audit), incidentLinks(audit.incidents)),
      reasonsOf(audit), details);
  }

  function dispute(entry) {
    return el("li", null, incidentLinks([entry.id]), " ", el("span", { class: "tag against" }, el("span", { "aria-hidden": "true" }, "⇄ "), count(entry.contradictions, "contradiction")),
      texts("The texts", () => store.incident(entry.id), () => tensions({ relations: [], ...store.record(entry.id) }).filter(list => list[0].kind === "CONTRADICTS").slice(0, DISPUTED).map(tensionBox)));
  }

  async function draw() {
    const box = byId("first");
    const disputed = store.entries().filter(entry => entry.contradictions).sort((a, b) => b.contradictions - a.contradictions);
    const audits = store.counts().audits ? [...(await store.checks()).audits].sort(rankOfAudits) : [];
    if (audits.length + disputed.length === 0) {
      return;
    }
    const before = routes.base();
    routes.setBase("#/incidents");
    const contradictions = disputed.reduce((sum, entry) => sum + entry.contradictions, 0);
    box.replaceChildren(
      el("div", { class: "first-head" },
        el("h2", { id: "first-title" }, "Look at this first"),
        el("p", { class: "soft" }, [count(audits.length, "question"), `${count(contradictions, "contradiction")} in ${count(disputed.length, "incident")}`].join(" · "), ". Questions are for a person to answer: none is a verdict."),
        files.buttons("questions", files.CHECKS, () => audits.map(audit => ({ list: "audits", ...audit })))),
      audits.length ? el("div", { class: "cards" }, audits.slice(0, CARDS).map((audit, at) => card(audit, at === 0))) : "",
      audits.length > CARDS ? el("p", null, el("a", { href: "#/checks" }, `All ${count(audits.length, "question")}`)) : "",
      disputed.length ? el("section", { class: "disputed", "aria-labelledby": "disputed-title" }, el("h3", { id: "disputed-title" }, "Claims that contradict each other"),
        el("ul", null, disputed.slice(0, DISPUTED).map(dispute)),
        disputed.length > DISPUTED ? el("p", { class: "soft" }, `and ${count(disputed.length - DISPUTED, "more incident")}: filter the list by “Contradicted”`) : null) : "");
    routes.setBase(before);
    box.hidden = document.body.dataset.view !== "incidents";
  }

  return { draw, show: view => { byId("first").hidden = view !== "incidents" || !byId("first").firstChild; } };
})();
