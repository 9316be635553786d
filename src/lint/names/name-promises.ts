import type { Shape } from "./similar.js";

/** What a name promises of its values, and the type to write that keeps the promise. */
export interface Promised {
  /** As a message says it: "`is_premium` asks a question". */
  readonly says: string;
  /** Kinds of values that keep it. */
  readonly shapes: readonly Shape[];
  /** Whether a text of a given form does, too: a duration of ISO 8601. */
  readonly orForm?: true;
  /** The type to write. */
  readonly type: string;
}

const yesOrNo: Promised = { says: "asks a question that yes or no answers", shapes: ["boolean"], type: "boolean" };
const count: Promised = { says: "is the name of a count", shapes: ["number", "object"], type: "integer" };
const moment: Promised = { says: "is the name of a moment", shapes: ["text", "number"], type: "date-time" };
const day: Promised = { says: "is the name of a date", shapes: ["text", "number"], type: "date" };
const several: Promised = { says: "is the name of several ids", shapes: ["list"], type: "string[]" };
const address: Promised = { says: "is the name of an address on the web", shapes: ["text"], type: "uri" };
const duration: Promised = {
  says: "is the name of a duration",
  shapes: ["number", "object"],
  type: "number",
  orForm: true,
};
const measure: Promised = { says: "ends in a unit", shapes: ["number"], type: "number" };

const questions = new Set(["is", "has", "can", "should"]);
/** Last words that make a name no question after all: `has_errors_count`, `is_new_reason`. */
const facts = new Set(
  "count counts number id ids type types status state reason name value code date at time url label text list score level rate percent percentage total amount".split(
    " ",
  ),
);
/** What last words promise, also alone. */
const endings = new Map<string, Promised>([
  ["count", count],
  ["quantity", count],
  ["duration", duration],
]);
for (const unit of "ms millis milliseconds seconds secs bytes kilobytes megabytes gigabytes kb mb gb kg km percent percentage pct cents".split(
  " ",
)) {
  endings.set(unit, measure);
}
/** What they promise behind another word. */
const endingsOfSeveral = new Map<string, Promised>([
  ["at", moment],
  ["date", day],
  ["ids", several],
  ["url", address],
  ["uri", address],
]);

/** What a name promises, by its words; `undefined` for most names. */
export function promisedBy(words: readonly string[]): Promised | undefined {
  const first = words[0];
  const last = words[words.length - 1];
  if (first === undefined || last === undefined) return undefined;
  if (questions.has(first)) return words.length > 1 && !facts.has(last) ? yesOrNo : undefined;
  if (words.length > 1 && first === "num") return count;
  if (words.length > 2 && first === "number" && words[1] === "of") return count;
  return endings.get(last) ?? (words.length > 1 ? endingsOfSeveral.get(last) : undefined);
}

/** Units by what they measure, each with its other spellings, smallest first. */
const dimensions: readonly (readonly (readonly string[])[])[] = [
  [
    ["milliseconds", "ms", "millis", "msec", "msecs", "millisecond"],
    ["seconds", "sec", "secs", "second"],
    ["minutes", "mins", "minute"],
    ["hours", "hrs", "hour"],
    ["days", "day"],
  ],
  [
    ["bytes", "byte"],
    ["kilobytes", "kb"],
    ["megabytes", "mb"],
    ["gigabytes", "gb"],
  ],
  [
    ["millimeters", "mm", "millimetres"],
    ["centimeters", "cm", "centimetres"],
    ["meters", "metres"],
    ["kilometers", "km", "kilometres"],
    ["miles"],
  ],
  [
    ["grams", "grammes"],
    ["kilograms", "kg"],
    ["pounds", "lbs"],
  ],
  [["celsius"], ["fahrenheit"]],
  [
    ["cents", "cent", "minor"],
    ["euros", "dollars"],
  ],
];

/** A unit: what it measures, its full name and its place among the units of that. */
export interface Unit {
  readonly dimension: number;
  readonly name: string;
}

const units = new Map<string, Unit>();
dimensions.forEach((list, dimension) => {
  for (const spellings of list) {
    const unit: Unit = { dimension, name: spellings[0] as string };
    for (const each of spellings) units.set(each, unit);
  }
});

/** A unit as a message says it, by the word of the name: `amount_minor` holds cents, or what is the like of them elsewhere. */
export function calledIn(name: readonly string[], unit: Unit): string {
  return name.at(-1) === "minor" ? "minor units" : unit.name;
}

/** The unit that a name ends in, where something stands before it. */
export function unitOf(words: readonly string[]): Unit | undefined {
  if (words.length < 2) return undefined;
  const last = words[words.length - 1] as string;
  // Alone an `m` may be minutes, millions or a size.
  return last === "m" && lengths.has(words[words.length - 2] as string) ? units.get("meters") : units.get(last);
}

const lengths = new Set(["distance", "length", "height", "width", "depth", "altitude", "elevation", "radius"]);

// In the singular they may number something: `in second place`.
const unitWords = [...units.keys()].filter((word) => word.length > 3 && word.endsWith("s"));
const anyUnitWord = unitWords.join("|");
const measuredIn = new RegExp(
  `^(?:(?:the|whole|full) )?(${anyUnitWord})\\b|\\b(?:in|how many) (?:whole |full )?(${anyUnitWord})\\b`,
  "i",
);

/** The unit that a description says something is measured in: `Seconds until …`, `How long, in minutes.` */
export function unitSaid(description: string): Unit | undefined {
  const small = description.toLowerCase();
  // Most texts hold none of them, and the pattern takes long to make.
  if (!unitWords.some((word) => small.includes(word))) return undefined;
  const found = measuredIn.exec(description);
  const word = found?.[1] ?? found?.[2];
  return word === undefined ? undefined : units.get(word.toLowerCase());
}

/** Units of any kind, more than names end in, and what stands for one. */
const anyUnit = new RegExp(
  `\\b(?:${[...units.keys()].filter((word) => word !== "minor").join("|")}|weeks?|months?|years?|minor|smallest|major|eur|usd|gbp|currency|iso|percent|pence|pounds?|units?|frames?|steps?)\\b|[€$£%]`,
  "i",
);

/** Whether a description says a unit, wherever in it. */
export function mentionsUnit(description: string): boolean {
  return anyUnit.test(description);
}
