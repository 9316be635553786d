import type { Event } from "../../plan/model.js";
import { pageFields } from "../../plan/page-fields.js";
import { type JsonMap, mapOf, mapOfAll } from "./json.js";

const FIELD = mapOf(["description", "Filled in by the SDK."], ["type", "string"]);

/**
 * The keywords of a page's properties, with what SDKs add, since a schema that refused these would refuse every page call of a
 * browser. Where the plan has a property of such a name, the plan's stands.
 */
export function withPageFields(event: Event, keywords: JsonMap): JsonMap {
  if (event.kind !== "page" || event.additional === true) return keywords;
  const listed = keywords.get("properties");
  const own: JsonMap = listed instanceof Map ? listed : mapOf();
  const properties = mapOfAll([
    ...own,
    ...pageFields.filter((name) => !own.has(name)).map((name) => [name, FIELD] as const),
  ]);
  return mapOf(
    ["type", "object"],
    ["properties", properties],
    ["required", keywords.get("required")],
    ["additionalProperties", keywords.get("additionalProperties")],
  );
}
