// Which incidents are shown. A time fits if it may lie within what is asked for: an interval that reaches in, an open one too.

const filter = (() => {
  const GROUPS = ["kind", "grade", "actor"];
  const empty = () => ({ q: "", place: "", from: "", to: "", undated: false, against: false, spot: "", sort: "latest", kind: new Set(), grade: new Set(), actor: new Set() });
  let wanted = empty();
  /** One item for each incident: its entry with what filters look at. */
  let items = [];
  let words = null;
  const listeners = [];

  function prepare(entries) {
    items = entries.map((entry, at) => {
      const sites = entry.sites ?? (entry.where ? [entry.where] : []);
      const places = [...sites, ...sites.flatMap(site => site.candidates ?? [])];
      return {
        at, entry, sites,
        from: dayOf(entry.when?.start), to: dayOf(entry.when?.end),
        days: (entry.when?.candidates ?? []).map(dayOf),
        place: [...new Set([entry.where, ...places].filter(Boolean).flatMap(p => [p.name, p.admin, p.country && country(p.country)]))].filter(Boolean).join("\n").toLowerCase(),
        spots: new Set(places.map(spotOf)),
        kind: [entry.type], grade: [entry.grade ?? "none"], actor: entry.actors.length ? entry.actors : [""],
      };
    });
    // What is in order already is sorted quickly.
    items.sort(latest);
    return items;
  }

  const isDated = item => item.from !== undefined || item.to !== undefined;
  const fitsTime = (item, from, to) => !isDated(item) ? wanted.undated
    : (from === undefined || (item.to ?? Infinity) >= from) && (to === undefined || (item.from ?? -Infinity) <= to)
      && (item.days.length === 0 || item.days.some(day => day >= (from ?? -Infinity) && day <= (to ?? Infinity)));

  /** @returns {{shown: object[], counts: object}} what fits, sorted; and for each choice how many it would leave */
  function apply() {
    const sought = wanted.q.toLowerCase().split(/\s+/u).filter(Boolean);
    const place = wanted.place.toLowerCase().trim();
    const [from, to] = [dayOf(wanted.from), dayOf(wanted.to)];
    const timed = from !== undefined || to !== undefined;
    const counts = { kind: new Map(), grade: new Map(), actor: new Map(), against: 0, undated: 0 };
    const shown = [];
    for (const item of items) {
      if ((place && !item.place.includes(place)) || (wanted.spot && !item.spots.has(wanted.spot))) {
        continue;
      }
      if (sought.length && !(words ? sought.every(word => words[item.at].includes(word) || item.place.includes(word)) : sought.every(word => item.place.includes(word)))) {
        continue;
      }
      const failed = GROUPS.filter(group => wanted[group].size && !item[group].some(choice => wanted[group].has(choice)));
      const against = !wanted.against || item.entry.contradictions > 0;
      if (timed && !fitsTime(item, from, to)) {
        if (!isDated(item) && against && failed.length === 0) {
          counts.undated++;
        }
        continue;
      }
      if (timed && !isDated(item) && against && failed.length === 0) {
        counts.undated++;
      }
      if (failed.length === 0 && item.entry.contradictions > 0) {
        counts.against++;
      }
      if (!against) {
        continue;
      }
      for (const group of GROUPS) {
        // A choice of one kind does not empty the other choices of its own kind.
        if (failed.length === 0 || (failed.length === 1 && failed[0] === group)) {
          item[group].forEach(choice => counts[group].set(choice, (counts[group].get(choice) ?? 0) + 1));
        }
      }
      if (failed.length === 0) {
        shown.push(item);
      }
    }
    return { shown: shown.sort(ORDERS[wanted.sort]?.by ?? ORDERS.latest.by), counts, timed };
  }

  const less = (a, b) => a < b ? -1 : a > b ? 1 : 0;
  const latest = (a, b) => less(b.to ?? b.from ?? -Infinity, a.to ?? a.from ?? -Infinity) || less(b.from ?? -Infinity, a.from ?? -Infinity)
    || b.entry.claims - a.entry.claims || less(a.entry.id, b.entry.id);
  const ORDERS = {
    latest: { words: "Latest first", by: latest },
    earliest: { words: "Earliest first", by: (a, b) => less(a.from ?? a.to ?? Infinity, b.from ?? b.to ?? Infinity) || less(a.entry.id, b.entry.id) },
    reports: { words: "Most reports", by: (a, b) => b.entry.reports.length - a.entry.reports.length || latest(a, b) },
    claims: { words: "Most claims", by: (a, b) => b.entry.claims - a.entry.claims || latest(a, b) },
    against: { words: "Most contradicted", by: (a, b) => b.entry.contradictions - a.entry.contradictions || b.entry.tensions - a.entry.tensions || latest(a, b) },
    place: { words: "Place, A to Z", by: (a, b) => less(a.place || "\uffff", b.place || "\uffff") || latest(a, b) },
  };

  function change(to) {
    wanted = { ...wanted, ...to };
    if (wanted.q && !words) {
      readWords();
    }
    listeners.forEach(listener => listener());
  }

  async function readWords() {
    if (!words) {
      words = (await store.words()).map(text => text.toLowerCase());
      if (wanted.q) {
        listeners.forEach(listener => listener());
      }
    }
  }

  /** As an address says it. */
  function toQuery() {
    const query = new URLSearchParams();
    for (const key of ["q", "place", "from", "to", "spot"]) {
      wanted[key] && query.set(key, wanted[key]);
    }
    GROUPS.forEach(group => wanted[group].forEach(choice => query.append(group, choice)));
    wanted.undated && query.set("undated", "1");
    wanted.against && query.set("against", "1");
    wanted.sort !== "latest" && query.set("sort", wanted.sort);
    return query.size ? `#/incidents?${query}` : "#/incidents";
  }

  function fromQuery(query) {
    const day = key => /^\d{4}-\d\d-\d\d$/u.test(query.get(key) ?? "") ? query.get(key) : "";
    change({
      ...empty(), q: query.get("q") ?? "", place: query.get("place") ?? "", from: day("from"), to: day("to"), spot: query.get("spot") ?? "",
      undated: query.has("undated"), against: query.has("against"), sort: ORDERS[query.get("sort")] ? query.get("sort") : "latest",
      ...Object.fromEntries(GROUPS.map(group => [group, new Set(query.getAll(group))])),
    });
  }

  return {
    prepare, apply, change, toQuery, fromQuery, readWords, ORDERS, isDated,
    clear: () => change({ ...empty(), sort: wanted.sort }),
    wanted: () => wanted,
    items: () => items,
    onChange: listener => listeners.push(listener),
  };
})();

/** What makes two sites the same spot of the map. */
const spotOf = site => site.gazetteer ?? (site.lat === undefined ? `name:${site.name}` : `${site.lat},${site.lon},${site.radius_m}`);
