import type { SourceFile, Span } from "../source/span.js";

// What the files have in common that the tool keeps beside a manifest and that people commit: the baseline, the approvals.

/** What the approvals of a plan are called; the file stands beside the manifest. */
export const approvalsName = ".trackc-approvals.json";

/** Where an unresolved merge conflict begins in a file; `undefined` where there is none. */
export function conflictIn({ path, text }: SourceFile): Span | undefined {
  const conflict = /^<{7}/m.exec(text);
  return conflict ? { file: path, start: conflict.index, end: conflict.index + 7 } : undefined;
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
