import type { LoadedPlan } from "../../loaded.js";
import type { ContextProperty, Entity, Event } from "../../plan/model.js";
import { isCode } from "../../plan/output-part.js";
import { optionWords } from "../../project/output-words.js";
import type { Side } from "../../project/sdks.js";
import { isAskedAnyway, isKeptAnyway, isPrivateAnyway, type PlaceIn } from "../handled-anyway.js";
import { once } from "../made-once.js";
import type { Fact, Subject } from "../model.js";
import { clientsOf, formerUnlisted, keepsNames, type Named, rivalsIn } from "./client-names.js";
import { FirstSent } from "./first-sent.js";
import { type Held, type HeldProperty, has, heldIn, isHeldBy, namedProperty, propertiesIn, wholeOf } from "./held.js";
import { sideIn } from "./options.js";
import { folderOf, type OutputPair, type OutputSide, outputPairs, withOption } from "./pairs.js";

/**
 * What something means for calls in code: nothing, that some stop compiling, or that they may: where the manifest lists no output with
 * code, only those who generate it know.
 */
export type Effect = "none" | "possible" | "certain";

/** What a comparison knows of the outputs that both manifests list. */
export interface Outputs {
  /** What it means for whoever calls the function of an event, or that of any entity, that the function takes other arguments. */
  readonly reshaped: (base: Event | undefined, head: Event | undefined) => Effect;
  /** Whether generated code has a function for something of the base, or exports it. */
  readonly called: (base: Named) => Effect;
  /** Whether generated code exports something of the base no longer by the names that it had, or under these something else than it is now. */
  readonly unnamed: (base: Named, isNow: (thing: Named) => boolean) => Effect;
  /** Whether code had a function for an event and has none any more, while the event is in the plan. */
  readonly lost: (base: Event, head: Event) => Effect;
  /** Whether code could set something in the context. */
  readonly settable: (base: ContextProperty) => Effect;
  /** Whether code could, and can't any more, while it is in the plan. */
  readonly unsettable: (base: ContextProperty, head: ContextProperty) => Effect;
  /** Whether an output described an event, as schemas do, and does so no longer. */
  readonly lostSchema: (base: Event, head: Event) => boolean;
  /** Whether an output describes something on both sides, or no output is listed at all, so that only those who make one know. */
  readonly described: (base: Event | Entity, head: Event | Entity) => boolean;
  /** What else of generated code decides about a fact. */
  readonly code: (fact: Fact) => CodeCase;
}

/** What is known of generated code when a fact is judged. */
export interface CodeCase {
  /** Where the code of the output runs that a fact is about; `undefined` where it has none, or where there is no output. */
  readonly side: Side | undefined;
  /** Whether an output left alone what it denies now, so that calls can't pass it. */
  readonly denied: Effect;
  /** Whether an output denied what it sends now. */
  readonly released: Effect;
  /** Whether what a change of privacy, consent or retention is about is handled as before all the same, by what it is part of. */
  readonly handledAnyway: boolean;
  /** Whether code had functions under former names of an event that are listed no longer. */
  readonly formerUnlisted: Effect;
  /** Whether code sends an event under fewer of the former names that are listed otherwise, or under more; `these` are the names. */
  readonly formerSent: "fewer" | "more" | "same";
  /** Whether all code that sent what was renamed goes on sending it under its former name as well. */
  readonly sendsFormer: boolean;
  /** Whether the `$id`s of schemas hold the plan's name, on both sides. */
  readonly namedSchemas: Effect;
  /**
   * What of the plan a change of an output concerns, as sentences name it; of an event that was renamed, the others that claim its former
   * name as well, where code has no function of that name on account of it.
   */
  readonly these: readonly string[];
  /** What an output sends by the change that every output with code which had it denied so far, as sentences name it. */
  readonly sent: readonly string[];
}

const nothing: CodeCase = {
  side: undefined,
  denied: "none",
  released: "none",
  handledAnyway: false,
  formerUnlisted: "none",
  formerSent: "same",
  sendsFormer: false,
  namedSchemas: "none",
  these: [],
  sent: [],
};

/** Compares what the outputs of two manifests hold. */
export function outputsOf(base: LoadedPlan, head: LoadedPlan): Outputs {
  const pairs = outputPairs(base, head);
  const { both } = pairs;
  const code = both.filter((pair) => isCode(pair.base.written));
  const effect = (isSo: boolean, mayBe: boolean): Effect =>
    isSo ? "certain" : mayBe && code.length === 0 ? "possible" : "none";
  const described = both.filter((pair) => !isCode(pair.base.written));
  const isUnlisted = base.project.outputs.length === 0 && head.project.outputs.length === 0;
  const holds = ({ known }: OutputSide, thing: Event | Entity): boolean =>
    "traits" in thing ? known().entities.has(thing) : known().events.has(thing);
  const clients = once(() => clientsOf(pairs, base, head));
  const eventsOf = once(() => ({ base: byName(base.plan.events), head: byName(head.plan.events) }));
  const inClients = (isSo: boolean): Effect => (isSo ? (clients().isListed ? "certain" : "possible") : "none");
  const common = once(() => heldIn(base, head));
  const firstSent = once(() => new FirstSent(pairs, common(), base, head));
  const properties = once(() => propertiesIn(common(), base, head));
  const byPath = once(() => new Map(properties().map((one) => [wholeOf(one.path), one])));
  const wholeIn = ({ path }: Pick<Subject, "path">): HeldProperty | undefined => byPath().get(wholeOf(path));
  const placesOf = ({ subject, also }: Fact): readonly PlaceIn[] =>
    [subject, ...also].map(({ path }) => ({ path, whole: wholeIn({ path }) }));
  const about = (fact: Fact): readonly HeldProperty[] => placesOf(fact).flatMap(({ whole }) => whole ?? []);
  const isCalled = ({ kind, base: thing }: Held): boolean =>
    kind === "context" || clients().pairs.some((pair) => pair.base.has(thing));
  return {
    reshaped: (before, now) =>
      effect(
        code.some((pair) => (!before || holds(pair.base, before)) && (!now || holds(pair.head, now))),
        true,
      ),
    called: (thing) => inClients(clients().pairs.some((pair) => pair.base.has(thing))),
    unnamed: (before, isNow) => inClients(clients().pairs.some((pair) => !keepsNames(pair, before, isNow))),
    lost: (before, now) =>
      effect(
        code.some((pair) => holds(pair.base, before) && !holds(pair.head, now)),
        true,
      ),
    settable: (before) =>
      effect(
        code.some((pair) => pair.base.known().context.has(before)),
        true,
      ),
    unsettable: (before, now) =>
      effect(
        code.some((pair) => pair.base.known().context.has(before) && !pair.head.known().context.has(now)),
        true,
      ),
    lostSchema: (before, now) => described.some((pair) => holds(pair.base, before) && !holds(pair.head, now)),
    described: (before, now) =>
      isUnlisted || described.some((pair) => holds(pair.base, before) && holds(pair.head, now)),
    code(fact) {
      if (fact.kind === "privacy-tightened" || fact.kind === "privacy-loosened") {
        const some = about(fact);
        const [denied, released] = [isDenied, isReleased].map((isSo) =>
          effect(
            some.some((one) => code.some((pair) => isHeldBy(pair, one.of) && isSo(pair, one))),
            some.some(({ of, privacy }) => privacy.base !== privacy.head && isCalled(of)),
          ),
        ) as [Effect, Effect];
        return { ...nothing, denied, released, handledAnyway: isPrivateAnyway(fact, placesOf(fact)) };
      }
      if (fact.kind === "consent-loosened" || fact.kind === "consent-tightened") {
        return { ...nothing, handledAnyway: isAskedAnyway(fact, placesOf(fact)) };
      }
      if (fact.kind === "retention-lengthened" || fact.kind === "retention-shortened") {
        return { ...nothing, handledAnyway: isKeptAnyway(fact, placesOf(fact)) };
      }
      if (fact.kind === "former-names-changed") {
        const of = common().find((one) => one.kind === "event" && one.head.name.value === fact.subject.group.name);
        const isLost =
          of?.kind === "event" && clients().pairs.some((pair) => formerUnlisted(pair, of.base, of.head)[0]);
        const sent = of?.kind === "event" ? formerSentBy(code, of) : undefined;
        return { ...nothing, formerUnlisted: inClients(isLost === true), ...sent };
      }
      if (fact.kind === "event-renamed") {
        const former = fact.base?.value as string; // A rename says what it was called.
        const [before, now] = [eventsOf().base.get(former), eventsOf().head.get(fact.subject.group.name)];
        const had = code.filter((pair) => before && pair.base.known().events.has(before));
        const sends = ({ head: side }: OutputPair): boolean =>
          now !== undefined && side.known().events.has(now) && formerlySentBy(side, now).includes(former);
        const rivals = before && now ? clients().pairs.flatMap((pair) => rivalsIn(pair, before, now)) : [];
        return {
          ...nothing,
          these: quoted(rivals.map(({ name }) => name.value)),
          sendsFormer: had.length > 0 && had.every(sends),
        };
      }
      if (fact.kind === "event-sources-changed" || fact.kind === "event-destinations-changed") {
        const some = [fact.subject, ...fact.also].map(({ group }) => group.name);
        return { ...nothing, sent: firstSent().byEvents(new Set(some)) };
      }
      if (fact.kind === "plan-renamed") {
        const named = described.filter(({ base: one, head: other }) => [one, other].every(isNamedAfterPlan));
        const these = named.map(({ head: { written } }) => `\`${written.out.value}\``);
        return { ...nothing, these, namedSchemas: these.length > 0 ? "certain" : isUnlisted ? "possible" : "none" };
      }
      if (fact.subject.group.kind !== "output") return nothing;
      const isIt = (side: OutputSide): boolean => folderOf(side) === fact.subject.group.name;
      const side = (own: OutputSide | undefined): Side | undefined =>
        own && isCode(own.written) ? sideIn(own.written) : undefined;
      if (fact.kind === "output-removed") return { ...nothing, side: side(pairs.removed.find(isIt)) };
      if (fact.kind === "output-added") {
        const own = pairs.added.find(isIt);
        return { ...nothing, side: side(own), sent: own ? firstSent().by(own) : [] };
      }
      const pair = both.find((one) => isIt(one.head));
      if (fact.kind === "output-part-changed" && pair) {
        const these = touchedBy(fact, pair, common, properties);
        return { ...nothing, side: side(pair.head), these, sent: firstSent().byPart(pair, optionOf(fact)) };
      }
      return { ...nothing, side: side(pair?.head), these: pair ? touchedBy(fact, pair, common, properties) : [] };
    },
  };
}

/** The former names under which an output with code sends an event as well. A page with names of its own was never sent under the event's. */
function formerlySentBy({ written }: OutputSide, { kind, callName, renamedFrom }: Event): readonly string[] {
  const sendsAll = optionWords(written, "renamed")[0] === "all_names";
  return sendsAll && !(kind !== "track" && callName) ? renamedFrom.map(({ value }) => value) : [];
}

/** Names as sentences have them, each once. */
function quoted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].map((name) => `\`${name}\``);
}

/** Under which former names of an event some output begins to send it, or ceases to, since it lists others. */
function formerSentBy(
  code: readonly OutputPair[],
  held: Extract<Held, { readonly kind: "event" }>,
): Pick<CodeCase, "formerSent" | "these"> {
  const sent = code
    .filter((pair) => isHeldBy(pair, held))
    .map((pair) => {
      const [before, now] = [formerlySentBy(pair.base, held.base), formerlySentBy(pair.head, held.head)];
      const isListed = (name: string, { renamedFrom }: Event): boolean =>
        renamedFrom.some(({ value }) => value === name);
      return {
        fewer: before.filter((name) => name !== held.head.name.value && !isListed(name, held.head)),
        more: now.filter((name) => name !== held.base.name.value && !isListed(name, held.base)),
      };
    });
  const [fewer, more] = [quoted(sent.flatMap((one) => one.fewer)), quoted(sent.flatMap((one) => one.more))];
  if (fewer.length > 0) return { formerSent: "fewer", these: fewer };
  return more.length > 0 ? { formerSent: "more", these: more } : { formerSent: "same", these: [] };
}

/** Whether an output has schemas whose `$id`s begin with the plan's name, for want of another word. */
function isNamedAfterPlan({ written }: OutputSide): boolean {
  return written.target.value === "json-schema" && optionWords(written, "id").length === 0;
}

/** Whether an output sent something and denies it now. */
function isDenied({ base, head }: OutputPair, { privacy }: HeldProperty): boolean {
  return !base.part.refused.has(privacy.base) && head.part.refused.has(privacy.head);
}

/** Whether an output denied something and sends it now. */
function isReleased({ base, head }: OutputPair, { privacy }: HeldProperty): boolean {
  return base.part.refused.has(privacy.base) && !head.part.refused.has(privacy.head);
}

/** What of both plans a change of one option concerns. */
function touchedBy(
  { kind, subject: { path } }: Fact,
  pair: OutputPair,
  common: () => readonly Held[],
  properties: () => readonly HeldProperty[],
): readonly string[] {
  // What became of its own privacy, other changes tell.
  const wasDenied = ({ privacy }: HeldProperty): boolean => pair.base.part.refused.has(privacy.head);
  switch (kind) {
    case "output-denial-tightened":
      return properties()
        .filter((one) => isHeldBy(pair, one.of) && isDenied(pair, one) && !wasDenied(one))
        .map(namedProperty);
    case "output-denial-loosened":
      return properties()
        .filter((one) => isHeldBy(pair, one.of) && isReleased(pair, one) && wasDenied(one))
        .map(namedProperty);
    case "output-part-changed":
    case "output-sdk-changed": {
      const changed = withOption(pair.base, optionOf({ subject: { path } }), pair.head);
      // What else became of it, other changes tell.
      return common().flatMap((held) =>
        has(pair.base, held, "base") && !has(changed, held, "base") && !has(pair.head, held, "head")
          ? [`\`${held.head.name.value}\``]
          : [],
      );
    }
    case "output-names-changed":
      return common().flatMap((held) => {
        if (held.kind !== "event" || !isHeldBy(pair, held)) return [];
        const isConcerned = [pair.base, pair.head].some((side) => formerlySentBy(side, held.head).length > 0);
        return isConcerned ? [`\`${held.head.name.value}\``] : [];
      });
    default:
      return [];
  }
}

/** The name of the option that a fact is about: every such fact leads to it. */
function optionOf({ subject: { path } }: { readonly subject: Pick<Subject, "path"> }): string {
  return path.at(-1) as string;
}

function byName(events: readonly Event[]): ReadonlyMap<string, Event> {
  return new Map(events.map((event) => [event.name.value, event]));
}
