// axe looks at every page as light, dark and forced colours paint it, on a phone and on a desk.
// A violation fails. What axe could not decide is decided by other means, or fails too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { colourings, newPage, openBrowser } from "./browser.mjs";
import { contrastOf, leastForText } from "./contrast.mjs";
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

/**
 * What axe leaves undecided, and what decides it instead. `decide` looks at the finding's element on the open page.
 * axe gives up on the contrast of what is partly scrolled out of sight, of a single character, and of text in SVG, and
 * on the name of a link that shows a sign only.
 */
const undecided = [
  {
    rule: "color-contrast",
    element: /\bsvg\b|<text\b|<tspan\b/,
    instead: "contrast.test.mjs computes the contrast of words in charts",
    decide: () => true,
  },
  {
    rule: "color-contrast",
    element: /^/,
    instead: "the contrast of these was computed here from the colours in force",
    decide: async (page, finding) => (await contrastOf(page, [finding.selector]))[0] >= leastForText,
  },
  {
    rule: "label-content-name-mismatch",
    element: /^/,
    instead: "these show a sign without letters, which nobody could say to a voice control",
    decide: async (page, finding) => !/[\p{L}\p{N}]/u.test(await page.locator(finding.selector).first().textContent()),
  },
];

const browser = await openBrowser();
after(() => browser.close());

/** Every finding of axe on the page as it stands, one line each. */
async function findings(page, kind, results) {
  return results[kind].flatMap((rule) =>
    rule.nodes.map((node) => ({
      rule: rule.id,
      selector: node.target.flat().join(" "),
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

/** What decided a finding that axe left open, if it is in order. */
async function decision(page, finding) {
  const known = undecided.find((one) => one.rule === finding.rule && one.element.test(finding.element));
  return known && (await known.decide(page, finding)) ? known.instead : undefined;
}

for (const coloured of Object.keys(colourings)) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing wrong on any page in ${coloured}, ${width} pixels wide`, async (t) => {
      const page = await newPage(browser, { width, coloured });
      const faults = [];
      const decided = new Map();
      for (const name of pages) {
        await page.goto(fileAddress(name));
        const { violations, incomplete } = await ask(page);
        faults.push(...violations.map((finding) => `${name}: ${finding.line}`));
        for (const finding of incomplete) {
          const instead = await decision(page, finding);
          if (instead) decided.set(instead, (decided.get(instead) ?? 0) + 1);
          else faults.push(`${name}: not decided: ${finding.line}`);
        }
      }
      for (const [instead, times] of decided) t.diagnostic(`axe left ${times} undecided: ${instead}`);
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
