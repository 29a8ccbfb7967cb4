// The built site as the tests meet it: a folder of files, named by $CANDOUR_SITE, else the repository's own output/.
// Nothing here opens a browser, and nothing knows which papers the site holds.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

export const folder = path.resolve(process.env.CANDOUR_SITE ?? path.join(here, "..", "..", "output"));

if (!existsSync(path.join(folder, "index.html"))) {
  throw new Error(`${folder} holds no index.html: build the site first (cargo run --release -- build)`);
}

/** Every file of the site whose name ends so, as paths from the site's folder with forward slashes, sorted. */
export function filesEnding(ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join("/"))
    .sort();
}

export const pages = filesEnding(".html");

export function read(name) {
  return readFileSync(path.join(folder, name), "utf8");
}

export function exists(name) {
  return existsSync(path.join(folder, name));
}

/** The address of a page as somebody opens it from a USB stick. */
export function fileAddress(page) {
  return pathToFileURL(path.join(folder, page)).href;
}

/** Pages whose source contains the text. */
export function pagesWith(text) {
  return pages.filter((page) => read(page).includes(text));
}

/** Pages that hold a chart. */
export const pagesWithCharts = pagesWith('class="chart');
