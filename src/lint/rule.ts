import type { Related } from "../diagnostics/diagnostic.js";
import type { Message, NamesOf, Value } from "../diagnostics/message.js";
import type { Entity, Event, Json, Metric, Plan, Property, Trait } from "../plan/model.js";
import type { Project } from "../project/model.js";
import type { Span } from "../source/span.js";

export type RuleGroup =
  | "naming"
  | "documentation"
  | "purpose"
  | "ownership"
  | "consistency"
  | "entities"
  | "privacy"
  | "destinations";

/** Where a property stands, outermost first: the event, object type, bundle or dictionary that holds it. */
export type Owner =
  | { readonly kind: "event"; readonly event: Event }
  | { readonly kind: "entity"; readonly entity: Entity }
  | { readonly kind: "context" }
  | { readonly kind: "bundle"; readonly name: string }
  | { readonly kind: "dictionary" }
  | { readonly kind: "type"; readonly name: string };

/** What the rule is asked to look at; the engine walks the plan once and calls every rule's visitors. */
export interface Visitors {
  plan?(plan: Plan): void;
  event?(event: Event): void;
  /** Every property where it is *written*: each once, nested ones too, however many events take it from a bundle. */
  property?(property: Property, owner: Owner): void;
  entity?(entity: Entity): void;
  trait?(trait: Trait, entity: Entity): void;
  metric?(metric: Metric): void;
  /** After the walk, for rules that compare what they have seen. */
  end?(): void;
}

/** What a rule works with. */
export interface RuleContext<Messages extends Record<string, Message<never>>> {
  readonly plan: Plan;
  readonly project: Project;
  /** The day the run takes as today, `YYYY-MM-DD`. */
  readonly today: string;
  /** The rule's options from the manifest, merged over its defaults. */
  readonly options: Readonly<Record<string, Json>>;
  report<Id extends keyof Messages & string>(
    id: Id,
    span: Span,
    values: Readonly<Record<NamesOf<Messages[Id]>, Value>>,
    more?: { readonly label?: string; readonly related?: readonly Related[]; readonly help?: string },
  ): void;
}
