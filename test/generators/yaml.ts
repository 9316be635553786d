/**
 * A small writer of YAML for generated plans. It quotes whatever is not provably plain, so that any text can be a
 * name or a value; in places it chooses among equivalent forms, so that readers of all of them are met.
 */
export type Yaml = Nothing | Plain | Quoted | List | Fields;
/** Nothing behind a key. */
export interface Nothing {
  readonly kind: "nothing";
}
/** A word that YAML is to make of what it will: a number, `true`, a type expression. */
export interface Plain {
  readonly kind: "plain";
  readonly text: string;
}
/** A text, whatever it holds. */
export interface Quoted {
  readonly kind: "text";
  readonly text: string;
}
export interface List {
  readonly kind: "list";
  readonly items: readonly Yaml[];
}
/** A mapping; keys are texts, whatever they hold. */
export interface Fields {
  readonly kind: "fields";
  readonly entries: readonly (readonly [string, Yaml])[];
}

export const nothing: Nothing = { kind: "nothing" };
export const plain = (text: string | number | boolean | null): Plain => ({ kind: "plain", text: String(text) });
export const text = (value: string): Quoted => ({ kind: "text", text: value });
export const list = (items: readonly Yaml[]): List => ({ kind: "list", items });
export const fields = (entries: readonly (readonly [string, Yaml])[]): Fields => ({ kind: "fields", entries });

/** A definition with one more key, in whatever form it was written. */
export function withKey(value: Yaml, key: string, said: Yaml): Fields {
  const entry = [key, said] as const;
  if (value.kind === "fields") return fields([...value.entries.filter(([name]) => name !== key), entry]);
  if (value.kind === "nothing") return fields([entry]);
  return fields([[value.kind === "list" ? "enum" : "type", value], entry]);
}

/** A definition without one of its keys, where it is written with keys. */
export function withoutKey(value: Yaml, key: string): Yaml {
  return value.kind === "fields" ? fields(value.entries.filter(([name]) => name !== key)) : value;
}

/** A JSON value as YAML. */
export function yamlOf(value: unknown): Yaml {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return list(value.map(yamlOf));
  if (typeof value === "object" && value !== null) {
    return fields(Object.entries(value).map(([key, each]) => [key, yamlOf(each)] as const));
  }
  return plain(value as number | boolean | null);
}

/** A whole file: the top-level keys in block style. */
export function fileOf(entries: readonly (readonly [string, Yaml])[]): string {
  return entries.length === 0 ? "" : `${block(fields(entries), 0).replace(/^\n/, "")}\n`;
}

/** Letters that stand for nothing but themselves in YAML 1.1 and 1.2, in and out of braces. */
const surelyPlain = /^[A-Za-z_][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*\??$/;
const words = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

function scalar(value: string): string {
  if (surelyPlain.test(value) && !words.test(value)) return value;
  // Neither a control character nor anything invisible: single quotes take the rest as it is.
  if (/^[\x20-\x7e]+$/.test(value) && value.length % 2 === 0) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function flow(node: Yaml): string {
  switch (node.kind) {
    case "nothing":
      return "";
    case "plain":
      return /[[\]{},]/.test(node.text) ? `'${node.text}'` : node.text;
    case "text":
      return scalar(node.text);
    case "list":
      return `[${node.items.map(flow).join(", ")}]`;
    case "fields":
      return `{ ${node.entries.map(([key, value]) => `${scalar(key)}: ${flow(value)}`.trimEnd()).join(", ")} }`;
  }
}

/** In braces when that fits on a line, otherwise in lines; top-level keys and their entries always in lines. */
function block(node: Yaml, depth: number): string {
  if (node.kind === "fields" && node.entries.length > 0) {
    const short = depth > 2 ? flow(node) : undefined;
    if (short !== undefined && short.length < 90) return ` ${short}`;
    return node.entries
      .map(([key, value]) => `\n${"  ".repeat(depth)}${scalar(key)}:${block(value, depth + 1)}`)
      .join("");
  }
  if (node.kind === "list" && node.items.length > 0) {
    const short = flow(node);
    if (short.length < 90) return ` ${short}`;
    return node.items
      .map((item) => {
        // A list's mapping begins on the dash's line.
        const inner = block(item, depth + 1);
        return inner.startsWith("\n")
          ? `\n${"  ".repeat(depth)}- ${inner.slice(1).trimStart()}`
          : `\n${"  ".repeat(depth)}-${inner}`;
      })
      .join("");
  }
  if (node.kind === "nothing") return "";
  if (node.kind === "plain") return ` ${node.text}`;
  return ` ${flow(node)}`;
}
