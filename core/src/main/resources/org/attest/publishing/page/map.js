// The map: what has a position as a mark with its uncertainty to scale, areas as areas, candidates as candidates, and in
// words what cannot be drawn.

const map = (() => {
  /** Marks nearer than this, in pixels, are shown as one with a number. */
  const CROWDED = 44;
  /** A ring smaller than a mark would only thicken it. */
  const LEAST_RING = 9;
  const DEEPEST = 2 ** 22;
  /** From this width of the world in pixels on, the fine outlines are drawn. */
  const FINE = 2200;
  /** Pixels that stay free around what is shown, and more where the buttons lie. */
  const EDGE = 42;
  const BUTTONS = 44;
  /** More names than this would cover one another. */
  const NAMED = 14;

  let view = { x: 0.5, y: 0.4, k: 600 };
  let size = { width: 600, height: 400 };
  let points = [];
  let areas = [];
  let hinted = null;
  let moved = false;
  let layers = null;
  let frame = 0;
  let box = null;

  const px = at => (at - view.x) * view.k + size.width / 2;
  const py = at => (at - view.y) * view.k + size.height / 2;

  // ---- what to draw --------------------------------------------------------------------------------------------

  /** Sites that lie on one spot, with their incidents. */
  function update(items) {
    const spots = new Map();
    let [unknown, without] = [0, 0];
    for (const item of items) {
      item.marks ??= item.sites.flatMap(marksOf);
      for (const mark of item.marks) {
        const spot = spots.get(mark.key) ?? spots.set(mark.key, { ...mark, items: [] }).get(mark.key);
        spot.items[spot.items.length - 1] === item || spot.items.push(item);
      }
      item.marks.length || (item.sites.length ? unknown++ : without++);
    }
    points = [...spots.values()].filter(spot => spot.kind !== "region");
    areas = [...spots.values()].filter(spot => spot.kind === "region").flatMap(boxesOf)
      .sort((a, b) => (b.x1 - b.x0) * (b.y1 - b.y0) - (a.x1 - a.x0) * (a.y1 - a.y0));
    const missing = [unknown && `${count(unknown, "incident")} at a place in no gazetteer`, without && `${count(without, "incident")} with no place stated`].filter(Boolean);
    byId("map-note").textContent = [missing.length ? `Not on the map: ${missing.join("; ")}.` : "", "Borders: Natural Earth, as they are controlled on the ground; drawing them takes no side."].filter(Boolean).join(" ");
    closeCard();
    moved ? redraw() : fit();
  }

  /** What is drawn of a site; nothing, if it is in no gazetteer. */
  function marksOf(site) {
    const mark = (of, kind) => ({ key: `${kind} ${spotOf(of)}`, kind, site: of, spot: spotOf(of) });
    const placed = (of, kind) => ({ ...mark(of, kind), x: world.x(of.lon), y: world.y(of.lat), radius: world.length(of.radius_m, of.lat) });
    switch (site.kind) {
      case "point": return [placed(site, "point")];
      case "ambiguous": return site.candidates.map(candidate => placed(candidate, "candidate"));
      case "region": return [mark(site, "region")];
      default: return [];
    }
  }

  /** What crosses the antimeridian is cut in two. */
  function boxesOf(spot) {
    const { west, south, east, north } = spot.site.extent;
    const part = (w, e) => ({ ...spot, x0: world.x(w), x1: world.x(e), y0: world.y(north), y1: world.y(south) });
    return west <= east ? [part(west, east)] : [part(west, 180), part(-180, east)];
  }

  function fit() {
    moved = false;
    const xs = [...points.flatMap(p => [p.x - p.radius * 3, p.x + p.radius * 3]), ...areas.flatMap(a => [a.x0, a.x1])];
    const ys = [...points.flatMap(p => [p.y - p.radius * 3, p.y + p.radius * 3]), ...areas.flatMap(a => [a.y0, a.y1])];
    if (xs.length) {
      const [x0, x1, y0, y1] = [least(xs), most(xs), least(ys), most(ys)];
      // Never so near that no border or coast says where this is.
      const k = Math.min(Math.max(size.width - 2 * EDGE - BUTTONS, 60) / Math.max(x1 - x0, 1 / 90), Math.max(size.height - 2 * EDGE, 60) / Math.max(y1 - y0, 1 / 140));
      view = { x: (x0 + x1) / 2 + BUTTONS / 2 / k, y: (y0 + y1) / 2, k };
    } else {
      view = { x: 0.5, y: 0.42, k: size.width };
    }
    redraw();
  }

  const least = list => list.reduce((a, b) => Math.min(a, b), Infinity);
  const most = list => list.reduce((a, b) => Math.max(a, b), -Infinity);

  /** Marks that would lie on one another become one; cells hang on the world, so that dragging changes nothing. */
  function crowds() {
    const cell = CROWDED / view.k;
    const margin = CROWDED / view.k;
    const [w, h] = [size.width / 2 / view.k + margin, size.height / 2 / view.k + margin];
    const cells = new Map();
    for (const point of points) {
      if (Math.abs(point.x - view.x) <= w + point.radius && Math.abs(point.y - view.y) <= h + point.radius) {
        const key = `${Math.floor(point.x / cell)} ${Math.floor(point.y / cell)}`;
        cells.has(key) ? cells.get(key).push(point) : cells.set(key, [point]);
      }
    }
    // What lies close on two sides of a cell's edge belongs together too.
    const middle = group => [group.reduce((sum, point) => sum + point.x, 0) / group.length, group.reduce((sum, point) => sum + point.y, 0) / group.length];
    const groups = [];
    for (const group of [...cells.values()].sort((a, b) => b.length - a.length)) {
      const [x, y] = middle(group);
      const near = groups.find(other => Math.abs(other.at[0] - x) < cell * 0.66 && Math.hypot(other.at[0] - x, other.at[1] - y) < cell * 0.66);
      near ? near.group.push(...group) : groups.push({ group, at: [x, y] });
    }
    return groups.map(({ group }) => group).map(group => ({
      group, kind: group.every(point => point.kind === "candidate") ? "candidate" : "point",
      items: group.length === 1 ? group[0].items : [...new Set(group.flatMap(point => point.items))],
      x: middle(group)[0],
      y: middle(group)[1],
    }));
  }

  // ---- drawing -------------------------------------------------------------------------------------------------

  function redraw() {
    if (!frame && layers) {
      frame = requestAnimationFrame(() => {
        frame = 0;
        paint();
      });
    }
  }

  function paint() {
    view.k = Math.min(DEEPEST, Math.max(size.width * 0.6, view.k));
    view.y = Math.min(1, Math.max(0, view.y));
    view.x = Math.min(1.1, Math.max(-0.1, view.x));
    paintLand();
    const inView = areas.filter(area => px(area.x1) > 0 && px(area.x0) < size.width && py(area.y1) > 0 && py(area.y0) < size.height);
    const marks = crowds();
    const focused = document.activeElement?.closest?.("[data-mark]")?.getAttribute("data-mark");
    layers.areas.replaceChildren(...inView.map(paintArea));
    layers.rings.replaceChildren(...marks.flatMap(paintRings), ...paintTies());
    layers.marks.replaceChildren(...tabs(inView).map(paintTab), ...marks.map(mark => paintMark(mark)));
    layers.names.replaceChildren(...paintNames(marks));
    focused && layers.marks.querySelector(`[data-mark="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    paintScale();
  }

  async function paintLand() {
    const fine = view.k > FINE ? 1 : 0;
    const all = await world.countries(fine);
    const s = view.k / world.UNITS;
    layers.land.setAttribute("transform", `translate(${size.width / 2 - view.x * view.k} ${size.height / 2 - view.y * view.k}) scale(${s})`);
    const seen = of => of.box[2] * s - view.x * view.k > -size.width / 2 && of.box[0] * s - view.x * view.k < size.width / 2
      && of.box[3] * s - view.y * view.k > -size.height / 2 && of.box[1] * s - view.y * view.k < size.height / 2;
    const wanted = all.filter(seen);
    wanted.forEach(of => { of.element ??= draw("path", { d: world.pathOf(of), "vector-effect": "non-scaling-stroke" }); });
    if (wanted.length !== layers.land.children.length || wanted.some((of, at) => layers.land.children[at] !== of.element)) {
      layers.land.replaceChildren(...wanted.map(of => of.element));
    }
    layers.countries.replaceChildren(...wanted.filter(of => of.label[2] * s > of.name.length * 9 + 10).map(of => {
      const at = labelOf(of, s, fine && wanted.length <= 12);
      return at ? draw("text", { x: at[0], y: at[1] }, of.name) : "";
    }));
  }

  /** Where the name of a country stands: in its middle, or where it is in view, so that a near view says where it is. */
  function labelOf(of, s, near) {
    const [x, y] = [of.label[0] * s - view.x * view.k + size.width / 2, of.label[1] * s - view.y * view.k + size.height / 2];
    if (!near || (x > 40 && x < size.width - 40 && y > 20 && y < size.height - 10)) {
      return [x, y];
    }
    const spots = [0.12, 0.3, 0.5, 0.7, 0.88].flatMap(b => [0.15, 0.32, 0.5, 0.68, 0.8].map(a => [size.width * a, size.height * b]));
    return spots.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y))
      .find(([atX, atY]) => world.holds(of, (atX - size.width / 2 + view.x * view.k) / s, (atY - size.height / 2 + view.y * view.k) / s));
  }

  const hintedIn = items => hinted !== null && items.some(item => item.entry.id === hinted);
  const gradeOf = items => {
    const grades = new Set(items.map(item => item.entry.grade));
    return grades.size === 1 ? [...grades][0] : null;
  };
  const says = items => items.length === 1 ? [nameOfType(items[0].entry.type), items[0].entry.when?.words ?? "time not stated", GRADES[items[0].entry.grade]?.words].filter(Boolean).join(", ") : count(items.length, "incident");

  function button(key, label, act, ...content) {
    return draw("g", { class: "spot", role: "button", tabindex: "0", "data-mark": key, "aria-label": label, click: act, keydown: event => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        act();
      }
    } }, draw("title", null, label), ...content);
  }

  const boxOf = area => {
    const [x0, y0] = [px(area.x0), py(area.y0)];
    // A small area stays a box, never a dot.
    return { x: x0, y: y0, width: Math.max(10, px(area.x1) - x0), height: Math.max(10, py(area.y1) - y0) };
  };

  function paintArea(area) {
    return draw("rect", { class: hintedIn(area.items) ? "area hinted" : "area", ...boxOf(area) });
  }

  /** Tabs that would lie on one another become one. */
  function tabs(inView) {
    const cells = grouped(inView, area => `${Math.floor(px(area.x0) / 160)} ${Math.floor(py(area.y0) / 120)}`);
    return inView.length <= NAMED ? inView.map(area => [area]) : [...cells.values()];
  }

  function paintTab(group, at, all) {
    const area = group[0];
    const { x, y, width } = boxOf(area);
    const label = group.length > 1 ? `${group.length} areas`
      : `${all.length <= NAMED && width > 60 ? shown(cut(area.site.name, Math.floor(width / 7))) : "area"} · ${area.items.length}`;
    const wide = label.length * 6.6 + 12;
    const words = group.length > 1 ? `${group.length} areas` : `Area: ${shown(brief(area.site.name))}: ${says(area.items)}`;
    const act = () => group.length > 1 ? zoomInto(group.flatMap(one => [{ x: one.x0, y: one.y0 }, { x: one.x1, y: one.y1 }]))
      : openCard(area.site.name, "An area: no point can be given", area.items, area.spot);
    // On the edge, as on a folder.
    const [left, top] = [Math.min(Math.max(x, 4), size.width - wide - 4), Math.min(Math.max(y - 18, 4), size.height - 22)];
    return button(area.key + area.x0, words, act,
      draw("rect", { class: "tab", x: left, y: top, width: wide, height: 18 }), draw("text", { class: "tab-text", x: left + 6, y: top + 13 }, label));
  }

  function paintRings(mark) {
    return mark.group.filter(point => point.radius * view.k > LEAST_RING).map(point =>
      draw("circle", { class: `ring${point.kind === "candidate" ? " candidate" : ""}${hintedIn(point.items) ? " hinted" : ""}`, cx: px(point.x), cy: py(point.y), r: point.radius * view.k }));
  }

  /** Candidates of one place hang together by a line. */
  function paintTies() {
    const of = grouped(points.filter(point => point.kind === "candidate"), point => point.items.map(item => item.at));
    return [...of.values()].slice(0, 200).flatMap(list => list.slice(1).map(point =>
      draw("line", { class: "tie", x1: px(list[0].x), y1: py(list[0].y), x2: px(point.x), y2: py(point.y) })));
  }

  function paintMark(mark) {
    const [x, y] = [px(mark.x), py(mark.y)];
    const one = mark.group[0];
    const candidate = mark.kind === "candidate";
    const names = mark.group.length === 1 ? one.site.name : `${mark.group.length} places`;
    const label = `${candidate ? "Possible place: " : ""}${shown(brief(names))}: ${says(mark.items)}`;
    const act = () => mark.group.length > 1 && !sameSpot(mark.group) ? zoomInto(mark.group)
      : openCard(names, candidate ? "One of several places that fit" : precisionOfPlace({ ...one.site, kind: "point" }), mark.items, mark.group.length === 1 ? one.spot : null);
    const n = mark.items.length;
    const shape = n === 1 && mark.group.length > 1 ? [draw("circle", { class: `crowd${candidate ? " candidate" : ""}`, cx: x, cy: y, r: 12 }), pin(x, y, gradeOf(mark.items))]
      : n > 1 ? [draw("circle", { class: `crowd${candidate ? " candidate" : ""}`, cx: x, cy: y, r: crowdRadius(n) }), draw("text", { class: "crowd-text", x, y: y + 4 }, figure(n))]
      : candidate ? [draw("circle", { class: "pin candidate", cx: x, cy: y, r: 8 }), draw("text", { class: "crowd-text", x, y: y + 4 }, "?")] : pin(x, y, gradeOf(mark.items));
    return button(one.key, label, act, draw("circle", { class: "reach", cx: x, cy: y, r: 16 }), shape,
      hintedIn(mark.items) ? draw("circle", { class: "hint", cx: x, cy: y, r: 19 }) : null);
  }

  const crowdRadius = n => 9 + Math.min(11, 2.6 * Math.log(n + 1));

  /** The sign of the grade, as beside its name. */
  function pin(x, y, grade) {
    const style = `pin pin-${grade}`;
    switch (grade) {
      case "CORROBORATED": return [draw("circle", { class: style, cx: x, cy: y, r: 7 }), draw("circle", { class: "pin-eye", cx: x, cy: y, r: 2.6 })];
      case "CONTESTED": return [draw("rect", { class: style, x: x - 6, y: y - 6, width: 12, height: 12, transform: `rotate(45 ${x} ${y})` })];
      case "UNVERIFIED": return [draw("circle", { class: style, cx: x, cy: y, r: 6 })];
      case "WITHDRAWN": return [draw("path", { class: style, d: `M${x - 5},${y - 5}l10,10m0,-10l-10,10` })];
      default: return [draw("circle", { class: style, cx: x, cy: y, r: 6 })];
    }
  }

  const cut = (name, most) => name.length > most ? `${name.slice(0, Math.max(1, most - 1))}…` : name;

  /** Names beside marks, as many as do not lie on one another. */
  function paintNames(marks) {
    const taken = marks.map(mark => [px(mark.x) - 10, py(mark.y) - 10, px(mark.x) + 10, py(mark.y) + 10]);
    // The buttons, and the tabs of areas.
    taken.push([size.width - 48, 0, size.width, 130], ...[...layers.marks.querySelectorAll(".tab")].map(tab => {
      const [x, y, width] = ["x", "y", "width"].map(of => Number(tab.getAttribute(of)));
      return [x, y, x + width, y + 18];
    }));
    const free = own => taken.every(other => own[2] < other[0] || own[0] > other[2] || own[3] < other[1] || own[1] > other[3]);
    return marks.filter(mark => mark.group.length === 1).slice(0, 120).map(mark => {
      const name = shown(cut(mark.group[0].site.name, 26));
      const [x, y] = [px(mark.x), py(mark.y)];
      const wide = name.length * 6.6;
      const gap = mark.items.length > 1 ? 8 + crowdRadius(mark.items.length) : 13;
      for (const [left, baseline] of [[x + gap, y + 4], [x - gap - wide, y + 4], [x - wide / 2, y - gap - 1], [x - wide / 2, y + gap + 11]]) {
        const own = [left, baseline - 11, left + wide, baseline + 3];
        if (left > 2 && left + wide < size.width - 2 && free(own)) {
          taken.push(own);
          return draw("text", { class: "name", x: left, y: baseline }, name);
        }
      }
      return null;
    }).filter(Boolean);
  }

  function paintScale() {
    const metres = world.EQUATOR * Math.cos(world.lat(view.y) * Math.PI / 180) / view.k * 110;
    const power = 10 ** Math.floor(Math.log10(metres));
    const round = [5, 2, 1].map(step => step * power).find(step => step <= metres);
    box.scale.style.setProperty("--length", `${round / metres * 110}px`);
    box.scale.textContent = distance(round);
  }

  // ---- what lies on a spot -------------------------------------------------------------------------------------

  const sameSpot = group => group.every(point => Math.hypot(point.x - group[0].x, point.y - group[0].y) * DEEPEST < CROWDED);

  function zoomInto(group) {
    const [x0, x1, y0, y1] = [least(group.map(p => p.x)), most(group.map(p => p.x)), least(group.map(p => p.y)), most(group.map(p => p.y))];
    const k = Math.min((size.width - 120) / Math.max(x1 - x0, 1e-9), (size.height - 120) / Math.max(y1 - y0, 1e-9));
    view = { x: (x0 + x1) / 2, y: (y0 + y1) / 2, k: Math.max(view.k * 1.8, Math.min(k, DEEPEST)) };
    moved = true;
    redraw();
  }

  const CARD = 8;

  function openCard(name, precision, items, spot) {
    const lines = items.slice(0, CARD).map(({ entry }) => el("li", null, el("a", { href: routes.incident(entry.id) }, nameOfType(entry.type)), " ",
      el("span", { class: "soft" }, foreign(entry.when?.words ?? "time not stated"), ", ", GRADES[entry.grade]?.words.toLowerCase() ?? "not graded")));
    box.card.replaceChildren(
      el("div", { class: "card-head" }, el("h3", null, foreign(name)), el("button", { type: "button", class: "plain", "aria-label": "Close", click: () => { closeCard(); box.svg.focus({ preventScroll: true }); } }, "×")),
      el("p", { class: "soft" }, precision), el("ul", null, lines),
      items.length > CARD ? el("p", { class: "soft" }, `and ${figure(items.length - CARD)} more`) : "",
      spot ? el("button", { type: "button", class: "plain", click: () => filter.change({ spot }) }, items.length === 1 ? "Show it in the list" : `Show these ${figure(items.length)} in the list`) : "");
    box.card.hidden = false;
    box.card.focus({ preventScroll: true });
  }

  function closeCard() {
    if (box) {
      box.card.hidden = true;
    }
  }

  // ---- moving about --------------------------------------------------------------------------------------------

  /** Keeps the spot under (atX, atY) where it is. */
  function zoom(factor, atX = size.width / 2, atY = size.height / 2) {
    const k = Math.min(DEEPEST, Math.max(size.width * 0.6, view.k * factor));
    const [wx, wy] = [view.x + (atX - size.width / 2) / view.k, view.y + (atY - size.height / 2) / view.k];
    view = { x: wx - (atX - size.width / 2) / k, y: wy - (atY - size.height / 2) / k, k };
    moved = true;
    redraw();
  }

  function pan(dx, dy) {
    view = { ...view, x: view.x - dx / view.k, y: view.y - dy / view.k };
    moved = true;
    redraw();
  }

  const KEYS = {
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
    "+": () => zoom(1.6), "=": () => zoom(1.6), "-": () => zoom(1 / 1.6), "0": fit,
  };

  /** One pointer drags; two drag and zoom. A finger that moves up or down scrolls the page, as everywhere else on it. */
  function listen(svg) {
    const down = new Map();
    let dragged = false;
    const place = event => {
      const rect = svg.getBoundingClientRect();
      return [event.clientX - rect.left, event.clientY - rect.top];
    };
    svg.addEventListener("pointerdown", event => {
      down.set(event.pointerId, place(event));
      dragged = false;
    });
    svg.addEventListener("pointermove", event => {
      if (!down.has(event.pointerId)) {
        return;
      }
      const before = [...down.values()];
      const [x, y] = place(event);
      const [fx, fy] = down.get(event.pointerId);
      if (!dragged && down.size === 1 && Math.hypot(x - fx, y - fy) < 4) {
        return;
      }
      dragged = true;
      svg.setPointerCapture(event.pointerId);
      down.set(event.pointerId, [x, y]);
      const after = [...down.values()];
      if (after.length === 1) {
        pan(x - fx, event.pointerType === "touch" ? 0 : y - fy);
      } else {
        const gap = ([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]) || 1;
        const [mx, my] = [(after[0][0] + after[1][0]) / 2, (after[0][1] + after[1][1]) / 2];
        pan(mx - (before[0][0] + before[1][0]) / 2, my - (before[0][1] + before[1][1]) / 2);
        zoom(gap(after) / gap(before), mx, my);
      }
    });
    const up = event => down.delete(event.pointerId);
    svg.addEventListener("pointerup", up);
    svg.addEventListener("pointercancel", up);
    // The end of a drag over a mark does not press it.
    svg.addEventListener("click", event => dragged && event.stopPropagation(), true);
    svg.addEventListener("wheel", event => {
      event.preventDefault();
      zoom(2 ** (-event.deltaY * (event.deltaMode ? 0.05 : 0.0022)), ...place(event));
    }, { passive: false });
    svg.addEventListener("dblclick", event => zoom(2, ...place(event)));
    svg.addEventListener("keydown", event => {
      if (event.target === svg && KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        KEYS[event.key]();
      }
    });
  }

  function start() {
    const layer = name => draw("g", { class: name });
    layers = Object.fromEntries(["land", "countries", "areas", "rings", "names", "marks"].map(name => [name, layer(name)]));
    const svg = draw("svg", { tabindex: "0", role: "group", "aria-label": "Map of the incidents shown. Arrow keys move it, plus and minus zoom, 0 shows everything." },
      draw("defs", null, draw("pattern", { id: "hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, draw("line", { class: "hatch", x1: 0, y1: 0, x2: 0, y2: 8 }))),
      layers.land, layers.countries, layers.areas, layers.rings, layers.names, layers.marks);
    const key = (label, words, act) => el("button", { type: "button", class: "plain", "aria-label": words, title: words, click: act }, label);
    box = {
      svg, scale: el("p", { class: "map-scale", "aria-hidden": "true" }),
      card: el("div", { class: "map-card", tabindex: "-1", role: "group", "aria-label": "At this spot", hidden: true, keydown: event => event.key === "Escape" && closeCard() }),
    };
    byId("map-box").append(svg, el("div", { class: "map-keys" }, key("+", "Zoom in", () => zoom(1.8)), key("−", "Zoom out", () => zoom(1 / 1.8)), key("⤢", "Show everything", fit)),
      box.scale, box.card);
    byId("map").append(legend());
    listen(svg);
    new ResizeObserver(([seen]) => {
      if (seen.contentRect.width) {
        const before = size.width;
        size = { width: seen.contentRect.width, height: seen.contentRect.height };
        moved && before ? redraw() : fit();
      }
    }).observe(svg);
  }

  function legend() {
    const sample = (...content) => draw("svg", { class: "sample", width: 26, height: 20, viewBox: "0 0 26 20", "aria-hidden": "true" }, ...content);
    const line = (content, words) => el("li", null, sample(...content), el("span", null, words));
    return el("details", { class: "map-legend" }, el("summary", null, "What the map’s signs mean"), el("ul", null,
      Object.entries(GRADES).filter(([grade]) => grade !== "WITHDRAWN").map(([grade, { words, means }]) => line(pin(13, 10, grade), `${words}: ${means}`)),
      line([draw("circle", { class: "crowd", cx: 13, cy: 10, r: 9 }), draw("text", { class: "crowd-text", x: 13, y: 14 }, "7")], "several incidents, by number"),
      line([draw("circle", { class: "ring", cx: 13, cy: 10, r: 9 }), ...pin(13, 10, "SINGLE_SOURCE")], "uncertainty of the position, one standard deviation, to scale: zoom in to see it"),
      line([draw("rect", { class: "area", x: 2, y: 3, width: 22, height: 14 })], "an area: it happened somewhere in it, and no point can be given"),
      line([draw("circle", { class: "pin candidate", cx: 13, cy: 10, r: 8 }), draw("text", { class: "crowd-text", x: 13, y: 14 }, "?")], "one of several places that fit the name; a line joins them")));
  }

  return {
    start, update, fit,
    hint: id => {
      if (hinted !== id) {
        hinted = id;
        redraw();
      }
    },
    /** For tests and for whoever asks where the map is. */
    view: () => ({ ...view, ...size }),
  };
})();
