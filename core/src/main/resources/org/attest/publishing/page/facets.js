// The controls of the filter, with what each choice would leave beside it.

const facets = (() => {
  /** More choices than this are searched, not listed. */
  const LISTED = 40;
  const outputs = [];
  const NAMES = {
    kind: { title: "Kind", words: type => type === "other" ? "Other kind" : upper(type) }, grade: { title: "Grade", words: grade => GRADES[grade]?.words ?? "Not graded" },
    actor: { title: "Actor", words: actor => actor || "Nobody named" },
  };
  const wanted = () => filter.wanted();

  function field(id, label, type, key, hint) {
    const input = el("input", { id, type, placeholder: hint, autocomplete: "off", input: event => filter.change({ [key]: event.target.value }) });
    outputs.push(() => { input.value !== wanted()[key] && (input.value = wanted()[key]); });
    return el("label", { class: "field", for: id }, el("span", null, label), input);
  }

  function check(id, label, key, number) {
    const input = el("input", { id, type: "checkbox", change: event => filter.change({ [key]: event.target.checked }) });
    const tally = el("span", { class: "count" });
    outputs.push(counts => {
      input.checked = wanted()[key];
      tally.textContent = figure(number(counts));
    });
    return el("label", { class: "check", for: id }, input, el("span", null, label), " ", tally);
  }

  function facet(id, title, ...content) {
    const chosen = el("span", { class: "chosen-count" });
    const details = el("details", { class: "facet", id: `facet-${id}`, name: "facet" },
      el("summary", null, title, chosen), el("div", { class: "facet-box" }, content));
    details.say = n => { chosen.textContent = n ? ` ${n}` : ""; };
    return details;
  }

  /** A group of choices: those that leave something first, chosen ones always. */
  function choices(group) {
    const { title, words } = NAMES[group];
    const list = el("ul", { class: "choices" });
    const find = el("input", { type: "search", "aria-label": `Find: ${title.toLowerCase()}`, placeholder: "Find …", autocomplete: "off", input: () => update(last) });
    const note = el("p", { class: "soft" });
    const all = [...new Set(filter.items().flatMap(item => item[group]))];
    find.hidden = all.length <= 12;
    const boxes = new Map();
    let last = new Map();
    const box = choice => {
      if (!boxes.has(choice)) {
        const input = el("input", { type: "checkbox", value: choice, change: event => {
          const next = new Set(wanted()[group]);
          event.target.checked ? next.add(choice) : next.delete(choice);
          filter.change({ [group]: next });
        } });
        const tally = el("span", { class: "count" });
        boxes.set(choice, { input, tally, line: el("li", null, el("label", { class: "check" }, input,
          group === "grade" && GRADES[choice] ? el("span", { class: `sign grade-sign-${choice}`, "aria-hidden": "true" }, GRADES[choice].sign) : null,
          el("span", null, foreign(words(choice))), " ", tally)) });
      }
      return boxes.get(choice);
    };
    function update(counts) {
      last = counts;
      const sought = find.value.toLowerCase();
      const order = group === "grade" ? Object.keys(GRADES) : null;
      const fitting = all.filter(choice => (wanted()[group].has(choice) || counts.has(choice)) && words(choice).toLowerCase().includes(sought))
        .sort((a, b) => order ? order.indexOf(a) - order.indexOf(b) : (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b));
      const lines = fitting.slice(0, LISTED).map(choice => {
        const { input, tally, line } = box(choice);
        input.checked = wanted()[group].has(choice);
        tally.textContent = figure(counts.get(choice) ?? 0);
        return line;
      });
      // What has the focus keeps it: lines that stay are not taken out and put back.
      if (lines.length !== list.children.length || lines.some((line, at) => list.children[at] !== line)) {
        const focused = document.activeElement;
        list.replaceChildren(...lines);
        list.contains(focused) && focused.focus();
      }
      note.textContent = fitting.length > LISTED ? `and ${figure(fitting.length - LISTED)} more: find them by name` : "";
    }
    const details = facet(group, title, find, list, note);
    outputs.push(counts => {
      details.say(wanted()[group].size);
      update(counts[group]);
    });
    return details;
  }

  function time() {
    const day = (id, label, key) => {
      const input = el("input", { id, type: "date", min: "0001-01-01", max: "9999-12-31", change: event => filter.change({ [key]: event.target.value }) });
      outputs.push(() => { input.value = wanted()[key]; });
      return el("label", { class: "field", for: id }, el("span", null, label), input);
    };
    const details = facet("time", "Time", day("filter-from", "From", "from"), day("filter-to", "To", "to"),
      check("filter-undated", "Also those whose date is not known", "undated", counts => counts.undated),
      el("p", { class: "soft" }, "An incident fits if it may have happened then."));
    outputs.push(() => details.say([wanted().from, wanted().to].filter(Boolean).length));
    return details;
  }

  /** What is filtered, each to be taken off. */
  function chips() {
    const chip = (label, off) => el("li", null, el("button", { type: "button", class: "chip", click: () => filter.change(off()) },
      label, el("span", { "aria-hidden": "true" }, " ×"), el("span", { class: "unseen" }, ", remove this filter")));
    const is = wanted();
    return [
      is.q && chip(["Words: ", foreign(is.q)], () => ({ q: "" })),
      is.place && chip(["Place: ", foreign(is.place)], () => ({ place: "" })),
      is.spot && chip(["On the map: ", foreign(nameOfSpot(is.spot))], () => ({ spot: "" })),
      (is.from || is.to) && chip(is.from && is.to ? `${dateInWords(is.from)} – ${dateInWords(is.to)}` : is.from ? `from ${dateInWords(is.from)}` : `to ${dateInWords(is.to)}`,
        () => ({ from: "", to: "", undated: false })),
      ...Object.keys(NAMES).flatMap(group => [...is[group]].map(choice => chip(foreign(NAMES[group].words(choice)), () => ({ [group]: new Set([...is[group]].filter(other => other !== choice)) })))),
      is.against && chip("Contradicted", () => ({ against: false })),
    ].filter(Boolean);
  }

  function nameOfSpot(spot) {
    const item = filter.items().find(one => one.spots.has(spot));
    const site = item?.sites.flatMap(one => [one, ...(one.candidates ?? [])]).find(one => spotOf(one) === spot);
    return site?.name ?? spot;
  }

  function start() {
    const form = byId("filter");
    const chosen = el("ul", { class: "chips", id: "filter-chips", "aria-label": "Filters in force" });
    const sort = el("select", { id: "filter-sort", change: event => filter.change({ sort: event.target.value }) },
      Object.entries(filter.ORDERS).map(([key, order]) => el("option", { value: key }, order.words)));
    form.append(
      el("div", { class: "fields" }, field("filter-text", "Words", "search", "q", "holder, quote, target …"), field("filter-place", "Place", "search", "place", "town, province, country …")),
      el("div", { class: "facets" }, time(), choices("kind"), choices("grade"), choices("actor"), check("filter-against", "Contradicted", "against", counts => counts.against)),
      chosen,
      el("div", { class: "outcome" }, el("p", { id: "filter-count", role: "status" }), el("button", { type: "button", class: "plain", id: "filter-clear", click: () => filter.clear() }, "Clear all"),
        el("label", { class: "sort", for: "filter-sort" }, el("span", { class: "unseen" }, "Sort"), sort),
        files.buttons("incidents", files.INCIDENTS, () => Promise.all(filter.apply().shown.map(item => store.incident(item.entry.id))))));
    form.addEventListener("submit", event => event.preventDefault());
    const close = except => form.querySelectorAll("details.facet[open]").forEach(details => { details !== except && (details.open = false); });
    document.addEventListener("pointerdown", event => close(event.target.closest?.("details.facet")));
    form.addEventListener("keydown", event => {
      const open = event.key === "Escape" && event.target.closest("details.facet[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
        event.stopPropagation();
      }
    });
    outputs.push(() => {
      sort.value = wanted().sort;
      const list = chips();
      chosen.replaceChildren(...list);
      chosen.hidden = byId("filter-clear").hidden = list.length === 0;
    });
    form.hidden = filter.items().length < 2;
  }

  return { start, update: counts => outputs.forEach(output => output(counts)) };
})();
