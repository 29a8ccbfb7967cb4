// Pages fit the screen of a phone, and of somebody who enlarges a desktop page to 400%: nothing scrolls sideways.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newPage, openBrowser, textSpacing } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { fileAddress, pages } from "./site.mjs";

const browser = await openBrowser();
after(() => browser.close());

/** How far the page reaches past the screen's edge, and the elements that do it; regions that scroll by themselves may. */
function sidewaysScroll(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return "";
    const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const guilty = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
      .map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`);
    return `${wide} px too wide: ${[...new Set(guilty)].slice(0, 5).join(" ")}`;
  });
}

async function tooWide({ width, style = "" }) {
  const page = await newPage(browser, { width, bypassCSP: true });
  const faults = [];
  for (const name of pages) {
    await page.goto(fileAddress(name));
    if (style) await page.addStyleTag({ content: style });
    const fault = await sidewaysScroll(page);
    if (fault) faults.push(`${name}: ${fault}`);
  }
  await page.context().close();
  return faults;
}

for (const width of [320, 768]) {
  test(`no page scrolls sideways, ${width} pixels wide`, async () => {
    assertNoFaults(await tooWide({ width }));
  });
}

test("no page scrolls sideways on a phone when the reader spaces text out", async () => {
  assertNoFaults(await tooWide({ width: 320, style: textSpacing }));
});

test("no page scrolls sideways on a tablet when the reader doubles the size of the text", async () => {
  assertNoFaults(await tooWide({ width: 768, style: "html { font-size: 200% !important }" }));
});

test("a long word that does not break is noticed", async () => {
  const page = await newPage(browser, { width: 320 });
  await page.goto(fileAddress("index.html"));
  await page.evaluate(() => {
    const long = document.createElement("p");
    long.textContent = "corporate".repeat(30);
    Object.assign(long.style, { whiteSpace: "nowrap", overflow: "visible" });
    document.querySelector("main").append(long);
  });
  assert.match(await sidewaysScroll(page), /px too wide/);
  await page.context().close();
});
