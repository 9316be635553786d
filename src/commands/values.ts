import type { Terminal } from "./spec.js";

/** The value of `--today`: the terminal's day without one, `undefined` (said on standard error) for what is no day. */
export function readToday(value: unknown, terminal: Terminal): string | undefined {
  if (value === undefined) return terminal.today;
  const text = String(value);
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text))
    return text;
  terminal.err("error: --today takes a day such as 2026-03-31\n");
  return undefined;
}

/** The value of `--max-warnings`: no limit without one, `undefined` (said on standard error) for what is no number. */
export function readWarnings(value: unknown, terminal: Terminal): number | undefined {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(String(value))) return Number(value);
  terminal.err("error: --max-warnings takes a number, 0 or more\n");
  return undefined;
}
