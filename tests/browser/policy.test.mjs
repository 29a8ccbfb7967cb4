// The Content-Security-Policy of the pages, in two browsers that were written apart, from a folder and from web servers:
// as the pages state it, and as a council's server may state it again. It must forbid nothing that a page needs, and
// everything that somebody might put into one.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { openBrowser, openFirefox } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { serveUnder } from "./server.mjs";
import { folder, pages, pagesWithCharts, read } from "./site.mjs";

/** What docs/publishing.md tells a web team to send. */
const header = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * A script in a file of its own. Firefox asks no policy about files of the same folder when a page is opened from one,
 * which is why Candour itself refuses a page that holds a script, whoever wrote it (src/page/theme/inert.rs).
 */
const fileOfItsOwn = '<script src="harm.js"></script>';
const isUngoverned = (name, way) => name === "Firefox" && way === "a folder";

/** What somebody might put into a page: each would change the title, or ask another machine for a picture. */
const harm = `
  <script>document.title = "harmed";</script>
  <img src="nowhere.png" alt="" onerror="document.title = 'harmed'">
  <p id="harm" style="color: rgb(1, 2, 3)">x</p>
  <style>#harm { background-color: rgb(1, 2, 3); }</style>
  <iframe srcdoc="<script>parent.document.title = 'harmed'</script>"></iframe>
  <img src="http://127.0.0.1:9/elsewhere.png" alt="">`;

const spoilt = path.join(mkdtempSync(path.join(tmpdir(), "candour-policy-")), "site");
const spoiltPage = "index.html";
const alsoSpoilt = "also.html";
const browsers = { Chromium: await openBrowser(), Firefox: await openFirefox() };
const servers = [];
const ways = {};

before(async () => {
  cpSync(folder, spoilt, { recursive: true });
  const put = (name, what) => writeFileSync(path.join(spoilt, name), read(spoiltPage).replace("</main>", `${what}</main>`));
  put(spoiltPage, harm);
  put(alsoSpoilt, fileOfItsOwn);
  writeFileSync(path.join(spoilt, "harm.js"), 'document.title = "harmed";');
  const serve = async (root, headers) => {
    servers.push(await serveUnder("/papers/", { root, headers }));
    return servers.at(-1).address;
  };
  ways["a folder"] = [pathToFileURL(folder).href + "/", pathToFileURL(spoilt).href + "/"];
  ways["a web server"] = [await serve(folder), await serve(spoilt)];
  ways["a web server with its own header"] = [await serve(folder, header), await serve(spoilt, header)];
});

after(async () => {
  await Promise.all(Object.values(browsers).map((browser) => browser.close()));
  await Promise.all(servers.map((server) => server.close()));
  rmSync(path.dirname(spoilt), { recursive: true });
});

/** A page that keeps what its policy forbade. */
async function watched(browser) {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    globalThis.forbidden = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      globalThis.forbidden.push(`${event.effectiveDirective} forbids ${event.blockedURI || "something inline"}`),
    );
  });
  return page;
}

const forbidden = (page) => page.evaluate(() => globalThis.forbidden);

/** Whether the page has the look of the site and shows its charts. */
const stands = (page) =>
  page.evaluate(() => {
    const charts = [...document.querySelectorAll(".chart svg")].filter((chart) => chart.checkVisibility());
    return {
      styled: getComputedStyle(document.querySelector("a.skip")).position === "absolute",
      charts: charts.length > 0 && charts.every((chart) => chart.getBoundingClientRect().width > 100),
    };
  });

for (const [name, browser] of Object.entries(browsers)) {
  test(`no page goes against its own policy: ${name}`, async () => {
    const faults = [];
    for (const [way, [site]] of Object.entries(ways)) {
      const page = await watched(browser);
      for (const one of pages) {
        await page.goto(site + encodeURI(one));
        for (const fault of await forbidden(page)) faults.push(`${one} from ${way}: ${fault}`);
        const { styled, charts } = await stands(page);
        if (!styled) faults.push(`${one} from ${way} has no style`);
        if (pagesWithCharts.includes(one) && !charts) faults.push(`${one} from ${way} shows no chart`);
      }
      await page.context().close();
    }
    assert.ok(pagesWithCharts.length > 0);
    assertNoFaults(faults);
  });

  test(`a script, a handler, a style and a picture that are put into a page do nothing: ${name}`, async () => {
    for (const [way, [, site]] of Object.entries(ways)) {
      const page = await watched(browser);
      const asked = [];
      page.on("requestfinished", (request) => asked.push(request.url()));
      await page.goto(site + spoiltPage);
      const title = await page.title();
      assert.ok(title.length > 0 && !title.includes("harmed"), `${way}: the title is ${title}`);
      const paint = await page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.querySelector("#harm"));
        return `${color} ${backgroundColor}`;
      });
      assert.doesNotMatch(paint, /rgb\(1, 2, 3\)/, way);
      const seen = (await forbidden(page)).join("\n");
      for (const directive of ["script-src-elem", "script-src-attr", "style-src-attr", "style-src-elem", "img-src"]) {
        assert.ok(seen.includes(directive), `${way}: ${directive} forbids nothing:\n${seen}`);
      }
      await page.goto(site + alsoSpoilt);
      assert.equal((await page.title()) === "harmed", isUngoverned(name, way), way);
      assertNoFaults(asked.filter((address) => address.includes("elsewhere")));
      await page.context().close();
    }
  });
}

test("a page without the policy is harmed by the same, so that the test above shows something", async () => {
  const bare = read(spoiltPage).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  writeFileSync(path.join(spoilt, "bare.html"), bare.replace("</main>", `${harm}</main>`));
  for (const browser of Object.values(browsers)) {
    const page = await watched(browser);
    await page.goto(ways["a folder"][1] + "bare.html");
    assert.equal(await page.title(), "harmed");
    await page.context().close();
  }
});

test("every page states the policy and the referrer policy before anything that could load", () => {
  const faults = pages.filter((name) => {
    const head = readFileSync(path.join(folder, name), "utf8").split(/<(?:title|link|script|style|img)\b/)[0];
    const policy = /<meta http-equiv="?Content-Security-Policy"? content="default-src 'none';[^"]*">/.exec(head);
    return !policy || /unsafe|\*|https?:|data:/.test(policy[0]) || !/<meta name="?referrer"? content="?no-referrer"?>/.test(head);
  });
  assertNoFaults(faults);
});
