// Half of the board reads on paper: A4 sheets on which nothing is closed, and on which paragraphs have their numbers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { newPage, openBrowser } from "./browser.mjs";
import { fileAddress, pagesWithCharts, read } from "./site.mjs";

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

/** Leaves tables of the page's own kind alone on it, each a little lower on its sheet than the one before. */
function onlyTables(page) {
  return page.evaluate(() => {
    const model = document.querySelector("figure.table");
    for (const [index, row] of [...model.querySelectorAll("thead tr")].entries()) {
      for (const cell of row.children) cell.textContent = index === 0 ? "HEAD" : "SECOND";
    }
    model.querySelector("caption").textContent = "CAPTION";
    const body = model.querySelector("tbody");
    const row = body.querySelector("tr");
    row.replaceChildren(...[...row.children].slice(-2));
    for (const cell of row.children) {
      cell.removeAttribute("rowspan");
      cell.textContent = "ROW";
    }
    body.replaceChildren(...Array.from({ length: 6 }, () => row.cloneNode(true)));
    const total = row.cloneNode(true);
    for (const cell of total.children) cell.textContent = "TOTAL";
    body.parentElement.tFoot?.remove();
    body.parentElement.createTFoot().append(total);
    const home = document.querySelector("main");
    home.replaceChildren();
    for (let height = 600; height < 980; height += 7) {
      const above = document.createElement("div");
      above.style.cssText = `break-before: page; height: ${height}px`;
      home.append(above, model.cloneNode(true));
    }
  });
}

/** Words of each sheet that show a table torn from its head, from all of its rows but one, or from its total. */
function tornTables(text) {
  const sheets = text.split("\f").map((sheet) => sheet.split("\n").map(oneLine).filter((line) => line !== ""));
  const words = sheets.map((sheet) => sheet.filter((line) => !line.startsWith("Page ")));
  const torn = (lines) => /^(CAPTION|HEAD|SECOND)/.test(lines.at(-1) ?? "") || /^(HEAD|SECOND)/.test(lines.at(-2) ?? "");
  const heads = words.filter(torn).map((lines) => lines.slice(-2).join(" / "));
  const totals = words.map((lines) => lines.join(" ")).filter((sheet) => /^((HEAD|SECOND) )*TOTAL/.test(sheet));
  return [...heads, ...totals];
}

const withTable = pagesWithCharts.find((name) => read(name).includes('<figure class="table"'));

test("no table on paper is torn from its head or its total, wherever on the sheet it begins", async () => {
  const page = await newPage(browser, { width: 820 });
  await page.goto(fileAddress(withTable));
  await onlyTables(page);
  const { text } = await printed(page);
  assert.ok(text.split("\f").some((sheet) => /ROW/.test(sheet)), "no table is on paper");
  assert.deepEqual(tornTables(text), []);
  await page.context().close();
});

test("a table torn from its head would be noticed", async () => {
  const page = await newPage(browser, { width: 820, bypassCSP: true });
  await page.goto(fileAddress(withTable));
  await page.addStyleTag({ content: "@media print { thead, tr { break-after: auto !important; break-before: auto !important } }" });
  await onlyTables(page);
  assert.notDeepEqual(tornTables((await printed(page)).text), []);
  await page.context().close();
});
