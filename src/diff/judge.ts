import type { LoadedPlan } from "../loaded.js";
import type { Entity, Event } from "../plan/model.js";
import { type Approvals, reasonsOf } from "./approvals/approvals.js";
import { fingerprintsOf } from "./approvals/fingerprints.js";
import { isDoubt } from "./doubts.js";
import { mayHaveEnded, unlessEnded, wholeLife } from "./ended.js";
import { pairsOf } from "./facts/pairs.js";
import { holesOf, quoted, someOf } from "./holes.js";
import type { Case, Outcome } from "./judgement.js";
import { judgements } from "./judgements.js";
import { isTypeChange } from "./kinds.js";
import { type Life, type Lives, livesIn, sharedLife } from "./life-cycle.js";
import { livesOfLosses } from "./losses.js";
import type { Audience, Bump, Change, Fact, Verdict } from "./model.js";
import { nearestIn } from "./nearest.js";
import { inOrder } from "./order.js";
import { type Functions, functionsIn } from "./outputs/functions.js";
import { worstOf } from "./severity.js";
import { larger } from "./versions.js";

/** What facts are judged by. */
export interface Judging {
  readonly base: LoadedPlan;
  readonly head: LoadedPlan;
  /** `YYYY-MM-DD`: decides about what was to go after a day. */
  readonly today: string;
  readonly approvals?: Approvals | undefined;
}

/** Says of each fact whom it breaks and why, by the table in `judgements.ts`; the worst first. */
export function judge(facts: readonly Fact[], { base, head, today, approvals }: Judging): readonly Change[] {
  if (facts.length === 0) return [];
  const lives = livesIn(base.plan);
  const lifeOfLosses = livesOfLosses({ base: base.plan, head: head.plan });
  const functions = functionsIn(base, head);
  const ids = { base: new Map([...idsIn(base), ...formerIdsIn(base, head)]), head: idsIn(head) };
  const reasons = reasonsOf(approvals);
  const nearest = nearestIn({ base: base.plan, head: head.plan });
  const fingerprints = fingerprintsOf(facts, { base: base.plan, head: head.plan });
  const meeting = new Set([base, head].flatMap(({ plan }) => meetingIn(plan.events)));
  const missing = ({ subject: { group } }: Fact): string => {
    if (group.kind === "event" && meeting.has(group.name)) return notItsOwn;
    return group.kind === "entity" && [base, head].some(({ plan }) => isOneOfSeveral(plan.entities, group.name))
      ? notAlone
      : notMade;
  };
  const changes = facts.map((fact, at): Change => {
    const life = narrows(fact) ? lifeOfLosses(fact) : lifeOf(fact, lives, functions);
    const whole = wholeLife(fact, functions.former);
    const calls = whenAsked({
      kept: () => functions.kept(fact),
      reshaped: () => functions.reshaped(fact),
      takesName: () => functions.takesName(fact),
      called: () => functions.called(fact),
      lost: () => functions.lost(fact),
      lostSchema: () => functions.lostSchema(fact),
      movesSchema: () => functions.movesSchema(fact),
      carriesName: () => functions.carriesName(fact),
      unnamed: () => functions.unnamed(fact),
      isContext: () => functions.isContext(fact),
      mustBePassed: () => functions.mustBePassed(fact),
      code: () => functions.code(fact),
    });
    const isId = isIdOf(fact, ids);
    const of = (audience: Audience): Case => {
      const { [audience]: proof, takeover } = fact.proofs ?? {};
      const own = { fact, proof, takeover: takeover?.[audience], life, whole, isId, today };
      return Object.assign(Object.create(calls) as typeof calls, own);
    };
    const cases = { producers: of("producers"), consumers: of("consumers") };
    const producers = verdictOf(cases.producers, "producers", missing);
    const consumers = verdictOf(cases.consumers, "consumers", missing);
    const deciding = [decidedBy(cases.producers, "producers"), decidedBy(cases.consumers, "consumers")];
    const fingerprint = fingerprints[at] as string; // One for each fact.
    return {
      ...fact,
      producers,
      consumers,
      bump: bumpOf(fact, { producers, consumers }),
      fingerprint,
      accepted: reasons.get(fingerprint),
      decidedBy: deciding.includes("date") ? "date" : deciding.find((by) => by !== undefined),
      nearest: nearest(fact),
    };
  });
  return inOrder(changes);
}

/** An object with what is made when it is first asked for: most of what code says decides about few facts. */
function whenAsked<T extends object>(made: { readonly [Key in keyof T]: () => T[Key] }): T {
  const asked = {} as T;
  for (const key of Object.keys(made) as (keyof T)[]) {
    const get = (): T[keyof T] => {
      const value = made[key]();
      Object.defineProperty(asked, key, { value });
      return value;
    };
    Object.defineProperty(asked, key, { get, configurable: true });
  }
  return asked;
}

/** Whether something stays that may admit less: then it matters how far that had come which it admits no longer. */
function narrows({ kind }: Fact): boolean {
  return kind === "event-call-name-changed" || isTypeChange(kind);
}

/** How far something had come: what is deprecated is known by its place, an event by its name. */
function lifeOf(fact: Fact, lives: Lives, functions: Functions): Life | undefined {
  if (!fact.base) return undefined;
  const [own, ...others] = [fact.base.span, ...(fact.base.alsoAt ?? [])].map(lives);
  const life = others.reduce(sharedLife, own);
  if (life || fact.subject.kind !== "event") return life;
  const event = functions.former(fact);
  return event && { status: event.status, expires: event.expires?.value };
}

/** The trait that is an entity's id, by the entity's name. */
function idsIn({ plan }: LoadedPlan): ReadonlyMap<string, string | undefined> {
  return new Map(plan.entities.map(({ name, id }) => [name.value, id?.value]));
}

/** The same of the base for entities that have another name in the head, by that. */
function formerIdsIn({ plan: base }: LoadedPlan, { plan: head }: LoadedPlan): ReadonlyMap<string, string | undefined> {
  const renamed = pairsOf(base.entities, head.entities).both.filter(({ isRenamed }) => isRenamed);
  return new Map(renamed.map(({ base: one, head: other }) => [other.name.value, one.id?.value]));
}

/** Whether a fact is about a trait that is its entity's id, on the side that has it; of one that was renamed, on both. */
function isIdOf(
  { kind, subject, base, head }: Fact,
  ids: Readonly<Record<"base" | "head", ReturnType<typeof idsIn>>>,
): boolean {
  const [, entity, , trait, ...further] = subject.path;
  if (subject.kind !== "trait" || entity === undefined || trait === undefined || further.length > 0) return false;
  if (kind === "trait-renamed" && ids.base.get(entity) !== base?.value) return false;
  return (head ? ids.head : ids.base).get(entity) === trait;
}

function verdictOf(one: Case, audience: Audience, missing: (fact: Fact) => string): Verdict {
  if (isDoubt(one.proof)) {
    const { why } = holesOf(one);
    const reason = `Whether this breaks anything could not be told: ${why}.`;
    return { severity: "dangerous", reason, witness: undefined, withoutWitness: notTried };
  }
  const { severity, ...outcome } = unlessEnded(outcomeOf(one, audience), one, audience);
  const holes = holesOf(one);
  const reason = withRivals(asSentence(outcome.reason(holes)), one, audience);
  if (severity === "safe") return { severity, reason, witness: undefined, withoutWitness: undefined };
  const witness = one.fact.witnesses?.[audience];
  if (witness) return { severity, reason, witness, withoutWitness: undefined };
  return { severity, reason, witness, withoutWitness: outcome.withoutWitness?.(holes) ?? missing(one.fact) };
}

/** A rename that others claim is told of one of them, the first by name: who reads the data has to know of the others. */
function withRivals(reason: string, { fact: { base, head } }: Case, audience: Audience): string {
  if (!head?.rivals || typeof base?.value !== "string" || audience !== "consumers") return reason;
  return `${reason.replace(/\.$/u, "")}; \`renamed_from\` of ${someOf(head.rivals.map(quoted))} names ${quoted(base.value)} as well.`;
}

/** One that begins with what it is about may begin with a small letter: "the items of". */
function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function outcomeOf(one: Case, audience: Audience): Outcome {
  const outcomes: readonly Outcome[] = judgements[one.fact.kind][audience];
  return outcomes.find(({ when }) => when.holds(one)) ?? (outcomes.at(-1) as Outcome); // No list is empty.
}

/** What of the thing's life decided: asked of all that was asked before the outcome was found. */
function decidedBy(one: Case, audience: Audience): Change["decidedBy"] {
  if (isDoubt(one.proof)) return undefined;
  const outcomes: readonly Outcome[] = judgements[one.fact.kind][audience];
  const found = outcomeOf(one, audience);
  const asked = outcomes.slice(0, outcomes.indexOf(found) + 1);
  if (asked.some(({ when }) => when.byDay?.(one)) || mayHaveEnded(found, one, audience)) return "date";
  return found.when.byStatus === true ? "status" : undefined;
}

/** When values decide, and yet nothing could be put together: patterns that are too intricate, nesting that is too deep. */
const notMade = "No payload could be put together that shows it.";

/** When there is no telling what was valid. */
const notTried = "There is no telling which payloads were valid here.";

/** When values decide, but other entities would be told about by the same payload. */
const notAlone = "Calls don't say which entity they are about, and no payload shows it that another could not have.";

/** When values decide, but other pages would take the same call. */
const notItsOwn = "No call could be put together that shows it, and that no other definition takes by its name.";

/** The pages and screens whose calls may carry the names of others. */
function meetingIn(events: readonly Event[]): readonly string[] {
  const named = events.filter(({ kind }) => kind !== "track");
  const loose = new Set(named.filter(({ callName }) => callName !== undefined).map(({ kind }) => kind));
  return named.filter(({ kind }) => loose.has(kind)).map(({ name }) => name.value);
}

/** Whether other entities are of the same kind, so that the same calls tell about them. */
function isOneOfSeveral(entities: readonly Entity[], name: string): boolean {
  const kind = entities.find((entity) => entity.name.value === name)?.kind.value;
  return entities.some((entity) => entity.kind.value === kind && entity.name.value !== name);
}

/** What breaks anybody is major; what somebody should look at is no patch. */
function bumpOf(fact: Fact, verdicts: Pick<Change, "producers" | "consumers">): Bump {
  const worst = worstOf(verdicts);
  if (worst === "breaking") return "major";
  const { bump } = judgements[fact.kind];
  return worst === "dangerous" && bump !== "none" ? larger(bump, "minor") : bump;
}
