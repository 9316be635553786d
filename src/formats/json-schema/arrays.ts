import { bareDefinition } from "../../plan/bare.js";
import type { ArrayType, Definition, Type } from "../../plan/model.js";
import { isNothing } from "../../plan/resolve/meet.js";
import { definitionAt } from "./definition.js";
import { jsonOf } from "./json.js";
import { unionOf } from "./kinds.js";
import { countAt } from "./numbers.js";
import type { Reading } from "./reading.js";
import type { Schema } from "./schema.js";

/** The type of the keywords that narrow arrays. */
export function arrayType(r: Reading, schema: Schema): ArrayType {
  const minItems = countAt(r, schema, "minItems");
  const maxItems = countAt(r, schema, "maxItems");
  const unique = schema.keywords.get("uniqueItems");
  const { items, most } = itemsOf(r, schema);
  const bound = most === undefined ? maxItems : Math.min(most, maxItems ?? most);
  return {
    kind: "array",
    ...(items !== undefined && { items }),
    ...(minItems !== undefined && { minItems }),
    ...(bound !== undefined && { maxItems: bound }),
    ...(unique !== undefined && jsonOf(unique.value) === true && { uniqueItems: true }),
  };
}

/** What all items are, and how many there can be where the schema counts them by listing them. */
function itemsOf(r: Reading, schema: Schema): { readonly items?: Definition; readonly most?: number } {
  const items = schema.keywords.get("items")?.value;
  const isOld = items?.kind === "sequence";
  const [keyword, rest] = isOld ? (["items", "additionalItems"] as const) : (["prefixItems", "items"] as const);
  const first = schema.keywords.get(keyword)?.value;
  if (schema.keywords.has("additionalItems") && !isOld) {
    r.noteKeyword(schema, "additionalItems", "says nothing where `items` is no list", false);
  }
  if (first?.kind !== "sequence") {
    if (first !== undefined) r.noteKeyword(schema, keyword, "is no list of schemas");
    return items === undefined ? {} : { items: definitionAt(r, schema, items, "items") };
  }
  const listed = first.items.map((node, at) => definitionAt(r, schema, node, keyword, at));
  if (listed.length > 0) r.noteKeyword(schema, keyword, "says which item stands where, which is not in the language");
  const others = schema.keywords.get(rest)?.value;
  const other = others && definitionAt(r, schema, others, rest);
  if (other !== undefined && isNothing(other.type)) return { ...anyOfThese(listed, schema), most: listed.length };
  return other === undefined ? {} : anyOfThese([...listed, other], schema);
}

function anyOfThese(definitions: readonly Definition[], schema: Schema): { readonly items?: Definition } {
  const types: readonly Type[] = definitions.map(({ type }) => type);
  return types.length === 0 ? {} : { items: bareDefinition(unionOf(types, schema), schema.span) };
}
