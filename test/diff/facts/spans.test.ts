import { expect, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import type { LoadedPlan } from "../../../src/loaded.js";
import type { Span } from "../../../src/source/span.js";
import { planOf } from "./told.js";

function texts(base: string, head: string): readonly string[] {
  const [before, after] = [planOf(base), planOf(head)];
  const text = ({ sources }: LoadedPlan, span: Span | undefined): string =>
    span ? (sources.get(span.file)?.text.slice(span.start, span.end).trim() ?? "?") : "∅";
  return compareFacts(before, after).facts.map(
    ({ kind, base, head }) => `${kind}: ${text(before, base?.span)} → ${text(after, head?.span)}`,
  );
}

const events = (properties: string): string => `events:\n  A: { properties: { ${properties} } }\n`;

test("the place of a type's change is the key that says something else", () => {
  expect(texts(events("x: { type: integer, minimum: 1 }"), events("x: { type: integer, minimum: 2 }"))).toEqual([
    "property-type-changed: minimum: 1 → minimum: 2",
  ]);
  expect(texts(events("x: integer"), events("x: string"))).toEqual(["property-type-changed: integer → string"]);
});

test("the place of what was looked up is where it is defined", () => {
  const plan = (most: number): string => `dictionary:\n  x: { type: integer, maximum: ${most} }\n${events("x")}`;
  expect(texts(plan(1), plan(2))).toEqual(["property-type-changed: maximum: 1 → maximum: 2"]);
  const typed = (most: number): string => `types:\n  t: { type: integer, maximum: ${most} }\n${events("x: t")}`;
  expect(texts(typed(1), typed(2))).toEqual(["property-type-changed: maximum: 1 → maximum: 2"]);
  const short = (type: string): string => `types:\n  t: ${type}\n${events("x: t, y: 't[]'")}`;
  expect(texts(short("integer"), short("string"))).toEqual(["property-type-changed: t → t"]);
  expect(texts(`types:\n  t: [a]\n${events("x: t, y: t")}`, `types:\n  t: [a]\n${events("x: string, y: t")}`)).toEqual([
    "property-type-changed: t → string",
  ]);
});

test("the place of what is there on one side only is its name, or its value", () => {
  expect(texts(events("x: integer, y: [a]"), events("y: [a, b]"))).toEqual([
    "property-removed: x → ∅",
    "enum-value-added: ∅ → b",
  ]);
});

test("the place of a text is the text, or the thing where it says none", () => {
  expect(
    texts("events:\n  A: { owner: a, status: active }", "events:\n  A: { owner: b, status: deprecated, since: 1.0.0 }"),
  ).toEqual([
    "event-status-changed: status: active → status: deprecated",
    "owner-changed: a → b",
    "since-changed: A → 1.0.0",
  ]);
});
