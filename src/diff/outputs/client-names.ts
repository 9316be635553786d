import type { LoadedPlan } from "../../loaded.js";
import { type ClientPart, knownIn, typesIn } from "../../plan/client-part.js";
import { type FormerName, formerNames } from "../../plan/former-names.js";
import { exportsOf, identifierOf } from "../../plan/identifiers.js";
import type { Entity, Event, NamedType, Plan } from "../../plan/model.js";
import { isCode } from "../../plan/output-part.js";
import { madeOnce, once } from "../made-once.js";
import type { OutputPairs } from "./pairs.js";

/** What has names of its own in generated code. */
export type Named = Event | Entity | NamedType;

/**
 * What a client exports for the things of a plan, each worked out when it is first asked for. A name stands behind the space that it lives
 * in: `value songPlayed`, `type SongPlayed`.
 */
export interface ClientNames {
  /** Whether it exports anything for something. */
  readonly has: (thing: Named) => boolean;
  /** Who has a name: former names lead to what is called otherwise now. */
  readonly owners: ReadonlyMap<string, Named>;
  /** The names that are something's own. */
  readonly own: ReadonlyMap<Named, readonly string[]>;
  /** The names of functions and interfaces that are kept under former names. */
  readonly former: ReadonlyMap<Event, readonly FormerName[]>;
  /** Which events claim a name as a former one of theirs, by the name of its function in small letters: whether they have it or not. */
  readonly claims: ReadonlyMap<string, readonly Event[]>;
}

/** What a client exports on both sides. */
export interface ClientPair {
  readonly base: ClientNames;
  readonly head: ClientNames;
}

/** The clients that two plans have. */
export interface Clients {
  /** Whether outputs of the manifests make them. If not, there is one: of the whole plan, as anybody might generate it. */
  readonly isListed: boolean;
  readonly pairs: readonly ClientPair[];
}

const whole: ClientPart = { subset: {}, refused: new Set(), lacked: new Set() };

/** Finds the clients that both manifests list, or the one to be thought of where they list none. */
export function clientsOf({ both }: OutputPairs, base: LoadedPlan, head: LoadedPlan): Clients {
  const code = both.filter((pair) => isCode(pair.base.written));
  const isListed = code.length > 0;
  const parts = isListed ? code.map((pair) => [pair.base.part, pair.head.part] as const) : [[whole, whole] as const];
  const pairs = parts.map(
    ([before, now]): ClientPair => ({
      base: namesIn(base.plan, before),
      head: namesIn(head.plan, now),
    }),
  );
  return { isListed, pairs };
}

/** The names that a client of one part of a plan exports for what stands in it. */
export function namesIn(plan: Plan, part: ClientPart): ClientNames {
  const known = once(() => knownIn(plan, part));
  const types = once((): ReadonlySet<Named> => new Set(typesIn(plan, part)));
  const has = (thing: Named): boolean => {
    if ("definition" in thing) return types().has(thing);
    return "traits" in thing ? known().entities.has(thing) : known().events.has(thing);
  };
  const former = once(() => formerNames(plan, known().events));
  const claims = once(() => {
    const found = new Map<string, Event[]>();
    for (const event of former().keys()) {
      const called = event.renamedFrom.flatMap(({ value }) => identifierOf(value)?.camel.toLowerCase() ?? []);
      for (const name of new Set(called)) madeOnce(found, name, () => []).push(event);
    }
    return found;
  });
  const names = once((): Pick<ClientNames, "owners" | "own"> => {
    const owners = new Map<string, Named>();
    const own = new Map<Named, string[]>();
    for (const { name, space, of } of exportsOf(plan)) {
      const thing = of.kind === "event" ? of.event : of.kind === "entity" ? of.entity : of.kind === "type" && of.type;
      if (!thing || !has(thing)) continue;
      owners.set(`${space} ${name}`, thing);
      madeOnce(own, thing, () => []).push(`${space} ${name}`);
    }
    for (const [event, all] of former()) {
      for (const { camel, pascal } of all) owners.set(`value ${camel}`, event).set(`type ${pascal}`, event);
    }
    return { owners, own };
  });
  return {
    has,
    get owners() {
      return names().owners;
    },
    get own() {
      return names().own;
    },
    get former() {
      return former();
    },
    get claims() {
      return claims();
    },
  };
}

/** Whether all that something was called in a client leads to what it is now, and to nothing else. */
export function keepsNames({ base, head }: ClientPair, before: Named, isNow: (thing: Named) => boolean): boolean {
  return (base.own.get(before) ?? []).every((name) => {
    const owner = head.owners.get(name);
    return owner !== undefined && isNow(owner);
  });
}

/**
 * The events of the head that claim a name as well which an event had in a client, and which leads nowhere any more: of a former name that
 * several claim no function is kept.
 */
export function rivalsIn({ base, head }: ClientPair, before: Event, now: Event): readonly Event[] {
  const lost = (base.own.get(before) ?? []).filter((name) => !head.owners.has(name));
  const functions = lost.flatMap((name) => /^value (.*)$/u.exec(name)?.[1]?.toLowerCase() ?? []);
  return functions.flatMap((name) => head.claims.get(name) ?? []).filter((event) => event !== now);
}

/**
 * The functions under former names of an event that a client had and has no longer, though it has the event and that still lists the
 * names.
 */
export function formerGone(client: ClientPair, before: Event, now: Event): readonly string[] {
  const listed = listedBy(now);
  return formerLost(client, before, now).filter((name) => listed.has(name));
}

/** The same of names that the event lists no longer. */
export function formerUnlisted(client: ClientPair, before: Event, now: Event): readonly string[] {
  const listed = listedBy(now);
  return formerLost(client, before, now).filter((name) => !listed.has(name));
}

function formerLost({ base, head }: ClientPair, before: Event, now: Event): readonly string[] {
  if (!head.has(now)) return [];
  const names = base.former.get(before) ?? [];
  return names.flatMap(({ camel }) => (head.owners.get(`value ${camel}`) === now ? [] : [camel]));
}

function listedBy({ renamedFrom }: Event): ReadonlySet<string | undefined> {
  return new Set(renamedFrom.map(({ value }) => identifierOf(value)?.camel));
}
