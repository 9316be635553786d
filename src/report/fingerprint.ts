import { createHash } from "node:crypto";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Root, repositoryPath } from "./paths.js";

/**
 * What tells each diagnostic from the others in every run, so that a code host can say which are new: a SHA-256 in
 * hexadecimal, in the order of `diagnostics`. It is made of the code and the place in the plan, not of files, lines and
 * messages: shifting lines, moving a definition to another file and counts in messages leave it as it is. What has no place
 * in the plan is known by its file and message. Several of one code at one place are numbered in the order of their messages.
 */
export function fingerprints(diagnostics: readonly Diagnostic[], root?: Root): readonly string[] {
  const alike = new Map<string, { readonly message: string; readonly at: number }[]>();
  diagnostics.forEach((diagnostic, at) => {
    const key = identityOf(diagnostic, root);
    const list = alike.get(key) ?? [];
    if (list.length === 0) alike.set(key, list);
    list.push({ message: diagnostic.message, at });
  });
  const made: string[] = new Array(diagnostics.length);
  for (const [key, list] of alike) {
    list.sort((a, b) => (a.message < b.message ? -1 : a.message > b.message ? 1 : a.at - b.at));
    list.forEach(({ at }, ordinal) => {
      made[at] = createHash("sha256")
        .update(ordinal === 0 ? key : `${key}#${ordinal}`)
        .digest("hex");
    });
  }
  return made;
}

/** As JSON, in which no two lists of texts are written alike, whatever characters they hold. */
function identityOf({ code, path, span, message }: Diagnostic, root: Root | undefined): string {
  if (path.length > 0) return JSON.stringify([code, path]);
  return JSON.stringify([code, span ? repositoryPath(span.file, root) : "", message]);
}
