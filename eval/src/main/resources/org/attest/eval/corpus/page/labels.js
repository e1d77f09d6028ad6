// One report at a time, as the address says.

const views = (() => {
  const layers = new Set([...Object.keys(LAYERS), ...KINDS]);
  let route = null;
  let drawn = null;
  let pressed = null;

  const reportShown = () => reports.get(route.id) ?? shelf.first();

  function press(link) {
    pressed?.removeAttribute("aria-current");
    pressed = link;
    pressed?.setAttribute("aria-current", "location");
  }

  function drawText() {
    const report = reportShown();
    const valid = route.spans.filter(span => span.start < span.end && span.end <= report.points.length);
    byId("reader-text").replaceChildren(...text.draw(report, layers, valid, route.claim));
  }

  function drawAbout(report) {
    const { group } = report;
    byId("reader-title").replaceChildren(foreign(report.title));
    byId("reader-about").replaceChildren(...join([
      foreign(report.outlet), report.published ?? "no date given", report.manner, group.region, group.period, SETTINGS[group.setting] ?? group.setting, `part: ${group.part}`,
      report.main ? `main incident: ${report.main}` : "no main incident", el("code", null, report.id),
      report.versionOf ? el("span", null, `${lower(report.marker ?? "later")} version of `, el("a", { href: routes.report(report.versionOf) }, report.versionOf)) : null,
    ].filter(Boolean), " · "));
  }
  const SETTINGS = { invented: "invented places and events", "real-places": "real places, invented events", real: "a real event, retold" };

  function follow() {
    route = routes.parse(location.hash);
    document.body.dataset.view = route.view;
    const beside = route.view === "beside";
    byId("reader").hidden = byId("labels").hidden = beside || !reportShown();
    byId("beside").hidden = !beside;
    if (beside) {
      drawn = null;
      details.drawBeside(route);
      shelf.show(null);
      document.title = `${lower(route.of.kind)} in ${route.id} · Attest corpus`;
      scrollTo(0, 0);
      byId("beside").querySelectorAll(".reader-text").forEach(box => scrollWithin(box, box.querySelector("mark.hit")));
      return;
    }
    const report = reportShown();
    if (!report) {
      return;
    }
    const anew = drawn !== report.id || route.view === "list";
    if (drawn !== report.id) {
      drawn = report.id;
      drawAbout(report);
      details.draw(report);
      byId("reader-text").scrollTop = byId("labels").scrollTop = 0;
    }
    document.title = `${report.title} · Attest corpus`;
    drawText();
    shelf.show(report);
    point(report);
    if (anew && !route.claim && !route.spans.length) {
      scrollTo(0, 0);
    }
  }

  /** Marks what the address names, and brings it into view: words, or a claim. */
  function point(report) {
    document.querySelectorAll(".claim.found").forEach(one => one.classList.remove("found"));
    byId("passages").hidden = route.spans.length === 0;
    if (route.spans.length) {
      const link = pressed?.getAttribute("href") === location.hash ? pressed : [...byId("labels").querySelectorAll("a.value")].find(one => one.getAttribute("href") === location.hash);
      press(link ?? null);
      byId("passage-what").textContent = link ? `${link.dataset.what}: ${brief(shown(link.textContent))}` : "The words that the link names";
      byId("passage-back").hidden = !link;
      intoView(byId("reader-text").querySelector("mark.hit"));
      return;
    }
    const back = pressed;
    press(null);
    if (route.claim) {
      const line = [...byId("labels").querySelectorAll(".claim")].find(one => one.dataset.claim === route.claim);
      line?.classList.add("found");
      intoView(byId("reader-text").querySelector(".words.chosen"), true);
      intoView(line);
      line?.querySelector("blockquote a")?.focus({ preventScroll: true });
    } else if (back?.isConnected) {
      intoView(back);
      back.focus({ preventScroll: true });
    }
  }

  const isNarrow = () => getComputedStyle(byId("reader-text")).overflowY === "visible";

  /** @param wide only where text and labels stand beside one another */
  function intoView(element, wide = false) {
    if (!element || (wide && isNarrow())) {
      return;
    }
    if (isNarrow()) {
      element.scrollIntoView({ block: "center" });
      return;
    }
    scrollWithin(element.closest(".reader-text, .labels"), element);
  }

  function scrollWithin(box, element) {
    if (!element) {
      return;
    }
    const [at, of] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    if (at.top < of.top || at.bottom > of.bottom) {
      box.scrollTop += at.top - of.top - of.height / 4;
    }
  }

  function leave() {
    route.spans.length && (location.hash = routes.report(route.id));
  }

  // ---- controls ----------------------------------------------------------------------------------------------------

  function check(name, label) {
    const input = el("input", { type: "checkbox", id: `layer-${name.replaceAll(" ", "-")}`, checked: layers.has(name), change: event => {
      event.target.checked ? layers.add(name) : layers.delete(name);
      drawText();
    } });
    return el("label", { class: "check", for: input.id }, input, el("span", null, label));
  }

  function start() {
    byId("layers").append(...Object.entries(LAYERS).map(([name, { words }]) => check(name, words)),
      el("details", { class: "facet", id: "kinds" }, el("summary", null, "Kinds of mention"), el("div", { class: "facet-box" }, KINDS.map(kind => check(kind, upper(kind))))));
    byId("legend").append(el("ul", { tabindex: "0", "aria-label": "Stances and labels" },
      Object.entries(STANCES).map(([stance, { sign, means }]) => el("li", null, el("span", { class: `mark stance-${stance}`, "aria-hidden": "true" }, sign),
        el("span", null, el("b", null, stance), `: ${means}`))),
      Object.entries(LAYERS).map(([name, { words, means, sample }]) => el("li", null, el("span", { class: "legend-layer" }, el("span", { class: sample ? `label in-${name} first` : "words stance-ASSERTS", "data-tag": sample }, el("b", { class: "t" }, words))),
        el("span", null, means)))));
    // The shortest claim says most about the words that were pressed.
    byId("main").addEventListener("click", event => {
      const words = event.target.closest(".words");
      if (words && getSelection().isCollapsed) {
        location.hash = routes.claim(claims.get(words.dataset.claim));
      }
    });
    byId("main").addEventListener("keydown", event => {
      if (event.target.closest(".sign-button") && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        event.target.click();
      }
    });
    document.addEventListener("click", event => {
      const link = event.target.closest?.("a.value");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        press(link);
        link.getAttribute("href") === location.hash && follow();
      }
    });
    byId("passage-back").addEventListener("click", leave);
    document.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        byId("kinds").open ? (byId("kinds").open = false) : leave();
      }
    });
    document.addEventListener("pointerdown", event => event.target.closest?.("#kinds") || (byId("kinds").open = false));
    byId("skip").addEventListener("click", event => {
      event.preventDefault();
      byId("main").focus();
    });
    window.addEventListener("hashchange", follow);
  }

  async function open() {
    await corpus.open();
    shelf.start();
    start();
    follow();
    document.documentElement.dataset.ready = "true";
  }

  return { open };
})();

if (typeof DecompressionStream === "function") {
  views.open();
} else {
  byId("counts").textContent = "This browser is too old to unpack the page (Chrome 103, Firefox 113 or Safari 16.4 can). Read train/ and dev/ of the corpus.";
}
