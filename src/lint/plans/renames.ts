import type { Change, Fix } from "../../diagnostics/fix.js";
import type { Json, Plan, Property } from "../../plan/model.js";
import type { Span } from "../../source/span.js";
import type { Owner, RuleSurroundings } from "../rule.js";

/** What a plan says of its names. */
interface Known {
  readonly names: ReadonlySet<string>;
  /** The places at which a name is looked up, by the place where it is defined. */
  readonly mentions: ReadonlyMap<string, readonly Span[]>;
  /** Every key in every example. */
  readonly examples: ReadonlySet<string>;
}

/**
 * What it takes to call a property something else: its own name, each place that looks it up, and the old name under
 * `renamed_from`. To be asked when the walk is over.
 */
export class Renames {
  readonly #context: RuleSurroundings;
  #known: Known | undefined;

  constructor(context: RuleSurroundings) {
    this.#context = context;
  }

  /** The fix; `undefined` where a name alone would not do: where another has the new name, or examples hold the old one. */
  fix({ name, keys }: Property, owner: Owner, better: string): Fix | undefined {
    // Few plans have a name to change: what it takes is found out for the first.
    this.#known ??= { ...mentionsIn(this.#context), examples: keysOfExamples(this.#context.plan) };
    const { names, mentions, examples } = this.#known;
    const isShared = owner.kind !== "event" || owner.event.include.length > 0;
    if (isShared ? names.has(better) : owner.event.properties.some((other) => other.name.value === better)) return;
    if (examples.has(name.value)) return undefined;
    // Whoever called it something else before has thought of its names.
    if (keys.some(({ key }) => key === "renamed_from")) return undefined;
    const changes: Change[] = [
      { kind: "rename-key", key: name.span, to: better },
      { kind: "add-to-list", of: name.span, key: "renamed_from", add: name.value },
      ...(mentions.get(placeOf(name.span)) ?? []).map((key): Change => ({ kind: "rename-key", key, to: better })),
    ];
    return { title: `Call it \`${better}\``, safe: false, changes };
  }
}

function mentionsIn({ walk }: RuleSurroundings): Pick<Known, "names" | "mentions"> {
  const names = new Set<string>();
  const mentions = new Map<string, Span[]>();
  const see = ({ name, origins }: Property): void => {
    names.add(name.value);
    // A bundle may mention what a bundle that it includes defines, and an event mention that again.
    for (const { kind, span } of origins) {
      if (kind !== "dictionary" && kind !== "bundle") break;
      const at = placeOf(span);
      const known = mentions.get(at);
      if (known) known.push(name.span);
      else mentions.set(at, [name.span]);
    }
  };
  walk({ property: see, mention: see });
  return { names, mentions };
}

function placeOf({ file, start }: Span): string {
  return `${start} ${file}`;
}

/** Every key in every example of a plan. */
function keysOfExamples(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Json[] = plan.events.flatMap((event) => event.examples.map(({ value }) => value));
  for (const properties of [...plan.events, ...plan.bundles].map((each) => each.properties)) {
    for (const property of properties) open.push(...property.examples.map(({ value }) => value));
  }
  for (const property of [...plan.dictionary, ...plan.context])
    open.push(...property.examples.map(({ value }) => value));
  for (const { definition } of plan.types) open.push(...definition.examples.map(({ value }) => value));
  for (let json = open.pop(); json !== undefined; json = open.pop()) {
    if (typeof json !== "object" || json === null) continue;
    if (!isList(json)) for (const key of Object.keys(json)) found.add(key);
    open.push(...(isList(json) ? json : Object.values(json)));
  }
  return found;
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
