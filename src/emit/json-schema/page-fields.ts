import type { Event } from "../../plan/model.js";
import { type JsonMap, mapOf, mapOfAll } from "./json.js";

/**
 * What SDKs put among the properties of every page call, whatever the application passes: Analytics.js, and those
 * made after it, say there which page it was (https://segment.com/docs/connections/spec/page/#properties). A schema
 * that refused these would refuse every page call of a browser.
 */
const FIELDS: readonly string[] = ["name", "path", "referrer", "search", "title", "url"];

const FIELD = mapOf(["description", "Filled in by the SDK."], ["type", "string"]);

/** The keywords of a page's properties, with what SDKs add; where the plan has a property of such a name, the plan's stands. */
export function withPageFields(event: Event, keywords: JsonMap): JsonMap {
  if (event.kind !== "page" || event.additional === true) return keywords;
  const listed = keywords.get("properties");
  const own: JsonMap = listed instanceof Map ? listed : mapOf();
  const properties = mapOfAll([
    ...own,
    ...FIELDS.filter((name) => !own.has(name)).map((name) => [name, FIELD] as const),
  ]);
  return mapOf(
    ["type", "object"],
    ["properties", properties],
    ["required", keywords.get("required")],
    ["additionalProperties", keywords.get("additionalProperties")],
  );
}
