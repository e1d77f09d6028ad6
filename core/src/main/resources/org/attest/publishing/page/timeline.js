// When: a bar for each incident, as long as its time is open; and below them, apart, when reports were published.

const timeline = (() => {
  const AXIS = 20;
  const STRIP = 32;
  const TALLEST = 96;
  /** More rows than this make columns that count. */
  const ROWS = 22;
  const COLUMNS = 60;
  let shownItems = [];
  let width = 600;
  let height = 100;
  let domain = [0, 1];
  let svg = null;
  let brush = null;

  const x = day => (day - domain[0]) / (domain[1] - domain[0]) * width;
  const dayAt = at => domain[0] + at / width * (domain[1] - domain[0]);

  function update(items) {
    shownItems = items;
    const { from, to } = filter.wanted();
    byId("timeline-all").hidden = !(from || to);
    paint();
  }

  // ---- from when to when ---------------------------------------------------------------------------------------

  function span(dated, publications) {
    const { from, to } = filter.wanted();
    const ends = dated.flatMap(item => [item.from ?? item.to, item.to ?? item.from]);
    let first = least(ends);
    let last = most(ends) + 1;
    if (first === Infinity) {
      [first, last] = publications.length ? [least(publications.map(p => p.from)), most(publications.map(p => p.to)) + 1] : [0, 1];
    }
    // Reports that came out soon after are on the axis; those of years later would crush it.
    const room = Math.max(14, last - first);
    for (const { from: a, to: b } of publications) {
      if (a >= first - room && b <= last + room) {
        first = Math.min(first, a);
        last = Math.max(last, b + 1);
      }
    }
    const [a, b] = [dayOf(from), dayOf(to)];
    first = a ?? (b !== undefined && b < first ? b - 30 : first);
    last = b !== undefined ? b + 1 : Math.max(last, first + 1);
    const edge = a !== undefined && b !== undefined ? 0 : Math.max(1, (last - first) * 0.03);
    return [first - edge, last + edge];
  }

  const least = list => list.reduce((a, b) => Math.min(a, b), Infinity);
  const most = list => list.reduce((a, b) => Math.max(a, b), -Infinity);

  function paint() {
    const dated = shownItems.filter(filter.isDated);
    const ids = new Set(shownItems.flatMap(item => item.entry.reports));
    const windows = [...ids].map(store.window).filter(Boolean);
    const publications = windows.filter(report => report.from).map(report => report.days ??= { from: dayOf(report.from), to: dayOf(report.to) });
    domain = span(dated, publications);
    svg.setAttribute("aria-label", `Timeline of ${count(dated.length, "incident")} from ${inDays(Math.floor(domain[0]))} to ${inDays(Math.ceil(domain[1]))}`);
    const rows = pack(dated);
    const room = rows.length > ROWS ? TALLEST : Math.min(TALLEST, Math.max(40, rows.length * 16));
    height = room + 6 + AXIS + STRIP;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("height", height);
    svg.replaceChildren(...axis(), ...(rows.length <= ROWS ? bars(rows, room) : columns(dated, room)), ...published(publications), brush);
    notes(dated, windows.length - publications.length);
  }

  function notes(dated, unpublished) {
    const loose = shownItems.filter(item => !filter.isDated(item));
    const yearless = loose.filter(item => item.entry.when?.edtf);
    const none = loose.length - yearless.length;
    byId("timeline-note").replaceChildren(...join([
      yearless.length ? `${count(yearless.length, "incident")} with a day but no year` : null,
      none ? `${count(none, "incident")} with no date` : null,
      unpublished > 0 ? `${count(unpublished, "report")} with no day of publication` : null,
    ].filter(Boolean), "; ").map((part, at) => at === 0 ? `Not on the axis: ${part}` : part), loose.length || unpublished > 0 ? "." : "");
  }

  // ---- bars ----------------------------------------------------------------------------------------------------

  const SIX_PIXELS = () => (domain[1] - domain[0]) / width * 6;

  /** As few rows as hold all bars without one over another. */
  function pack(dated) {
    const ends = [];
    const gap = SIX_PIXELS();
    return [...dated].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity)).reduce((rows, item) => {
      const start = item.from ?? -Infinity;
      const end = Math.max(item.to === undefined ? Infinity : item.to + 1, (item.from ?? item.to) + gap) + gap / 3;
      let at = ends.findIndex(taken => taken <= start);
      at < 0 && (at = ends.length);
      if (at <= ROWS) {
        ends[at] = end;
        (rows[at] ??= []).push(item);
      }
      return rows;
    }, []);
  }

  function bars(rows, room) {
    const step = Math.min(16, room / Math.max(rows.length, 1));
    const thick = Math.max(3, Math.min(9, step - 3));
    let first = true;
    return rows.flatMap((row, at) => row.map(item => {
      const y = room - (at + 1) * step + (step - thick) / 2 + 4;
      const tabindex = first ? "0" : "-1";
      first = false;
      const words = `${plainTitle(item.entry)}: ${item.entry.when.words}`;
      return draw("a", { class: "event", href: routes.incident(item.entry.id), tabindex, "aria-label": shown(words), keydown: walk,
        pointerenter: () => map.hint(item.entry.id), pointerleave: () => map.hint(null), focus: () => map.hint(item.entry.id), blur: () => map.hint(null) },
      draw("title", null, shown(words)), shape(item, y, thick));
    }));
  }

  /** A day is solid, a span is pale, possible days are solid on a line, and what is open runs out in an arrow. */
  function shape(item, y, thick) {
    const style = `grade-fill-${item.entry.grade}`;
    const [x0, x1] = [item.from === undefined ? Math.min(0, x(item.to) - 30) : x(item.from), item.to === undefined ? Math.max(width, x(item.from) + 30) : x(item.to + 1)];
    const wide = Math.max(6, x1 - x0);
    const middle = y + thick / 2;
    if (item.days.length > 1) {
      return [draw("line", { class: "thread", x1: x0, x2: x0 + wide, y1: middle, y2: middle }),
        item.days.map(day => draw("rect", { class: style, x: x(day), y, width: Math.max(2, x(day + 1) - x(day)), height: thick }))];
    }
    if (item.from === undefined || item.to === undefined) {
      const left = item.from === undefined;
      const [tail, head] = left ? [x0 + wide, Math.max(2, x0)] : [x0, Math.min(width - 2, x0 + wide)];
      const back = left ? 6 : -6;
      return [draw("rect", { class: `${style} span`, x: Math.max(0, x0), y, width: Math.min(width, x0 + wide) - Math.max(0, x0), height: thick }),
        draw("rect", { class: style, x: left ? tail - 3 : tail, y, width: 3, height: thick }),
        draw("path", { class: "open-end", d: `M${head + back},${middle - 5}L${head},${middle}L${head + back},${middle + 5}` })];
    }
    return item.from === item.to ? draw("rect", { class: style, x: x0, y, width: wide, height: thick, rx: Math.min(3, thick / 2) })
      : [draw("rect", { class: `${style} span`, x: x0, y, width: wide, height: thick }), draw("rect", { class: style, x: x0, y, width: 2, height: thick }), draw("rect", { class: style, x: x0 + wide - 2, y, width: 2, height: thick })];
  }

  /** The bars are one stop of the Tab key; arrows go from one to the next. */
  function walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const all = [...svg.querySelectorAll(".event")];
      const next = all[(all.indexOf(event.currentTarget) + step + all.length) % all.length];
      event.currentTarget.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
  }

  function columns(dated, room) {
    const n = Math.min(COLUMNS, Math.max(1, Math.ceil(domain[1] - domain[0])));
    const each = (domain[1] - domain[0]) / n;
    const tally = new Array(n + 1).fill(0);
    const clamp = at => Math.min(n - 1, Math.max(0, at));
    for (const item of dated) {
      tally[clamp(Math.floor(((item.from ?? domain[0]) - domain[0]) / each))]++;
      tally[clamp(Math.floor(((item.to ?? domain[1]) - domain[0]) / each)) + 1]--;
    }
    for (let i = 1; i < n; i++) {
      tally[i] += tally[i - 1];
    }
    const highest = most(tally.slice(0, n)) || 1;
    return tally.slice(0, n).map((number, at) => number === 0 ? null : draw("rect", {
      class: "column", x: at * width / n + 0.5, width: Math.max(1, width / n - 1), y: room + 4 - number / highest * (room - 8), height: number / highest * (room - 8),
    }, draw("title", null, `${count(number, "incident")} that may have happened ${inDays(Math.floor(domain[0] + at * each))} – ${inDays(Math.max(Math.floor(domain[0] + at * each), Math.ceil(domain[0] + (at + 1) * each) - 1))}`))).filter(Boolean);
  }

  // ---- axis and publications -----------------------------------------------------------------------------------

  function axis() {
    const base = height - AXIS - STRIP;
    const lines = [draw("line", { class: "axis", x1: 0, x2: width, y1: base, y2: base })];
    let last = -Infinity;
    for (const { day, words } of ticks()) {
      const at = x(day);
      lines.push(draw("line", { class: "tick", x1: at, x2: at, y1: 0, y2: base + 4 }));
      const wide = words.length * 6.4;
      if (at > last && at + wide < width) {
        lines.push(draw("text", { class: "tick-text", x: at + 3, y: base + 14 }, words));
        last = at + wide + 10;
      }
    }
    return lines;
  }

  const inDay = dates({ day: "numeric", month: "short" });
  const inFirstDay = dates({ day: "numeric", month: "short", year: "numeric" });
  const inMonth = dates({ month: "short", year: "numeric" });

  /** Days, months or years, whichever gives a handful. */
  function ticks() {
    const days = domain[1] - domain[0];
    const list = [];
    const wanted = Math.max(3, width / 90);
    const put = (date, words) => list.push({ day: Math.round(date.getTime() / 864e5), words });
    const start = new Date(domain[0] * 864e5);
    if (days / wanted < 20) {
      const step = [1, 2, 7, 14].find(of => days / of <= wanted) ?? 14;
      let told = null;
      for (let day = Math.ceil(domain[0]); day < domain[1]; day += step) {
        const year = new Date(day * 864e5).getUTCFullYear();
        put(new Date(day * 864e5), (year === told ? inDay : inFirstDay)(day));
        told = year;
      }
    } else if (days / wanted < 300) {
      const step = [1, 2, 3, 6].find(of => days / (30.4 * of) <= wanted) ?? 6;
      for (let i = 1; i < 600; i++) {
        const date = new Date(Date.UTC(start.getUTCFullYear(), i, 1));
        if (date.getTime() / 864e5 > domain[1]) {
          break;
        }
        if (i % step === 0 && date.getTime() / 864e5 >= domain[0]) {
          put(date, inMonth(date.getTime() / 864e5));
        }
      }
    } else {
      const step = [1, 2, 5, 10, 20, 50, 100].find(of => days / (365.25 * of) <= wanted) ?? 500;
      for (let year = Math.ceil(start.getUTCFullYear() / step) * step; ; year += step) {
        const date = new Date(0);
        date.setUTCFullYear(year);
        if (date.getTime() / 864e5 > domain[1]) {
          break;
        }
        date.getTime() / 864e5 >= domain[0] && put(date, String(year));
      }
    }
    return list;
  }

  /** Not when something happened: when somebody wrote of it. */
  function published(publications) {
    const y = height - 8;
    const seen = new Set();
    const marks = [];
    let [earlier, later] = [0, 0];
    for (const { from, to } of publications) {
      if (to < domain[0] || from > domain[1]) {
        to < domain[0] ? earlier++ : later++;
        continue;
      }
      const [a, b] = [Math.round(x(from + 0.5)), Math.round(x(to + 0.5))];
      if (!seen.has(`${a} ${b}`)) {
        seen.add(`${a} ${b}`);
        marks.push(from === to ? draw("path", { class: "published", d: `M${a},${y - 4}l4,4l-4,4l-4,-4z` })
          : draw("path", { class: "published", d: `M${a},${y - 3}v6M${a},${y}H${b}M${b},${y - 3}v6` }));
      }
    }
    return [publications.length ? draw("text", { class: "tick-text", x: 2, y: height - STRIP + 13 }, "Reports published") : null, draw("g", null, draw("title", null, `Reports published: a lozenge is a day, a bracket is a window${earlier ? `; ${earlier} earlier` : ""}${later ? `; ${later} later` : ""}`), marks),
      earlier ? draw("text", { class: "tick-text", x: 2, y: height - 4 }, `‹ ${earlier}`) : null,
      later ? draw("text", { class: "tick-text end", x: width - 2, y: height - 4 }, `${later} ›`) : null].filter(Boolean);
  }

  // ---- choosing a time -----------------------------------------------------------------------------------------

  /** Dragging over the axis asks for the days under it. */
  function listen() {
    let from = null;
    const at = event => Math.min(width, Math.max(0, (event.clientX - svg.getBoundingClientRect().left) * width / svg.getBoundingClientRect().width));
    svg.addEventListener("pointerdown", event => { from = at(event); });
    svg.addEventListener("pointermove", event => {
      if (from !== null && Math.abs(at(event) - from) > 5) {
        svg.setPointerCapture(event.pointerId);
        const to = at(event);
        fill(brush, { x: Math.min(from, to), width: Math.abs(to - from), y: 0, height: height - AXIS - STRIP, visibility: "visible" }, []);
      }
    });
    svg.addEventListener("pointerup", event => {
      const to = at(event);
      const dragged = from !== null && Math.abs(to - from) > 5;
      const ends = dragged ? [dayAt(Math.min(from, to)), dayAt(Math.max(from, to))].map(Math.floor).map(isoOf) : null;
      from = null;
      brush.setAttribute("visibility", "hidden");
      if (ends) {
        svg.addEventListener("click", click => { click.preventDefault(); click.stopPropagation(); }, { once: true, capture: true });
        setTimeout(() => filter.change({ from: ends[0], to: ends[1] }));
      }
    });
    svg.addEventListener("pointercancel", () => { from = null; brush.setAttribute("visibility", "hidden"); });
    // A bar would be dragged as a link.
    svg.addEventListener("dragstart", event => event.preventDefault());
  }

  function start() {
    brush = draw("rect", { class: "brush", visibility: "hidden" });
    svg = draw("svg", { role: "group", preserveAspectRatio: "none" });
    const key = (name, content, words) => el("li", null, draw("svg", { class: "sample", width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true" }, content), words);
    byId("timeline-box").append(svg);
    byId("timeline").append(el("details", { class: "map-legend" }, el("summary", null, "What the bars mean"), el("ul", null,
      key("day", draw("rect", { class: "grade-fill-SINGLE_SOURCE", x: 10, y: 2, width: 8, height: 8, rx: 3 }), "it happened on this day"),
      key("span", draw("rect", { class: "grade-fill-SINGLE_SOURCE span", x: 1, y: 2, width: 28, height: 8 }), "some time from here to there"),
      key("open", [draw("rect", { class: "grade-fill-SINGLE_SOURCE span", x: 1, y: 2, width: 26, height: 8 }), draw("path", { class: "open-end", d: "M22,1L28,6L22,11" })], "from then on, or up to then: the other end is not stated"),
      key("days", [draw("line", { class: "thread", x1: 1, x2: 29, y1: 6, y2: 6 }), [3, 13, 23].map(at => draw("rect", { class: "grade-fill-SINGLE_SOURCE", x: at, y: 2, width: 4, height: 8 }))], "one of these days"),
      key("published", draw("path", { class: "published", d: "M15,1l5,5l-5,5l-5,-5z" }), "a report was published: not when it happened"))));
    byId("timeline-all").addEventListener("click", () => filter.change({ from: "", to: "", undated: false }));
    listen();
    new ResizeObserver(([seen]) => {
      const now = Math.round(seen.contentRect.width);
      if (now && now !== width) {
        width = now;
        paint();
      }
    }).observe(byId("timeline-box"));
  }

  return { start, update };
})();
