// Loaded before a program, by `node --import`: prints at its end, on standard error, the most memory that it has held, in kilobytes.
import { writeSync } from "node:fs";

process.on("exit", () => writeSync(2, `\n${process.resourceUsage().maxRSS}\n`));
