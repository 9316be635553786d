import { readFileSync } from "node:fs";
import { main } from "../src/main.js";

// Runs the command line once, in a process that has done nothing before, and prints how long that has worked.
// Usage: node cold.js <arguments of trackc>

/** Milliseconds that this thread has worked since the process began; where nobody counts that, milliseconds that went by. */
function worked(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

let said = 0;
const count = (text: string): void => {
  said += text.length;
};
const exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  interactive: false,
  color: false,
  columns: undefined,
  today: "2026-01-01",
  interrupted: () => new Promise(() => {}),
  out: count,
  err: count,
});
const milliseconds = worked();
if (exitCode !== 0) throw new Error(`It exits with ${exitCode}, having said ${said} characters.`);
console.log(milliseconds);
