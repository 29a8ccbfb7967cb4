// Pictures of the sample site, for the README and for whoever changes the theme:
//
//   node tests/browser/screenshots.mjs FOLDER [PAGE]
//
// takes the front page and a paper (the first with a chart, or PAGE) on a phone, a tablet and a desk, as light, dark and
// forced colours paint them, and the paper's first printed sheet; each is a PNG in FOLDER.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { colourings, newPage, openBrowser } from "./browser.mjs";
import { fileAddress, pagesWithCharts } from "./site.mjs";

const [into, paper = pagesWithCharts[0]] = process.argv.slice(2);
if (!into) {
  console.error("usage: node tests/browser/screenshots.mjs FOLDER [PAGE]");
  process.exit(2);
}

const screens = { phone: [320, 720], tablet: [820, 1180], desk: [1280, 900] };
const subjects = { "front-page": "index.html", paper };

async function picture(browser, name, address, options, clip) {
  const page = await newPage(browser, options);
  await page.goto(address);
  if (clip) await page.locator(clip).first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(into, `${name}.png`), fullPage: !clip });
  await page.context().close();
}

async function firstSheet(browser) {
  const page = await newPage(browser, { width: 820 });
  await page.goto(fileAddress(paper));
  const sheets = path.join(into, "paper-printed.pdf");
  writeFileSync(sheets, await page.pdf({ preferCSSPageSize: true }));
  execFileSync("pdftoppm", ["-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", sheets, path.join(into, "paper-printed")]);
  rmSync(sheets);
  await page.context().close();
}

mkdirSync(into, { recursive: true });
const browser = await openBrowser();
for (const [screen, [width, height]] of Object.entries(screens)) {
  for (const coloured of Object.keys(colourings)) {
    const look = { width, height, coloured };
    const suffix = `${screen}-${coloured.replace(" ", "-")}`;
    for (const [subject, name] of Object.entries(subjects)) {
      await picture(browser, `${subject}-${suffix}`, fileAddress(name), look);
    }
    await picture(browser, `chart-${suffix}`, fileAddress(paper), look, "figure.chart");
  }
}
await firstSheet(browser);
await browser.close();
