import type { LoadedPlan } from "../loaded.js";
import type { Entity, Event, Privacy } from "../plan/model.js";
import { optionWords } from "../project/output-words.js";
import type { Side } from "../project/sdks.js";
import { clientsOf, formerUnlisted, keepsNames, type Named } from "./client-names.js";
import { type Held, type HeldProperty, has, heldIn, isHeldBy, namedProperty, propertiesIn, wholeOf } from "./held.js";
import { wordsOf } from "./judgement.js";
import type { Fact, Subject } from "./model.js";
import { isCode, partOf, sideIn } from "./output-options.js";
import { folderOf, type OutputPair, type OutputSide, outputPairs, withOption } from "./output-pairs.js";

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
  /** Whether what a change of consent is about needs all of it on both sides, by what it is part of. */
  readonly askedAnyway: boolean;
  /** Whether code had functions under former names of an event that are listed no longer. */
  readonly formerUnlisted: Effect;
  /** Whether the `$id`s of schemas hold the plan's name, on both sides. */
  readonly namedSchemas: Effect;
  /** What of the plan a change of an output concerns, as sentences name it. */
  readonly these: readonly string[];
}

const nothing: CodeCase = {
  side: undefined,
  denied: "none",
  released: "none",
  askedAnyway: false,
  formerUnlisted: "none",
  namedSchemas: "none",
  these: [],
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
  const inClients = (isSo: boolean): Effect => (isSo ? (clients().isListed ? "certain" : "possible") : "none");
  const common = once(() => heldIn(base, head));
  const properties = once(() => propertiesIn(common(), base, head));
  const byPath = once(() => new Map(properties().map((one) => [wholeOf(one.path), one])));
  const wholeIn = ({ path }: Subject): HeldProperty | undefined => byPath().get(wholeOf(path));
  const about = ({ subject, also }: Fact): readonly HeldProperty[] =>
    [subject, ...also].flatMap((place) => wholeIn(place) ?? []);
  const isCalled = ({ kind, base: thing }: Held): boolean =>
    kind === "context" || clients().pairs.some((pair) => pair.base.own.has(thing));
  return {
    reshaped: (before, now) =>
      effect(
        code.some((pair) => (!before || holds(pair.base, before)) && (!now || holds(pair.head, now))),
        true,
      ),
    called: (thing) => inClients(clients().pairs.some((pair) => pair.base.own.has(thing))),
    unnamed: (before, isNow) => inClients(clients().pairs.some((pair) => !keepsNames(pair, before, isNow))),
    lost: (before, now) =>
      effect(
        code.some((pair) => holds(pair.base, before) && !holds(pair.head, now)),
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
        return { ...nothing, denied, released };
      }
      if (fact.kind === "consent-loosened" || fact.kind === "consent-tightened") {
        return { ...nothing, askedAnyway: isAskedAnyway(fact, [fact.subject, ...fact.also].map(wholeIn)) };
      }
      if (fact.kind === "former-names-changed") {
        const of = common().find((one) => one.kind === "event" && one.head.name.value === fact.subject.group.name);
        const isLost =
          of?.kind === "event" && clients().pairs.some((pair) => formerUnlisted(pair, of.base, of.head)[0]);
        return { ...nothing, formerUnlisted: inClients(isLost === true) };
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
        return { ...nothing, side: side(own), these: own ? firstSentBy(own, base) : [] };
      }
      const pair = both.find((one) => isIt(one.head));
      return { ...nothing, side: side(pair?.head), these: pair ? touchedBy(fact, pair, common, properties) : [] };
    },
  };
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

/** Whether the categories that came or went are asked for all the same, wherever something changed. */
function isAskedAnyway({ kind, base, head }: Fact, wholes: readonly (HeldProperty | undefined)[]): boolean {
  const [before, after] = [base, head].map((side) => wordsOf(side?.value)) as [readonly string[], readonly string[]];
  const [some, others] = kind === "consent-loosened" ? [before, after] : [after, before];
  const changed = some.filter((word) => !others.includes(word));
  return wholes.every(
    (whole) =>
      whole !== undefined && changed.every((word) => whole.consent.base.has(word) && whole.consent.head.has(word)),
  );
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
      const option = path.at(-1) as string; // Every fact of an option leads to it.
      const changed = withOption(pair.base, option, pair.head);
      // What else became of it, other changes tell.
      return common().flatMap((held) =>
        has(pair.base, held, "base") && !has(changed, held, "base") && !has(pair.head, held, "head")
          ? [`\`${held.head.name.value}\``]
          : [],
      );
    }
    case "output-names-changed":
      return common().flatMap((held) => {
        if (held.kind !== "event" || !isHeldBy(pair, held) || held.head.renamedFrom.length === 0) return [];
        // A page with names of its own was never sent under the event's.
        if (held.head.kind !== "track" && held.head.callName) return [];
        return [`\`${held.head.name.value}\``];
      });
    default:
      return [];
  }
}

/** What an output with code may send that every output with code denied before it came. */
function firstSentBy(own: OutputSide, base: LoadedPlan): readonly string[] {
  const before = base.project.outputs.filter(isCode).map((output) => partOf(output, base));
  if (!isCode(own.written) || before.length === 0) return [];
  const isNew = (privacy: Privacy): boolean =>
    !own.part.refused.has(privacy) && before.every(({ refused }) => refused.has(privacy));
  const { loaded } = own;
  return propertiesIn(heldIn(loaded, loaded), loaded, loaded)
    .filter(({ of, privacy }) => isNew(privacy.head) && has(own, of, "head"))
    .map(namedProperty);
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
