import type { ContextProperty, EnumType, Event, ObjectType, Type } from "../../plan/model.js";
import type { Span, Text } from "../../source/span.js";
import type { FactSide } from "../model.js";
import { namesChanged, namesTried } from "./call-names.js";
import { type Comparison, withType } from "./comparison.js";
import { gone, goneCall } from "./gone.js";
import { type Candidate, renamesAmong } from "./hints.js";
import { compareHeads, Metadata } from "./metadata.js";
import { compareObjects, type Listing } from "./objects.js";
import { mergedAmong, type Pairs, pairsOf, renamedSide } from "./pairs.js";
import { type Call, type Place, subjectOf } from "./place.js";
import { definitionOf, type Findings, harmless } from "./proving.js";
import { isContext, isOwn, shapeOf, sourcesIn } from "./shapes.js";
import { keySpan } from "./spans.js";
import { isUnsent, shapesOf } from "./takers.js";
import { textOf, typeSide } from "./text.js";
import { untouchedIn } from "./untouched.js";
import { Walk } from "./walk.js";

const listing: Listing = { prefix: "property", path: ["properties"], has: isOwn };

export function eventPairs({ base, head }: Comparison): Pairs<Event> {
  return pairsOf(base.plan.events, head.plan.events);
}

/** Tells what differs in the events: their own properties, and what changed sources make of the context in them. */
export function compareEvents(comparison: Comparison, pairs: Pairs<Event>): void {
  const candidate = (event: Event): Candidate => ({
    name: event.name,
    subject: subjectOf(placeOf(event, undefined)),
    // Events without properties are all alike.
    shape: event.properties.length > 0 ? shapeText(event) : undefined,
  });
  const merged = mergedAmong(pairs);
  const removed = pairs.removed.filter((event) => !merged.has(event));
  comparison.hints.push(...renamesAmong(removed.map(candidate), pairs.added.map(candidate)));
  for (const event of removed) tellRemoved(comparison, event);
  for (const [event, heir] of merged) tellMerged(comparison, event, heir);
  for (const event of pairs.added) {
    const place = placeOf(event, () => undefined);
    comparison.tellValues("event-added", place, undefined, sideOf(event), () => harmless);
  }
  const renamed = pairs.both.filter(({ isRenamed }) => isRenamed).map(({ base }) => base);
  const former = new Set([...merged.keys(), ...renamed].map(({ name }) => name.value));
  const isUntouched = untouchedIn(comparison.base, comparison.head);
  for (const { base, head, isRenamed } of pairs.both) {
    if (!isUntouched(base, head)) new EventComparison(comparison, base, head, isRenamed, former).compare();
  }
}

function tellRemoved(comparison: Comparison, event: Event): void {
  const shape = shapesOf(comparison, "base", [event]);
  const call = isUnsent(comparison, "base", event) ? undefined : (): Call => goneCall(comparison, event, shape);
  comparison.tellValues("event-removed", placeOf(event, call), sideOf(event), undefined, () =>
    gone(comparison, event, shape),
  );
}

/** Of several events that became one, one is compared with it; of the others it is told what comes in their place. */
function tellMerged(comparison: Comparison, event: Event, heir: Event): void {
  const { proving, worlds } = comparison;
  const shape = shapesOf(comparison, "base", [event]);
  const after = shapesOf(comparison, "head", [heir]);
  const name = event.name.value;
  const both = (): Call => ({
    call: heir.kind,
    base: { name, shape },
    head: { name: heir.name.value, shape: after },
    names: namesTried(comparison, { base: event, head: heir }, heir.kind),
  });
  const call = isUnsent(comparison, "base", event) ? undefined : (): Call => goneCall(comparison, event, shape);
  const side = renamedSide(heir.name, comparison.rivals.event(event.name, heir));
  comparison.tellValues("event-renamed", placeOf(heir, call), { span: event.name.span, value: name }, side, () => ({
    producers: gone(comparison, event, shape).producers,
    consumers: isUnsent(comparison, "head", heir)
      ? harmless.consumers
      : { proof: proving.proof(after, worlds.open(shape)), steps: [], names: undefined, call: both },
  }));
}

function sideOf(event: Event): FactSide {
  const { properties, additional } = event;
  const isEmpty = properties.length === 0 && additional === false;
  return { span: event.name.span, ...(isEmpty ? {} : typeSide({ kind: "object", properties, additional })) };
}

function shapeText({ properties, additional }: Event): string {
  return textOf({ type: { kind: "object", properties, additional } });
}

export function placeOf(event: Event, call: Place["call"]): Place {
  const group = { kind: "event", name: event.name.value } as const;
  const path = ["events", event.name.value];
  return { kind: "event", group, path, steps: [], call, gate: undefined, isSettled: false };
}

/** An event's call on both sides; one that the head does not know as such where it became another call, or none. */
export function callOf(
  comparison: Comparison,
  base: Event,
  head: Event,
  shape: (event: Event, side: "base" | "head") => Type,
): Call {
  if (base.kind !== head.kind || isUnsent(comparison, "head", head))
    return goneCall(comparison, base, shape(base, "base"));
  return {
    call: base.kind,
    base: { name: base.name.value, shape: shape(base, "base") },
    head: { name: head.name.value, shape: shape(head, "head") },
    names: namesTried(comparison, { base, head }),
  };
}

/** Compares one event with itself. */
class EventComparison {
  readonly #comparison: Comparison;
  readonly #base: Event;
  readonly #head: Event;
  readonly #isRenamed: boolean;
  /** The names that events of the base had, of which it is told that they were renamed. */
  readonly #former: ReadonlySet<string>;
  readonly #place: Place;
  #call: Call | undefined;

  constructor(comparison: Comparison, base: Event, head: Event, isRenamed: boolean, former: ReadonlySet<string>) {
    this.#comparison = comparison;
    this.#base = base;
    this.#head = head;
    this.#isRenamed = isRenamed;
    this.#former = former;
    this.#place = placeOf(head, isUnsent(comparison, "base", base) ? undefined : () => this.#sent());
  }

  compare(): void {
    this.#names();
    this.#texts();
    this.#callNames();
    this.#properties();
    this.#sources();
  }

  /** What is sent on both sides. */
  #sent(): Call {
    this.#call ??= callOf(this.#comparison, this.#base, this.#head, (event, side) => this.#shape(side, event, side));
    return this.#call;
  }

  /** The sent shape of an event of one side with the context of another, sent by the sources of a third. */
  #shape(side: "base" | "head", given: Event, context: "base" | "head", sources: "base" | "head" = side): ObjectType {
    const move = this.#comparison.worlds[context];
    return this.#with(
      side,
      given,
      this.#comparison[context].plan.context.map((one) => withType(one, move)),
      sources,
    );
  }

  /** The same with properties of the context that are of the comparison's worlds. */
  #with(
    side: "base" | "head",
    given: Event,
    context: readonly ContextProperty[],
    sources: "base" | "head",
  ): ObjectType {
    const event = { ...given, sources: (sources === "base" ? this.#base : this.#head).sources };
    return shapeOf({
      event,
      context,
      sources: sourcesIn(this.#comparison[sources]),
      ofEvent: this.#comparison.worlds[side],
      ofContext: (type) => type,
    });
  }

  #names(): void {
    const [base, head] = [this.#base, this.#head];
    const shape = (): Type => this.#shape("base", base, "base");
    const place = { ...this.#place };
    if (place.call) place.call = (): Call => goneCall(this.#comparison, base, shape());
    const sides = (a: FactSide["value"], b: FactSide["value"], key: string): readonly [FactSide, FactSide] => [
      { span: keySpan(base, key), value: a },
      { span: keySpan(head, key), value: b },
    ];
    const tell = (kind: "event-renamed" | "event-kind-changed", [a, b]: readonly [FactSide, FactSide]): void =>
      this.#comparison.tellValues(kind, place, a, b, () => gone(this.#comparison, base, shape()));
    if (this.#isRenamed) {
      tell("event-renamed", [
        { span: base.name.span, value: base.name.value },
        renamedSide(head.name, this.#comparison.rivals.event(base.name, head)),
      ]);
    }
    if (base.kind !== head.kind) tell("event-kind-changed", sides(base.kind, head.kind, "kind"));
    if (base.status !== head.status) {
      const [a, b] = sides(base.status, head.status, "status");
      const findings = (): Findings => {
        if (!isUnsent(this.#comparison, "head", head)) return harmless;
        return gone(this.#comparison, base, shape());
      };
      this.#comparison.tellValues("event-status-changed", place, a, b, findings);
    }
    const [before, after] = [base.identifier, head.identifier];
    if (!this.#isRenamed && (before.camel !== after.camel || before.pascal !== after.pascal)) {
      const a = { span: before.pinned ?? base.name.span, value: before.camel };
      const b = { span: after.pinned ?? head.name.span, value: after.camel };
      this.#comparison.tell("event-identifier-changed", this.#place, a, b);
    }
  }

  #texts(): void {
    const [base, head] = [this.#base, this.#head];
    const at = (event: Event): { readonly span: Span } => ({ span: event.name.span });
    const said = new Metadata(this.#comparison.tell, this.#place, at(base), at(head));
    said.value("description-changed", base.description, head.description);
    said.value("trigger-changed", base.trigger, head.trigger);
    said.value("owner-changed", base.owner, head.owner);
    said.value("since-changed", base.since, head.since);
    said.value("expires-changed", base.expires, head.expires);
    said.value("replaced-by-changed", base.replacedBy, head.replacedBy);
    said.list("answers-changed", base.answers, head.answers);
    said.list("entities-changed", base.entities, head.entities);
    said.list("event-destinations-changed", base.destinations, head.destinations);
    said.list("examples-changed", base.examples, head.examples);
    said.list("links-changed", base.links, head.links);
    const untold = ({ renamedFrom }: Event): readonly Text[] =>
      renamedFrom.filter(({ value }) => !this.#former.has(value));
    said.list("former-names-changed", untold(base), untold(head));
    said.consent(base.consent, head.consent);
    said.retention(base.retention, head.retention);
    said.extensions(base.extensions, head.extensions);
  }

  /** Of pages and screens: the names that the call may carry. */
  #callNames(): void {
    const [base, head] = [this.#base, this.#head];
    const { worlds, proving, tell } = this.#comparison;
    if (base.callName === undefined && head.callName === undefined) return;
    const a = withType(base.callName ?? definitionOf(constant(base)), worlds.base);
    const b = withType(head.callName ?? definitionOf(constant(head)), worlds.head);
    const spans = { base: keySpan(base, "name"), head: keySpan(head, "name") };
    const path = [...this.#place.path, "name"];
    // The name is no part of the payload, so there is none to show.
    const call = this.#place.call && ((): undefined => undefined);
    const place: Place = { ...this.#place, path, call };
    compareHeads(tell, place, a, b, { base: { span: spans.base }, head: { span: spans.head } }, undefined);
    // What is said inside them, such as of each name; which names there are is told of all of them together.
    new Walk(this.#comparison).types({ ...place, isSettled: true }, a, b);
    if (proving.isSame(a.type, b.type) && proving.isSameInCode(a.type, b.type)) return;
    const sides = [
      { span: spans.base, ...typeSide(a.type) },
      { span: spans.head, ...typeSide(b.type) },
    ] as const;
    this.#comparison.tellValues("event-call-name-changed", place, ...sides, () => {
      const isTold = base.kind !== head.kind || isUnsent(this.#comparison, "head", head);
      return isTold
        ? proving.node(a.type, b.type, [], undefined)
        : namesChanged(this.#comparison, { base, head }, a, b);
    });
  }

  /**
   * The own properties, in what is sent: an own one that goes may leave the context's in its place, and one that comes may take it. What
   * else the context became is told of the context.
   */
  #properties(): void {
    const [base, head] = [this.#base, this.#head];
    const own = ({ properties, additional }: Event): ObjectType => ({ kind: "object", properties, additional });
    if (this.#comparison.same.type(own(base), own(head))) return;
    const a = this.#with("base", base, this.#contextBefore(), "base");
    const b = this.#shape("head", head, "head", "base");
    const spans = { base: keySpan(base, "additionalProperties"), head: keySpan(head, "additionalProperties") };
    const place = {
      ...this.#place,
      kept: { base: base.retention, head: head.retention },
      isGoing: base.expires !== undefined && (base.status === "deprecated" || base.status === "retired"),
    };
    compareObjects(new Walk(this.#comparison), place, a, b, listing, spans);
  }

  /** The head's context, but for what the event lists itself now: of that, what the base's context filled in. */
  #contextBefore(): readonly ContextProperty[] {
    const { base, head, worlds } = this.#comparison;
    const own = new Set(this.#head.properties.map(({ name }) => name.value));
    return [
      ...head.plan.context.filter(({ name }) => !own.has(name.value)).map((one) => withType(one, worlds.head)),
      ...base.plan.context.filter(({ name }) => own.has(name.value)).map((one) => withType(one, worlds.base)),
    ];
  }

  /** Other sources send other parts of the context. */
  #sources(): void {
    const [base, head] = [this.#base, this.#head];
    const listed = (event: Event, side: "base" | "head"): readonly string[] | undefined =>
      event.sources.length > 0 ? event.sources.map(({ value }) => value) : sourcesIn(this.#comparison[side]);
    const [before, after] = [listed(base, "base"), listed(head, "head")];
    if (keyOf(before) === keyOf(after)) return;
    const a = this.#shape("head", head, "head", "base");
    const b = this.#shape("head", head, "head", "head");
    const own = this.#shape("base", base, "head", "base");
    const changed = differing(a, b);
    const isSaid = keyOf(base.sources.map(({ value }) => value)) !== keyOf(head.sources.map(({ value }) => value));
    // What the manifest's list makes of "all" concerns only the events in which that shows.
    if (!isSaid && changed.length === 0) return;
    const side = (event: Event, all: readonly string[] | undefined): FactSide => ({
      span: event.sources[0]?.span ?? event.name.span,
      ...(event.sources.length > 0 || !isSaid ? { value: all ?? [] } : {}),
    });
    this.#comparison.tellValues("event-sources-changed", this.#place, side(base, before), side(head, after), () =>
      changed.length === 0
        ? harmless
        : this.#comparison.proving.object(
            // What comes from another source may have come before: as the event's own, or as a key that was not listed.
            { base: own, head: b, undone: a, done: b },
            changed,
            [],
            undefined,
          ),
    );
  }
}

function constant({ name }: Event): EnumType {
  return { kind: "enum", members: [{ value: name.value, span: name.span }], constant: true };
}

function keyOf(words: readonly string[] | undefined): string {
  return JSON.stringify(words === undefined ? null : [...words].sort());
}

/** The context's properties that stand in only one of two shapes, or are required in only one. */
function differing(a: ObjectType, b: ObjectType): readonly string[] {
  const presence = (type: ObjectType): ReadonlyMap<string, boolean> =>
    new Map(type.properties.filter(isContext).map(({ name, required }) => [name.value, required]));
  const [before, after] = [presence(a), presence(b)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}
