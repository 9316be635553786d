import { bareDefinition } from "../../plan/bare.js";
import type { EnumMember, Json, JsonObject, Property, Scalar, Type } from "../../plan/model.js";
import { judge } from "../../plan/values/accepts.js";
import { canonical, isJsonObject, kindOf } from "../../plan/values/values.js";
import type { Span } from "../../source/span.js";
import type { Node } from "../../syntax/node.js";
import { jsonOf } from "./json.js";
import { unionOf } from "./kinds.js";
import type { Reading } from "./reading.js";
import type { Schema } from "./schema.js";

/** The type of the values behind `enum` or `const`, as far as `within` takes them. */
export function typeOfValues(r: Reading, schema: Schema, keyword: "enum" | "const", within: Type): Type {
  const node = schema.keywords.get(keyword)?.value;
  if (node === undefined) return within;
  if (keyword === "enum" && node.kind !== "sequence") {
    r.noteKeyword(schema, keyword, "is no list");
    return within;
  }
  const members: EnumMember[] = [];
  const others: Type[] = [];
  const seen = new Set<string>();
  for (const item of keyword === "enum" && node.kind === "sequence" ? node.items : [node]) {
    const value = jsonOf(item);
    const text = canonical(value);
    if (kindOf(value) === undefined || text === undefined) {
      r.noteKeyword(schema, keyword, "has a number that can't be held");
      return within;
    }
    if (seen.has(text)) continue;
    seen.add(text);
    // Types of names are worked out later; what they take is told by the meeting with them.
    if (judge(within, value, () => undefined) === false) {
      r.noteKeyword(schema, keyword, "has a value that the rest of the schema refuses", false);
    } else if (isScalar(value)) members.push({ value, span: item.span });
    else others.push(exactly(r, schema, keyword, value, item));
  }
  const scalars: Type = { kind: "enum", members, constant: keyword === "const" && members.length === 1 };
  if (others.length === 0) return scalars;
  return unionOf(members.length === 0 ? others : [scalars, ...others], schema);
}

function isScalar(value: Json): value is Scalar {
  return value === null || typeof value !== "object";
}

/** The type of one value: an object with these keys and no others, a list of this length. */
function exactly(r: Reading, schema: Schema, keyword: string, value: Json, { span }: Pick<Node, "span">): Type {
  if (isJsonObject(value)) return exactObject(r, schema, keyword, value, span);
  if (isScalar(value)) return { kind: "enum", members: [{ value, span }], constant: true };
  const items = new Map(value.map((item) => [canonical(item) ?? "", item]));
  if (items.size > 1) r.noteKeyword(schema, keyword, "has a list whose order is not in the language");
  const types = [...items.values()].map((item) => exactly(r, schema, keyword, item, { span }));
  return {
    kind: "array",
    ...(types.length > 0 && { items: bareDefinition(unionOf(types, { span }), span) }),
    minItems: value.length,
    maxItems: value.length,
  };
}

function exactObject(r: Reading, schema: Schema, keyword: string, value: JsonObject, span: Span): Type {
  const properties = Object.keys(value).map(
    (name): Property => ({
      ...bareDefinition(exactly(r, schema, keyword, value[name] as Json, { span }), span),
      name: { value: name, span },
      required: true,
    }),
  );
  return { kind: "object", properties, additional: false };
}
