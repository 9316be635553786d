import type { Change, Fix } from "../diagnostics/fix.js";
import type { Json, Plan, Property } from "../plan/model.js";
import type { Span } from "../source/span.js";
import type { Owner } from "./rule.js";

/**
 * What it takes to call a property something else: its own name, each place that looks it up, and the old name under
 * `renamed_from`. The properties of a plan are shown to it one by one, before it is asked.
 */
export class Renames {
  readonly #plan: Plan;
  /** The places at which a name is looked up, by the place where it is defined. */
  readonly #mentions = new Map<string, Span[]>();
  readonly #names = new Set<string>();
  #examples: ReadonlySet<string> | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  see(property: Property): void {
    this.#names.add(property.name.value);
    // A bundle may mention what a bundle that it includes defines, and an event mention that again.
    for (const { kind, span } of property.origins) {
      if (kind !== "dictionary" && kind !== "bundle") break;
      const at = placeOf(span);
      const known = this.#mentions.get(at);
      if (known) known.push(property.name.span);
      else this.#mentions.set(at, [property.name.span]);
    }
  }

  /** The fix; `undefined` where a name alone would not do: where another has the new name, or examples hold the old one. */
  fix({ name, keys }: Property, owner: Owner, better: string): Fix | undefined {
    const isShared = owner.kind !== "event" || owner.event.include.length > 0;
    if (isShared ? this.#names.has(better) : owner.event.properties.some((other) => other.name.value === better))
      return;
    this.#examples ??= keysOfExamples(this.#plan);
    if (this.#examples.has(name.value)) return undefined;
    // Whoever called it something else before has thought of its names.
    if (keys.some(({ key }) => key === "renamed_from")) return undefined;
    const mentions = this.#mentions.get(placeOf(name.span)) ?? [];
    const changes: Change[] = [
      { kind: "rename-key", key: name.span, to: better },
      { kind: "add-to-list", of: name.span, key: "renamed_from", add: name.value },
      ...mentions.map((key): Change => ({ kind: "rename-key", key, to: better })),
    ];
    return { title: `Call it \`${better}\``, safe: false, changes };
  }
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
