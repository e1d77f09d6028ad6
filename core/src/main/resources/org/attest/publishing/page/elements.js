// Making elements.

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes, ...children) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** Words from a report may run right to left: they are set apart from the words around them. */
const foreign = words => el("bdi", null, shown(brief(words)));

const join = (list, between = " ") => list.flatMap((part, at) => at === 0 ? [part] : [between, part]);
const steps = list => el("ul", { class: "steps" }, list.map(step => el("li", { dir: "auto" }, shown(upper(step)))));

/** A value: following it leads to the words that it came from, and back leads to the value. */
function value(label, spans, what) {
  const content = label instanceof Node ? label : foreign(label);
  const from = (spans ?? []).filter(Boolean);
  return from.length === 0 ? el("span", null, content)
    : el("a", { class: "value", href: routes.words(from), "data-what": what }, content);
}

/** Filled when it is first opened: ten thousand claims are not drawn before anyone asks. */
function lazyDetails(summary, content, className) {
  const details = el("details", { class: className }, el("summary", null, summary));
  details.fill = () => {
    if (!details.dataset.filled) {
      details.dataset.filled = "true";
      details.append(...[content()].flat(Infinity).filter(Boolean));
    }
  };
  details.addEventListener("toggle", () => details.open && details.fill());
  return details;
}

/** What exceeds a handful is folded away. */
function folded(items, drawItem, most, moreOf) {
  const rest = items.slice(most);
  return [el("ul", null, items.slice(0, most).map(drawItem)),
    rest.length ? lazyDetails(moreOf(rest.length), () => el("ul", null, rest.map(drawItem)), "inline-details") : null];
}

function gradeBadge(grade) {
  const kind = GRADES[grade];
  return kind ? el("span", { class: `grade grade-${grade}` }, el("span", { "aria-hidden": "true" }, kind.sign), " ", kind.words) : null;
}
