import { planText, type Written } from "../formats/plan-text.js";
import { looksPast } from "../lint/names/english.js";
import { wordsOf } from "../plan/identifiers/words.js";
import type { Event } from "../plan/model.js";
import type { Shared } from "./share.js";

/** A plan of more events than this is written as several files. */
export const mostEventsInFile = 40;
/** What fewer events than this are about has no file of its own. */
const fewestEventsInFile = 3;

/** The files of a plan by their names, in the order in which a person would open them. */
export interface PlanFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes a plan: one file, `events.yaml`, or where there are many events `shared.yaml` with what they have in common and a file for
 * each thing that they are about, by the object in their names, and `other.yaml` for the rest.
 */
export function planFiles(plan: Shared & Written, header: string): readonly PlanFile[] {
  const write = (name: string, part: Written): PlanFile => ({
    name: `${name}.yaml`,
    text: `${header}${planText(part)}`,
  });
  if (plan.events.length <= mostEventsInFile) return [write("events", plan)];
  const { events, ...rest } = plan;
  const shared = planText(rest) === "" ? [] : [write("shared", rest)];
  return [...shared, ...byObject(events).map(([name, of]) => write(name, { events: of }))];
}

/** Events by the first word of what they are about, the objects in the order of their names. */
function byObject(events: readonly Event[]): readonly (readonly [string, readonly Event[]])[] {
  const words = events.map(({ name }) => wordsOf(name.value).map((word) => word.toLowerCase()));
  // `Clicked Button` tells what was done first.
  const actionsFirst = words.filter(([first = "", ...others]) => others.length > 0 && looksPast(first)).length;
  const at = actionsFirst * 2 > words.length ? 1 : 0;
  const groups = new Map<string, Event[]>();
  for (const [index, event] of events.entries()) {
    const of = words[index] ?? [];
    const object = fileNameOf(of[Math.min(at, of.length - 1)] ?? "");
    groups.set(object, [...(groups.get(object) ?? []), event]);
  }
  const large = [...groups].filter(([name, of]) => name !== "" && of.length >= fewestEventsInFile);
  const isPlaced = new Set(large.flatMap(([, of]) => of));
  const others = events.filter((event) => !isPlaced.has(event));
  const sorted = large.sort(([a], [b]) => (a < b ? -1 : 1));
  return others.length === 0 ? sorted : [...sorted, ["other", others]];
}

/** Names that mean something else as a file, here or to a system. */
const reserved = /^(?:shared|other|trackc|con|prn|aux|nul|com\d|lpt\d)$/;

function fileNameOf(word: string): string {
  const plain = word.normalize("NFC").replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, "");
  return reserved.test(plain) ? `${plain}_` : plain;
}
