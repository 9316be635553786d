import { type Code, code, type Identifier, join, type Literal } from "../doors.js";
import { LINE_WIDTH } from "../layout.js";

type Text = Code | Literal | Identifier;

/** Data of generated code: a scalar or a name as text, a list, or entries under keys as an object literal writes them. */
export type Data = Text | readonly Data[] | Entries | Satisfying;
export type Entries = ReadonlyMap<Text, Data>;

/** Data with its type behind it, where TypeScript wouldn't work it out from the place. */
export interface Satisfying {
  readonly data: Data;
  readonly type: Identifier;
}

/** Entries without those that have no value. */
export function entries(...pairs: readonly (readonly [key: Text, value: Data | undefined])[]): Entries {
  return new Map(pairs.filter((pair): pair is readonly [Text, Data] => pair[1] !== undefined));
}

/**
 * Data as formatters write it, for a line that stands `level` steps in and holds `used` columns already; a comma or a semicolon follows.
 * What fits on the line stands on it, but several objects or lists in a list never do.
 */
export function dataText(data: Data, level: number, used: number): Code {
  if (isText(data)) return code`${data}`;
  const flat = flatText(data);
  if (flat !== undefined && flat.length + used + 1 + 2 * level <= LINE_WIDTH) return flat;
  if ("type" in data) return code`${dataText(data.data, level, used)} satisfies ${data.type}`;
  const inner = code`\n${spaces(level + 1)}`;
  const end = code`\n${spaces(level)}`;
  if (isList(data)) {
    const items = isNumbers(data)
      ? filled(data, LINE_WIDTH - 2 * (level + 1))
      : data.map((item) => dataText(item, level + 1, 0));
    return code`[${join(
      items.map((item) => code`${inner}${item},`),
      "",
    )}${end}]`;
  }
  const lines = [...data].map(([key, value]) => {
    const head = code`${key}: `;
    return key === value ? code`${inner}${key},` : code`${inner}${head}${dataText(value, level + 1, head.length)},`;
  });
  return code`{${join(lines, "")}${end}}`;
}

/** On one line; nothing where that isn't done, or where none holds it. */
function flatText(data: Data): Code | undefined {
  if (isText(data)) return code`${data}`;
  if ("type" in data) {
    const text = flatText(data.data);
    return text && code`${text} satisfies ${data.type}`;
  }
  if (isList(data) && data.length > 1 && (data.every(isLongEntries) || data.every(isLongList))) return undefined;
  const texts: Code[] = [];
  let length = 0;
  for (const [key, value] of isList(data) ? data.map((item) => [undefined, item] as const) : data) {
    const text = flatText(value);
    if (text === undefined) return undefined;
    texts.push(key === undefined || key === value ? text : code`${key}: ${text}`);
    length += text.length;
    if (length > LINE_WIDTH) return undefined;
  }
  const all = join(texts, ", ");
  if (isList(data)) return code`[${all}]`;
  return texts.length === 0 ? code`{}` : code`{ ${all} }`;
}

/** Numbers, as many as go on a line: how formatters write lists of nothing else. */
function filled(items: readonly Text[], columns: number): readonly Code[] {
  const lines: Text[][] = [];
  let length = 0;
  for (const item of items) {
    const line = lines.at(-1);
    if (line && length + 2 + item.length + 1 <= columns) {
      line.push(item);
      length += 2 + item.length;
    } else {
      lines.push([item]);
      length = item.length;
    }
  }
  return lines.map((line) => join(line, ", "));
}

function spaces(level: number): Code {
  return join(Array<Code>(level).fill(code`  `), "");
}

function isText(data: Data): data is Text {
  return typeof data === "string";
}

function isList(data: Data): data is readonly Data[] {
  return Array.isArray(data);
}

function isNumbers(data: readonly Data[]): data is readonly Text[] {
  return data.length > 1 && data.every((item) => isText(item) && /^-?\d/.test(item));
}

function isLongEntries(data: Data): boolean {
  return !isText(data) && !isList(data) && "size" in data && data.size > 1;
}

function isLongList(data: Data): boolean {
  return !isText(data) && isList(data) && data.length > 1;
}
