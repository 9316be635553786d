import type { Json } from "../../plan/model.js";
import { type Code, code, literal, tableKey } from "./doors.js";
import { bracketed, CURLY, room, SQUARE } from "./layout.js";

/** A JSON value as an expression, on one line where `columns` allow it. */
export function valueText(value: Json, columns: number): Code {
  if (value === null || typeof value !== "object") return code`${literal(value)}`;
  if (isList(value)) {
    const flat = bracketed(
      SQUARE,
      value.map((item) => valueText(item, columns)),
      columns,
    );
    return flat;
  }
  const entries = Object.keys(value).map((name) => {
    const head = code`${tableKey(name)}: `;
    return code`${head}${valueText(value[name] ?? null, columns - head.length - 2)}`;
  });
  return bracketed(CURLY, entries, columns);
}

/** A list of texts as an array literal, for a line that stands `level` steps in with something beside it. */
export function listText(values: readonly string[], level: number, ...beside: readonly string[]): Code {
  return literals(values, room(level, ...beside));
}

/** A list of texts as an array literal, on one line where its first line has the room. */
export function literals(values: readonly string[], columns: number, first = columns): Code {
  return bracketed(
    SQUARE,
    values.map((value) => literal(value)),
    first,
  );
}

function isList(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value);
}
