import type { Change, Fix } from "../../src/diagnostics/fix.js";
import type { SourceFile, Span } from "../../src/source/span.js";
import type { Entry, Node } from "../../src/syntax/node.js";
import { parse } from "../../src/syntax/parse.js";

/** A fix, and the entry that it is about. */
export interface AskedFix extends Fix {
  readonly entry: Span;
}

/** What could be asked of each entry of a tree. */
export function changesOf(file: SourceFile): readonly AskedFix[] {
  const fixes: AskedFix[] = [];
  const visit = (node: Node, holder?: Entry): void => {
    if (node.kind === "sequence") for (const item of node.items) visit(item);
    if (node.kind !== "mapping") return;
    for (const entry of node.entries) {
      const fix = (change: Change): number =>
        fixes.push({ title: "", safe: true, changes: [change], entry: entry.span });
      fix({ kind: "rename-key", key: entry.key.span, to: `new: ${entry.key.text}` });
      // The last of all properties takes `properties` along.
      const whole = { ...entry.span, start: holder?.span.start ?? entry.span.start };
      fixes.push({ title: "", safe: true, changes: [{ kind: "remove-entry", entry: entry.span }], entry: whole });
      fix({ kind: "clear-value", value: entry.value.span });
      fix({ kind: "set-key", of: entry.key.span, key: "x-new", to: "it's, new" });
      fix({ kind: "add-to-list", of: entry.key.span, key: entry.key.text, add: "one more" });
      fix({ kind: "add-to-list", of: entry.key.span, key: "include", add: "one more" });
      fix({ kind: "replace-value", value: entry.value.span, to: "other # text" });
      fix({
        kind: "add-entry",
        file: file.path,
        section: "dictionary",
        key: "a copy?",
        entry: { kind: "copy", of: entry.value.span },
      });
      visit(entry.value, entry);
    }
  };
  visit(parse(file).value.root);
  return fixes;
}
