import type { Level } from "../diagnostics/diagnostic.js";
import type { Json } from "../plan/model.js";
import type { Located, Span, Text } from "../source/span.js";
import type { Node } from "../syntax/node.js";

/** A manifest, read: what `trackc.yaml` says, with its defaults. */
export interface Project {
  readonly name: Text;
  readonly description: Text | undefined;
  readonly version: Text | undefined;
  /** The manifest's own file, as shown to people, and the absolute folder it stands in. */
  readonly file: string;
  readonly folder: string;
  readonly plans: readonly Text[];
  readonly vocabulary: Vocabulary;
  readonly defaults: Defaults;
  readonly naming: Naming;
  readonly lint: LintSettings;
  readonly outputs: readonly WrittenOutput[];
  readonly extensions: readonly { readonly name: Text; readonly value: Located<Json> }[];
}

/** Closed lists. `undefined`: the list isn't given, so any word goes. */
export interface Vocabulary {
  readonly owners: readonly Text[] | undefined;
  readonly sources: readonly Text[] | undefined;
  readonly destinations: readonly Text[] | undefined;
  readonly consent: readonly Text[] | undefined;
  readonly objects: readonly Text[] | undefined;
  readonly actions: readonly Text[] | undefined;
}

/** What an event has that does not say. */
export interface Defaults {
  readonly sources: readonly Text[];
  readonly destinations: readonly Text[];
  readonly consent: readonly Text[];
  readonly owner: Text | undefined;
}

export type NameCase = "Title Case" | "Sentence case" | "snake_case" | "camelCase" | "PascalCase" | "kebab-case";

export interface Naming {
  /** `undefined`: not said. */
  readonly events: Located<NameCase> | undefined;
  readonly order: Located<"object-action" | "action-object" | "off"> | undefined;
  readonly properties: Located<NameCase> | undefined;
}

export type RuleLevel = "off" | Level;
export interface RuleSetting {
  readonly rule: Text;
  readonly level: Located<RuleLevel>;
  readonly options: Located<Json> | undefined;
}
export interface LintSettings {
  readonly extends: Located<"minimal" | "recommended" | "strict"> | undefined;
  readonly rules: readonly RuleSetting[];
  readonly overrides: readonly LintOverride[];
}
export interface LintOverride {
  /** Patterns of event names: `*` stands for any run of characters. */
  readonly events: readonly Text[];
  readonly rules: readonly RuleSetting[];
  readonly span: Span;
}

/** One entry of `outputs`. Its options are read by the target, which alone knows them. */
export interface WrittenOutput {
  readonly target: Text;
  readonly out: Text;
  readonly options: readonly { readonly name: Text; readonly value: Node }[];
  readonly span: Span;
}
