// The layout of charts is computed from a table of letter widths, without any font: here a real browser with a font that
// is metrically equal to Arial says whether the table is right.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { newPage, openBrowser } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";

const browser = await openBrowser();
after(() => browser.close());

const repository = fileURLToPath(new URL("../..", import.meta.url));
const table = JSON.parse(
  execFileSync("cargo", ["run", "--quiet", "--example", "advances"], { cwd: repository, encoding: "utf8" }),
);

/** The widths that the browser gives the table's characters, in the table's units. */
async function measured({ fonts, unitsPerEm, advances }) {
  const page = await newPage(browser);
  const widths = await page.evaluate(
    ([family, em, characters]) => {
      const canvas = document.createElement("canvas").getContext("2d");
      return ["", "bold "].map((weight) => {
        canvas.font = `${weight}${em}px ${family}`;
        return characters.map((character) => canvas.measureText(character).width);
      });
    },
    [fonts, unitsPerEm, advances.map((entry) => entry.character)],
  );
  await page.context().close();
  return widths;
}

/** Characters whose width in the table is not the browser's; half a unit is the browser's own rounding. */
function differences(advances, [regular, bold]) {
  return advances.flatMap((entry, index) =>
    [["regular", regular[index]], ["bold", bold[index]]]
      .filter(([weight, width]) => Math.abs(width - entry[weight]) > 0.5)
      .map(([weight, width]) => `“${entry.character}” ${weight}: ${entry[weight]} in the table, ${width} in the browser`),
  );
}

test("every letter is as wide in the browser as in the table by which charts are laid out", async () => {
  assert.ok(table.advances.length > 300, `the table has only ${table.advances.length} characters`);
  assertNoFaults(differences(table.advances, await measured(table)));
});

test("a table of another font would be noticed", async () => {
  const other = await measured({ ...table, fonts: "'DejaVu Serif', 'Liberation Serif', serif" });
  assert.notEqual(differences(table.advances, other).length, 0);
});
