import type { CharacterSet } from "../../values/patterns/characters.js";
import type { Pattern } from "../../values/patterns/syntax.js";

/** Code points from one to another, both included, and the state that they lead to. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly target: number;
}

/** A state of the automaton that no text leads out of, and which matches nothing. */
export const dead = 0;

/** How many nodes a pattern may have, written out; `{1000}` is as many copies. */
const mostNodes = 3_000;

interface Node {
  /** Where one can go on without a character. */
  readonly onward: number[];
  /** The same, only where the text begins, or ends. */
  readonly atStart: number[];
  readonly atEnd: number[];
  readonly steps: { readonly set: CharacterSet; readonly target: number }[];
}

/**
 * A pattern as a deterministic automaton over code points: whether the pattern matches *somewhere* in a text, as in JSON
 * Schema. States are made when they are reached (the subset construction), since most never are.
 */
export class Automaton {
  readonly #nodes: readonly Node[];
  readonly #final: number;
  readonly #states: (readonly number[])[] = [[]];
  readonly #ids = new Map<string, number>([["", dead]]);
  readonly #edges = new Map<number, readonly Edge[]>();
  /** The state before the first character. */
  readonly initial: number;
  readonly #matchesEmpty: boolean;

  /** `undefined` where the pattern is too large to be written out. */
  static of(pattern: Pattern): Automaton | undefined {
    const builder = new Builder();
    const final = builder.node();
    const begin = builder.node();
    const first = builder.node();
    if (!builder.build(pattern, first, final)) return undefined;
    // Anything may stand before a match; what stands behind it changes nothing any more.
    builder.nodes[begin]?.onward.push(first);
    builder.nodes[begin]?.steps.push({ set: [[0, 0x10ffff]], target: begin });
    return new Automaton(builder.nodes, begin, final);
  }

  private constructor(nodes: readonly Node[], begin: number, final: number) {
    this.#nodes = nodes;
    this.#final = final;
    this.initial = this.#stateOf(this.#closure([begin], true, false));
    this.#matchesEmpty = this.#closure([begin], true, true).has(final);
  }

  /** Whether texts that lead to this state match. `isEmpty` says that it is the empty text, where `$^` matches as well. */
  matches(state: number, isEmpty: boolean): boolean {
    if (isEmpty) return this.#matchesEmpty;
    const nodes = this.#states[state] ?? [];
    return this.matchesAll(state) || this.#closure(nodes, false, true).has(this.#final);
  }

  /** Whether texts match however they go on from this state. */
  matchesAll(state: number): boolean {
    return this.#states[state]?.[0] === this.#final;
  }

  /** Where every code point leads that leads anywhere: sorted, without overlaps. All others lead to {@link dead}. */
  edges(state: number): readonly Edge[] {
    const known = this.#edges.get(state);
    if (known) return known;
    const made = this.matchesAll(state)
      ? [{ from: 0, to: 0x10ffff, target: state }]
      : this.#edgesOf(this.#states[state] ?? []);
    this.#edges.set(state, made);
    return made;
  }

  #edgesOf(nodes: readonly number[]): readonly Edge[] {
    const steps = nodes.flatMap((node) => this.#nodes[node]?.steps ?? []);
    // Where ranges begin and end, and of which step: a sweep over them gives the pieces.
    const events: { at: number; step: number; opens: boolean }[] = [];
    for (const [step, { set }] of steps.entries()) {
      for (const [from, to] of set) events.push({ at: from, step, opens: true }, { at: to + 1, step, opens: false });
    }
    events.sort((a, b) => a.at - b.at);
    const open = new Set<number>();
    const edges: Edge[] = [];
    for (let next = 0; next < events.length; ) {
      const at = events[next]?.at ?? 0;
      for (let event = events[next]; event?.at === at; event = events[++next]) {
        if (event.opens) open.add(event.step);
        else open.delete(event.step);
      }
      const until = (events[next]?.at ?? 0) - 1;
      if (open.size === 0) continue;
      const targets = [...open].map((step) => steps[step]?.target ?? 0);
      const target = this.#stateOf(this.#closure(targets, false, false));
      if (target !== dead) edges.push({ from: at, to: until, target });
    }
    return edges;
  }

  #closure(nodes: Iterable<number>, atStart: boolean, atEnd: boolean): ReadonlySet<number> {
    const reached = new Set(nodes);
    for (const node of reached) {
      const { onward, atStart: first, atEnd: last } = this.#nodes[node] as Node;
      for (const next of onward) reached.add(next);
      if (atStart) for (const next of first) reached.add(next);
      if (atEnd) for (const next of last) reached.add(next);
    }
    return reached;
  }

  #stateOf(reached: ReadonlySet<number>): number {
    const nodes = reached.has(this.#final)
      ? [this.#final]
      : [...reached].filter((node) => this.#leadsOn(node)).sort((a, b) => a - b);
    const key = nodes.join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#states.push(nodes);
    this.#ids.set(key, this.#states.length - 1);
    return this.#states.length - 1;
  }

  #leadsOn(node: number): boolean {
    const { steps, atEnd } = this.#nodes[node] as Node;
    return steps.length > 0 || atEnd.length > 0;
  }
}

/** Writes a pattern out as nodes (Thompson's construction). */
class Builder {
  readonly nodes: Node[] = [];

  node(): number {
    this.nodes.push({ onward: [], atStart: [], atEnd: [], steps: [] });
    return this.nodes.length - 1;
  }

  /** Puts a pattern between two nodes. False when that takes too many. */
  build(pattern: Pattern, from: number, to: number): boolean {
    if (this.nodes.length > mostNodes) return false;
    const source = this.nodes[from] as Node;
    switch (pattern.kind) {
      case "start":
        source.atStart.push(to);
        return true;
      case "end":
        source.atEnd.push(to);
        return true;
      case "character":
        source.steps.push({ set: pattern.set, target: to });
        return true;
      case "choice":
        return pattern.branches.every((branch) => this.build(branch, from, to));
      case "sequence": {
        let at = from;
        for (const part of pattern.parts) {
          const next = this.node();
          if (!this.build(part, at, next)) return false;
          at = next;
        }
        this.nodes[at]?.onward.push(to);
        return true;
      }
      case "repeat":
        return this.#repeat(pattern, from, to);
    }
  }

  #repeat({ of, min, max }: Extract<Pattern, { kind: "repeat" }>, from: number, to: number): boolean {
    let at = from;
    for (let turn = 0; turn < min; turn++) {
      const next = this.node();
      if (!this.build(of, at, next)) return false;
      at = next;
    }
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.node();
      this.nodes[at]?.onward.push(loop);
      this.nodes[loop]?.onward.push(to);
      return this.build(of, loop, loop);
    }
    for (let turn = min; turn < max; turn++) {
      this.nodes[at]?.onward.push(to);
      const next = this.node();
      if (!this.build(of, at, next)) return false;
      at = next;
    }
    this.nodes[at]?.onward.push(to);
    return true;
  }
}
