// The list of incidents, drawn as far as it has been scrolled.

const list = (() => {
  const BATCH = 20;
  let fitting = [];
  let drawn = 0;

  function row({ entry }) {
    const tags = [
      entry.contradictions ? el("span", { class: "tag against" }, el("span", { "aria-hidden": "true" }, "⇄ "), count(entry.contradictions, "contradiction")) : null,
      entry.questions ? el("span", { class: "tag doubt" }, count(entry.questions, "question")) : null,
      entry.tensions ? el("span", { class: "tag" }, `${figure(entry.tensions)} in tension`) : null,
      entry.where?.kind === "ambiguous" ? el("span", { class: "tag doubt" }, `one of ${entry.where.candidates.length} places`) : null,
      entry.where?.kind === "unknown" ? el("span", { class: "tag doubt" }, "in no gazetteer") : null,
    ];
    return el("li", { class: "row", "data-incident": entry.id, pointerenter: () => map.hint(entry.id), pointerleave: () => map.hint(null) },
      el("div", { class: "row-head" },
        el("h2", null, el("a", { href: routes.incident(entry.id), focus: () => map.hint(entry.id), blur: () => map.hint(null) }, titleOf(entry))),
        gradeBadge(entry.grade)),
      el("p", { class: "row-when" }, entry.when ? foreign(upper(entry.when.words)) : "Time not stated"),
      el("p", { class: "soft" }, foreign([entry.where ? areaOfPlace(entry.where) : "", entry.actors.length ? `by ${entry.actors.slice(0, 3).join(", ")}${entry.actors.length > 3 ? " …" : ""}` : "nobody named"].filter(Boolean).join(" · "))),
      el("p", { class: "row-tags" }, el("span", { class: "soft" }, `${count(entry.reports.length, "report")} · ${count(entry.claims, "claim")}`), tags));
  }

  function more() {
    const next = fitting.slice(drawn, drawn + BATCH);
    byId("rows").append(...next.map(row));
    drawn += next.length;
    byId("more").hidden = drawn >= fitting.length;
  }

  function update(items) {
    fitting = items;
    drawn = 0;
    byId("rows").replaceChildren();
    more();
    const all = filter.items().length;
    byId("filter-count").textContent = items.length === all ? count(all, "incident") : `${figure(items.length)} of ${count(all, "incident")}`;
    if (items.length === 0) {
      byId("rows").append(el("li", { class: "empty" }, all === 0 ? "These reports tell of no incident." : "No incident fits the filter."));
    }
  }

  function start() {
    byId("more").addEventListener("click", more);
    new IntersectionObserver(seen => seen.some(entry => entry.isIntersecting) && more(), { rootMargin: "800px" }).observe(byId("more"));
    window.addEventListener("beforeprint", () => {
      while (document.body.dataset.view === "incidents" && drawn < fitting.length) {
        more();
      }
    });
  }

  /** The incidents before and after one, in the order of the list. */
  function around(id) {
    const at = fitting.findIndex(item => item.entry.id === id);
    return at < 0 ? {} : { before: fitting[at - 1]?.entry, after: fitting[at + 1]?.entry, at: at + 1, of: fitting.length };
  }

  return { start, update, around };
})();
