import type { Related } from "../diagnostics/diagnostic.js";
import type { Fix } from "../diagnostics/fix.js";
import type { Message, Value } from "../diagnostics/message.js";
import type { Example } from "../diagnostics/mistake.js";
import type {
  Bundle,
  Definition,
  Entity,
  EnumMember,
  EnumType,
  Event,
  Metric,
  NamedType,
  Plan,
  Property,
  Trait,
} from "../plan/model.js";
import type { Project } from "../project/model.js";
import type { Span } from "../source/span.js";
import type { GivenNames } from "./given-names.js";
import type { Option, OptionValue } from "./option.js";
import type { PresetLevels } from "./presets.js";

export type RuleGroup =
  | "naming"
  | "documentation"
  | "purpose"
  | "ownership"
  | "consistency"
  | "entities"
  | "privacy"
  | "destinations";

/** The entry of a plan's top level in which something is written. */
export type Owner =
  | { readonly kind: "event"; readonly event: Event }
  | { readonly kind: "entity"; readonly entity: Entity }
  | { readonly kind: "context" }
  | { readonly kind: "bundle"; readonly name: string }
  | { readonly kind: "dictionary" }
  | { readonly kind: "type"; readonly name: string };

/** A definition that lists its values, or has a constant one. */
export type EnumDefinition = Definition & { readonly type: EnumType };

/**
 * What a rule looks at. The engine walks the plan once and calls every rule's visitors. Everything is visited once,
 * where it is *written*: a bundle's property in the bundle, not again in the forty events that include it. Visitors are plain
 * functions, called without a `this`.
 */
export interface Visitors {
  /** Before the walk. */
  plan?(this: void, plan: Plan): void;
  event?(this: void, event: Event): void;
  /**
   * A property of an event, a bundle, the dictionary or the context, or one nested at any depth, in a trait or a
   * type too. `inside` are the definitions around a nested one, outermost first. One that only mentions what the dictionary
   * or a bundle defines, and says nothing of its own, goes to `mention` instead.
   */
  property?(this: void, property: Property, owner: Owner, inside: readonly Definition[]): void;
  /** A property that is listed with nothing behind it: what there is to say of it is said where it is defined. */
  mention?(this: void, property: Property, owner: Owner, inside: readonly Definition[]): void;
  entity?(this: void, entity: Entity): void;
  /** A trait of an entity. What is nested in it goes to `property`. */
  trait?(this: void, trait: Trait, entity: Entity): void;
  metric?(this: void, metric: Metric): void;
  bundle?(this: void, bundle: Bundle): void;
  type?(this: void, type: NamedType): void;
  /** Every definition that is written: of properties, traits and types, items, members of unions, values of maps. */
  definition?(this: void, definition: Definition, owner: Owner, inside: readonly Definition[]): void;
  /** The same, of those that list their values or have a constant one. */
  enum?(this: void, definition: EnumDefinition, owner: Owner, inside: readonly Definition[]): void;
  /** An event that ends: deprecated or retired, replaced by another, or with a day on which it expires. Few do. */
  endingEvent?(this: void, event: Event): void;
  /** A property or trait, as `property` and `trait` are given them, that is deprecated or has a day on which it expires. */
  ending?(this: void, property: Property, owner: Owner, inside: readonly Definition[]): void;
  /** A listed value that is deprecated or has a day on which it expires. */
  endingValue?(this: void, value: EnumMember, owner: Owner): void;
  /** After the walk, for rules that compare what they have seen. */
  end?(this: void): void;
}

/** What a finding may add to its message and place. */
export interface FindingParticulars {
  readonly label?: string | undefined;
  readonly related?: readonly Related[] | undefined;
  /** Stands in place of the rule's own `fix`, where the very thing to type is known. */
  readonly help?: string | undefined;
  /** What would put it right, where that is mechanical. */
  readonly fix?: Fix | undefined;
}

/** What every rule is given, whatever its messages and options. */
export interface RuleSurroundings {
  readonly plan: Plan;
  readonly project: Project;
  /** The day that the run takes as today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether all of the plan could be read. Where it could not, what looks unused may be used in the lost part. */
  readonly isWhole: boolean;
  /** The words of a name, in small letters, remembered for the run. */
  words(name: string): readonly string[];
  /** The names of the plan, from the end of the walk on; a rule that goes by names asks for them when it starts. */
  readonly names: GivenNames;
  /**
   * Walks the plan once more, over the same entries: for what a rule has to know of all of it only where it has something
   * to tell, which few plans give it. To be called from `end`.
   */
  walk(visitors: Visitors): void;
  /** Counts work that a rule does beside being visited, so that a test can see how it grows. */
  compared(times?: number): void;
}

/** How a rule reports what it tells of many places at once. */
export interface GroupReporter {
  /**
   * Reports many things that are at fault each by itself, for a few findings to tell of all of them. Which of them are to be
   * told, each by its own place, the engine decides: not those that a suppression covers, that the baseline knows, that an override
   * switches off or that lie in a file that isn't linted. `tell` gets the others with their places, those of one level at a
   * time, and reports them at some of these places. Of a thing with several places the first counts; known is what
   * the baseline knows at any of them.
   */
  reportTogether<Item>(
    items: readonly Item[],
    placesOf: (item: Item) => Places,
    tell: (left: ReadonlyMap<Item, Span>) => void,
  ): void;
  /**
   * Reports things of which each is at fault by the others, such as two names that are alike. `tell` gets what is to be told, by the
   * same measure, and what else counts. What a suppression covers or an override switches off is held
   * against nobody. The baseline records `all` of them, the one that the others are measured by among them, or only those at whose
   * places something is `told`.
   */
  reportAmong<Item>(
    items: readonly Item[],
    placesOf: (item: Item) => Places,
    records: RawGroup["records"],
    tell: (among: Among<Item>) => void,
  ): void;
}

/** Things that are at fault by one another, as the engine has judged them. */
export interface Among<Item> {
  /** All that count, in their order. What is neither left nor known is written in files that aren't linted. */
  readonly present: readonly Item[];
  /** Those that are to be told, and where. */
  readonly left: ReadonlyMap<Item, Span>;
  /** Those that the baseline knows. */
  readonly known: ReadonlySet<Item>;
}

/** What a rule works with: its surroundings, its options and a way to report, typed by its own messages. */
export interface RuleContext<Holes extends Record<string, string>, Options extends Record<string, OptionValue>>
  extends RuleSurroundings,
    GroupReporter {
  /** The rule's options from the manifest, over its defaults. */
  readonly options: Readonly<Options>;
  report<Id extends keyof Holes & string>(
    id: Id,
    span: Span,
    values: Readonly<Record<Holes[Id], Value>>,
    more?: FindingParticulars,
  ): void;
}

/** Where something stands: once at least, in the order of the plan. */
export type Places = readonly [Span, ...Span[]];

/** What a rule tells the engine. The engine alone knows the level. */
export interface RawFinding {
  readonly message: string;
  readonly span: Span;
  readonly values: Readonly<Record<string, Value>>;
  readonly more: FindingParticulars;
}

/** What the engine offers a rule for one run. */
export interface RuleHost extends RuleSurroundings {
  /** As the manifest gives them; already checked. */
  readonly options: ReadonlyMap<string, OptionValue>;
  report(finding: RawFinding): void;
  reportGroup(group: RawGroup): void;
}

/** Places that a rule tells of together. */
export interface RawGroup {
  readonly places: readonly Places[];
  /** Whether it tells of the places of each level separately. */
  readonly isSplit: boolean;
  /** What the baseline records: all of the places, or those that something is told at. */
  readonly records: "all" | "told";
  /** Reports. May be called again, with less. */
  tell(this: void, judged: Among<number>): void;
}

/** What documentation says of a rule. */
export interface RuleText {
  /** A law in kebab-case: `event-description`. */
  readonly id: string;
  readonly group: RuleGroup;
  /** Its level in each preset. */
  readonly levels: PresetLevels;
  /** Why it has these levels. */
  readonly placed: string;
  /** Whether its findings bring a fix along, and of which kind; absent where none do. */
  readonly fixes?: "safe" | "unsafe" | "both";
  /** Whether its findings never lie in an event, so that overrides, which are for events, can't change anything about them. */
  readonly beyondEvents?: true;
  /** What is wrong where the rule reports something. */
  readonly what: string;
  /** What it costs an analyst or an engineer three months from now. */
  readonly why: string;
  /** What to do; the help of a finding unless it knows better. */
  readonly fix: string;
  /** A plan in which exactly this rule reports exactly one thing. */
  readonly bad: Example;
  /** The same plan, put right. */
  readonly good: Example;
}

/** A rule, as the engine and documentation see it. */
export interface Rule extends RuleText {
  readonly options: Readonly<Record<string, Option<OptionValue>>>;
  start(host: RuleHost): Visitors;
}

/** A rule as it is written: the text, the messages and the visitors. */
export interface RuleDefinition<Holes extends Record<string, string>, Options extends Record<string, OptionValue>>
  extends RuleText {
  readonly messages: { readonly [Id in keyof Holes]: Message<Holes[Id]> };
  readonly options?: { readonly [Name in keyof Options]: Option<Options[Name]> };
  create(context: RuleContext<Holes, Options>): Visitors;
}

/**
 * Declares a rule. The ids of its messages and their holes type what `context.report` asks for, its options type
 * `context.options`.
 */
export function defineRule<
  Holes extends Record<string, string>,
  Options extends Record<string, OptionValue> = Record<never, never>,
>(rule: RuleDefinition<Holes, Options>): Rule {
  const { messages, create, options, ...text } = rule;
  const declared: Readonly<Record<string, Option<OptionValue>>> = options ?? {};
  return {
    ...text,
    options: declared,
    start(host) {
      const chosen = Object.fromEntries(
        Object.entries(declared).map(([name, option]) => [name, host.options.get(name) ?? option.default]),
      );
      const context: RuleContext<Holes, Options> = {
        plan: host.plan,
        project: host.project,
        today: host.today,
        isWhole: host.isWhole,
        words: host.words,
        // Asked only of the rules that ask.
        get names() {
          return host.names;
        },
        walk: host.walk,
        compared: host.compared,
        // The keys are those of `options`; their kinds were checked when the manifest's options were read.
        options: chosen as Options,
        report: (id, span, values, more = {}) => host.report({ message: messages[id](values), span, values, more }),
        reportTogether: (items, placesOf, tell) =>
          host.reportGroup({
            places: items.map(placesOf),
            isSplit: true,
            records: "all",
            tell: ({ left }) =>
              tell(new Map([...left].map(([at, span]) => [items[at] as (typeof items)[number], span]))),
          }),
        reportAmong: (items, placesOf, records, tell) => {
          const itemAt = (at: number) => items[at] as (typeof items)[number];
          host.reportGroup({
            places: items.map(placesOf),
            isSplit: false,
            records,
            tell: ({ present, left, known }) =>
              tell({
                present: present.map(itemAt),
                left: new Map([...left].map(([at, span]) => [itemAt(at), span])),
                known: new Set([...known].map(itemAt)),
              }),
          });
        },
      };
      return create(context);
    },
  };
}
