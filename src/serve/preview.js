// The preview's own script: reloads the page when the site changed, keeping the place, and shows what stops the build.
// The server adds it; no built page has it.
(() => {
  "use strict";
  const script = document.currentScript;
  const key = `candour-preview ${location.pathname}`;
  let state = Number(script.dataset.state);
  let panel = null;

  const details = () => [...document.querySelectorAll("details")];
  const stops = () => [...document.querySelectorAll("a[href], summary, button, [tabindex]")];

  function keepPlace() {
    const open = details().map((each) => each.open);
    const [count, focused] = [stops().length, stops().indexOf(document.activeElement)];
    sessionStorage.setItem(key, JSON.stringify({ x: scrollX, y: scrollY, open, count, focused }));
  }

  function restorePlace() {
    const kept = sessionStorage.getItem(key);
    if (kept === null) return;
    sessionStorage.removeItem(key);
    const { x, y, open, count, focused } = JSON.parse(kept);
    const all = details();
    // When a chart, table or link came or went, nobody can say which is which.
    if (all.length === open.length) all.forEach((each, at) => (each.open = open[at]));
    if (stops().length === count) stops()[focused]?.focus({ preventScroll: true });
    const scroll = () => scrollTo({ left: x, top: y, behavior: "instant" });
    scroll();
    addEventListener("load", scroll, { once: true });
  }

  const looks = {
    panel: {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", zIndex: "2147483647",
      boxSizing: "border-box", padding: "1rem 1.5rem", background: "#1b1b1f", color: "#ffffff",
      borderTop: "6px solid #ff8a80", font: "1rem/1.4 system-ui, sans-serif",
    },
    title: { font: "bold 1.2rem/1.4 system-ui, sans-serif", margin: "0 0 0.5rem", color: "#ffffff" },
    text: {
      font: "0.9rem/1.4 ui-monospace, monospace", whiteSpace: "pre-wrap", overflowWrap: "anywhere", margin: "0",
      background: "#1b1b1f", color: "#ffffff",
    },
    button: {
      font: "1rem/1.4 system-ui, sans-serif", float: "right", padding: "0.3rem 0.9rem", background: "#1b1b1f",
      color: "#ffffff", border: "2px solid #ffffff", borderRadius: "4px",
    },
  };

  function element(name, look, text) {
    const made = document.createElement(name);
    Object.assign(made.style, looks[look]);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Those who listen to a page hear the title; the keyboard stays where it is.
  const status = document.createElement("div");
  status.setAttribute("role", "status");
  Object.assign(status.style, {
    position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap",
  });

  function showFindings(findings) {
    panel?.remove();
    panel = null;
    document.documentElement.style.removeProperty("scroll-padding-bottom");
    status.textContent = "";
    if (findings === null) return;
    const title = "The last change has problems; the page shows the site before it";
    panel = element("section", "panel");
    panel.id = "_candour-findings";
    panel.setAttribute("aria-label", "Problems found by the preview");
    panel.tabIndex = 0;
    const hide = element("button", "button", "Hide");
    hide.type = "button";
    hide.addEventListener("click", () => showFindings(null));
    panel.append(hide, element("h2", "title", title), element("pre", "text", findings));
    document.body.append(panel);
    // What has the keyboard is not hidden behind the panel (WCAG 2.2, 2.4.11).
    document.documentElement.style.setProperty("scroll-padding-bottom", `${panel.offsetHeight + 8}px`);
    status.textContent = title;
  }

  function listen() {
    // A browser that lost the server asks again by itself; a server that started anew tells another number.
    const news = new EventSource("/_candour/news");
    news.addEventListener("state", (event) => {
      const { number, findings, stands } = JSON.parse(event.data);
      showFindings(findings);
      if (number === state) return;
      state = number;
      if (findings !== null && stands) return;
      showFindings(null);
      keepPlace();
      location.reload();
    });
    addEventListener("pagehide", () => news.close(), { once: true });
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  document.body.append(status);
  restorePlace();
  listen();
})();
