import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { Json, Scalar } from "../plan/model.js";
import type { MappingNode, Node, ScalarNode } from "./node.js";
import { duplicateKey, nothingBehind, numberNotAsWritten, tildeForNull } from "./reading-mistakes.js";

/** Numbers as YAML 1.2's core schema knows them, decimal ones apart from the others (§10.3.2). */
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const otherNumber = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN)$/;

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

/**
 * The value of a scalar by YAML 1.2's core rules. A number that would not print as it is written, and `~`, are
 * mistakes: `undefined`, and a diagnostic in `into`.
 */
export function readScalar(node: ScalarNode, into: Diagnostic[]): Scalar | undefined {
  const { text } = node;
  if (node.style !== "plain") return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (text === "~") {
    into.push(mistaken(tildeForNull, node.span, {}));
    return undefined;
  }
  // Most values are words: numbers begin with a digit, a sign or a dot.
  const first = text.charCodeAt(0);
  if (first > 57) return text;
  const isDecimal = decimal.test(text);
  if (!isDecimal && !otherNumber.test(text)) return text;
  const number = isDecimal ? Number(text) : numberOf(text);
  const printed = String(number);
  if (printed !== text) {
    // What has lost digits, or is infinite, was hardly meant as this number.
    const isMeant = isDecimal && decimalNumber(text) !== undefined;
    const quoted = `Put it into quotes if it is text: \`'${text}'\`.`;
    const help = isMeant ? `${quoted} If it is a number, write \`${jsonText(number)}\`.` : quoted;
    into.push(mistaken(numberNotAsWritten, node.span, { text, printed: jsonText(number) }, { help }));
    return undefined;
  }
  return number;
}

/** The number of a text in decimal notation; `undefined` for any other text and for what can't be held exactly. */
export function decimalNumber(text: string): number | undefined {
  if (!decimal.test(text)) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return undefined;
  const digits = text
    .replace(/[eE].*$/, "")
    .replace(/[^0-9]/g, "")
    .replace(/^0+|0+$/g, "");
  return digits.length > 17 || (digits.length > 15 && !holdsExactly(number, digits)) ? undefined : number;
}

function holdsExactly(number: number, digits: string): boolean {
  const kept = String(number)
    .replace(/[eE].*$/, "")
    .replace(/[^0-9]/g, "")
    .replace(/^0+|0+$/g, "");
  return kept === digits;
}

function numberOf(text: string): number {
  if (text.startsWith("0x") || text.startsWith("0o")) return Number(text);
  if (text.toLowerCase().endsWith("nan")) return Number.NaN;
  return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** How JSON would print a number: it has no word for what is not finite. */
function jsonText(number: number): string {
  return Object.is(number, -0) ? "0" : (JSON.stringify(number) as string);
}

/**
 * The value that a node stands for. Objects have no prototype, so that any text can be a key. `undefined` when
 * there is a mistake in it, which is then in `into`; all mistakes within are reported, not the first.
 */
export function readValue(node: Node, into: Diagnostic[], what = "a value"): Json | undefined {
  switch (node.kind) {
    case "scalar":
      return readScalar(node, into);
    case "empty":
      into.push(mistaken(nothingBehind, node.span, { key: what, expected: "a value, if only `null`" }));
      return undefined;
    case "sequence": {
      const values: Json[] = [];
      let whole = true;
      node.items.forEach((item, at) => {
        const value = readValue(item, into, `item ${at + 1}`);
        if (value === undefined) whole = false;
        else values.push(value);
      });
      return whole ? values : undefined;
    }
    case "mapping":
      return readObject(node, into);
  }
}

function readObject(node: MappingNode, into: Diagnostic[]): Json | undefined {
  const object: Record<string, Json> = Object.create(null);
  const seen = new Map<string, ScalarNode>();
  let whole = !node.damaged;
  for (const entry of node.entries) {
    const name = entry.key.text;
    const first = seen.get(name);
    if (first) {
      into.push(
        mistaken(
          duplicateKey,
          entry.key.span,
          { key: name },
          {
            label: "again here",
            related: [{ span: first.span, label: "first here" }],
          },
        ),
      );
      whole = false;
      continue;
    }
    seen.set(name, entry.key);
    const value = readValue(entry.value, into, name);
    if (value === undefined) whole = false;
    else object[name] = value;
  }
  return whole ? object : undefined;
}
