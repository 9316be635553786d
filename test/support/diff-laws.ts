import { decidingProof } from "../../src/diff/deciding-proof.js";
import type { Facts } from "../../src/diff/facts/index.js";
import type { Audience, Fact, Group, Witness } from "../../src/diff/model.js";
import type { LoadedPlan } from "../../src/loaded.js";
import type { Event, Json, JsonObject, ObjectType } from "../../src/plan/model.js";
import { sentProperties, sentTraits } from "../../src/plan/sent.js";
import { smallest, subtype } from "../../src/plan/subtype/index.js";
import { accepts, type Types } from "../../src/plan/values/accepts.js";
import { type Former, formerNames } from "./diff-former.js";
import { messageOf, messagesOf, mixtures, repeatsProto, travelled, withOnly } from "./diff-payloads.js";
import { holdsProposed, opened, type Schemas, schemasOf } from "./diff-schemas.js";

/**
 * The laws of the diff, asked of compiled schemas and not of our own types:
 *
 * - when every producer proof about a call says *included*, every payload of it that is valid under the base is valid under the head;
 * - when every consumer proof does, every payload that is valid under the head is valid under the base with its objects opened;
 * - a witness is valid on its own side only;
 * - what holds in several places is one change of one definition that they have in common: else an approval of one edit would cover others.
 */

/** How two plans are compared; replaced where a mistake is made on purpose. */
export type Compare = (base: LoadedPlan, head: LoadedPlan) => Facts;

/** A plan with what is needed to ask it. */
export interface Side {
  readonly loaded: LoadedPlan;
  readonly types: Types;
  readonly schemas: Schemas;
}

export function sideOf(loaded: LoadedPlan): Side {
  const named = new Map(loaded.plan.types.map((type) => [type.name.value, type.definition]));
  return { loaded, types: (name) => named.get(name), schemas: schemasOf(loaded) };
}

/** A call of a plan: of an event, or about a user or a group. */
export interface Call {
  readonly call: string;
  readonly name: string;
  readonly type: ObjectType;
}

/** The calls that schemas know: what is only proposed is in none, unless an output asks for it. */
export function callsOf({ loaded }: Side): readonly Call[] {
  const { plan, project } = loaded;
  const proposed = holdsProposed(loaded);
  const allSources = project.vocabulary.sources?.map(({ value }) => value);
  const typeOf = (event: Event): ObjectType => ({ kind: "object", ...sentProperties(plan, event, { allSources }) });
  return [
    ...plan.events
      .filter(({ status }) => proposed || status !== "proposed")
      .map((event) => ({ call: event.kind, name: event.name.value, type: typeOf(event) })),
    ...plan.entities.flatMap((entity) => {
      if (entity.kind.value === "object") return [];
      const type: ObjectType = { kind: "object", properties: sentTraits(entity).traits, additional: entity.additional };
      return [{ call: entity.kind.value === "user" ? "identify" : "group", name: entity.name.value, type }];
    }),
  ];
}

/** Payloads to try on a pair of calls, beside those that the facts themselves bring. */
export type Samples = (type: ObjectType, types: Types) => readonly Json[];

/** A pair of plans with the payloads to try, each with what the schemas say of it. Worked out once for every way of comparing. */
export class Pair {
  readonly base: Side;
  readonly head: Side;
  readonly #samples: Samples;
  /** Whether whole messages are asked about as well: their schemas take long to compile. */
  readonly #asksEnvelopes: boolean;
  readonly #tried = new Map<string, readonly Json[]>();

  constructor(base: Side, head: Side, samples: Samples, { envelopes = false }: { readonly envelopes?: boolean } = {}) {
    this.base = base;
    this.head = head;
    this.#samples = samples;
    this.#asksEnvelopes = envelopes;
  }

  /** What is against a comparison of the two; nothing when all is well. */
  objections(compare: Compare): readonly string[] {
    const { facts } = compare(this.base.loaded, this.head.loaded);
    const found: string[] = [];
    const former = formerNames(facts, this.base.loaded, this.head.loaded);
    const callsAfter = new Map(callsOf(this.head).map((call) => [keyOf(call), call]));
    const callsBefore = new Map(callsOf(this.base).map((call) => [keyOf(call), call]));
    // What is only proposed is in no schema but by an output: where that came or went, it is told of the output.
    const isProposed = this.#proposedByOutputs();
    for (const call of callsBefore.values()) {
      if (isProposed(call)) continue;
      const now = former.now(call.call, call.name);
      const after = callsAfter.get(keyOf({ ...call, name: now }));
      const about = facts.filter((fact) => isAbout(fact, call, new Set([call.name, now])));
      if (isProved(about, "producers")) found.push(...(after ? this.#producers(call, after) : this.#gone(call)));
      if (after && isProved(about, "consumers")) found.push(...this.#consumers(call, after));
    }
    const calls = [...callsBefore.values(), ...callsAfter.values()];
    if (this.#asksEnvelopes && !calls.some(isProposed)) {
      found.push(...this.#messages(facts, callsBefore, callsAfter));
    }
    for (const fact of facts) {
      // What a named type says of itself is its own, in however many of its parts it meets itself.
      if (fact.proofs && fact.also.length > 0 && !fact.shared && fact.subject.group.kind !== "type") {
        const places = [fact.subject, ...fact.also].map(({ path }) => path.join("/"));
        found.push(`${fact.kind} is one fact without being one definition's: ${places.join(", ")}`);
      }
      for (const witness of [fact.witnesses?.producers, fact.witnesses?.consumers]) {
        const problem = witness && this.#problemWith(witness, fact, former);
        if (problem) found.push(`${fact.kind} ${fact.subject.path.join("/")}: ${problem} ${JSON.stringify(witness)}`);
      }
    }
    return found;
  }

  /** Calls of events that one side's outputs hold although they are only proposed, and the other's do not. */
  #proposedByOutputs(): (call: Call) => boolean {
    const [base, head] = [this.base.loaded, this.head.loaded];
    if (holdsProposed(base) === holdsProposed(head)) return () => false;
    const { events } = (holdsProposed(base) ? base : head).plan;
    const proposed = new Set(events.filter(({ status }) => status === "proposed").map(({ name }) => name.value));
    return ({ call, name }) => call !== "identify" && call !== "group" && proposed.has(name);
  }

  /**
   * The laws for whole messages. Pages are told apart by names that several may admit, and entities not at all, so that these are
   * right together or not at all.
   */
  #messages(
    facts: readonly Fact[],
    before: ReadonlyMap<string, Call>,
    after: ReadonlyMap<string, Call>,
  ): readonly string[] {
    const kinds: readonly (readonly string[])[] = [["track"], ["page"], ["screen"], ["identify", "group"]];
    return kinds.flatMap((kind) => {
      const isEntity = kind.includes("identify");
      const isOne = ({ kind: group }: Group): boolean => (group === "entity") === isEntity || group === "type";
      const about = facts.filter(({ subject, also }) => [subject, ...also].some(({ group }) => isOne(group)));
      const of = (calls: ReadonlyMap<string, Call>, side: Side): readonly unknown[] =>
        [...calls.values()]
          .filter(({ call }) => kind.includes(call))
          .flatMap((call) => this.#of(call, side).flatMap((payload) => messagesOf(call, travelled(payload), side)));
      const found: string[] = [];
      const [base, head] = [this.base.schemas, this.head.schemas];
      if (isProved(about, "producers")) {
        const bad = of(before, this.base).find((message) => base.message(message) && !head.message(message));
        if (bad) found.push(`unsound for producers: message ${JSON.stringify(bad)}`);
      }
      if (isProved(about, "consumers")) {
        const bad = of(after, this.head).find((message) => head.message(message) && !base.messageOfPlan(message));
        if (bad) found.push(`unsound for consumers: message ${JSON.stringify(bad)}`);
      }
      return found;
    });
  }

  #producers(before: Call, after: Call): readonly string[] {
    if (this.base.schemas.text(before) === this.head.schemas.text(after)) return [];
    const bad = this.#payloads(before, after).filter(
      (payload) => this.base.schemas.takes(before, payload) && !this.head.schemas.takes(after, payload),
    );
    return bad.slice(0, 1).map((payload) => `unsound for producers: ${before.call} ${before.name} ${print(payload)}`);
  }

  /** A call that the head does not know: others must take its messages. */
  #gone(before: Call): readonly string[] {
    if (callsOf(this.head).length === 0) return [`unsound for producers: ${before.call} ${before.name} is gone`];
    if (before.call !== "track" && !this.#asksEnvelopes) return [];
    const [base, head] = [this.base.schemas, this.head.schemas];
    const refused = this.#payloads(before, undefined)
      .flatMap((payload) => messagesOf(before, payload, this.base))
      .filter((message) => base.message(message) && !head.message(message));
    if (refused.length === 0) return [];
    // Others of the base may have taken them: what becomes of those is told with the others.
    const own = schemasOf(withOnly(before, this.base.loaded));
    const bad = refused.find((message) => own.message(message));
    return bad ? [`unsound for producers: ${before.call} ${before.name} is gone ${JSON.stringify(bad)}`] : [];
  }

  #consumers(before: Call, after: Call): readonly string[] {
    if (this.base.schemas.text(before) === this.head.schemas.text(after)) return [];
    const bad = this.#payloads(before, after).filter(
      (payload) => this.head.schemas.takes(after, payload) && !this.base.schemas.takesOpened(before, payload),
    );
    return bad.slice(0, 1).map((payload) => `unsound for consumers: ${after.call} ${after.name} ${print(payload)}`);
  }

  /** Payloads to try on a call of the base, beside its like in the head where that has one of its name. */
  payloads(before: Call): readonly Json[] {
    return this.#payloads(
      before,
      callsOf(this.head).find((call) => keyOf(call) === keyOf(before)),
    );
  }

  /** Payloads of both sides, mixtures, and what the whole types have against one another. */
  #payloads(before: Call, after: Call | undefined): readonly Json[] {
    const key = `${keyOf(before)} ${after ? keyOf(after) : ""}`;
    const known = this.#tried.get(key);
    if (known) return known;
    const own = this.#of(before, this.base);
    const others = after ? this.#of(after, this.head) : [];
    const proofs = after
      ? [
          subtype(before.type, this.base.types, after.type, this.head.types),
          subtype(after.type, this.head.types, opened(before.type), (name) => openedNamed(this.base.types, name)),
        ]
      : [];
    const shown = proofs.flatMap((proof) => (proof.kind === "refuted" ? [proof.witness] : []));
    const tried = [...shown, ...own, ...others, ...mixtures(own, others)].map(travelled);
    this.#tried.set(key, tried);
    return tried;
  }

  #of({ call, type }: Call, { types }: Side): readonly Json[] {
    const least = smallest(type, types);
    const made = [...(least === undefined ? [] : [least]), ...this.#samples(type, types)];
    // What SDKs put among the properties of a page.
    return call === "page" ? [...made, ...made.map((one) => ({ ...(one as JsonObject), url: "u", title: "t" }))] : made;
  }

  #problemWith(witness: Witness, fact: Fact, former: Former): string | undefined {
    const { call, name, validUnder } = witness;
    const payload = travelled(witness.payload);
    if (repeatsProto(payload)) return undefined;
    const ofMessage = this.#problemWithMessage(witness, payload);
    // Of those that say which names their calls may carry, the schemas don't go by that.
    if (ofMessage || this.#areLoose(call)) return ofMessage;
    if (validUnder === "base") {
      if (!this.base.schemas.takes({ call, name }, payload)) return "its own side refuses";
      // Something that is gone under its name is refused; otherwise its heir must refuse it.
      const now = isGone(fact) ? name : former.now(call, name);
      if (this.head.schemas.takes({ call, name: now }, payload)) return "the head takes as well";
      const { message } = this.head.schemas;
      return this.#isTaken({ call, name }, payload, this.base, message)
        ? "the head takes the whole message"
        : undefined;
    }
    if (!this.head.schemas.takes({ call, name }, payload)) return "its own side refuses";
    const said = fact.base?.value;
    const before = isGone(fact) && typeof said === "string" ? said : former.before(call, name);
    if (this.base.schemas.takesOpened({ call, name: before }, payload)) return "the opened base takes as well";
    if (call !== "identify" && call !== "group") return undefined;
    const { messageOpened } = this.base.schemas;
    return this.#isTaken({ call, name }, payload, this.head, messageOpened)
      ? "the opened base takes the whole message"
      : undefined;
  }

  /** What is against the whole message of an event, with its name: it goes under whichever definition takes that. */
  #problemWithMessage(witness: Witness, payload: Json): string | undefined {
    const { call, name, validUnder } = witness;
    if (call === "identify" || call === "group" || !(this.#asksEnvelopes || this.#areLoose(call))) return undefined;
    // The envelope of a plan without calls refuses nothing.
    if ([this.base, this.head].some((one) => callsOf(one).length === 0)) return undefined;
    const [own, other] = validUnder === "base" ? [this.base, this.head] : [this.head, this.base];
    const message = messageOf({ call, name }, payload);
    if (!own.schemas.message(message)) return "its own side refuses the whole message";
    if (validUnder === "base") return other.schemas.message(message) ? "the head takes the whole message" : undefined;
    // Consumers ignore calls that they don't know.
    const isUnknown = !knows(other, { call, name });
    return isUnknown || !other.schemas.messageOpened(message) ? undefined : "the opened base takes the whole message";
  }

  /** Whether some definitions of a call, on either side, say which names it may carry. */
  #areLoose(call: string): boolean {
    return [this.base, this.head].some(({ loaded: { plan } }) =>
      plan.events.some(({ kind, callName }) => kind === call && callName !== undefined),
    );
  }

  /**
   * Whether the other side takes every message about an entity that carries traits, with whatever id. That is asked where others may take
   * it. Schemas of whole messages take long to compile.
   */
  #isTaken(
    { call, name }: Pick<Call, "call" | "name">,
    payload: Json,
    side: Side,
    takes: (message: unknown) => boolean,
  ): boolean {
    if (!this.#asksEnvelopes || (call !== "identify" && call !== "group")) return false;
    // The envelope of a plan without calls refuses nothing.
    if ([this.base, this.head].some((one) => callsOf(one).length === 0)) return false;
    const { entities } = side.loaded.plan;
    const areSeveral = [this.base, this.head].some(
      ({ loaded: { plan } }) =>
        plan.entities.filter(({ kind }) => (kind.value === "user") === (call === "identify")).length > 1,
    );
    if (!areSeveral) return false;
    const entity = entities.find((one) => one.name.value === name);
    const type: ObjectType = { kind: "object", properties: entity?.traits ?? [], additional: true };
    const sent = messagesOf({ call, name, type }, payload, side).filter((message) => side.schemas.message(message));
    const refused = sent.filter((message) => !takes(message));
    if (sent.length === 0 || refused.length === 0) return sent.length > 0;
    const own = schemasOf(withOnly({ call, name }, side.loaded));
    return !refused.some((message) => own.message(message));
  }
}

/** Whether a plan has a definition that takes calls of a name, and not only proposes one. */
function knows({ loaded, types }: Side, { call, name }: Pick<Call, "call" | "name">): boolean {
  const proposed = holdsProposed(loaded);
  return loaded.plan.events.some(({ kind, callName, name: own, status }) => {
    if (kind !== call || (status === "proposed" && !proposed)) return false;
    return callName ? accepts(callName.type, name, types) : own.value === name;
  });
}

function isGone({ kind }: Fact): boolean {
  return kind === "event-renamed";
}

/** Whether a fact may be about a call: one of its own, one of the context's, one of types that are told by themselves. */
export function isAbout({ subject, also }: Fact, { call }: Call, names: ReadonlySet<string>): boolean {
  const isEntity = call === "identify" || call === "group";
  return [subject, ...also].some(({ group: { kind, name } }) => {
    if (kind === "event") return !isEntity && names.has(name);
    if (kind === "entity") return isEntity && names.has(name);
    return kind === "type" || (kind === "context" && !isEntity);
  });
}

function isProved(facts: readonly Fact[], audience: Audience): boolean {
  return facts.every(({ proofs }) => proofs === undefined || decidingProof(proofs, audience)?.kind === "included");
}

export function keyOf({ call, name }: Pick<Call, "call" | "name">): string {
  return `${call} ${name}`;
}

function openedNamed(types: Types, name: string) {
  const definition = types(name);
  return definition && { ...definition, type: opened(definition.type) };
}

function print(payload: Json): string {
  return JSON.stringify(payload);
}
