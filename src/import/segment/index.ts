import { below, entriesOf } from "../../formats/json-schema/index.js";
import type { SourceFile } from "../../source/span.js";
import type { Node } from "../../syntax/node.js";
import { Building } from "../build.js";
import { type Imported, NotImportable, type Understanding } from "../imported.js";
import { readRule } from "./calls.js";
import { readConfigRules } from "./config-api.js";
import { addContext, readContext } from "./context.js";
import { at, start, textAt } from "./nodes.js";
import { readPublicRules } from "./public-api.js";
import { newestOf, type Rule } from "./rules.js";

/*
 * Tracking plans of Segment, in the two forms that there are of them:
 *
 * - Public API (https://docs.segmentapis.com/tag/Tracking-Plans): `rules` is a list of `{ type, key, jsonSchema, version }`, where
 *   `type` is TRACK, IDENTIFY, GROUP, PAGE, SCREEN or COMMON. The answer of the API stands in `data`.
 * - Config API, which came before: `rules` is an object with `events`, a list of `{ name, description, rules, version }`, and schemas of
 *   `global`, `identify` and `group`, or lists of `identify_traits` and `group_traits`.
 *
 * A rule's schema is one of the whole message, whose `properties` are `context`, `traits` and `properties`; tools that keep plans in a
 * repository leave the message out and write the schema of the event's properties alone. Both are read.
 */

/** Whether a document is a tracking plan of Segment, as far as its outline tells. */
export function isSegmentPlan(root: Node): boolean {
  return rulesOf(root) !== undefined;
}

/** Reads a tracking plan of Segment. Throws {@link NotImportable} where nothing can be made of it. */
export function readSegmentPlan(root: Node, file: SourceFile, understanding: Understanding): Imported {
  const found = rulesOf(root);
  if (found === undefined) throw noPlan(root);
  const into = new Building(understanding);
  const rules = newestOf(readRules(found, into), into);
  if (rules.length === 0) throw new NotImportable("the tracking plan has no rules", found.rules.span, emptyHelp);
  noteOutline(root, rules, into);
  const common = rules.filter(({ type }) => type === "COMMON").flatMap((rule) => readContext(rule, into) ?? []);
  // What is tracked has the first say in its names.
  for (const rule of rules.filter(({ type }) => type === "TRACK")) readRule(rule, into);
  for (const rule of rules.filter(({ type }) => type !== "TRACK")) readRule(rule, into);
  for (const context of common) addContext(context, into);
  if (into.events.length + into.entities.length + into.context.length === 0) {
    throw new NotImportable("none of the tracking plan's rules describes anything", found.rules.span);
  }
  return into.done(nameOf(root), new Map([[file.path, file]]));
}

const emptyHelp = "The Public API gives the rules of a plan at `/tracking-plans/{id}/rules`.";

function readRules({ rules, pointer }: Found, into: Building): readonly Rule[] {
  return rules.kind === "sequence"
    ? readPublicRules(rules.items, pointer, into)
    : readConfigRules(rules, pointer, into);
}

// ── the outline ────────────────────────────────────────────────────────────────────────────────────────────────

interface Found {
  readonly rules: Node;
  readonly pointer: string;
}

/** The rules of a plan: the document itself, or what stands at `rules` or `data.rules`. */
function rulesOf(root: Node): Found | undefined {
  if (root.kind === "sequence") return isRules(root) ? { rules: root, pointer: "" } : undefined;
  for (const path of [["rules"], ["data", "rules"], ["data", "trackingPlan", "rules"], ["tracking_plan", "rules"]]) {
    const rules = at(root, ...path);
    if (rules !== undefined && isRules(rules)) return { rules, pointer: below("", ...path) };
  }
  return undefined;
}

function isRules(node: Node): boolean {
  if (node.kind === "mapping") {
    return ["events", "identify", "group", "global", "identify_traits", "group_traits"].some((key) =>
      entriesOf(node).has(key),
    );
  }
  if (node.kind !== "sequence") return false;
  return node.items.length === 0 || node.items.some((item) => at(item, "jsonSchema") !== undefined);
}

function noPlan(root: Node): NotImportable {
  if (["$schema", "properties", "self", "$defs", "definitions"].some((key) => at(root, key) !== undefined)) {
    const help = "`trackc import json-schema` reads JSON Schemas, one an event.";
    return new NotImportable("this is a JSON Schema and no tracking plan of Segment", start(root), help);
  }
  if (at(root, "data", "trackingPlan") !== undefined) {
    return new NotImportable("this is a tracking plan of Segment without its rules", start(root), emptyHelp);
  }
  if (at(root, "tracking_plans") !== undefined || at(root, "data", "trackingPlans") !== undefined) {
    return new NotImportable("this is a list of tracking plans", start(root), "Import one of them, with its rules.");
  }
  const help = "There is no list of rules: it is looked for at `rules` and `data.rules`.";
  return new NotImportable("this is no tracking plan of Segment", start(root), help);
}

function nameOf(root: Node): string | undefined {
  const plan = at(root, "data", "trackingPlan") ?? root;
  // In the older form `name` is a path within the workspace.
  return (textAt(plan, "display_name") ?? textAt(plan, "name"))?.value;
}

/** What belongs to the plan as a whole. */
function noteOutline(root: Node, rules: readonly Rule[], into: Building): void {
  const next = at(root, "data", "pagination", "next");
  if (next?.kind === "scalar" && next.style !== "plain") {
    const what = "tells of more pages of rules, which are not in this file";
    into.losses.push({
      where: "the plan",
      pointer: "/data/pagination/next",
      keyword: "next",
      what,
      widens: false,
      span: next.span,
    });
  }
  const [rule] = rules;
  if (rule === undefined) return;
  const what = "and the dates and ids of the plan and its rules are Segment's own";
  into.losses.push({
    where: "the plan",
    pointer: rule.pointer,
    keyword: "version",
    what,
    widens: false,
    span: rule.span,
  });
}
