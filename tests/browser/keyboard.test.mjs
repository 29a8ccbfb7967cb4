// A member who uses no mouse gets everywhere, always sees where they are, and opens what is closed.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { colourings, newPage, openBrowser } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { fileAddress, pages, pagesWithCharts } from "./site.mjs";

const browser = await openBrowser();
after(() => browser.close());

/** The element that has the keyboard now: what it is and how it looks. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const look = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      tag: element.localName,
      href: element.getAttribute("href") ?? "",
      words: element.textContent.trim().slice(0, 40),
      outlined: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
      onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

test("on every page the first press of Tab offers to skip to the content, and Enter does so", async () => {
  const page = await newPage(browser);
  const faults = [];
  for (const name of pages) {
    await page.goto(fileAddress(name));
    await page.keyboard.press("Tab");
    const first = await focused(page);
    if (!first.href.startsWith("#") || !/skip/i.test(first.words) || !first.onScreen) {
      faults.push(`${name}: the first stop is <${first.tag}> “${first.words}”`);
      continue;
    }
    await page.keyboard.press("Enter");
    const where = await page.evaluate(() => {
      const target = document.querySelector(location.hash);
      return { inMain: target?.closest("main") !== null && target !== null, top: target?.getBoundingClientRect().top };
    });
    if (!where.inMain) faults.push(`${name}: the skip link does not lead to main`);
    await page.keyboard.press("Tab");
    const inMain = await page.evaluate(() => {
      const main = document.querySelector("main");
      const next = document.activeElement;
      const after = main.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING;
      return next === document.body || main.contains(next) || Boolean(after);
    });
    if (!inMain) faults.push(`${name}: after skipping, Tab goes back to before the content`);
  }
  await page.context().close();
  assertNoFaults(faults);
});

/** Presses Tab through a whole page, and says which stops cannot be seen. */
async function unseenStops(name, coloured) {
  const page = await newPage(browser, { coloured });
  await page.goto(fileAddress(name));
  const stops = await page.evaluate(
    () => document.querySelectorAll("a[href], summary, button, input, select, textarea, [tabindex='0']").length,
  );
  const unseen = [];
  let met = 0;
  for (let press = 0; press < stops + 5; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (stop.tag === "body") break;
    met += 1;
    if (!stop.outlined || !stop.onScreen) unseen.push(`${name}, ${coloured}: <${stop.tag}> “${stop.words}”`);
  }
  await page.context().close();
  assert.ok(met > 1, `${name} has hardly anywhere to go`);
  return unseen;
}

for (const coloured of Object.keys(colourings)) {
  test(`whoever presses Tab sees where they are, in ${coloured}`, async () => {
    const faults = [];
    for (const name of ["index.html", pagesWithCharts[0]]) faults.push(...(await unseenStops(name, coloured)));
    assertNoFaults(faults);
  });
}

test("the table under a chart opens and closes with Enter", async () => {
  const page = await newPage(browser);
  await page.goto(fileAddress(pagesWithCharts[0]));
  const details = page.locator("figure.chart details").first();
  const isOpen = () => details.evaluate((element) => element.open);
  await details.locator("summary").focus();
  assert.equal(await isOpen(), false);
  await page.keyboard.press("Enter");
  assert.equal(await isOpen(), true);
  assert.equal(await details.locator("table").isVisible(), true);
  await page.keyboard.press("Enter");
  assert.equal(await isOpen(), false);
  await page.context().close();
});

test("a place that hides where the keyboard is would be noticed", async () => {
  const page = await newPage(browser);
  await page.goto(fileAddress("index.html"));
  await page.evaluate(() => {
    for (const link of document.querySelectorAll("a")) link.style.setProperty("outline", "none", "important");
  });
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).outlined, false);
  await page.context().close();
});
