// An officer writes, saves, and looks at the browser beside the editor: the page is fresh, and where it was.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, afterEach, test } from "node:test";
import { colourings, newPage, openBrowser } from "./browser.mjs";
import { ask, newProject, paper, paperPage, startPreview, until } from "./preview.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await openBrowser();
after(() => browser.close());

const opened = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A project, its preview, and the paper open in a browser. */
async function atWork(options = {}) {
  const project = newProject();
  opened.push(() => project.remove());
  const preview = await startPreview(project);
  const stop = preview.stop;
  opened.push(() => preview.stop());
  preview.stop = async () => {
    preview.stop = () => undefined;
    await stop();
  };
  const page = await newPage(browser, options);
  opened.push(() => page.context().close());
  await page.goto(preview.address + paperPage);
  await page.waitForLoadState("load");
  return { project, preview, page };
}

const shows = (page, words) =>
  until(`the page shows “${words}”`, async () => (await words_of(page)).includes(words));
const words_of = (page) => page.locator("main").innerText().catch(() => "");
const panel = (page) => page.locator("#_candour-findings");
const isGone = (page) => until("the panel is gone", async () => (await panel(page).count()) === 0);

const broken = (words) => `${words} It was {visits: Hampshyre}.`;

test("a saved edit is seen without a click, at the same place, with the same tables open", async () => {
  const { project, page } = await atWork();
  const tables = page.locator("figure.chart details");
  await tables.nth(2).locator("summary").click();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  assert.match(await focused(), /as a table/);
  await page.evaluate(() => scrollTo(0, document.querySelectorAll("figure.chart")[2].offsetTop - 40));
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 500, `the page scrolls: ${before}`);
  project.write("These words are new.");
  await shows(page, "These words are new.");
  await until("the place is kept", async () => Math.abs((await page.evaluate(() => scrollY)) - before) < 30);
  assert.deepEqual(await tables.evaluateAll((all) => all.map((each) => each.open)), [false, false, true, false]);
  assert.match(await focused(), /Data of figure 3 as a table/, "the keyboard is where it was too");
});

test("a number in a dataset reaches the pages that cite it", async () => {
  const { project, page } = await atWork();
  const file = "data/example/visits.yaml";
  project.save(file, project.read(file).replace("12355", "12399"));
  await until("the chart's table has the number", async () =>
    (await page.locator("figure.chart table").first().textContent()).includes("12,399"));
  await page.goto(new URL("/data/example/visits.html", page.url()).href);
  await shows(page, "12,399");
});

test("a mistake is laid over the last good page as the terminal tells it, and is gone when mended", async () => {
  const { project, preview, page } = await atWork();
  await page.locator("main a").first().focus();
  const focused = () => page.evaluate(() => document.activeElement.outerHTML);
  const before = await focused();
  project.write(broken("These words have a slip."));
  await panel(page).waitFor();
  assert.equal(await focused(), before, "the keyboard stays where it was");
  const told = await panel(page).innerText();
  const line = project.read(paper).split("\n").findIndex((each) => each.includes("Hampshyre")) + 1;
  assert.match(told, /error\[figure\/unknown-member\]/);
  assert.ok(told.includes(`${paper}:${line}:`), told);
  const plain = (text) => text.replace(/\x1b\[[0-9;]*m/g, "").replace(/\s+/g, " ");
  const error = plain(told.slice(told.indexOf("error["))).trim();
  await until("the terminal tells the same", () => plain(preview.printed).includes(error));
  assert.ok((await words_of(page)).includes("These are the first words."), "the last good page stays");
  project.write("These words are mended.");
  await isGone(page);
  await shows(page, "These words are mended.");
});

test("another page opened meanwhile has the findings too, and they can be hidden", async () => {
  const { project, preview, page } = await atWork();
  project.write(broken(""));
  await panel(page).waitFor();
  await page.goto(preview.address);
  await panel(page).waitFor();
  await panel(page).getByRole("button", { name: "Hide" }).click();
  await isGone(page);
});

for (const coloured of Object.keys(colourings)) {
  test(`axe finds nothing wrong with the findings over the page, in ${coloured}`, async () => {
    const { project, page } = await atWork({ coloured });
    project.write(broken(""));
    await panel(page).waitFor();
    await page.evaluate(axe);
    const results = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations", "passes"] }));
    const found = results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    assert.deepEqual(found, []);
    const checked = results.passes.flatMap(({ nodes }) => nodes).map(({ target }) => `${target}`);
    assert.ok(checked.some((target) => target.includes("_candour-findings")), `axe looked at the panel: ${checked}`);
  });
}

test("a page finds the preview again after it was stopped and started", async () => {
  const { project, preview, page } = await atWork();
  await preview.stop();
  project.write("These words were saved in between.");
  const again = await startPreview(project, { port: preview.port });
  opened.push(() => again.stop());
  assert.equal(again.port, preview.port);
  await shows(page, "These words were saved in between.");
  project.write("These words came later.");
  await shows(page, "These words came later.");
});

test("a project that cannot be built yet says so, and its pages come when it is mended", async () => {
  const project = newProject();
  opened.push(() => project.remove());
  project.write(broken(""));
  const preview = await startPreview(project);
  opened.push(() => preview.stop());
  const page = await newPage(browser);
  opened.push(() => page.context().close());
  await page.goto(preview.address + paperPage);
  await panel(page).waitFor();
  assert.match(await words_of(page), /cannot be built yet/);
  project.write("These words are mended.");
  await shows(page, "These words are mended.");
  await isGone(page);
});

test("a file that is emptied first and written then is shown as it ends", async () => {
  const { project, page } = await atWork();
  const whole = project.read(paper).replace("first words", "words in two steps");
  truncateSync(project.at(paper), 0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  writeFileSync(project.at(paper), whole.slice(0, 300));
  await new Promise((resolve) => setTimeout(resolve, 5));
  writeFileSync(project.at(paper), whole);
  await shows(page, "words in two steps");
  await isGone(page);
});

test("editors that write beside and rename are followed", async () => {
  const { project, page } = await atWork();
  const text = (words) => project.read(paper).replace(/These .* words?\./, words);
  project.save(`${paper}.tmp`, text("These are renamed words."));
  renameSync(project.at(`${paper}.tmp`), project.at(paper));
  await shows(page, "These are renamed words.");
  const moved = text("These are backed up words.");
  renameSync(project.at(paper), project.at(`${paper}~`));
  project.save(paper, moved);
  rmSync(project.at(`${paper}~`));
  await shows(page, "These are backed up words.");
  await isGone(page);
});

test("a folder that was deleted and restored is followed as before", async () => {
  const { project, page } = await atWork();
  cpSync(project.at("content"), project.at("kept"), { recursive: true });
  rmSync(project.at("content"), { recursive: true });
  await panel(page).waitFor();
  assert.ok((await words_of(page)).includes("These are the first words."));
  cpSync(project.at("kept"), project.at("content"), { recursive: true });
  await isGone(page);
  project.write("These words came after.");
  await shows(page, "These words came after.");
});

test("hundreds of changes at once are few builds, and none is lost", async () => {
  const { project, preview, page } = await atWork();
  const built = () => preview.printed.split(": the preview is ").length - 1;
  const before = built();
  mkdirSync(project.at("content/about"), { recursive: true });
  for (let number = 0; number < 300; number += 1) {
    project.save(`content/about/page-${number}.md`, `---\ntitle: Page ${number}\nmenu: none\n---\n\nWords of page ${number}.\n`);
  }
  project.write("These words came last.");
  await shows(page, "These words came last.");
  for (const number of [0, 150, 299]) {
    const { status, text } = await ask({ port: preview.port, path: `/about/page-${number}.html` });
    assert.equal(status, 200);
    assert.ok(text.includes(`Words of page ${number}.`));
  }
  assert.ok(built() - before < 60, `${built() - before} builds for 301 changes`);
});

test("who asks under another name, for another folder, or to change something is refused", async () => {
  const { preview } = await atWork();
  const status = async (asked) => (await ask({ port: preview.port, ...asked })).status;
  const named = (host) => status({ headers: { host } });
  const port = preview.port;
  assert.equal(await named(`localhost:${port}`), 200);
  assert.equal(await named(`[::1]:${port}`), 200);
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "192.168.0.7", "localhost.evil.example"]) {
    assert.equal(await named(host), 421, host);
  }
  for (const asked of ["/../site.yaml", "/%2e%2e/site.yaml", "/a/..%2f..%2fsite.yaml", "/..%5csite.yaml", "//etc/passwd"]) {
    const answer = await ask({ port, path: asked });
    assert.equal(answer.status, 400, asked);
    assert.ok(!answer.text.includes("organisation"), asked);
  }
  assert.equal(await status({ path: "/site.yaml" }), 404);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) assert.equal(await status({ method }), 405, method);
  const hidden = await ask({ port, path: "/_candour/news", headers: { host: "evil.example" } });
  assert.equal(hidden.status, 421);
  await assert.rejects(ask({ port, host: "127.0.0.2" }), /ECONNREFUSED/, "only this address listens");
});

test("the built pages know nothing of the preview, and its pages nothing of other places", async () => {
  const { preview, page } = await atWork();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await page.reload();
  assert.deepEqual([...new Set(asked)], [new URL(preview.address).origin]);
  const { headers, text } = await ask({ port: preview.port });
  assert.equal(text.match(/<script/g).length, 1);
  assert.equal(headers["cache-control"], "no-store");
});

test("a busy port gives way to the next free one, and --open opens the address that was found", async () => {
  const { project, preview } = await atWork();
  const tools = path.join(project.root, "..", "tools");
  mkdirSync(tools);
  const log = path.join(tools, "opened");
  writeFileSync(path.join(tools, "xdg-open"), `#!/bin/sh\necho "$1" >> "${log}"\n`, { mode: 0o755 });
  const environment = { PATH: `${tools}${path.delimiter}${process.env.PATH}` };
  const second = await startPreview(project, { port: preview.port, options: ["--open"], environment });
  opened.push(() => second.stop());
  assert.ok(second.port > preview.port && second.port <= preview.port + 100, `${second.port} after ${preview.port}`);
  await until("the browser was asked", () => {
    try {
      return readFileSync(log, "utf8") === `${second.address}\n`;
    } catch {
      return false;
    }
  });
});
