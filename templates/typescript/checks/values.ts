/**
 * Checks values against shapes, with the meaning that JSON Schema gives to the same words.
 */

import { isMultipleOf } from "./decimals.js";
import { type FormatName, formats } from "./formats.js";
import type {
  ArrayShape,
  Fields,
  NumberShape,
  Shape,
  Shapes,
  StringShape,
  TaggedShape,
} from "./shapes.js";

/** One thing that is wrong with a value. */
export interface Problem {
  /** The way to it: keys, and places in arrays. Empty for the whole. */
  readonly path: readonly (string | number)[];
  /** What the plan asks for, to be read after "expected". */
  readonly expected: string;
  /** What came instead, as JSON, cut short where it is long. */
  readonly received: string;
}

/** What is wrong with a value that was read from JSON; nothing where it is of the shape. */
export function problemsIn(value: unknown, shape: Shape, types: Shapes): readonly Problem[] {
  return problemsFound(types, (walk) => check(value, shape, walk));
}

/** The same for the properties of a call, or its traits. */
export function problemsAmong(value: unknown, fields: Fields, types: Shapes): readonly Problem[] {
  return problemsFound(types, (walk) => checkFields(value, fields, walk));
}

/** Where a check is, and what it has found. */
interface Walk {
  readonly types: Shapes;
  readonly path: (string | number)[];
  readonly problems: Problem[];
}

function problemsFound(types: Shapes, walker: (walk: Walk) => void): readonly Problem[] {
  const walk: Walk = { types, path: [], problems: [] };
  walker(walk);
  return walk.problems;
}

function mismatch(expected: string, received: unknown, { path, problems }: Walk): void {
  problems.push({ path: [...path], expected, received: shown(received) });
}

function check(value: unknown, shape: Shape, walk: Walk): void {
  if (typeof shape === "string") {
    checkWord(value, shape, walk);
    return;
  }
  switch (shape.kind) {
    case "number":
    case "integer":
      checkNumber(value, shape, walk);
      break;
    case "string":
      checkString(value, shape, walk);
      break;
    case "array":
      checkArray(value, shape, walk);
      break;
    case "object":
      checkFields(value, shape, walk);
      break;
    case "enum":
      if (!shape.values.some((each) => each === value)) mismatch(listed(shape.values), value, walk);
      break;
    case "union":
      checkUnion(value, shape.members, walk);
      break;
    case "tagged":
      checkTagged(value, shape, walk);
      break;
    case "type":
      check(value, own(walk.types, shape.name) ?? "any", walk);
      break;
  }
}

function checkWord(value: unknown, word: Extract<Shape, string>, walk: Walk): void {
  switch (word) {
    case "any":
      if (value === undefined) mismatch("a value", value, walk);
      break;
    case "null":
      if (value !== null) mismatch("null", value, walk);
      break;
    case "boolean":
      if (typeof value !== "boolean") mismatch("true or false", value, walk);
      break;
    case "number":
    case "integer":
      checkNumber(value, { kind: word }, walk);
      break;
    case "string":
      if (typeof value !== "string") mismatch("a string", value, walk);
      break;
    default:
      checkFormat(value, word, walk);
  }
}

function checkNumber(value: unknown, shape: NumberShape, walk: Walk): void {
  const noun = shape.kind === "integer" ? "a whole number" : "a number";
  if (typeof value !== "number" || (shape.kind === "integer" && !Number.isInteger(value))) {
    mismatch(noun, value, walk);
    return;
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = [] } = shape;
  if (minimum !== undefined && value < minimum) {
    mismatch(`${noun} of at least ${minimum}`, value, walk);
  }
  if (maximum !== undefined && value > maximum) {
    mismatch(`${noun} of at most ${maximum}`, value, walk);
  }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    mismatch(`${noun} above ${exclusiveMinimum}`, value, walk);
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    mismatch(`${noun} below ${exclusiveMaximum}`, value, walk);
  }
  for (const step of multipleOf) {
    if (!isMultipleOf(value, step)) mismatch(`a multiple of ${step}`, value, walk);
  }
}

function checkString(value: unknown, shape: StringShape, walk: Walk): void {
  if (typeof value !== "string") {
    mismatch(shape.format ? formats[shape.format].noun : "a string", value, walk);
    return;
  }
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, format, patterns = [] } = shape;
  // A text has at most as many code points as code units, and at least half as many.
  if (value.length < minLength * 2 || value.length > maxLength) {
    const length = [...value].length;
    if (length < minLength) mismatch(`at least ${count(minLength, "character")}`, value, walk);
    if (length > maxLength) mismatch(`at most ${count(maxLength, "character")}`, value, walk);
  }
  if (format) checkFormat(value, format, walk);
  for (const pattern of patterns) {
    if (!expression(pattern).test(value)) mismatch(`a text that matches ${pattern}`, value, walk);
  }
}

const expressions = /* @__PURE__ */ new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  const made = expressions.get(pattern) ?? new RegExp(pattern, "u");
  expressions.set(pattern, made);
  return made;
}

function checkFormat(value: unknown, name: FormatName, walk: Walk): void {
  const { noun, example, accepts } = formats[name];
  if (typeof value !== "string") mismatch(noun, value, walk);
  else if (!accepts(value)) mismatch(`${noun} such as ${example}`, value, walk);
}

function checkArray(value: unknown, shape: ArrayShape, walk: Walk): void {
  if (!Array.isArray(value)) {
    mismatch("an array", value, walk);
    return;
  }
  const list: readonly unknown[] = value;
  const { items, minItems = 0, maxItems = list.length, uniqueItems } = shape;
  if (list.length < minItems) mismatch(`at least ${count(minItems, "item")}`, value, walk);
  if (list.length > maxItems) mismatch(`at most ${count(maxItems, "item")}`, value, walk);
  const seen = new Set<string>();
  for (const [at, item] of list.entries()) {
    walk.path.push(at);
    if (uniqueItems) {
      const text = canonical(item);
      if (seen.has(text)) mismatch("no item twice", item, walk);
      seen.add(text);
    }
    if (items) check(item, items, walk);
    walk.path.pop();
  }
}

function checkFields(value: unknown, fields: Fields, walk: Walk): void {
  if (!isObject(value)) {
    mismatch("an object", value, walk);
    return;
  }
  for (const key of Object.keys(value)) {
    walk.path.push(key);
    const shape = shapeUnder(key, fields);
    if (shape !== undefined) check(value[key], shape, walk);
    else if (fields.denied?.includes(key))
      mismatch("nothing, as it never leaves", value[key], walk);
    else mismatch("no property of this name", value[key], walk);
    walk.path.pop();
  }
  checkMissing(value, fields.required, walk);
  checkMissing(value, fields.context?.required, walk);
}

/** No shape takes `undefined`, and each says what it is instead. */
function checkMissing(value: object, required: Shapes = {}, walk: Walk): void {
  for (const name of Object.keys(required)) {
    if (Object.hasOwn(value, name)) continue;
    walk.path.push(name);
    check(undefined, own(required, name) ?? "any", walk);
    walk.path.pop();
  }
}

/** What is to be found under a key; nothing where there may be no such key. */
function shapeUnder(key: string, fields: Fields): Shape | undefined {
  if (fields.denied?.includes(key)) return undefined;
  return (
    own(fields.required, key) ??
    own(fields.optional, key) ??
    (fields.context && shapeUnder(key, fields.context)) ??
    fields.others
  );
}

function checkTagged(value: unknown, { by, members }: TaggedShape, walk: Walk): void {
  if (!isObject(value)) {
    mismatch("an object", value, walk);
    return;
  }
  const tag = Object.hasOwn(value, by) ? value[by] : undefined;
  const member = typeof tag === "string" ? own(members, tag) : undefined;
  if (member !== undefined) {
    check(value, member, walk);
    return;
  }
  walk.path.push(by);
  mismatch(listed(Object.keys(members)), tag, walk);
  walk.path.pop();
}

function checkUnion(value: unknown, members: readonly Shape[], walk: Walk): void {
  const attempts: (readonly Problem[])[] = [];
  for (const member of members) {
    const attempt: Walk = { ...walk, problems: [] };
    check(value, member, attempt);
    if (attempt.problems.length === 0) return;
    attempts.push(attempt.problems);
  }
  walk.problems.push(...likeliest(attempts, walk.path.length));
}

/**
 * What to say of a value that fits nothing: of the attempts that found something wrong inside it,
 * the one that found the least; otherwise all that would have been good.
 */
export function likeliest(
  attempts: readonly (readonly Problem[])[],
  depth: number,
): readonly Problem[] {
  const inside = attempts.filter((problems) => problems.some(({ path }) => path.length > depth));
  if (inside.length > 0) return inside.reduce((a, b) => (b.length < a.length ? b : a));
  const all = attempts.flat();
  const expected = [...new Set(all.map((problem) => problem.expected))].join(" or ");
  return all.slice(0, 1).map((problem) => ({ ...problem, expected }));
}

function own(shapes: Shapes | undefined, name: string): Shape | undefined {
  return shapes && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that two values share exactly when they are equal as JSON. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

/** How many values of a list a message names. */
const MOST_LISTED = 10;

function listed(values: readonly unknown[]): string {
  const texts = values.slice(0, MOST_LISTED).map(shown);
  if (values.length > MOST_LISTED) texts.push(`one of ${values.length - MOST_LISTED} others`);
  const last = texts.pop() ?? "nothing";
  return texts.length > 0 ? `${texts.join(", ")} or ${last}` : last;
}

/** How much of a value a message shows, in characters. */
const LONGEST_SHOWN = 60;

/** A value as JSON, cut short where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value).slice(0, 2 * LONGEST_SHOWN);
  const characters = [...text];
  if (characters.length <= LONGEST_SHOWN) return text;
  return `${characters.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
