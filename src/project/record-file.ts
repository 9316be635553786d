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

/** What stands under a key of a JSON object of a known version, as entries; or in half a sentence what is wrong with the text. */
export function recordIn(text: string, key: string, version: number): readonly (readonly [string, unknown])[] | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  if (!isRecord(json)) return "it is not an object";
  if (json.version !== version) return `its version is not ${version}`;
  const record = json[key];
  return isRecord(record) ? Object.entries(record) : `it has no \`${key}\``;
}

/** Whether a value of parsed JSON is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
