// Runs the `run(rounds)` of a script until the engine has compiled it, then for a while, and prints the nanoseconds of a round.
// Usage: node round.mjs SCRIPT
import { pathToFileURL } from "node:url";

const { run } = await import(pathToFileURL(process.argv[2]).href);

/** Processor time of this process: other programs on the machine don't count. */
function nanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1_000;
}

function spent(count) {
  const start = nanoseconds();
  run(count);
  return nanoseconds() - start;
}

const WARM = 60e6;
const MEASURED = 100e6;
let count = 10;
for (let all = 0; all < WARM; count *= 2) all += spent(count);
const rounds = Math.ceil((count * MEASURED) / spent(count));
console.log(spent(rounds) / rounds);
