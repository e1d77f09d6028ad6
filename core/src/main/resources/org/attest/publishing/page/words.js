// The words and signs of the page. Nothing is said by colour alone.

const STANCES = {
  ASSERTS: { sign: "¶", verb: "states", means: "the article says so in its own voice" },
  AFFIRMS: { sign: "“", verb: "says", means: "somebody says so, neutrally quoted" },
  CLAIMS: { sign: "≈", verb: "claims", means: "the wording keeps its distance, or accuses" },
  CONFIRMS: { sign: "✓", verb: "shows", means: "the holder is evidence, or shows it" },
  DENIES: { sign: "✕", verb: "denies", means: "somebody says that it is false" },
  NO_COMMENT: { sign: "–", verb: "gave no comment", means: "declined or gave no answer; counts for nothing" },
  SILENT: { sign: "○", verb: "does not mention it", means: "is said not to mention it; not a denial" },
};
const GRADES = {
  CORROBORATED: { sign: "●●", words: "Corroborated", means: "two or more sources that do not rest on one another, or evidence" },
  SINGLE_SOURCE: { sign: "●", words: "Single source", means: "one source, or several that rest on one" },
  CONTESTED: { sign: "◆", words: "Contested", means: "somebody says otherwise" },
  UNVERIFIED: { sign: "○", words: "Unverified", means: "only unconfirmed or unnamed" },
  WITHDRAWN: { sign: "✕", words: "Withdrawn", means: "taken back" },
};
const STATES = {
  destroyed: { sign: "■", words: "destroyed" },
  damaged: { sign: "◧", words: "damaged" },
  intact: { sign: "□", words: "not damaged, it is said" },
  NOT_STATED: { sign: "?", words: "state not stated" },
};
const FIELDS = {
  when: "time", "when.edtf": "date", where: "place", attackers: "who did it", targets: "what was aimed at",
  objects: "damage", casualties: "people hurt",
};
const ABOUT = {
  occurrence: "That it happened", responsibility: "Who did it", damage: "What was hit", casualties: "People hurt",
  interception: "What was shot down", weapon: "With what", motive: "Why", norm: "What is usual", trend: "What is a trend", other: "Besides",
};
const AGAINST = { CONTRADICTS: "Contradiction", IN_TENSION: "In tension", STATUS_DRIFT: "Firmer here than there", WEAKENS: "Taken back or lowered" };
const AGREES = { SUPPORTS: "supports", SAME_AS: "says the same as", STRENGTHENS: "says more, or says it more firmly, than" };
/** What an audit asks, and what its claims are: the one that it asks about first. */
const AUDITS = {
  WRONG_INCIDENT: { asks: "Does this belong to another incident?", here: "Laid to this incident", there: "Laid to the other" },
  DROPPED_QUANTIFIER: { asks: "Was a limit lost on the way?", here: "Without it", there: "With it" },
  DROPPED_HEDGE: { asks: "Was a doubt lost on the way?", here: "Without it", there: "With it" },
  SINGLE_ORIGIN: { asks: "Are these one source?" },
};
/** How sure an audit is, from 0 to 1, in words too. */
const surenessInWords = of => of >= 0.8 ? "likely" : of >= 0.6 ? "possible" : "weak sign";

const upper = words => words.charAt(0).toUpperCase() + words.slice(1);
const lower = constant => constant.toLowerCase().replaceAll("_", " ");
const figures = new Intl.NumberFormat("en");
const figure = n => figures.format(n);
const count = (n, one, many = one + "s") => `${figure(n)} ${n === 1 ? one : many}`;
const country = (() => {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const known = new Map();
  return code => {
    if (!known.has(code)) {
      try {
        known.set(code, names.of(code));
      } catch {
        known.set(code, code);
      }
    }
    return known.get(code);
  };
})();

// Controls, and marks that turn the direction of what follows. They would act on the page around them; here they are seen.
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/gu;
const DIRECTIONS = { "\u202A": "LRE", "\u202B": "RLE", "\u202C": "PDF", "\u202D": "LRO", "\u202E": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI" };

/** A stranger's words with nothing in them that acts unseen. */
const shown = words => words.replace(UNSEEN, mark => DIRECTIONS[mark] ? `⟦${DIRECTIONS[mark]}⟧`
  : mark < " " ? String.fromCharCode(0x2400 + mark.charCodeAt(0)) : `⟦U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟧`);
/** A name of thousands of letters is told by its first, and by how many they are. */
const LONG = 160;
const brief = words => words.length <= LONG ? words : `${Array.from(words.slice(0, LONG)).slice(0, -1).join("")}… (${figure(words.length)} characters)`;
const unseenIn = words => (words.match(UNSEEN) ?? []).length;

const fileOf = report => report.path.split(/[\\/]/).pop();
const nameOfReport = report => report.outlet ?? report.title ?? fileOf(report);
const spanOfQuote = claim => ({ report: claim.report, start: claim.quote.start, end: claim.quote.end });
const known = ids => ids.map(id => claims.get(id)).filter(Boolean);

function number(cell) {
  if (cell.min === undefined && cell.max === undefined) {
    return cell.words ? `“${cell.words}”` : "number not stated";
  }
  if (cell.max === undefined) {
    return `at least ${figure(cell.min)}`;
  }
  if (cell.min === undefined) {
    return `at most ${figure(cell.max)}`;
  }
  return cell.min === cell.max ? (cell.min === 0 ? "none" : figure(cell.min)) : `${figure(cell.min)}–${figure(cell.max)}`;
}

const parts = list => list.filter((part, at, all) => part && all.indexOf(part) === at).join(", ");
const areaOfPlace = where => parts([where.admin, where.country && country(where.country)]);
const nameOfPlace = where => parts([where.name, where.admin, where.country && country(where.country)]);
const distance = metres => metres >= 1000 ? `${+(metres / 1000).toFixed(1)} km` : `${metres} m`;

function precisionOfPlace(where) {
  switch (where.kind) {
    case "point": return `${upper(where.precision)}, within about ${distance(where.radius_m)} of ${where.lat.toFixed(2)}, ${where.lon.toFixed(2)}`;
    case "region": return "An area: no point can be given";
    case "ambiguous": return `One of ${where.candidates.length}: ${where.candidates.map(nameOfPlace).join("; ")}`;
    default: return "In no gazetteer we have: no point can be given";
  }
}

/** Airstrike at X, in X where it is an area. */
const nameOfType = type => type === "other" ? "Incident" : upper(type);
const titleOf = incident => [nameOfType(incident.type),
  incident.where ? [incident.where.kind === "region" ? " in " : " at ", foreign(incident.where.name)] : ", place not stated"];
const plainTitle = incident => nameOfType(incident.type) + (incident.where ? ` ${incident.where.kind === "region" ? "in" : "at"} ${brief(incident.where.name)}` : ", place not stated");

function unsaid(incident) {
  const missing = new Set(incident.not_stated);
  const words = [];
  if (missing.has("when.start") && missing.has("when.end") && !missing.has("when.edtf")) {
    words.push("year");
  } else if (missing.has("when.start") !== missing.has("when.end")) {
    words.push(missing.has("when.end") ? "end" : "start");
  }
  return [...words, ...[...missing].map(field => FIELDS[field]).filter(Boolean)];
}

/** Days since 1970, so that times can be compared and drawn; undefined where there is none. */
const dayOf = iso => iso === undefined || iso === "" || iso === null ? undefined : Math.round(Date.parse(iso) / 864e5);
const isoOf = day => new Date(day * 864e5).toISOString().slice(0, 10);

/** Made once: a formatter is a hundred times dearer than what it does. */
const dates = style => {
  const format = new Intl.DateTimeFormat("en-GB", { ...style, timeZone: "UTC" });
  return day => format.format(new Date(day * 864e5));
};
const inDays = dates({ day: "numeric", month: "long", year: "numeric" });
const dateInWords = iso => inDays(dayOf(iso));

/** Of a report in another language than English. */
const notRead = report => `Not read: the text is in ${new Intl.DisplayNames(["en"], { type: "language" }).of(report.other_language)} (${report.other_language})`;
