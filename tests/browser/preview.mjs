// An officer at work: a project of their own, `candour serve`, an editor that saves.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The program under test: the release build, or the one that is named. */
export const program = path.resolve(process.env.CANDOUR ?? path.join(here, "..", "..", "target", "release", "candour"));

const meeting = "content/2026-02-03-example-board";
/** The paper that the officer writes, from the project's folder. */
export const paper = `${meeting}/reading-service.md`;

/** Where the paper stands on the site. */
export const paperPage = "2026-02-03-example-board/reading-service.html";

/** Enough text to scroll through, with charts whose tables can be opened. */
function long(words) {
  const part = (number) => `
## Part ${number}

${"The libraries were open as usual, and people came to read, to borrow and to ask. ".repeat(12)}

\`\`\`chart
data: visits
title: More people visited each year
\`\`\`
`;
  return `---
title: Reading service
item: 1
from: Director of Libraries
purpose: noting
data: example
recommendations:
  - That the board notes the report.
statutory:
  background-documents: none
  equalities: The report describes and proposes no change.
---

## Beginning

${words}
${[1, 2, 3, 4].map(part).join("")}
## End

These are the last words.
`;
}

/** A small project in a folder of its own, with one long paper. */
export function newProject() {
  const folder = mkdtempSync(path.join(tmpdir(), "candour-preview-"));
  const root = path.join(folder, "site");
  execFileSync(program, ["new", "site", "site"], { cwd: folder });
  execFileSync(program, ["new", "meeting", path.basename(meeting)], { cwd: root });
  const project = {
    root,
    at: (name) => path.join(root, name),
    read: (name) => readFileSync(path.join(root, name), "utf8"),
    save: (name, text) => writeFileSync(path.join(root, name), text),
    /** Saves the paper with other first words. */
    write: (words) => project.save(paper, long(words)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write("These are the first words.");
  return project;
}

/** Runs `candour serve` until it says where; everything it prints is kept. */
export async function startPreview(project, { port = 0, options = [], environment = {} } = {}) {
  const child = spawn(program, ["serve", "--root", project.root, "--port", String(port), ...options], {
    env: { ...process.env, ...environment },
  });
  const preview = { printed: "", stop: undefined, address: undefined, port: undefined };
  const ended = new Promise((resolve) => child.on("exit", resolve));
  preview.stop = async () => {
    child.kill("SIGINT");
    await ended;
  };
  await new Promise((ready, refuse) => {
    const hear = (bytes) => {
      preview.printed += bytes;
      const found = /preview at (http:\/\/[^/]+:(\d+)\/)/.exec(preview.printed);
      if (!found) return;
      [, preview.address, preview.port] = found;
      ready();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", (code) => refuse(new Error(`the preview ended (${code}): ${preview.printed}`)));
  });
  preview.port = Number(preview.port);
  return preview;
}

/** Asks over a socket, with a path just as it is written; gives the status and what was answered. */
export function ask({ port, path: asked = "/", method = "GET", headers = {}, host = "127.0.0.1" }) {
  return new Promise((answered, refused) => {
    const sent = request({ host, port, path: asked, method, headers }, (response) => {
      let text = "";
      response.on("data", (bytes) => (text += bytes));
      response.on("end", () => answered({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on("error", refused);
    sent.end();
  });
}

/** Waits until something holds, and says what did not. */
export async function until(what, holds, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited ${seconds} s in vain for: ${what}`);
}
