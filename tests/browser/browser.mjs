// Chromium, as a board member's browser would be set up: width, colour scheme, forced colours, with or without script.

import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium, firefox } from "playwright-core";

// No sandbox, since CI runs as root; no traffic of the browser's own, since the tests watch for any.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function executable(...names) {
  for (const name of names) {
    for (const directory of (process.env.PATH ?? "").split(path.delimiter)) {
      const candidate = path.join(directory, name);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // not in this directory
      }
    }
  }
  throw new Error(`no ${names[0]} on PATH: ./test installs it`);
}

export function openBrowser() {
  const executablePath = executable("chromium", "chromium-browser", "google-chrome");
  return chromium.launch({ executablePath, args: flags, headless: true });
}

/** Debian's own Firefox, through WebDriver BiDi: the channel's name says that it is none that Playwright has changed. */
export function openFirefox() {
  const executablePath = executable("firefox-esr", "firefox");
  return firefox.launch({ channel: "moz-firefox", executablePath, headless: true });
}

/** How people see the pages: the three ways to colour them. */
export const colourings = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
};

/** A page in a fresh context, `width` CSS pixels wide; further Playwright context options as given. */
export async function newPage(browser, { width = 1280, height = 900, coloured = "light", ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: "reduce",
    ...colourings[coloured],
    ...options,
  });
  return context.newPage();
}

/** WCAG 1.4.12: the spacing that a reader may set and at which nothing may be lost. */
export const textSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;
