import { mistaken } from "../../diagnostics/mistake.js";
import { kindOf, readFields, readText, refuse } from "../../syntax/mapping.js";
import type { Node, ScalarNode, SequenceNode } from "../../syntax/node.js";
import { readScalar } from "../../syntax/values.js";
import { emptyEnum, notAScalar, valueTwice } from "../mistakes/definitions.js";
import { typesAsValues } from "../mistakes/types.js";
import type { EnumMember, Scalar } from "../model.js";
import { shown } from "./describe.js";
import { isScalarWord } from "./expressions.js";
import { readDate, readDeprecated } from "./heads.js";
import type { Resolution } from "./resolution.js";
import { valueTable } from "./tables.js";

/** The members of an enum as they are written, and whether all of them could be read. */
export interface WrittenEnum {
  readonly members: readonly EnumMember[];
  readonly whole: boolean;
}

/** A list in place of a definition: these values, unless all of them are called like types. */
export function readSequence(r: Resolution, node: SequenceNode, name: string): WrittenEnum {
  const words = node.items.map((item) => (item.kind === "scalar" ? item.text : undefined));
  // Quotes around all of them say that they are texts.
  const unquoted = node.items.some((item) => item.kind === "scalar" && item.style === "plain");
  if (unquoted && words.every((word) => word !== undefined && isScalarWord(word))) {
    const values = { words: words.join(", "), union: words.join(" | "), array: `${words[0]}[]` };
    r.report(mistaken(typesAsValues, node.span, values));
    return { members: [], whole: false };
  }
  return readMembers(r, node, name);
}

/** The values behind `enum`: a list, or a mapping of each to its text. */
export function readEnum(r: Resolution, node: Node, name: string): WrittenEnum {
  if (node.kind === "sequence") return readMembers(r, node, name);
  if (node.kind !== "mapping") {
    r.report(refuse("enum", node, "a list of values, or a mapping of each value to its text"));
    return { members: [], whole: false };
  }
  const members = new Members(r, node.entries.length === 0 ? node : undefined, name);
  for (const { key, value } of node.entries) members.add(key, value);
  return members.finish();
}

/** The single value behind `const`. */
export function readConstant(r: Resolution, node: Node, name: string): WrittenEnum {
  const members = new Members(r, undefined, name);
  if (node.kind === "empty") {
    r.report(refuse("const", node, "a value"));
    return { members: [], whole: false };
  }
  members.add(node);
  return members.finish();
}

function readMembers(r: Resolution, node: SequenceNode, name: string): WrittenEnum {
  const members = new Members(r, node.items.length === 0 ? node : undefined, name);
  for (const item of node.items) members.add(item);
  return members.finish();
}

/** Collects members, each value once. */
class Members {
  private readonly r: Resolution;
  private readonly name: string;
  private readonly members = new Map<Scalar, EnumMember>();
  private whole = true;

  /** `empty` is where an enum stands that has no members. */
  constructor(r: Resolution, empty: Node | undefined, name: string) {
    this.r = r;
    this.name = name;
    if (empty) this.fail(mistaken(emptyEnum, empty.span, { name }));
  }

  add(node: Node, text?: Node): void {
    this.r.steps.read++;
    if (node.kind === "empty") {
      this.fail(refuse(this.name, node, "a value in each place of the list"));
      return;
    }
    if (node.kind !== "scalar") {
      const found = kindOf(node);
      const values = { name: this.name, found: found.charAt(0).toUpperCase() + found.slice(1) };
      this.fail(mistaken(notAScalar, node.span, values));
      return;
    }
    const value = readScalar(node, this.r.diagnostics);
    if (value === undefined) {
      this.whole = false;
      return;
    }
    const first = this.members.get(value);
    if (first) {
      this.r.report(
        mistaken(
          valueTwice,
          node.span,
          { value: shown(value) },
          {
            label: "again here",
            related: [{ span: first.span, label: "first here" }],
          },
        ),
      );
      return;
    }
    this.members.set(value, this.member(node, value, text));
  }

  finish(): WrittenEnum {
    return { members: [...this.members.values()], whole: this.whole };
  }

  private fail(diagnostic: Parameters<Resolution["report"]>[0]): void {
    this.r.report(diagnostic);
    this.whole = false;
  }

  /** A member with what is said of it: a text, a mapping, or nothing. */
  private member(node: ScalarNode, value: Scalar, text: Node | undefined): EnumMember {
    const { r } = this;
    if (!text || text.kind === "empty") return { value, span: node.span };
    if (text.kind === "scalar") {
      const description = readText({ key: node, value: text, span: text.span }, r.diagnostics);
      return description ? { value, description, span: node.span } : { value, span: node.span };
    }
    if (text.kind === "sequence") {
      r.report(refuse(node.text, text, "a text, or a mapping with `description` and the like"));
      return { value, span: node.span };
    }
    const fields = readFields(text, valueTable, r.diagnostics);
    const description = readText(fields.entries.get("description"), r.diagnostics);
    const deprecated = readDeprecated(r, fields.entries.get("deprecated"));
    const expires = readDate(r, fields.entries.get("expires"));
    return {
      value,
      ...(description && { description }),
      ...(deprecated && { deprecated }),
      ...(expires && { expires }),
      ...(fields.extensions.length > 0 && { extensions: fields.extensions }),
      span: node.span,
    };
  }
}
