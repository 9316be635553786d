import type { Diagnostic } from "./diagnostic.js";

/**
 * Diagnostics in the one order in which people and programs see them: by file, place and code, those without a place
 * first; each once. Everything that reports goes through here, so that output depends on the plan alone.
 */
export function inOrder(diagnostics: Iterable<Diagnostic>): readonly Diagnostic[] {
  const sorted = [...diagnostics].sort(compare);
  return sorted.filter((diagnostic, at) => at === 0 || compare(sorted[at - 1] as Diagnostic, diagnostic) !== 0);
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.span?.file ?? "", b.span?.file ?? "") ||
    (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
    (a.span?.end ?? -1) - (b.span?.end ?? -1) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
