// What the page holds: an index at once, and the rest in chunks, unpacked when somebody opens what is in them.

/** Records of reports and their claims, as far as they have been unpacked. */
const reports = new Map();
const claims = new Map();

const store = (() => {
  let index = null;
  /** Entries of incidents by id, and where the records of incidents and reports are. */
  const incidents = new Map();
  const chunkOfReport = new Map();
  const records = new Map();
  const chunks = new Map();

  const read = new Promise(done => document.readyState === "loading"
    ? document.addEventListener("DOMContentLoaded", done, { once: true }) : done());

  function chunk(number) {
    if (!chunks.has(number)) {
      // A chunk may stand so far behind the script that the browser has not come to it.
      const ready = byId(`chunk-${number}`)?.nextSibling ? Promise.resolve() : read;
      chunks.set(number, ready.then(() => unpack(byId(`chunk-${number}`))));
    }
    return chunks.get(number);
  }

  async function open() {
    index = await unpack(byId("index"));
    index.incidents.forEach(entry => incidents.set(entry.id, entry));
    index.reports.forEach(report => chunkOfReport.set(report.id, report));
    return index;
  }

  /** Unpacks reports with their claims, so that `reports` and `claims` have them. */
  async function loadReports(ids) {
    const numbers = new Set(ids.filter(id => chunkOfReport.has(id) && !reports.has(id)).map(id => chunkOfReport.get(id).chunk));
    await Promise.all([...numbers].map(async number => {
      for (const report of await chunk(number)) {
        reports.set(report.id, report);
        report.claims.forEach(claim => claims.set(claim.id, claim));
      }
    }));
  }

  /** The record of an incident, once its reports and claims can be looked up; undefined if there is none. */
  async function incident(id) {
    const entry = incidents.get(id);
    if (!entry) {
      return undefined;
    }
    if (!records.has(id)) {
      (await chunk(entry.chunk)).forEach(record => records.set(record.id, record));
    }
    // A question may set claims of other incidents beside those of this one.
    await loadReports([...entry.reports, ...records.get(id).audits.flatMap(audit => audit.reports)]);
    return records.get(id);
  }

  return {
    open, incident, loadReports, incidents,
    /** The record of an incident that has been unpacked. */
    record: id => records.get(id),
    /** An id that was lost by merging leads to the one that holds now. */
    current: id => index.redirects[id] ?? id,
    gone: id => index.gone[id],
    window: id => chunkOfReport.get(id),
    hasReport: id => chunkOfReport.has(id),
    shelf: () => chunk(index.shelf),
    words: () => chunk(index.words),
    refusals: () => chunk(index.refusals),
    checks: () => chunk(index.checks),
    world: scale => chunk(index.worlds[scale]),
    counts: () => index.counts,
    entries: () => index.incidents,
  };
})();
