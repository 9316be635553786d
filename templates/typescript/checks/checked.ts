/**
 * The sink that compares every call with the plan before it passes it on.
 */

import type { Message, Sink } from "../core.js";
import type { EntitiesByName, Fields, FieldsByName, Plan } from "./shapes.js";
import { likeliest, type Problem, problemsAmong, problemsIn, shown } from "./values.js";

/** A call that isn't as the plan says. */
export interface Violation {
  readonly call: Message;
  /** At least one. */
  readonly problems: readonly Problem[];
  /** All of it in a few lines. */
  readonly text: string;
}

export interface CheckOptions {
  /**
   * What to do about a violation. Left out: it is thrown where `NODE_ENV` is `test`, nothing is
   * even checked where it is `production`, and it is printed on the console everywhere else.
   */
  readonly onViolation?: ((violation: Violation) => void) | undefined;
}

declare const process: { readonly env: { readonly NODE_ENV?: string } };
declare const console: { error(text: string): void };

/**
 * A sink around another. Every call is passed on, whatever is wrong with it: checks tell of
 * mistakes, they don't change what an application does.
 */
export function checkedAgainst(plan: Plan, sink: Sink, options: CheckOptions = {}): Sink {
  const { onViolation } = options;
  if (!onViolation && environment() === "production") return sink;
  const tell = onViolation ?? report;
  return (message) => {
    // Before it is passed on, since SDKs change what they are given.
    const violation = violationOf(plan, message);
    sink(message);
    if (violation) tell(violation);
  };
}

/** What is wrong with a call, taken as it travels: as JSON. Nothing where all is well. */
export function violationOf(plan: Plan, call: Message): Violation | undefined {
  const problems = problemsOf(plan, call);
  return problems.length > 0 ? { call, problems, text: textOf(call, problems) } : undefined;
}

function report({ text }: Violation): void {
  if (environment() === "test") throw new Error(text);
  console.error(text);
}

/** `NODE_ENV`, where there is one; bundlers put it in place of the expression. */
function environment(): string | undefined {
  try {
    return process.env.NODE_ENV;
  } catch {
    return undefined;
  }
}

function problemsOf(plan: Plan, { type, name, body, groupType }: Message): readonly Problem[] {
  try {
    const value: unknown = JSON.parse(JSON.stringify(body));
    if (type === "identify") return entityProblems(plan, plan.identify, undefined, name, value);
    if (type === "group") return entityProblems(plan, plan.group, groupType, name, value);
    const fields = eventsCalled(plan, type, name);
    if (fields.length === 0) return [unknownName(plan, name)];
    return closest(fields.map((each) => problemsAmong(value, each, plan.types)));
  } catch (failure) {
    // A BigInt, a circle, a `toJSON` that throws, thousands of levels: none of it can be sent.
    return [{ path: [], expected: "what JSON can hold", received: String(failure) }];
  }
}

/** The events that a call can be: several only where these share a name, or had the same one. */
function eventsCalled(plan: Plan, type: "track" | "page" | "screen", name: string): Fields[] {
  const calls = plan[type];
  const names = Object.hasOwn(plan.formerly, name) ? plan.formerly[name] : undefined;
  const exact = [name, ...(names ?? [])].flatMap((each) => own(calls, each) ?? []);
  if (exact.length > 0) return exact;
  return plan.named.filter(
    (call) => call.type === type && problemsIn(name, call.names, plan.types).length === 0,
  );
}

/** A call says which kind of group it is about, but not which kind of user: any will do. */
function entityProblems(
  plan: Plan,
  entities: EntitiesByName,
  kind: string | undefined,
  id: string,
  traits: unknown,
): readonly Problem[] {
  const named = Object.entries(entities).filter(([name]) => kind === undefined || name === kind);
  if (named.length === 0) return [unknownEntity(kind)];
  return closest(
    named.map(([, fields]) => [
      ...problemsIn(id, fields.id, plan.types).map(asId),
      ...problemsAmong(traits, fields, plan.types),
    ]),
  );
}

function asId(problem: Problem): Problem {
  return { ...problem, expected: `an id that is ${problem.expected}` };
}

function unknownEntity(kind: string | undefined): Problem {
  return kind === undefined
    ? { path: [], expected: "no such call from this client", received: "one" }
    : { path: [], expected: "a group of this client", received: shown(kind) };
}

function closest(attempts: readonly (readonly Problem[])[]): readonly Problem[] {
  return attempts.find((problems) => problems.length === 0) ?? likeliest(attempts, 0);
}

function unknownName({ retired }: Plan, name: string): Problem {
  const known = retired.includes(name) ? "an event that isn't retired" : "an event of this client";
  return { path: [], expected: known, received: shown(name) };
}

function own(fields: FieldsByName, name: string): Fields | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** How many problems a message tells. */
const MOST_TOLD = 5;

function textOf({ type, name, groupType }: Message, problems: readonly Problem[]): string {
  const what = type === "identify" || type === "group" ? (groupType ?? "") : shown(name);
  const head = `The ${[type, what].filter(Boolean).join(" ")} call isn't as the plan says:`;
  const lines = problems.slice(0, MOST_TOLD).map(({ path, expected, received }) => {
    const where = path.length > 0 ? `${placeOf(path)}: ` : "";
    return `  ${where}expected ${expected}, got ${received}`;
  });
  const more = problems.length - lines.length;
  return [head, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join("\n");
}

/** `items[0].price`, and `scroll["first paragraph"]` where a key is no identifier. */
function placeOf(path: Problem["path"]): string {
  return path
    .map((step) => {
      if (typeof step === "number") return `[${step}]`;
      return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(step)
        ? `.${step}`
        : `[${JSON.stringify(step)}]`;
    })
    .join("")
    .replace(/^\./, "");
}
