// Addresses within the page, so that Back works and a link to an incident, a claim or some words can be sent:
//   #/incidents?kind=shelling     #/incident/ID     #/incident/ID/claim/ID     #/reports/ID     #/not-said     #/checks
// and behind any of them @REPORT:START-END,… for words that are pointed out.

const routes = (() => {
  const VIEWS = ["incidents", "incident", "reports", "not-said", "checks"];
  let base = "#/incidents";

  function parse(hash) {
    const [, path = "", query = "", words = ""] = /^#?([^?@]*)(?:\?([^@]*))?(?:@(.*))?$/u.exec(hash) ?? [];
    const [, view, id, , claim] = path.split("/").map(decode);
    const spans = words.split(",").map(span => /^([^:]+):(\d+)-(\d+)$/u.exec(decode(span))).filter(Boolean)
      .map(([, report, start, end]) => ({ report, start: Number(start), end: Number(end) }));
    const known = VIEWS.includes(view) && (view !== "incident" || id);
    // An id alone leads to its incident: "#1c8e…".
    const bare = !known && /^[\w.-]+$/u.test(path) && (store.incidents.has(store.current(path)) || store.gone(path)) ? path : null;
    return {
      view: bare ? "incident" : known ? view : "incidents",
      id: bare ?? id, claim, query: new URLSearchParams(query), spans,
      base: bare ? `#/incident/${bare}` : known ? hash.split("@")[0] : "#/incidents",
    };
  }

  function decode(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  return {
    parse,
    base: () => base,
    setBase: to => { base = to; },
    incident: (id, claim) => `#/incident/${encodeURIComponent(id)}${claim ? `/claim/${encodeURIComponent(claim)}` : ""}`,
    report: (id, claim) => `#/reports/${encodeURIComponent(id)}${claim ? `/claim/${encodeURIComponent(claim)}` : ""}`,
    /** The present view, with words pointed out. */
    words: spans => `${base}@${[...new Set(spans.map(span => `${span.report}:${span.start}-${span.end}`))].join(",")}`,
  };
})();
