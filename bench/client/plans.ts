import { type GenerateOptions, generate } from "../../src/emit/typescript/index.js";
import { loadText } from "../../src/load/text.js";
import type { Definition, Event, Property } from "../../src/plan/model.js";
import { largePlan } from "../../test/generators/large.js";
import { languages } from "../peers/languages.js";

type Files = Readonly<Record<string, string>>;

/** An event as an application calls it. */
export interface Call {
  /** What arrives. */
  readonly name: string;
  /** The function's name, and the interface's. */
  readonly camel: string;
  readonly pascal: string;
  /** Values that the plan takes: of all properties, and of the required ones alone. */
  readonly all: Values;
  readonly required: Values;
}

type Values = { readonly [name: string]: unknown };

/** What a plan has of what costs bytes and time. */
export interface Parts {
  readonly context?: boolean;
  readonly consent?: boolean;
  /** Some properties and traits are personal, and the client must not send them. */
  readonly privacy?: boolean;
}

/**
 * A large plan of a product's events, with names as people give them. A few hundred are taken from all over a larger one, so that they
 * have as little in common as those of a real product; more than a thousand are all there are.
 *
 * @param only of these events, by their positions
 */
export function plan(events: number, parts: Parts = {}, only?: readonly number[]): Files {
  const whole = largePlan(events > 1_000 ? events : 10_000, 2);
  const [top = "", ...each] = (whole["plans/area-001.yaml"] ?? "").split(/^(?= {2}\S)/m);
  // It shares no divisor with how many objects and actions there are: neighbours differ in all their words.
  const step = events > 1_000 ? 1 : 47;
  const taken = Array.from({ length: events }, (_, at) => each[(at * step) % each.length] ?? "");
  const kept = only ? only.map((at) => taken[at] ?? "") : taken;
  let shared = whole["plans/shared.yaml"] ?? "";
  let manifest = whole["trackc.yaml"] ?? "";
  if (!parts.context) shared = shared.replace(/^context:\n(?: .*\n)+/m, "");
  if (parts.consent) {
    manifest = manifest
      .replace("vocabulary:\n", "vocabulary:\n  consent: [analytics, marketing]\n")
      .replace("defaults:\n", "defaults:\n  consent: analytics\n");
  }
  if (parts.privacy) shared = shared.replace(/^( {2}\w+_code: \{ )/gm, "$1privacy: personal, class: identity, ");
  return { "trackc.yaml": manifest, "plans/area-001.yaml": top + kept.join(""), "plans/shared.yaml": shared };
}

/** The generated client by its files' paths, and the calls that an application can make with it. */
export function client(files: Files, options: GenerateOptions): { files: Files; calls: readonly Call[] } {
  const { value: loaded, diagnostics } = loadText(files);
  const problem = diagnostics.find(({ level }) => level === "error");
  if (problem) throw new Error(problem.message);
  const { value, diagnostics: refused } = generate(loaded, { sdk: ["segment"], ...options });
  if (refused[0]) throw new Error(refused[0].message);
  const types = new Map(loaded.plan.types.map(({ name, definition }) => [name.value, definition]));
  const denied = options.deny ?? [];
  const calls = loaded.plan.events.map(({ name, identifier, properties }: Event): Call => {
    const held = properties.filter(({ privacy }) => !privacy || !denied.includes(privacy.value));
    const valuesOf = (of: readonly Property[]) =>
      Object.fromEntries(of.map((property) => [property.name.value, sampleOf(property, types)]));
    return {
      name: name.value,
      camel: identifier.camel,
      pascal: identifier.pascal,
      all: valuesOf(held),
      required: valuesOf(held.filter(({ required }) => required)),
    };
  });
  return { files: Object.fromEntries(value.map(({ path, text }) => [path, text])), calls };
}

/** The same plan for the other tools. */
export function forPeers(files: Files): ReturnType<typeof languages> {
  return languages(0, files);
}

/** A value as an application may send it, as far as the types of these plans go. */
function sampleOf({ type }: Definition, types: ReadonlyMap<string, Definition>): unknown {
  switch (type.kind) {
    case "boolean":
      return true;
    case "number":
      return type.integer ? 3 : 0.5;
    case "enum":
      return type.members[0]?.value;
    case "array":
      return type.items ? [sampleOf(type.items, types)] : [];
    case "object":
      return Object.fromEntries(type.properties.map((property) => [property.name.value, sampleOf(property, types)]));
    case "reference": {
      const target = types.get(type.name);
      return target && sampleOf(target, types);
    }
    case "string":
      if (type.format === "date") return "2026-03-01";
      if (type.format === "uri") return "https://example.com/";
      return type.patterns ? "EUR" : "Ada Lovelace";
    default:
      throw new Error(`no value of type ${type.kind}`);
  }
}
