// Loaded before a program, by `node --import`: prints at its end, on standard error, the most memory that it has held, in kilobytes.
import { readFileSync, writeSync } from "node:fs";

/** What the system counts for the program alone; `maxRSS` begins with what its parent held. */
function most() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on("exit", () => writeSync(2, `\n${most()}\n`));
