// Every link within the site leads to a file that is there, and to a place on it that is there.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import path from "node:path";
import { newPage, openBrowser } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { exists, fileAddress, pages } from "./site.mjs";

const browser = await openBrowser();
after(() => browser.close());

/** What a page offers and asks for: its anchors, the ids given twice, and the targets of its links and files. */
async function survey() {
  const page = await newPage(browser);
  const found = new Map();
  for (const name of pages) {
    await page.goto(fileAddress(name));
    found.set(
      name,
      await page.evaluate(() => {
        const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
        const targets = ["href", "src", "srcset", "action", "poster", "data"].flatMap((attribute) =>
          [...document.querySelectorAll(`:not(data)[${attribute}]`)].map((element) => element.getAttribute(attribute)),
        );
        return { ids, targets };
      }),
    );
  }
  await page.context().close();
  return found;
}

const site = await survey();

function fault(from, target) {
  if (/^(https?:|mailto:|tel:)/.test(target)) return "";
  if (target.startsWith("/") || target.startsWith("file:")) return "is not relative";
  const [address, anchor] = target.split("#");
  const to = address === "" ? from : path.posix.join(path.posix.dirname(from), decodeURIComponent(address));
  if (to.startsWith("..")) return "leaves the site";
  if (address.endsWith("/") || !path.posix.extname(to)) return "names no file, which a USB stick needs";
  if (!exists(to)) return "leads to no file";
  if (anchor === undefined || !site.has(to)) return "";
  return site.get(to).ids.includes(decodeURIComponent(anchor)) ? "" : "leads to no place on its page";
}

test("every link leads somewhere", () => {
  let followed = 0;
  const faults = [];
  for (const [name, { targets }] of site) {
    for (const target of targets) {
      const wrong = fault(name, target);
      followed += 1;
      if (wrong) faults.push(`${name}: ${target} ${wrong}`);
    }
  }
  assert.ok(followed > pages.length, "hardly a link was found");
  assertNoFaults(faults);
});

test("every page can be reached from the front page", () => {
  const reached = new Set(["index.html"]);
  for (const name of reached) {
    for (const target of site.get(name)?.targets ?? []) {
      const [address] = target.split("#");
      const to = path.posix.join(path.posix.dirname(name), address);
      if (site.has(to)) reached.add(to);
    }
  }
  const apart = pages.filter((name) => !reached.has(name) && name !== "404.html");
  assertNoFaults(apart);
});

test("no two places on a page have one name", () => {
  const faults = [...site].flatMap(([name, { ids }]) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name}: #${id}`),
  );
  assertNoFaults(faults);
});

test("a dead link, a dead anchor, an absolute link and a folder are noticed", () => {
  assert.equal(fault("index.html", "no-such-page.html"), "leads to no file");
  assert.equal(fault("index.html", "#no-such-place"), "leads to no place on its page");
  assert.equal(fault("index.html", "/index.html"), "is not relative");
  assert.equal(fault("index.html", "../secret.html"), "leaves the site");
  assert.equal(fault("index.html", "./"), "names no file, which a USB stick needs");
});
