import type { Span, Text } from "../../source/span.js";
import type { Node } from "../../syntax/node.js";
import type { Building } from "../build.js";
import { NotImportable } from "../imported.js";

/** One rule, in either form. */
export interface Rule {
  readonly type: RuleType;
  readonly name: Text | undefined;
  readonly description: Text | undefined;
  readonly version: number;
  readonly isDeprecated: boolean;
  readonly schema: Node | undefined;
  /** To the rule and to its schema. */
  readonly pointer: string;
  readonly schemaPointer: string;
  readonly span: Span;
}

export type RuleType = "TRACK" | "IDENTIFY" | "GROUP" | "PAGE" | "SCREEN" | "COMMON";
export const ruleTypes: readonly RuleType[] = ["TRACK", "IDENTIFY", "GROUP", "PAGE", "SCREEN", "COMMON"];

/** Of several versions of a rule the newest; the same version twice is a mistake. */
export function newestOf(rules: readonly Rule[], into: Building): readonly Rule[] {
  const newest = new Map<string, Rule>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.type, rule.name?.value]);
    const other = newest.get(key);
    if (other === undefined || rule.version > other.version) newest.set(key, rule);
    if (other === undefined) continue;
    if (other.version === rule.version) throw twice(rule, other);
    const older = rule.version < other.version ? rule : other;
    into.losses.push({
      where: whereOf(rule),
      pointer: older.pointer,
      keyword: "version",
      what: `${older.version} is left out for a newer one`,
      widens: false,
      span: older.span,
    });
  }
  return [...newest.values()];
}

function twice(rule: Rule, other: Rule): NotImportable {
  const help = `The other one has the pointer \`${other.pointer}\`. Take out one of them.`;
  return new NotImportable(`\`${whereOf(rule)}\` is there twice`, rule.name?.span ?? rule.span, help);
}

/** What a rule is about, for whoever reads of it. */
export function whereOf({ name, type }: Pick<Rule, "name" | "type">): string {
  return name?.value ?? type.toLowerCase();
}
