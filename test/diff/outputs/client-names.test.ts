import { expect, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { functionsIn } from "../../../src/diff/outputs/functions.js";
import { resolveOutputs } from "../../../src/emit/outputs.js";
import { targets } from "../../../src/emit/targets.js";
import { type GenerateOptions, generate } from "../../../src/emit/typescript/index.js";
import { loadText } from "../../../src/load/text.js";
import type { LoadedPlan } from "../../../src/loaded.js";
import { identifierOf } from "../../../src/plan/identifiers.js";
import type { Event } from "../../../src/plan/model.js";
import { sendingTargets } from "../../../src/project/sending-targets.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";

// What a diff thinks that functions are called is held against the modules that are generated.

test("the targets that send are known without what makes them", () => {
  expect(targets.filter(({ sends }) => sends).map(({ name }) => name)).toEqual([...sendingTargets]);
  expect(targets.map(({ name }) => name)).toEqual(expect.arrayContaining([...sendingTargets]));
});

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const pool = ["Alpha Done", "alpha-done", "Beta Done", "Gamma Done", "Delta Done", "Epsilon Done"];

const event = fc.record({
  name: one(...pool),
  former: fc.uniqueArray(one(...pool), { maxLength: 2 }),
  pinned: one(undefined, undefined, undefined, undefined, "gammaDone", "other"),
  status: one("active", "active", "active", "proposed", "deprecated", "retired"),
  source: one(undefined, undefined, "web", "ios"),
  kind: one("track", "track", "screen"),
});
const plan = fc.record({
  events: fc.uniqueArray(event, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
  type: one(undefined, undefined, "beta_done", "Gamma Done"),
});
const output = one("", "source: web", "source: ios", "proposed: true", "sdk: rudderstack", "renamed: all_names");
const story = fc.record({
  base: plan,
  head: plan,
  /** Whether the head has the base's events, and its own beside. */
  isGrown: fc.boolean(),
  outputs: fc.array(output, { minLength: 1, maxLength: 2 }),
});

type Plan = Parameters<Parameters<typeof plan.map>[0]>[0];

/** A plan of random events, `undefined` where the language refuses it. */
function loaded({ events, type }: Plan, outputs: readonly string[]): LoadedPlan | undefined {
  const isThere = (name: string): boolean => events.some((each) => each.name === name);
  const made = events.map(({ name, former, pinned, status, source, kind }) => {
    const keys = [
      `status: ${status}`,
      `kind: ${kind}`,
      `renamed_from: [${former.filter((other) => !isThere(other)).join(", ")}]`,
      ...(pinned ? [`identifier: ${pinned}`] : []),
      ...(source ? [`sources: [${source}]`] : []),
    ];
    return `  ${name}: { ${keys.join(", ")} }\n`;
  });
  const listed = outputs.map(
    (options, at) => `  - { target: typescript, out: out${at}${options && `, ${options}`} }\n`,
  );
  const { value, diagnostics } = loadText({
    "trackc.yaml": `name: example\nvocabulary: { sources: [web, ios] }\noutputs:\n${listed.join("")}`,
    "plans/plan.yaml": `${type ? `types:\n  ${type}: [a, b]\n` : ""}events:\n${made.join("")}`,
  });
  return diagnostics.some(({ level }) => level === "error") ? undefined : value;
}

/** What each output's module exports as functions, each with the name of the function that it is. */
function modulesOf(side: LoadedPlan): readonly ReadonlyMap<string, string>[] {
  return resolveOutputs(side).value.map(({ options }) => {
    const files = generate(side, options as GenerateOptions).value;
    const text = files.find(({ path }) => path === "events.ts")?.text ?? "";
    const functions = [...text.matchAll(/^export function (\w+)/gmu)].map(([, name = ""]) => [name, name] as const);
    const others = [...text.matchAll(/^export const (\w+): typeof (\w+)/gmu)].map(
      ([, name = "", is = ""]) => [name, is] as const,
    );
    return new Map([...functions, ...others]);
  });
}

function eventIn({ plan: { events } }: LoadedPlan, name: unknown): Event {
  return events.find((each) => each.name.value === name) as Event;
}

test("a function is kept exactly if every module that had it exports it, and former ones that go are told of", () => {
  let [kept, gone, former] = [0, 0, 0];
  fc.assert(
    fc.property(story, ({ base: before, head: after, isGrown, outputs }) => {
      const more = after.events.filter(({ name }) => before.events.every((other) => other.name !== name));
      const grown = isGrown ? { ...after, events: [...before.events, ...more] } : after;
      const [base, head] = [loaded(before, outputs), loaded(grown, outputs)];
      if (!base || !head) return;
      const modules = { base: modulesOf(base), head: modulesOf(head) };
      const { facts } = compareFacts(base, head);
      const functions = functionsIn(base, head);
      const hadBy = (name: string, is: string): readonly number[] =>
        modules.base.flatMap((module, at) => (module.get(name) === is ? [at] : []));
      const renamed = new Map<string, string>();
      for (const fact of facts) {
        const now = eventIn(head, fact.subject.group.name);
        if (fact.kind === "event-renamed") renamed.set(fact.base?.value as string, now.name.value);
        if (fact.kind !== "event-renamed" && fact.kind !== "event-identifier-changed") continue;
        const was = fact.kind === "event-renamed" ? eventIn(base, fact.base?.value) : eventIn(base, now.name.value);
        const name = was.identifier.camel;
        const isKept = hadBy(name, name).every((at) => modules.head[at]?.get(name) === now.identifier.camel);
        expect([name, functions.kept(fact) !== "none"]).toEqual([name, isKept]);
        expect(functions.called(fact)).toBe(hadBy(name, name).length > 0 ? "certain" : "none");
        if (isKept) kept++;
        else gone++;
      }
      for (const was of base.plan.events) {
        const now = eventIn(head, renamed.get(was.name.value) ?? was.name.value);
        if (!now) continue;
        const [own, formerly] = [now.identifier.camel, was.identifier.camel];
        const listed = now.renamedFrom.map(({ value }) => identifierOf(value)?.camel);
        const lost = was.renamedFrom
          .map(({ value }) => identifierOf(value)?.camel ?? "")
          .filter(
            (name) =>
              name !== formerly &&
              hadBy(name, formerly).some((at) => {
                const module = modules.head[at];
                return module?.has(own) && listed.includes(name) && module.get(name) !== own;
              }),
          );
        const told = facts.find(
          ({ kind, subject, base: side }) =>
            kind === "former-function-gone" &&
            subject.group.name === now.name.value &&
            lost.some((name) => (side?.value as readonly string[] | undefined)?.includes(name)),
        );
        expect([was.name.value, lost, told !== undefined]).toEqual([was.name.value, lost, lost.length > 0]);
        former += lost.length;
      }
    }),
    { numRuns: isLong ? 20_000 : 2000 },
  );
  expect(Math.min(kept, gone)).toBeGreaterThan(20);
  expect(former).toBeGreaterThan(3);
});
