import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Fix } from "../diagnostics/fix.js";
import { type InspectOptions, inspect } from "../inspect.js";
import type { LintSummary } from "../lint/index.js";
import type { LoadedPlan } from "../loaded.js";
import { applyFixes } from "../syntax/edits.js";

/** Which fixes to make: those that change no meaning, or all. */
export type WhichFixes = "safe" | "all";

/** A file that fixes changed. */
export interface FixedFile {
  /** As in the plan's sources. */
  readonly path: string;
  /** Both without a byte order mark. */
  readonly before: string;
  readonly after: string;
}

/** A fix that was asked for and not made. */
export interface RefusedFinding {
  readonly diagnostic: Diagnostic;
  readonly title: string;
  /** Half a sentence: "a comment would be lost". */
  readonly reason: string;
}

/** What fixing a plan comes to. */
export interface FixedPlan {
  readonly loaded: LoadedPlan;
  /** What there is to tell of the plan as it is now. */
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: LintSummary;
  /** Sorted by path. */
  readonly files: readonly FixedFile[];
  /** How many fixes were made. */
  readonly fixed: number;
  readonly refused: readonly RefusedFinding[];
}

/** Fixes may make others possible, or ask for others. What has not come to rest by then will not. */
const mostRounds = 10;

/**
 * The diagnostics, of which those whose fix was just refused bring none any more: what was tried and can't be done isn't offered.
 */
export function withoutRefused(
  diagnostics: readonly Diagnostic[],
  refused: readonly RefusedFinding[],
): readonly Diagnostic[] {
  const key = ({ code, message, span }: Diagnostic): string =>
    JSON.stringify([code, message, span?.file, span?.start, span?.end]);
  const keys = new Set(refused.map(({ diagnostic }) => key(diagnostic)));
  return diagnostics.map((each) => (each.fix && keys.has(key(each)) ? { ...each, fix: undefined } : each));
}

/**
 * Makes the fixes of a plan's diagnostics until there are none left that can be made. Works on texts alone: `reload` gives the
 * plan with some of its files' texts replaced. A fix that brings an error of the language is taken back.
 */
export function fixPlan(
  first: LoadedPlan,
  reload: (texts: ReadonlyMap<string, string>) => LoadedPlan,
  options: InspectOptions & { readonly which: WhichFixes },
): FixedPlan {
  const { shows } = options;
  const look = (loaded: LoadedPlan): readonly Diagnostic[] =>
    inspect(loaded, { ...options, shows: undefined }).diagnostics;
  const texts = new Map<string, string>();
  let loaded = first;
  let found = look(first);
  let fixed = 0;
  let refused: readonly RefusedFinding[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const wanted = found.filter(
      ({ fix, span }) => fix && (options.which === "all" || fix.safe) && (!span || !shows || shows(span.file)),
    );
    const made = makeRound(loaded, found, wanted, (changed) => {
      const next = reload(new Map([...texts, ...changed]));
      return { loaded: next, found: look(next) };
    });
    refused = made.refused;
    if (!made.next) break;
    for (const [path, text] of made.texts) texts.set(path, text);
    fixed += made.count;
    ({ loaded, found } = made.next);
  }
  const files: FixedFile[] = [];
  for (const path of [...texts.keys()].sort()) {
    const before = first.sources.get(path)?.text ?? "";
    const after = texts.get(path) ?? before;
    if (after !== before) files.push({ path, before, after });
  }
  const result = inspect(loaded, options);
  const diagnostics = withoutRefused(result.diagnostics, refused);
  return { loaded, diagnostics, summary: result.value, files, fixed, refused };
}

interface Seen {
  readonly loaded: LoadedPlan;
  readonly found: readonly Diagnostic[];
}

interface Round {
  readonly texts: ReadonlyMap<string, string>;
  readonly count: number;
  readonly refused: readonly RefusedFinding[];
  /** The plan afterwards; `undefined` where nothing has changed. */
  readonly next: Seen | undefined;
}

function makeRound(
  loaded: LoadedPlan,
  found: readonly Diagnostic[],
  wanted: readonly Diagnostic[],
  see: (texts: ReadonlyMap<string, string>) => Seen,
): Round {
  const byFix = new Map<Fix, Diagnostic>();
  for (const diagnostic of wanted)
    if (diagnostic.fix && !byFix.has(diagnostic.fix)) byFix.set(diagnostic.fix, diagnostic);
  const errors = errorsOf(found);
  const takenBack = new Map<Fix, string>();
  let accepted: readonly Fix[] = [];
  let best: { readonly applied: ReturnType<typeof applyFixes>; readonly next: Seen } | undefined;
  // Many at once, and smaller groups only where there is one among them that brings an error.
  const accept = (some: readonly Fix[]): void => {
    if (some.length === 0) return;
    const together = [...accepted, ...some];
    const applied = applyFixes(loaded.sources, together);
    const next = applied.texts.size > 0 ? see(applied.texts) : { loaded, found };
    const worse = newError(next.found, errors);
    if (!worse) {
      accepted = together;
      best = { applied, next };
    } else if (some.length === 1) {
      takenBack.set(some[0] as Fix, `it would bring a mistake that was not there before: ${worse}`);
    } else {
      const half = some.length >> 1;
      accept(some.slice(0, half));
      accept(some.slice(half));
    }
  };
  accept([...byFix.keys()]);

  const refused: RefusedFinding[] = [];
  const refuse = (fix: Fix, reason: string): void => {
    const diagnostic = byFix.get(fix);
    if (diagnostic) refused.push({ diagnostic, title: fix.title, reason });
  };
  for (const { fix, reason } of best?.applied.refused ?? []) refuse(fix, reason);
  for (const [fix, reason] of takenBack) refuse(fix, reason);
  if (!best || best.applied.texts.size === 0) return { texts: new Map(), count: 0, refused, next: undefined };
  return { texts: best.applied.texts, count: best.applied.made.length, refused, next: best.next };
}

/** The errors of the language, apart from their places, each with how often it is there. */
function errorsOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { origin, level, code, message } of diagnostics) {
    if (origin !== "language" || level !== "error") continue;
    const error = `${message} (\`${code}\`)`;
    counts.set(error, (counts.get(error) ?? 0) + 1);
  }
  return counts;
}

/** The first error that is there more often than before. */
function newError(found: readonly Diagnostic[], before: ReadonlyMap<string, number>): string | undefined {
  return [...errorsOf(found)].find(([error, count]) => count > (before.get(error) ?? 0))?.[0];
}
