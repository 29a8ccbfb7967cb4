// axe looks at every page as light, dark and forced colours paint it, on a phone and on a desk.
// A violation fails. What axe could not decide must be in the table below, with the reason why it is in order.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { colourings, newPage, openBrowser } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { fileAddress, pages } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const rules = {
  resultTypes: ["violations", "incomplete"],
  runOnly: [
    ...["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "best-practice",
  ],
};

/** What axe may leave undecided: the rule, which elements, and what decides it instead. */
const undecided = [
  {
    rule: "color-contrast",
    element: /\bsvg\b|<text\b|<tspan\b/,
    because: "axe cannot judge text in SVG; contrast.test.mjs computes it",
  },
  {
    rule: "color-contrast",
    element: /<(?:td|th|caption|abbr)\b/,
    because: "the cell is scrolled out of its table's frame; contrast.test.mjs computes it",
  },
  {
    rule: "color-contrast",
    colouring: "forced colours",
    because: "the reader's own system colours are in force, not the theme's",
  },
];

const browser = await openBrowser();
after(() => browser.close());

/** Every finding of axe on the page as it stands, one line each. */
async function findings(page, kind, results) {
  return results[kind].flatMap((rule) =>
    rule.nodes.map((node) => ({
      rule: rule.id,
      element: `${node.target.flat().join(" ")} ${node.html}`,
      line: `${rule.id} at ${node.target.flat().join(" ")}: ${node.html.slice(0, 160)} (${rule.help})`,
    })),
  );
}

async function ask(page) {
  await page.evaluate(axe);
  const results = await page.evaluate((options) => globalThis.axe.run(document, options), rules);
  return {
    violations: await findings(page, "violations", results),
    incomplete: await findings(page, "incomplete", results),
  };
}

function explanation(finding, coloured) {
  return undecided.find(
    (known) =>
      known.rule === finding.rule &&
      (known.colouring ?? coloured) === coloured &&
      (known.element ?? /^/).test(finding.element),
  );
}

for (const coloured of Object.keys(colourings)) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing wrong on any page in ${coloured}, ${width} pixels wide`, async (t) => {
      const page = await newPage(browser, { width, coloured });
      const faults = [];
      const explained = new Map();
      for (const name of pages) {
        await page.goto(fileAddress(name));
        const { violations, incomplete } = await ask(page);
        faults.push(...violations.map((finding) => `${name}: ${finding.line}`));
        for (const finding of incomplete) {
          const known = explanation(finding, coloured);
          if (known) explained.set(known.because, (explained.get(known.because) ?? 0) + 1);
          else faults.push(`${name}: not decided: ${finding.line}`);
        }
      }
      for (const [because, times] of explained) t.diagnostic(`${times} left undecided by axe: ${because}`);
      await page.context().close();
      assertNoFaults(faults);
    });
  }
}

test("axe does notice a picture without words and grey text on grey", async () => {
  const page = await newPage(browser);
  await page.goto(fileAddress("index.html"));
  await page.evaluate(() => {
    document.querySelector("main").insertAdjacentHTML("beforeend", '<img src="x.png"><p id="grey">pale words</p>');
    const grey = document.getElementById("grey");
    Object.assign(grey.style, { color: "#999", background: "#aaa" });
  });
  const { violations } = await ask(page);
  await page.context().close();
  assert.deepEqual([...new Set(violations.map((finding) => finding.rule))].sort(), ["color-contrast", "image-alt"]);
});
