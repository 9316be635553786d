import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Change } from "../../diagnostics/fix.js";
import { mistaken } from "../../diagnostics/mistake.js";
import { type Nearest, nearestOf } from "../../diagnostics/nearest.js";
import { didYouMean } from "../../diagnostics/spelling.js";
import type { Project } from "../../project/model.js";
import type { Located, Span, Text } from "../../source/span.js";
import type { Fields } from "../../syntax/mapping.js";
import type { Node } from "../../syntax/node.js";
import { notInVocabulary } from "../mistakes/references.js";
import { tooDeep } from "../mistakes/types.js";
import type { Bundle, Definition, Json, Origin, Property, Type } from "../model.js";
import type { Binding, Bound } from "./bind.js";
import type { EntityState } from "./entities.js";
import type { Expression } from "./expressions.js";
import { readExpression } from "./expressions.js";
import type { Head } from "./heads.js";
import type { Named } from "./meet.js";
import type { DefinitionKey } from "./tables.js";

/** Something to fill in before anybody else sees it. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** How much work was done: tests hold its growth against the size of plans. */
export interface Steps {
  /** Mappings, definitions and names that were read. */
  read: number;
  /** Look-ups, references and inclusions that were followed. */
  followed: number;
}

/** What a look-up or a reference finds. */
export interface Found {
  readonly definition: Definition;
  /** Where it came from, and where that came from. */
  readonly origins: readonly Origin[];
}

/** A bundle, resolved. */
export interface BundleShape {
  readonly bundle: Bundle | undefined;
  /** Its properties as those see them who include it: with the bundle as an origin. */
  readonly included: readonly Property[];
  /** Something in it could not be resolved, so that nobody can say what it has. */
  readonly broken: boolean;
}

/** A named type on its way: its texts and its type are wanted at different times, since types refer to one another. */
export interface TypeState {
  readonly bound: Bound;
  /** What is written, read once: `undefined` before that. */
  written: WrittenType | undefined;
  head: TypeHead | "open" | undefined;
  /** What those see who refer to it. */
  referred: Base | undefined;
  type: Type | "open" | undefined;
}

/** A type's mapping, if it is one, and the type that it refines. */
export interface WrittenType {
  readonly fields: Fields<DefinitionKey> | undefined;
  readonly base: Base;
}

/** What a type says beside its type, and where that comes from. */
export interface TypeHead {
  readonly head: Head;
  readonly origins: readonly Origin[];
}

/** The type that a definition begins with: what `type:` says, or what a look-up found. */
export interface Base {
  readonly type: Type;
  readonly head: Head;
  readonly origins: readonly Origin[];
  /** Where it was defined, if it has a name. */
  readonly span: Span | undefined;
  /** It has a name of its own, so that all that is said beside it must hold too. */
  readonly named: boolean;
  /** It could not be made out, which has been reported: nothing more is said about it. */
  readonly broken: boolean;
}

/** An example to be checked when every type is known. */
export interface PendingExample {
  readonly type: () => Type;
  readonly node: Node;
  readonly value: Json;
}

/** Examples that came along: those that the refined type refuses are dropped in the end, without a word. */
export interface InheritedExamples {
  readonly type: () => Type;
  readonly examples: Located<Json>[];
}

/** No honest plan comes near: nesting, and references onward, each count as a step down. */
export const deepest = 250;

/** Some hundred suggestions in the largest plans. */
const mostComparisons = 1_000_000;

/** The manifest's closed lists that a plan takes words from. */
type ClosedList = "owners" | "sources" | "destinations" | "consent";

function wordsIn(list: readonly Text[] | undefined): ReadonlySet<string> | undefined {
  return list && new Set(list.map((text) => text.value));
}

/** The parts of words that are several: of a list in which the commas are missing. */
function partsIn(list: readonly Text[]): ReadonlyMap<string, Text> {
  return new Map(list.flatMap((text) => text.value.split(/[\s,[\]]+/).map((part): [string, Text] => [part, text])));
}

/** What a closed list holds, in a message. */
function namesOf(list: ClosedList): string {
  return list === "consent" ? "consent categories" : list;
}

/** What one resolution of a plan knows while it goes on. */
export class Resolution {
  readonly diagnostics: Diagnostic[] = [];
  readonly binding: Binding;
  readonly project: Project;
  readonly steps: Steps;
  /** False when a file could not be read: what is missing may be in it. */
  readonly whole: boolean;

  readonly types: Map<string, TypeState>;
  readonly dictionary: Map<string, Found | "open">;
  readonly bundles: Map<string, BundleShape | "open">;
  readonly entities: Map<string, EntityState>;
  /** The named types as others ask for them. */
  named: Named | undefined;
  /** Whose traits there are, for hints: made when somebody needs one. */
  traitOwners: ReadonlyMap<string, string> | undefined;
  readonly pendingExamples: PendingExample[] = [];
  readonly inheritedExamples: InheritedExamples[] = [];
  private readonly expressions = new Map<string, Expression>();
  private readonly vocabulary: Readonly<Record<ClosedList, ReadonlySet<string> | undefined>>;
  private readonly partsOf: { [List in ClosedList]?: ReadonlyMap<string, Text> } = {};
  private readonly joined = new Set<Text>();
  private depth = 0;
  private comparisons = 0;

  /** `before`: a resolution of the same definitions with other events. */
  constructor(
    binding: Binding,
    project: Project,
    steps: Steps,
    diagnostics: readonly Diagnostic[],
    before?: Resolution,
  ) {
    this.types = before?.types ?? new Map();
    this.dictionary = before?.dictionary ?? new Map();
    this.bundles = before?.bundles ?? new Map();
    this.entities = before?.entities ?? new Map();
    this.named = before?.named;
    this.binding = binding;
    this.project = project;
    const { owners, sources, destinations, consent } = project.vocabulary;
    this.vocabulary = {
      owners: wordsIn(owners),
      sources: wordsIn(sources),
      destinations: wordsIn(destinations),
      consent: wordsIn(consent),
    };
    this.whole = binding.whole;
    this.steps = steps;
    this.diagnostics.push(...diagnostics);
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  /** Goes one step down, unless that is too deep; `undefined` then. */
  down<T>(name: string, span: Span, step: () => T): T | undefined {
    if (this.depth >= deepest) {
      this.report(mistaken(tooDeep, span, { name, limit: deepest }));
      return undefined;
    }
    this.depth++;
    try {
      return step();
    } finally {
      this.depth--;
    }
  }

  /** A copy of examples that came along to a refined type, from which the refused ones will have been dropped. */
  inherited(examples: readonly Located<Json>[], type: () => Type): readonly Located<Json>[] {
    if (examples.length === 0) return examples;
    const copy = [...examples];
    this.inheritedExamples.push({ type, examples: copy });
    return copy;
  }

  /** Reads a type expression; the same text is read once. */
  expression(text: string): Expression {
    const known = this.expressions.get(text);
    if (known) return known;
    const read = readExpression(text);
    this.expressions.set(text, read);
    return read;
  }

  /**
   * The candidate that was probably meant. Comparing is the one thing here that takes more than its share of time, so
   * after very many comparisons (a whole file is missing, say) nothing is suggested any more.
   */
  nearest(word: string, candidates: Iterable<string>): Nearest | undefined {
    if (this.comparisons > mostComparisons) return undefined;
    const list = [...candidates];
    this.comparisons += list.length;
    return nearestOf(word, list);
  }

  /** Says once, in the manifest, that it has several words as one. */
  private reportJoined(joined: Text, word: string, span: Span, list: ClosedList): void {
    if (this.joined.has(joined)) return;
    this.joined.add(joined);
    const help = `\`${joined.value}\` is one word here: put commas between the words, and brackets around them all.`;
    const particulars = { help, related: [{ span, label: "wanted here" }] };
    this.report(mistaken(notInVocabulary, joined.span, { word, list: namesOf(list) }, particulars));
  }

  /** Reports words that the manifest's closed list does not have. */
  checkVocabulary(words: readonly Text[], list: ClosedList): void {
    const known = this.vocabulary[list];
    if (!known) return;
    for (const { value: word, span } of words) {
      if (known.has(word)) continue;
      // `[listening growth]`, where a comma is missing
      this.partsOf[list] ??= partsIn(this.project.vocabulary[list] ?? []);
      const joined = this.partsOf[list].get(word);
      if (joined) {
        this.reportJoined(joined, word, span, list);
        continue;
      }
      const suggestion = this.nearest(word, known);
      const spelling = didYouMean(suggestion, replacing(span));
      this.report(mistaken(notInVocabulary, span, { word, list: namesOf(list) }, spelling));
    }
  }
}

/** Another word in a place. */
export function replacing(value: Span): (to: string) => Change {
  return (to) => ({ kind: "replace-value", value, to });
}
