import { positionAt, type Sources, type Span } from "../source/span.js";
import type { Joint, Loss } from "./imported.js";

/** One kind of loss, and all places of it. */
export interface LossesOfAKind {
  readonly keyword: string;
  readonly what: string;
  readonly widens: boolean;
  readonly places: readonly Loss[];
}

/** Losses of the same keyword for the same reason together: what lets more through first, then as they come. */
export function byKind(losses: readonly Loss[]): readonly LossesOfAKind[] {
  const kinds = new Map<string, LossesOfAKind & { readonly places: Loss[] }>();
  for (const loss of losses) {
    const key = JSON.stringify([loss.widens, loss.keyword, loss.what]);
    const kind = kinds.get(key) ?? { ...loss, places: [] };
    kinds.set(key, kind);
    kind.places.push(loss);
  }
  const all = [...kinds.values()];
  return [...all.filter(({ widens }) => widens), ...all.filter(({ widens }) => !widens)];
}

/** Losses as data: with lines and columns in place of offsets. */
export function lossesAsData(losses: readonly Loss[], sources: Sources): readonly object[] {
  return losses.map(({ where, pointer, keyword, what, widens, span }) => {
    return { ...placeOf(span, sources), in: where, pointer, keyword, what, widens };
  });
}

/** What an import met in the plan that is there, as data. */
export function jointsAsData(joints: readonly Joint[], sources: Sources): readonly object[] {
  return joints.map(({ kind, name, what, changes, span, there }) => {
    return { ...placeOf(span, sources), kind, name, what, changes, there: there && placeOf(there, sources) };
  });
}

function placeOf(span: Span, sources: Sources): object {
  const file = sources.get(span.file);
  return { file: span.file, ...(file && positionAt(file, span.start)) };
}
