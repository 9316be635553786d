import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import type { Text } from "../../source/span.js";
import { emptyName, spaceAroundName } from "../../syntax/mistakes.js";
import type { ScalarNode } from "../../syntax/node.js";
import { nameCharacters, prototypeName } from "../mistakes/names.js";

/** The types that the language has itself, in the order in which people meet them. */
export const scalarWords = ["string", "integer", "number", "boolean", "object", "array", "any", "null"] as const;

/** Every member of `Object.prototype`: neither JavaScript nor its validators carry such properties safely. */
export const prototypeNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A name where properties, traits or context properties are listed. */
export interface MarkedName {
  readonly name: Text;
  readonly optional: boolean;
}

/** Takes the mark of optionality off a name: `email?` is an optional `email`, `Agreed\?` is `Agreed?`. */
export function readMark(key: ScalarNode): MarkedName {
  let text = key.text;
  let optional = false;
  if (text.endsWith("?") && !text.endsWith("\\?")) {
    optional = true;
    text = text.slice(0, -1);
  }
  if (text.endsWith("\\?")) text = `${text.slice(0, -2)}?`;
  return { name: { value: text, span: key.span }, optional };
}

/** The name of a property, a trait or a context property; `false` when it can't be one. */
export function checkPropertyName(key: ScalarNode, name: string, kind: string, into: Diagnostic[]): boolean {
  // Space around the whole key is syntax's; here it is before the mark: `email ?`.
  if (key.style === "plain" && name !== name.trim() && key.text === key.text.trim()) {
    into.push(mistaken(spaceAroundName, key.span, { name: name.trim() }));
  }
  // A name that is empty as a whole is syntax's as well; here nothing is left before the mark.
  if (name === "" && key.text !== "") {
    into.push(mistaken(emptyName, key.span, {}));
    return false;
  }
  if (!prototypeNames.has(name)) return true;
  into.push(mistaken(prototypeName, key.span, { name, kind }));
  return false;
}

const plainName = /^[\p{L}\p{M}\p{Nd}_-]+$/u;

/** The name of a type, an entity, a bundle or a metric. */
export function checkPlainName(key: ScalarNode, kind: string, into: Diagnostic[]): void {
  if (plainName.test(key.text)) return;
  const fitting = key.text.replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, "_").replace(/^_+|_+$/g, "");
  const help =
    fitting === "" ? undefined : `Write \`${fitting}\`, or another name of letters, digits, \`_\` and \`-\` only.`;
  into.push(mistaken(nameCharacters, key.span, { name: key.text, kind }, { help }));
}
