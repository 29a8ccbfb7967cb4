// Every chart of every paper is legible at every width, one image to a screen reader, and free of colours of its own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPage, openBrowser, textSpacing } from "./browser.mjs";
import {
  assistiveFaults,
  drawingFaults,
  numberFaults,
  rawValueFaults,
  textFaults,
  widths,
} from "./charts.mjs";
import { assertNoFaults } from "./faults.mjs";
import { fileAddress, pagesWithCharts } from "./site.mjs";

const browser = await openBrowser();
after(() => browser.close());
before(() => assert.notEqual(pagesWithCharts.length, 0, "the site has no chart to look at"));

/** What `look` finds on every page with a chart, each fault led by its page. */
async function onEveryPage(look, { spaced = false, ...options } = {}) {
  const page = await newPage(browser, { bypassCSP: true, ...options });
  const faults = [];
  for (const name of pagesWithCharts) {
    await page.goto(fileAddress(name));
    if (spaced) await page.addStyleTag({ content: textSpacing });
    faults.push(...(await look(page)).map((fault) => `${name}: ${fault}`));
  }
  await page.context().close();
  return faults;
}

for (const width of widths) {
  test(`the text of a chart is legible and stands clear of other text, ${width} pixels wide`, async () => {
    assertNoFaults(await onEveryPage(textFaults, { width }));
  });

  test(`so it does when the reader spaces text out, ${width} pixels wide`, async () => {
    assertNoFaults(await onEveryPage(textFaults, { width, spaced: true }));
  });

  test(`one of the three drawings of a chart is shown, ${width} pixels wide`, async () => {
    assertNoFaults(await onEveryPage(drawingFaults, { width }));
  });
}

test("a chart is one image for assistive technology, named by its label", async () => {
  assertNoFaults(await onEveryPage(assistiveFaults));
});

test("colours, strokes and fonts of a chart are the theme's alone", async () => {
  assertNoFaults(await onEveryPage(rawValueFaults));
});

test("no missing value is drawn as a number", async () => {
  assertNoFaults(await onEveryPage(numberFaults));
});

/** The faults found in the first chart of the first page after `spoil` was done to it inside the page. */
async function afterSpoiling(spoil, look) {
  const page = await newPage(browser);
  await page.goto(fileAddress(pagesWithCharts[0]));
  await page.evaluate(spoil);
  const faults = await look(page);
  await page.context().close();
  return faults.join("\n");
}

test("a label that is shifted onto another is noticed", async () => {
  const faults = await afterSpoiling(() => {
    const shown = [...document.querySelectorAll("figure.chart svg")].find((svg) => svg.getClientRects().length > 0);
    const [first, second] = [...shown.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
    const [from, to] = [second.getBoundingClientRect(), first.getBoundingClientRect()];
    const scale = second.getScreenCTM().a;
    const [x, y] = [(to.left - from.left) / scale, (to.top - from.top) / scale];
    second.setAttribute("transform", `translate(${x} ${y})`);
  }, textFaults);
  assert.match(faults, /overlaps/);
});

test("a label pushed over the edge, and one made small, are noticed", async () => {
  const faults = await afterSpoiling(() => {
    const shown = [...document.querySelectorAll("figure.chart svg")].find((svg) => svg.getClientRects().length > 0);
    const [first, second] = [...shown.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
    first.setAttribute("transform", "translate(-2000 0)");
    second.style.fontSize = "6px";
  }, textFaults);
  assert.match(faults, /leaves its drawing/);
  assert.match(faults, /is \d+\.\d px/);
});

test("a second visible drawing is noticed", async () => {
  const faults = await afterSpoiling(() => {
    for (const svg of document.querySelectorAll("figure.chart svg")) svg.style.display = "block";
  }, drawingFaults);
  assert.match(faults, /3 drawings are visible/);
});

test("a colour of its own and a coordinate that is no number are noticed", async () => {
  const spoil = () => {
    const shape = document.querySelector("figure.chart svg g *");
    shape.setAttribute("fill", "#123456");
    shape.setAttribute("d", "M0,NaN");
  };
  assert.match(await afterSpoiling(spoil, rawValueFaults), /fill="#123456"/);
  assert.match(await afterSpoiling(spoil, numberFaults), /NaN/);
});

test("a drawing whose inside is told to a screen reader is noticed", async () => {
  const faults = await afterSpoiling(() => {
    for (const svg of document.querySelectorAll("figure.chart svg")) {
      svg.removeAttribute("role");
      for (const group of svg.querySelectorAll("[aria-hidden]")) {
        group.removeAttribute("aria-hidden");
        group.insertAdjacentHTML("beforeend", "<title>a title within</title>");
      }
    }
  }, assistiveFaults);
  assert.notEqual(faults, "");
});
