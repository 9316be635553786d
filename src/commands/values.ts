import type { Terminal } from "./spec.js";

/** The value of `--today`: the terminal's day without one, `undefined` (said on standard error) for what is no day. */
export function readToday(value: unknown, terminal: Terminal): string | undefined {
  const complaint = todayComplaint(value);
  if (complaint === undefined) return value === undefined ? terminal.today : String(value);
  terminal.err(`error: ${complaint}\n`);
  return undefined;
}

/** Why a value of `--today` is no day, in a line without a point; `undefined` where it is one, or there is none. */
export function todayComplaint(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay ? undefined : "--today takes a day such as 2026-03-31";
}

/** The value of `--max-warnings`: no limit without one, `undefined` (said on standard error) for what is no number. */
export function readWarnings(value: unknown, terminal: Terminal): number | undefined {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(String(value))) return Number(value);
  terminal.err("error: --max-warnings takes a number, 0 or more\n");
  return undefined;
}
