// How a test says what is wrong: one line for each fault, the page first.

import assert from "node:assert/strict";

const shown = 60;

export function assertNoFaults(faults) {
  if (faults.length === 0) return;
  const lines = faults.slice(0, shown).map((fault) => `  ${fault}`);
  if (faults.length > shown) lines.push(`  and ${faults.length - shown} more`);
  assert.fail(`${faults.length} found:\n${lines.join("\n")}`);
}
