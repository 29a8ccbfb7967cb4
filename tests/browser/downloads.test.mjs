// What an analyst downloads is what the page shows: each number of a dataset's table stands in its CSV as printed.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import path from "node:path";
import { newPage, openBrowser } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { fileAddress, filesEnding, pages, read } from "./site.mjs";

const browser = await openBrowser();
after(() => browser.close());

/** The fields of a CSV (RFC 4180), row by row. */
export function parseCsv(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

/** The numbers of a table's cells without unit, thousands comma or flag: `£1,240 [p]` is 1240, `89 to 100` is two. */
export function numbersOf(cell) {
  return [...cell.replace(/(\d),(?=\d{3})/g, "$1").matchAll(/[-−]?\d+(?:\.\d+)?/g)].map(([number]) =>
    number.replace("−", "-"),
  );
}

const months = "January February March April May June July August September October November December".split(" ");

/** What a printed cell must be in the file: a date as `2021-06-01`, otherwise its numbers. */
export function lookedFor(cell) {
  const [, day, month, year] = cell.trim().match(/^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/) ?? [];
  if (!months.includes(month)) return numbersOf(cell);
  return [[year, months.indexOf(month) + 1, day].map((part) => String(part).padStart(2, "0")).join("-")];
}

/** Tables of a page that offers a CSV, with the file it offers. */
async function offered(page) {
  return page.evaluate(() => ({
    files: [...document.querySelectorAll('main a[href$=".csv"]')].map((link) => link.getAttribute("href")),
    cells: [...document.querySelectorAll("main table td")].map((cell) => cell.textContent.trim()),
  }));
}

test("every dataset's CSV holds the numbers of its table as they are printed", async () => {
  const page = await newPage(browser);
  const compared = new Set();
  const faults = [];
  for (const name of pages.filter((candidate) => candidate.startsWith("data/"))) {
    await page.goto(fileAddress(name));
    const { files, cells } = await offered(page);
    if (files.length !== 1) continue;
    const file = path.posix.join(path.posix.dirname(name), files[0]);
    compared.add(file);
    const held = new Set(parseCsv(read(file)).flatMap((row) => row.flatMap((field) => [field, ...numbersOf(field)])));
    const absent = cells.filter((cell) => !held.has(cell) && !lookedFor(cell).every((number) => held.has(number)));
    faults.push(...absent.map((cell) => `${name}: ${cell} is not in ${file}`));
  }
  await page.context().close();
  assertNoFaults(faults);
  assert.deepEqual([...compared].sort(), filesEnding(".csv"), "a CSV that no dataset's page offers");
});

test("a CSV and a printed cell are read as they are meant", () => {
  assert.deepEqual(parseCsv('a,"b, ""c"""\r\n1,85.0\r\n'), [["a", 'b, "c"'], ["1", "85.0"]]);
  assert.deepEqual(numbersOf("£1,240 [p]"), ["1240"]);
  assert.deepEqual(numbersOf("89 to 100"), ["89", "100"]);
  assert.deepEqual(numbersOf("85.0%"), ["85.0"]);
  assert.deepEqual(lookedFor("1 June 2021"), ["2021-06-01"]);
  assert.deepEqual(lookedFor("12 in 2021"), ["12", "2021"]);
});
