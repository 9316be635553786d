import type { SourceFile, Span } from "../source/span.js";
import type { Node, Suppression } from "./node.js";

const suppression = /^#[ \t]*trackc-ignore(?=[\s:]|$):?[ \t]*([^\s:]*)[ \t]*:?[ \t]*(.*)$/su;

/**
 * Reads the comments that silence findings: `# trackc-ignore RULE: REASON`. One covers the entry, or the item of a
 * list, that begins on the line below it; several above one another cover the same.
 */
export function readSuppressions(file: SourceFile, comments: readonly Span[], root: Node): readonly Suppression[] {
  const read = comments.flatMap((span) => {
    const match = suppression.exec(file.text.slice(span.start, span.end));
    if (!match) return [];
    const [whole, rule = "", reason = ""] = match;
    // Behind the keyword: a rule might be called as part of it is.
    const afterKeyword = whole.indexOf("trackc-ignore") + "trackc-ignore".length;
    const ruleAt = span.start + (rule === "" ? afterKeyword : whole.indexOf(rule, afterKeyword));
    const ruleSpan: Span = { file: file.path, start: ruleAt, end: ruleAt + rule.length };
    return [{ rule, reason: reason.trim(), span, ruleSpan }];
  });
  if (read.length === 0) return [];

  const starts = beginnings(root);
  const result: Suppression[] = [];
  let below: { readonly line: number; readonly covers: Span | undefined } | undefined;
  for (const one of [...read].reverse()) {
    const nextLine = lineAfter(file.text, one.span.end);
    let covers: Span | undefined;
    if (isAlone(file.text, one.span.start)) {
      const stands = below && below.line === nextLine;
      covers = stands ? below?.covers : firstWithin(starts, nextLine, lineAfter(file.text, nextLine));
      below = { line: startOfLine(file.text, one.span.start), covers };
    }
    result.push({ ...one, covers });
  }
  return result.reverse();
}

/** The spans of all entries and list items in the order of the text, the outer before the inner. */
function beginnings(root: Node): readonly Span[] {
  const spans: Span[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "sequence") {
      for (const item of node.items) {
        spans.push(item.span);
        visit(item);
      }
    } else if (node.kind === "mapping") {
      for (const entry of node.entries) {
        spans.push(entry.span);
        visit(entry.value);
      }
    }
  };
  visit(root);
  return spans;
}

/** The first span that begins in a range, by bisection. */
function firstWithin(spans: readonly Span[], start: number, end: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < start) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found && found.start < end ? found : undefined;
}

function startOfLine(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

function isAlone(text: string, at: number): boolean {
  return /^[ \t]*$/.test(text.slice(startOfLine(text, at), at));
}
