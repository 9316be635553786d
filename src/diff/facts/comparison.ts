import type { LoadedPlan } from "../../loaded.js";
import type { ContextProperty, Definition, Entity, Event, Property, Type } from "../../plan/model.js";
import { typesOf } from "../../plan/values/atoms.js";
import type { FactKind } from "../kinds.js";
import { madeOnce } from "../made-once.js";
import type { FactSide, RenameHint } from "../model.js";
import type { Again, Found } from "./found.js";
import { Handling } from "./handling.js";
import type { Tell } from "./metadata.js";
import { type Rivals, rivalsAmong } from "./pairs.js";
import type { Place } from "./place.js";
import { type Findings, Proving, uncarried } from "./proving.js";
import { Routes } from "./routes.js";
import { type Sameness, samenessOf } from "./same.js";
import { shapeOf, sourcesIn, type Traits, traitsOf } from "./shapes.js";
import type { Originals, Written } from "./spans.js";
import { Worlds } from "./worlds.js";

/** What one comparison of two plans knows and has found so far. */
export class Comparison {
  readonly base: LoadedPlan;
  readonly head: LoadedPlan;
  readonly worlds: Worlds;
  readonly proving: Proving;
  readonly same: Sameness;
  readonly routes: Routes;
  readonly handling: Handling;
  readonly written: Written;
  /** What else of the head claims a former name. */
  readonly rivals: {
    readonly event: Rivals<Event>;
    readonly entity: Rivals<Entity>;
    readonly context: Rivals<ContextProperty>;
  };
  /** What calls of an event carry on its own side, made once for each. */
  readonly sent: Readonly<Record<"base" | "head", (event: Event) => Type>>;
  /** What calls about an entity carry on its own side, made once for each. */
  readonly traits: Readonly<Record<"base" | "head", (entity: Entity) => Traits>>;
  readonly found: Found[] = [];
  /** Where facts that were found hold once more. */
  readonly again: Again[] = [];
  readonly hints: RenameHint[] = [];
  /** Adds a fact that changes no value. */
  readonly tell: Tell;

  constructor(base: LoadedPlan, head: LoadedPlan) {
    this.base = base;
    this.head = head;
    this.worlds = new Worlds(typesOf(base.plan), typesOf(head.plan));
    this.proving = new Proving(this.worlds);
    this.same = samenessOf(base.plan.types, head.plan.types);
    this.routes = new Routes(base.plan, head.plan);
    this.handling = new Handling(base.plan.types, head.plan.types, this.worlds);
    this.written = {
      sources: { base: base.sources, head: head.sources },
      originals: { base: originalsOf(base), head: originalsOf(head) },
    };
    const { events, entities, context } = head.plan;
    this.rivals = { event: rivalsAmong(events), entity: rivalsAmong(entities), context: rivalsAmong(context) };
    this.sent = { base: sentBy(base, this.worlds.base), head: sentBy(head, this.worlds.head) };
    this.traits = { base: traitsBy(this.worlds.base), head: traitsBy(this.worlds.head) };
    this.tell = (kind, place, before, after) => {
      this.found.push({ kind, place, base: before, head: after, findings: undefined });
    };
  }

  /** Adds a fact about values. What no call carries breaks nobody but those who set it in the context. */
  tellValues(
    kind: FactKind,
    place: Place,
    base: FactSide | undefined,
    head: FactSide | undefined,
    findings: () => Findings,
  ): void {
    if (place.isSettled) return;
    const unseen = (): Findings =>
      place.group.kind === "context" ? { ...uncarried, narrows: findings().narrows } : uncarried;
    this.found.push({ kind, place, base, head, findings: place.call ? findings() : unseen() });
  }
}

/** A definition with its type in another world. */
export function withType<T extends Definition>(definition: T, move: (type: Type) => Type): T {
  const type = move(definition.type);
  return type === definition.type ? definition : { ...definition, type };
}

/** A definition as it is told of where its uses see it: at its name. */
export function atName<T extends Property>(property: T): T {
  return { ...property, span: property.name.span };
}

function sentBy(loaded: LoadedPlan, move: (type: Type) => Type): (event: Event) => Type {
  const { context } = loaded.plan;
  const sources = sourcesIn(loaded);
  const known = new Map<Event, Type>();
  return (event) => madeOnce(known, event, () => shapeOf({ event, context, sources, ofEvent: move, ofContext: move }));
}

function traitsBy(move: (type: Type) => Type): (entity: Entity) => Traits {
  const known = new Map<Entity, Traits>();
  return (entity) => madeOnce(known, entity, () => traitsOf(entity, move));
}

/** The named types, the dictionary's entries and the traits, told of at their names where no key tells more. */
function originalsOf({ plan }: LoadedPlan): Originals {
  const types = new Map(plan.types.map(({ name, definition }) => [name.value, { ...definition, span: name.span }]));
  const dictionary = new Map(plan.dictionary.map((entry) => [entry.name.value, atName(entry)]));
  const traits = new Map(
    plan.entities.flatMap((entity) =>
      entity.traits.map((trait) => [`${entity.name.value}.${trait.name.value}`, atName(trait)] as const),
    ),
  );
  const found = new Map<string, ReadonlyMap<string, Definition>>([
    ["type", types],
    ["dictionary", dictionary],
    ["trait", traits],
  ]);
  return ({ kind, name }) => found.get(kind)?.get(name);
}
