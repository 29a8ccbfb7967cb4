// With style sheets off, every page still reads from top to bottom in the order in which a member needs it.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newPage, openBrowser } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { fileAddress, pages, pagesWithCharts } from "./site.mjs";

const browser = await openBrowser();
after(() => browser.close());

/** A page whose style sheets never arrive. */
async function plainPage() {
  const page = await newPage(browser);
  await page.route(/\.css($|\?)/, (route) => route.abort());
  return page;
}

/** Headings of the page's own content, from top to bottom as they appear on the screen. */
function headings(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("main h1, main h2, main h3")]
      .filter((heading) => heading.getClientRects().length > 0)
      .map((heading) => ({ words: heading.textContent.trim(), top: heading.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map((heading) => heading.words),
  );
}

test("every word of a page can be read without its style sheets", async () => {
  const plain = await plainPage();
  const styled = await newPage(browser);
  const faults = [];
  for (const name of pages) {
    await plain.goto(fileAddress(name));
    await styled.goto(fileAddress(name));
    const unread = await plain.evaluate(() =>
      [...document.querySelectorAll("main :is(p, li, h1, h2, h3, dt, dd, caption)")]
        .filter((element) => !element.closest("details") && element.getClientRects().length === 0)
        .map((element) => element.textContent.trim().slice(0, 60)),
    );
    faults.push(...unread.map((words) => `${name}: “${words}” is hidden`));
    if ((await headings(plain)).join() !== (await headings(styled)).join()) {
      faults.push(`${name}: the style sheets change the order or the number of the headings`);
    }
  }
  await plain.context().close();
  await styled.context().close();
  assertNoFaults(faults);
});

test("a paper leads with its title, then what the board is asked to do, then its findings", async () => {
  const page = await plainPage();
  let asking = 0;
  for (const name of pagesWithCharts.filter((candidate) => candidate.includes("board"))) {
    await page.goto(fileAddress(name));
    const order = await headings(page);
    assert.equal(order[0], await page.locator("h1").textContent().then((words) => words.trim()), name);
    // A paper for information asks the board nothing.
    if (!order.some((words) => /^recommendations?$/i.test(words))) continue;
    asking += 1;
    const first = page.locator('main [id^="paragraph-"]').first();
    const asked = page.locator("main h2", { hasText: /^\s*recommendations?\s*$/i });
    const [top, askedTop] = [(await first.boundingBox()).y, (await asked.boundingBox()).y];
    assert.ok(askedTop < top, `${name}: paragraph 1 stands before the recommendations`);
  }
  assert.notEqual(asking, 0, "no paper has recommendations");
  await page.context().close();
});

test("text that only a style sheet would show is noticed", async () => {
  const page = await plainPage();
  await page.goto(fileAddress("index.html"));
  await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", "<p hidden>unseen</p>"));
  const unseen = await page.locator("main p").evaluateAll((all) => all.filter((p) => p.getClientRects().length === 0).length);
  assert.equal(unseen, 1);
  await page.context().close();
});
