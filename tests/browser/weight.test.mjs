// Pages are light: a member's tablet on a train loads a paper without waiting. Sizes are uncompressed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { filesEnding, pages, read } from "./site.mjs";

const paperLimit = 60_000;
const styleLimit = 25_000;

/** A chart is its figure: drawings, words and the table of its data. Beside tiles and plans it is its drawing alone. */
function bytesWithoutCharts(html) {
  const words = html.replace(/<figure class="chart".*?<\/figure>/gs, "").replace(/<svg.*?<\/svg>/gs, "");
  return Buffer.byteLength(words);
}

test("no page weighs more than 60 kB without its charts", (t) => {
  const weights = pages.map((name) => [bytesWithoutCharts(read(name)), name]).sort(([a], [b]) => b - a);
  t.diagnostic(`the heaviest page is ${weights[0][1]}: ${weights[0][0]} bytes without its charts`);
  assert.deepEqual(weights.filter(([bytes]) => bytes > paperLimit), []);
});

test("the style sheets together weigh no more than 25 kB", (t) => {
  const sheets = filesEnding(".css");
  assert.notEqual(sheets.length, 0, "the site has no style sheet");
  const bytes = sheets.reduce((sum, name) => sum + Buffer.byteLength(read(name)), 0);
  t.diagnostic(`${sheets.join(", ")}: ${bytes} bytes`);
  assert.ok(bytes <= styleLimit, `${bytes} bytes`);
});

test("charts are left out of a page's weight, words are not", () => {
  const figure = '<figure class="chart" id="a">\n<svg></svg><p>It rose.</p></figure>';
  const table = '<figure class="table"></figure>';
  const tile = "<p>81<svg><path/></svg></p>";
  assert.equal(bytesWithoutCharts(tile), "<p>81</p>".length);
  assert.equal(bytesWithoutCharts(`<p>é</p>${figure}${table}<p></p>${figure}`), `<p>é</p>${table}<p></p>`.length + 1);
});
