import type { Subject } from "../../diff/model.js";
import { toldOf } from "../../diff/told.js";
import { few } from "./few.js";
import type { Item } from "./outline.js";
import { groupName, innerOf, quoted } from "./subjects.js";

/** Of the places in one entry, these many are named. */
const mostPlaces = 6;

/**
 * Places by the entries that they are in: `` `Song Played` (`genre`, `cart.genre`), `Song Paused` (`genre`) ``, of many entries the first.
 * What is called there as it is told is not named again. Plan text stands between backticks.
 */
export function usesText({ first, uses }: Pick<Item, "first" | "uses">, mostGroups: number): string {
  const own = innerOf(toldOf(first)).name;
  const isToldAlike = uses.every((use) => innerOf(use).name === own);
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
    return `${isOneKind && group ? quoted(group.name) : name}${isToldAlike ? "" : placesText(list)}`;
  });
  return `${told.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

function placesText(uses: readonly Subject[]): string {
  const names = uses.flatMap((use) => innerOf(use).name ?? []);
  if (names.length === 0) return "";
  const { shown, left } = few(names, mostPlaces);
  return ` (${shown.map(quoted).join(", ")}${left > 0 ? ` and ${left} more` : ""})`;
}
