// What axe cannot decide: the words in a chart stand out from what is behind them, on a light page and on a dark one.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { colourings, newPage, openBrowser } from "./browser.mjs";
import { markFaults, wordFaults } from "./contrast.mjs";
import { assertNoFaults } from "./faults.mjs";
import { fileAddress, pagesWithCharts } from "./site.mjs";

const browser = await openBrowser();
after(() => browser.close());

for (const coloured of Object.keys(colourings)) {
  test(`the words and marks of every chart stand out from what is behind them, in ${coloured}`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const page = await newPage(browser, { width, coloured });
      for (const name of pagesWithCharts) {
        await page.goto(fileAddress(name));
        const found = [...(await wordFaults(page)), ...(await markFaults(page))];
        faults.push(...found.map((fault) => `${name}, ${width} pixels: ${fault}`));
      }
      await page.context().close();
    }
    assertNoFaults(faults);
  });
}

test("grey words, and words on a bar of their own colour, are noticed", async () => {
  const page = await newPage(browser);
  await page.goto(fileAddress(pagesWithCharts[0]));
  await page.evaluate(() => {
    const shown = [...document.querySelectorAll("figure.chart svg")].find((svg) => svg.getClientRects().length > 0);
    const [grey, covered] = shown.querySelectorAll("text");
    grey.style.fill = "#999";
    const { x, y, width, height } = covered.getBBox();
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ x, y, width, height })) bar.setAttribute(name, value);
    bar.style.fill = getComputedStyle(covered).fill;
    covered.before(bar);
  });
  const faults = (await wordFaults(page)).join("\n");
  assert.match(faults, /stands out by 2\.\d+ to 1/);
  assert.match(faults, /stands out by 1\.00 to 1/);
  await page.context().close();
});

test("a mark in almost the page's own colour, and one without fill or outline, are noticed", async () => {
  const page = await newPage(browser);
  await page.goto(fileAddress(pagesWithCharts[0]));
  await page.evaluate(() => {
    const shown = [...document.querySelectorAll("figure.chart svg")].find((svg) => svg.getClientRects().length > 0);
    for (const [fill, stroke] of [["#eee", "none"], ["none", "none"]]) {
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "path");
      mark.setAttribute("class", "c-s1");
      Object.assign(mark.style, { fill, stroke });
      shown.append(mark);
    }
  });
  assert.equal((await markFaults(page)).length, 2);
  await page.context().close();
});
