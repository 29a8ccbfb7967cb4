// The lock files pin every package by its digest and name no registry of anybody's own machine.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertNoFaults } from "./faults.mjs";

const lines = (name) => readFileSync(new URL(name, import.meta.url), "utf8").split("\n");
const cratesIo = 'source = "registry+https://github.com/rust-lang/crates.io-index"';

function hosts(text) {
  return text.filter((line) => /"resolved"|:\/\//.test(line));
}

test("the npm lock file names no host and gives every package's digest", () => {
  const lock = lines("package-lock.json");
  assertNoFaults(hosts(lock));
  const packages = Object.entries(JSON.parse(lock.join("\n")).packages).filter(([name]) => name !== "");
  assert.notEqual(packages.length, 0);
  assertNoFaults(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([name]) => name));
});

test("the Cargo lock files name crates.io alone", () => {
  for (const name of ["../../Cargo.lock", "../../fuzz/Cargo.lock"]) {
    const lock = lines(name);
    assert.ok(lock.includes(cratesIo));
    assertNoFaults(hosts(lock).filter((line) => line !== cratesIo));
  }
});

test("a host in a lock file is noticed", () => {
  assert.equal(hosts(['  "resolved": "https://npm.example/x.tgz",', '  "version": "1.0.0"']).length, 1);
});
