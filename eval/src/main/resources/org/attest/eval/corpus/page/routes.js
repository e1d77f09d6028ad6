// Addresses within the page, so that Back works and a link to a report, a claim or some words can be sent:
//   #/REPORT     #/REPORT/CLAIM     #/REPORT@START-END,…     #/GROUP/relation/NUMBER     #/GROUP/audit/NUMBER

const routes = (() => {
  function parse(hash) {
    const [path = "", words = ""] = hash.replace(/^#\/?/u, "").split("@");
    const [id, part, number] = path.split("/").map(decode);
    const spans = words.split(",").map(span => /^(\d+)-(\d+)$/u.exec(span)).filter(Boolean)
      .map(([, start, end]) => ({ report: id, start: Number(start), end: Number(end) }));
    if (reports.has(id)) {
      return { view: "report", id, claim: claims.has(`${id}#${part}`) ? `${id}#${part}` : null, spans };
    }
    const list = { relation: corpus.group(id)?.relations, audit: corpus.group(id)?.audits }[part];
    return list?.[number] ? { view: "beside", id, kind: part, of: list[number], spans: [] } : { view: "list", spans: [] };
  }

  function decode(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  const report = id => `#/${encodeURIComponent(id)}`;

  return {
    parse, report,
    claim: claim => `${report(claim.report)}/${claim.number}`,
    words: spans => `${report(spans[0].report)}@${[...new Set(spans.map(span => `${span.start}-${span.end}`))].join(",")}`,
    beside: (group, kind, number) => `#/${encodeURIComponent(group.id)}/${kind}/${number}`,
  };
})();
