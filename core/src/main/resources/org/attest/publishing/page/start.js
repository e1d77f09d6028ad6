// One view at a time, as the address says.

const views = (() => {
  let drawn = null;
  let turn = 0;
  let pressed = null;
  let pending = 0;
  const scrolled = new Map();

  function press(link) {
    pressed?.removeAttribute("aria-current");
    pressed = link;
    pressed?.setAttribute("aria-current", "location");
  }

  /** A value that the address names, when it was not pressed: the link was sent by somebody. */
  const valueOf = hash => [...document.querySelectorAll("a.value")].find(link => link.getAttribute("href") === hash);

  async function follow() {
    const mine = ++turn;
    const route = routes.parse(location.hash);
    if (route.base !== drawn) {
      scrolled.set(drawn, scrollY);
      const first = drawn === null;
      drawn = route.base;
      routes.setBase(route.base);
      await show(route);
      if (mine !== turn) {
        return;
      }
      if (!first) {
        const heading = byId(`view-${route.view}`).querySelector("h1");
        route.claim || heading?.focus({ preventScroll: true });
        scrollTo(0, scrolled.get(route.base) ?? 0);
      }
      if (route.view === "incident" && route.claim) {
        incidentPage.showClaim(route.claim);
      }
    }
    if (route.spans.length) {
      const link = pressed?.getAttribute("href") === location.hash ? pressed : valueOf(location.hash);
      press(link);
      await reader.point(route.spans, link ? `${link.dataset.what}: ${link.textContent}` : "The words");
    } else if (pressed || document.body.classList.contains("reading")) {
      const back = pressed;
      press(null);
      reader.rests();
      route.view === "reports" && route.id ? reader.open() : reader.close();
      if (back?.isConnected) {
        back.focus({ preventScroll: true });
        const at = back.getBoundingClientRect();
        (at.top < 60 || at.bottom > innerHeight) && back.scrollIntoView({ block: "center" });
      }
    }
  }

  async function show(route) {
    document.body.dataset.view = route.view;
    document.body.classList.remove("reading");
    press(null);
    for (const link of document.querySelectorAll(".tabs a")) {
      const current = link.dataset.view === route.view || (link.dataset.view === "incidents" && route.view === "incident");
      current ? link.setAttribute("aria-current", route.view === link.dataset.view ? "page" : "true") : link.removeAttribute("aria-current");
    }
    document.querySelectorAll("main > section").forEach(section => { section.hidden = section.id !== `view-${route.view}`; });
    byId("atlas").hidden = route.view !== "incidents";
    first.show(route.view);
    byId("reader").hidden = byId("reader-open").hidden = true;
    if (route.view === "incidents") {
      filter.toQuery() === route.base || filter.fromQuery(route.query);
    } else if (route.view === "incident") {
      if (await incidentPage.show(route.id)) {
        const incident = await store.incident(store.current(route.id));
        const account = incident.reports.find(one => one.main && store.hasReport(one.report)) ?? incident.reports.find(one => store.hasReport(one.report));
        byId("reader-open").hidden = !(account && await reader.read(account.report));
      }
    } else {
      await panels.show(route.view);
      if (route.view === "reports") {
        await showReport(route);
      }
    }
  }

  async function showReport(route) {
    const id = route.id ?? (await store.shelf())[0]?.id;
    if (id && await reader.read(id, route.claim) && route.id) {
      reader.open();
    }
    document.querySelectorAll("[data-report]").forEach(item => item.classList.toggle("open", item.dataset.report === id));
  }

  /** Closing the words leads back to the view without them. */
  function leave() {
    const at = routes.parse(location.hash);
    if (at.spans.length) {
      location.hash = at.base;
    } else if (at.view === "reports" && at.id && reader.isOver()) {
      location.hash = "#/reports";
    } else {
      reader.close();
      byId("reader-open").hidden || byId("reader-open").focus({ preventScroll: true });
    }
  }

  function update() {
    const { shown: fitting, counts } = filter.apply();
    facets.update(counts);
    list.update(fitting);
    map.update(fitting);
    timeline.update(fitting);
    if (document.body.dataset.view === "incidents" && drawn !== null) {
      // Typing in a filter is no step that Back should take back.
      drawn = filter.toQuery();
      routes.setBase(drawn);
      clearTimeout(pending);
      pending = setTimeout(settle, 300);
    }
  }

  /** The address follows when the typing pauses, or before it is left: to change it is dear. */
  function settle() {
    if (pending) {
      clearTimeout(pending);
      pending = 0;
      history.replaceState(null, "", filter.toQuery());
    }
  }

  async function start() {
    await store.open();
    const { incidents, claims: ofClaims, reports: ofReports, refusals, checks } = store.counts();
    byId("counts").textContent = [count(incidents, "incident"), count(ofClaims, "claim"), count(ofReports, "report")].join(" · ");
    const counts = { incidents, reports: ofReports, "not-said": refusals, checks };
    document.querySelectorAll(".tabs a").forEach(link => link.append(" ", el("span", { class: "count" }, figure(counts[link.dataset.view]))));
    filter.prepare(store.entries());
    facets.start();
    list.start();
    map.start();
    timeline.start();
    reader.start(leave);
    filter.onChange(update);
    update();
    document.addEventListener("click", event => {
      const link = event.target.closest?.("a.value");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        press(link);
        // The same value again points its words out again.
        link.getAttribute("href") === location.hash && follow();
      }
    });
    // The skip link leads to the content and is no view.
    byId("skip").addEventListener("click", event => {
      event.preventDefault();
      byId("main").focus();
    });
    document.addEventListener("click", settle, { capture: true });
    window.addEventListener("hashchange", () => {
      clearTimeout(pending);
      pending = 0;
      follow();
    });
    window.addEventListener("beforeprint", () => document.querySelectorAll("main details, .legend").forEach(details => {
      details.fill?.();
      details.closest(".filter") || (details.open = true);
    }));
    await follow();
    document.documentElement.dataset.ready = "true";
    // What a search looks into is unpacked once the page stands.
    (window.requestIdleCallback ?? setTimeout)(() => filter.readWords());
    // The address does not know of them, so they may come after the view that it names.
    await first.draw();
    document.documentElement.dataset.first = "true";
  }

  return { start };
})();

if (typeof DecompressionStream === "function") {
  views.start();
} else {
  byId("counts").textContent = "This browser is too old to unpack the page (Chrome 103, Firefox 113 or Safari 16.4 can). Read incidents.jsonl and claims.jsonl beside it.";
}
