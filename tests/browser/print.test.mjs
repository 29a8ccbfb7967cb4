// Half of the board reads on paper: A4 sheets on which nothing is closed, and on which paragraphs have their numbers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { newPage, openBrowser } from "./browser.mjs";
import { fileAddress, pagesWithCharts } from "./site.mjs";

const browser = await openBrowser();
const sheets = mkdtempSync(path.join(tmpdir(), "candour-print-"));
after(async () => {
  await browser.close();
  rmSync(sheets, { recursive: true });
});

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** Without white space, since a PDF breaks lines and cells where the screen does not. */
const dense = (text) => text.replace(/[\s\u00ad\u200b]+/g, "").normalize("NFKC");

/** Prints an open page and reads the sheets back: their text, and what pdfinfo says of them. */
async function printed(page) {
  const file = path.join(sheets, "paper.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  return {
    text: execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }),
    facts: execFileSync("pdfinfo", [file], { encoding: "utf8" }),
  };
}

/** What must be on paper: every closed table's caption and cells, and every numbered paragraph with its number. */
function expected(page) {
  return page.evaluate(() => ({
    closed: [...document.querySelectorAll("details:not([open])")].flatMap((details) =>
      [...details.querySelectorAll("caption, th, td")].map((cell) => cell.textContent),
    ),
    paragraphs: [...document.querySelectorAll('main .numbered p > a[aria-label^="Paragraph "]:first-child')].map(
      (number) => number.parentElement.textContent,
    ),
  }));
}

function missing(wanted, text) {
  const sheet = dense(text);
  return wanted.map(oneLine).filter((words) => !sheet.includes(dense(words)));
}

test("a paper prints on A4, with the tables that are closed on screen and the paragraphs' numbers", async () => {
  const page = await newPage(browser, { width: 820 });
  for (const name of pagesWithCharts) {
    await page.goto(fileAddress(name));
    const { closed, paragraphs } = await expected(page);
    const { text, facts } = await printed(page);
    assert.match(facts, /Page size:.*\(A4\)/, name);
    assert.notEqual(closed.length, 0, `${name} has no closed table`);
    assert.notEqual(paragraphs.length, 0, `${name} has no numbered paragraph`);
    assert.deepEqual(missing(closed, text), [], `${name}: not on paper`);
    assert.deepEqual(missing(paragraphs.map((words) => words.slice(0, 30)), text), [], `${name}: not on paper`);
  }
  await page.context().close();
});

test("a table that stays closed on paper would be noticed", async () => {
  const page = await newPage(browser, { width: 820, bypassCSP: true });
  await page.goto(fileAddress(pagesWithCharts[0]));
  await page.addStyleTag({ content: "details > :not(summary) { display: none !important }" });
  const { closed } = await expected(page);
  assert.notDeepEqual(missing(closed, (await printed(page)).text), []);
  await page.context().close();
});
