// The site is whole in itself: it asks nothing of any other machine, needs no script, and stands wherever it is copied to.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { newPage, openBrowser } from "./browser.mjs";
import { assertNoFaults } from "./faults.mjs";
import { serveUnder } from "./server.mjs";
import { fileAddress, folder, pages, read } from "./site.mjs";

const browser = await openBrowser();
let council;
before(async () => {
  council = await serveUnder("/council/papers/2023/");
});
after(async () => {
  await browser.close();
  await council.close();
});

/** Opens the pages one after another and returns what a web team would see go wrong in the browser's own tools. */
async function complaints(addressOf, within, names = pages) {
  const page = await newPage(browser);
  const faults = [];
  let current = "";
  page.on("request", (request) => {
    if (!request.url().startsWith(within)) faults.push(`${current} asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // Going on to the next page cancels what the browser still loads for itself, such as the icon.
    if (why !== "net::ERR_ABORTED") faults.push(`${current} cannot load ${request.url()}: ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${current} loads ${response.url()}: ${response.status()}`);
  });
  page.on("console", (message) => {
    if (!/error|warning/.test(message.type())) return;
    faults.push(`${current}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(`${current}: ${error.message}`));
  for (const name of names) {
    current = name;
    await page.goto(addressOf(name));
  }
  await page.context().close();
  return faults;
}

/** A reader of pages: from an address to all words as they are read, white space apart. */
async function reader(options) {
  const page = await newPage(browser, options);
  const words = async (address) => {
    await page.goto(address);
    return page.evaluate(() => document.body.innerText.replace(/\s+/g, " ").trim());
  };
  return { words, close: () => page.context().close() };
}

const served = (name) => council.address + name;

test("opened from a USB stick, no page asks for anything outside the site", async () => {
  assertNoFaults(await complaints(fileAddress, pathToFileURL(folder).href));
});

test("copied under some path of the council's web server, it does the same", async () => {
  assertNoFaults(await complaints(served, council.address));
});

test("a picture from elsewhere and a script that its own policy forbids are noticed", async () => {
  const page = await newPage(browser);
  const seen = [];
  page.on("request", (request) => seen.push(request.url()));
  page.on("console", (message) => seen.push(message.text()));
  await page.goto(served("index.html"));
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<img alt="" src="http://127.0.0.1:9/elsewhere.png">');
    const script = document.createElement("script");
    script.textContent = "document.title = 'the script ran'";
    document.body.append(script);
  });
  await page.waitForTimeout(100);
  assert.ok(seen.some((line) => line.includes("elsewhere.png")), seen.join("\n"));
  assert.notEqual(await page.title(), "the script ran");
  await page.context().close();
});

test("every page forbids what it does not need", () => {
  const without = pages.filter((name) => !/<meta http-equiv="?Content-Security-Policy"?/i.test(read(name)));
  assertNoFaults(without);
});

test("every page says the same without JavaScript, from a USB stick and from a web server", async () => {
  const usual = await reader({});
  const scriptless = await reader({ javaScriptEnabled: false });
  for (const name of pages) {
    const text = await usual.words(fileAddress(name));
    assert.ok(text.length > 50, `${name} says next to nothing`);
    assert.equal(await scriptless.words(fileAddress(name)), text, name);
    assert.equal(await scriptless.words(served(name)), text, name);
  }
  await usual.close();
  await scriptless.close();
});

test("no page holds a script or a style of its own", () => {
  const faults = pages.flatMap((name) =>
    [
      ...read(name).matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>|<style\b|<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=[^<>]*>/gi),
    ].map((match) => `${name}: ${match[0].slice(0, 80)}`),
  );
  assertNoFaults(faults);
});
