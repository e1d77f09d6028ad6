// The outlines of countries, and how the round earth lies on the flat map: Web Mercator, the whole world 1 by 1, north up.

const world = (() => {
  const EQUATOR = 40_075_016.7;
  const clamp = (x, least, most) => Math.min(most, Math.max(least, x));
  const x = lon => (lon + 180) / 360;
  const y = lat => {
    const s = Math.sin(clamp(lat, -85, 85) * Math.PI / 180);
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
  };
  const lat = at => 360 / Math.PI * Math.atan(Math.exp((0.5 - at) * 2 * Math.PI)) - 90;
  /** Metres on the ground in widths of the map: the map stretches everything away from the equator. */
  const length = (metres, atLat) => metres / (EQUATOR * Math.cos(clamp(atLat, -85, 85) * Math.PI / 180));

  /** Paths are written in these units. */
  const UNITS = 4096;
  const scales = new Map();

  /** @returns {Promise<{name: string, box: number[], path: string, label: number[]}[]>} countries of one scale, 0 the coarse one */
  function countries(scale) {
    if (!scales.has(scale)) {
      scales.set(scale, store.world(scale).then(unfold));
    }
    return scales.get(scale);
  }

  /** TopoJSON: arcs that neighbours share, each point told by its distance from the one before. */
  function unfold(topology) {
    const { scale: [sx, sy], translate: [tx, ty] } = topology.transform;
    const arcs = topology.arcs.map(arc => {
      let [px, py] = [0, 0];
      return arc.map(([dx, dy]) => {
        px += dx;
        py += dy;
        return [x(px * sx + tx) * UNITS, y(py * sy + ty) * UNITS];
      });
    });
    const ring = of => unroll(of.flatMap((at, i) => {
      const points = at < 0 ? [...arcs[~at]].reverse() : arcs[at];
      return i === 0 ? points : points.slice(1);
    }));
    return topology.objects.countries.geometries.filter(of => of.arcs).map(of => {
      const rings = (of.type === "Polygon" ? of.arcs : of.arcs.flat()).flatMap(ring);
      return { name: of.properties.name, rings, ...measure(rings), path: null };
    });
  }

  /** Outlines are drawn on a ball: where one crosses the antimeridian it goes on beyond the edge, and once more at the other. */
  function unroll(points) {
    let shift = 0;
    const flat = points.map(([px, py], i) => {
      const step = i === 0 ? 0 : px - points[i - 1][0];
      shift += step > UNITS / 2 ? -UNITS : step < -UNITS / 2 ? UNITS : 0;
      return [px + shift, py];
    });
    if (shift !== 0) {
      // Around the pole: down to the edge of the map and back.
      flat.push([flat[flat.length - 1][0], UNITS], [flat[0][0], UNITS]);
    }
    const over = flat.some(([px]) => px > UNITS + 1) ? -UNITS : flat.some(([px]) => px < -1) ? UNITS : 0;
    return over && shift === 0 ? [flat, flat.map(([px, py]) => [px + over, py])] : [flat];
  }

  /** The box of a country, and the middle of its largest part for its name. */
  function measure(rings) {
    let largest = -1;
    let label = [0, 0, 0];
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const points of rings) {
      const own = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [px, py] of points) {
        own[0] = Math.min(own[0], px);
        own[1] = Math.min(own[1], py);
        own[2] = Math.max(own[2], px);
        own[3] = Math.max(own[3], py);
      }
      const size = (own[2] - own[0]) * (own[3] - own[1]);
      if (size > largest) {
        largest = size;
        label = [...middle(points, own), own[2] - own[0]];
      }
      box[0] = Math.min(box[0], own[0]);
      box[1] = Math.min(box[1], own[1]);
      box[2] = Math.max(box[2], own[2]);
      box[3] = Math.max(box[3], own[3]);
    }
    return { box, label };
  }

  function middle(points, own) {
    let [area, mx, my] = [0, 0, 0];
    for (let i = 0; i + 1 < points.length; i++) {
      const cross = points[i][0] * points[i + 1][1] - points[i + 1][0] * points[i][1];
      area += cross;
      mx += (points[i][0] + points[i + 1][0]) * cross;
      my += (points[i][1] + points[i + 1][1]) * cross;
    }
    return area === 0 ? [(own[0] + own[2]) / 2, (own[1] + own[3]) / 2] : [mx / (3 * area), my / (3 * area)];
  }

  /** Whether a point, in units, lies in a country. */
  function holds(of, atX, atY) {
    let inside = false;
    for (const points of of.rings) {
      for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
        const [[ax, ay], [bx, by]] = [points[i], points[j]];
        if ((ay > atY) !== (by > atY) && atX < (bx - ax) * (atY - ay) / (by - ay) + ax) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  function pathOf(of) {
    of.path ??= of.rings.map(points => `M${points.map(([px, py]) => `${px.toFixed(2)},${py.toFixed(2)}`).join("L")}Z`).join("");
    return of.path;
  }

  return { x, y, lat, length, countries, pathOf, holds, UNITS, EQUATOR };
})();
