import type { SourceFile, Span } from "../source/span.js";

export { conflictIn } from "../source/conflict.js";

// What the files have in common that the tool keeps beside a manifest and that people commit: the baseline, the approvals.

/** What the approvals of a plan are called; the file stands beside the manifest. */
export const approvalsName = ".trackc-approvals.json";

/** A key that an object of a JSON text has twice. */
export interface RepeatedKey {
  readonly key: string;
  /** Where it stands for the second time. */
  readonly span: Span;
}

/**
 * The first key that an object has twice, as two branches leave it that add the same block. Reading JSON takes the last of them in silence.
 * For texts that are JSON.
 */
export function repeatedKeyIn({ path, text }: SourceFile): RepeatedKey | undefined {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: key, index } of text.matchAll(
    /("[^"\\]*(?:\\.[^"\\]*)*")\s*:|"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/gs,
  )) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (key !== undefined) {
      const name = String(JSON.parse(key));
      const seen = open.at(-1);
      if (seen?.has(name)) return { key: name, span: { file: path, start: index, end: index + key.length } };
      seen?.add(name);
    }
  }
  return undefined;
}

/** Why a text can't be read, in half a sentence, and where that is seen: an offset in the text. */
export interface Unreadable {
  readonly problem: string;
  readonly at: number;
}

/** What stands under a key of a JSON object of a known version, as entries. */
export function recordIn(
  text: string,
  key: string,
  version: number,
): readonly (readonly [string, unknown])[] | Unreadable {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: "it is not JSON", at: parsedUntil(text, error) };
  }
  if (!isRecord(json)) return { problem: "it is not an object", at: 0 };
  if (json.version !== version) return { problem: `its version is not ${version}`, at: placeOf(text, "version") };
  const record = json[key];
  return isRecord(record) ? Object.entries(record) : { problem: `it has no \`${key}\``, at: placeOf(text, key) };
}

/** How far a text was JSON: V8 says the offset of what it did not expect, and none where the text ends too soon. */
function parsedUntil(text: string, error: unknown): number {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  return Math.min(Number(position ?? text.length), text.trimEnd().length);
}

/** Where a key stands first in a text; at its beginning, where it doesn't. */
export function placeOf(text: string, key: string): number {
  return Math.max(0, text.indexOf(JSON.stringify(key)));
}

/** Whether a value of parsed JSON is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
