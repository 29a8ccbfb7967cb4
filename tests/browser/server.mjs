// A council's web server in miniature: serves the built site under some path, on the loopback interface only.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { folder } from "./site.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Starts the server; `under` is the path where the site was copied to, such as `/council/papers/`, `root` the folder
 * that it stands in, and `headers` what the council's server adds to every answer.
 */
export async function serveUnder(under, { root = folder, headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://site").pathname);
    const file = path.join(root, asked.slice(under.length));
    try {
      if (!asked.startsWith(under) || !file.startsWith(root)) throw new Error("outside the site");
      const body = await readFile(file);
      response.writeHead(200, { ...headers, "content-type": types[path.extname(file)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not here");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${under}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
