import type { Subject } from "../../diff/model.js";
import { few } from "./few.js";
import { groupName, innerOf, quoted } from "./subjects.js";

/** Of the places in one entry, these many are named. */
const mostPlaces = 6;

/**
 * Places by the entries that they are in: `` `Song Played` (`genre`, `cart.genre`), `Song Paused` (`genre`) ``, of many entries the first.
 * Plan text stands between backticks.
 */
export function usesText(uses: readonly Subject[], mostGroups: number): string {
  const groups = new Map<string, Subject[]>();
  for (const use of uses) {
    const name = groupName(use.group);
    const list = groups.get(name);
    if (list) list.push(use);
    else groups.set(name, [use]);
  }
  const isOneKind = uses.every(({ group }) => group.kind === "event");
  const { shown, left } = few([...groups], mostGroups);
  const told = shown.map(([name, list]) => {
    const group = list[0]?.group;
    return `${isOneKind && group ? quoted(group.name) : name}${placesText(list)}`;
  });
  return `${told.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

function placesText(uses: readonly Subject[]): string {
  const names = uses.flatMap((use) => innerOf(use).name ?? []);
  if (names.length === 0) return "";
  const { shown, left } = few(names, mostPlaces);
  return ` (${shown.map(quoted).join(", ")}${left > 0 ? ` and ${left} more` : ""})`;
}
