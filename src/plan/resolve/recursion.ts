import { mistaken } from "../../diagnostics/mistake.js";
import { endlessType } from "../mistakes/types.js";
import type { Type } from "../model.js";
import { unknowable } from "../unknowable.js";
import type { Resolution } from "./resolution.js";

/**
 * Finds the types that go round in circles without coming to a value, reports each circle once, and takes its members
 * for unknowable. A type comes to a value when it can be written down with those that do: the least fixed point,
 * worked out by telling those who wait. A type that is a union with itself stands for nothing more, and is as wrong.
 */
export function checkRecursion(r: Resolution): void {
  const types = new Map<string, Type>();
  for (const [name, { type }] of r.types) if (type && type !== "open") types.set(name, type);
  const dead = new Set<string>([...unreachable(r, types), ...selfNaming(r, types)]);
  reportCircles(r, types, dead);
  for (const name of dead) {
    const state = r.types.get(name);
    if (state) state.type = unknowable;
  }
}

/** The types of which no value can ever be written down. */
function unreachable(r: Resolution, types: ReadonlyMap<string, Type>): Set<string> {
  const alive = new Set<string>();
  const waiting = new Map<string, Set<string>>();
  const open = [...types.keys()];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    r.steps.followed++;
    const type = types.get(name);
    if (!type || alive.has(name)) continue;
    const needs = needed(type, (other) => alive.has(other) || !types.has(other));
    if (needs === undefined) {
      alive.add(name);
      open.push(...(waiting.get(name) ?? []));
      waiting.delete(name);
      continue;
    }
    for (const need of needs) {
      const others = waiting.get(need);
      if (others) others.add(name);
      else waiting.set(need, new Set([name]));
    }
  }
  return new Set([...types.keys()].filter((name) => !alive.has(name)));
}

/** The names without which no value of a type can be written down; `undefined` when one can. */
function needed(type: Type, alive: (name: string) => boolean): readonly string[] | undefined {
  switch (type.kind) {
    case "reference":
      return alive(type.name) ? undefined : [type.name];
    case "array": {
      return type.items && (type.minItems ?? 0) > 0 ? needed(type.items.type, alive) : undefined;
    }
    case "object": {
      const needs: string[] = [];
      for (const property of type.properties) {
        if (property.required) needs.push(...(needed(property.type, alive) ?? []));
      }
      return needs.length > 0 ? needs : undefined;
    }
    case "union": {
      const needs: string[] = [];
      for (const member of type.members) {
        const more = needed(member.type, alive);
        if (more === undefined) return undefined;
        needs.push(...more);
      }
      return needs;
    }
    default:
      return undefined;
  }
}

/** The names that a type stands for directly: itself another's name, or a union with it. */
function directNames(type: Type): readonly string[] {
  if (type.kind === "reference") return [type.name];
  return type.kind === "union" ? type.members.flatMap((member) => directNames(member.type)) : [];
}

/** The types that name themselves through nothing but names and unions. */
function selfNaming(r: Resolution, types: ReadonlyMap<string, Type>): Iterable<string> {
  const names = new Map(
    [...types].map(([name, type]) => [name, directNames(type).filter((other) => types.has(other))]),
  );
  // What names nothing that is left can't come back to itself, nor can what nothing that is left names.
  const onTheWay = peel(r, names);
  return peel(r, turned(onTheWay)).keys();
}

type Graph = ReadonlyMap<string, readonly string[]>;

/** Takes away, again and again, what points to nothing. */
function peel(r: Resolution, graph: Graph): Graph {
  const pointedFrom = turned(graph);
  const left = new Map([...graph].map(([name, others]) => [name, others.length]));
  const open = [...left].filter(([, count]) => count === 0).map(([name]) => name);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    r.steps.followed++;
    left.delete(name);
    for (const from of pointedFrom.get(name) ?? []) {
      const count = (left.get(from) ?? 0) - 1;
      left.set(from, count);
      if (count === 0) open.push(from);
    }
  }
  return new Map([...left.keys()].map((name) => [name, (graph.get(name) ?? []).filter((other) => left.has(other))]));
}

/** The same graph with every arrow the other way round. */
function turned(graph: Graph): Graph {
  const back = new Map<string, string[]>([...graph.keys()].map((name) => [name, []]));
  for (const [name, others] of graph) for (const other of others) back.get(other)?.push(name);
  return back;
}

/** Every dead type leads to another dead one; following the first of them ends in a circle. */
function reportCircles(r: Resolution, types: ReadonlyMap<string, Type>, dead: ReadonlySet<string>): void {
  const done = new Set<string>();
  for (const start of [...dead].sort()) {
    const path: string[] = [];
    const places = new Map<string, number>();
    let name: string | undefined = start;
    while (name !== undefined && !done.has(name) && !places.has(name)) {
      places.set(name, path.length);
      path.push(name);
      const type = types.get(name);
      const next: readonly string[] = type ? [...(needed(type, () => false) ?? []), ...directNames(type)] : [];
      name = next.find((other) => dead.has(other));
    }
    const from = name === undefined ? undefined : places.get(name);
    if (from !== undefined) reportCircle(r, types, path.slice(from));
    for (const visited of path) done.add(visited);
  }
}

function reportCircle(r: Resolution, types: ReadonlyMap<string, Type>, circle: readonly string[]): void {
  const first = [...circle].sort()[0] as string; // A circle has at least one member.
  const at = circle.indexOf(first);
  const turned = [...circle.slice(at), ...circle.slice(0, at)];
  const spanOf = (name: string) => r.types.get(name)?.bound.name.span;
  const related = turned.slice(1, 5).flatMap((name) => {
    const span = spanOf(name);
    return span ? [{ span, label: "on the way" }] : [];
  });
  const path = [...turned, first].map((name) => `\`${name}\``).join(" → ");
  const onlyNames = turned.every((name, step) => {
    const type = types.get(name);
    return type !== undefined && directNames(type).includes(turned[step + 1] ?? first);
  });
  const help = `Say what \`${first}\` is: here it is only another name for itself.`;
  r.report(mistaken(endlessType, spanOf(first), { name: first, path }, onlyNames ? { related, help } : { related }));
}
