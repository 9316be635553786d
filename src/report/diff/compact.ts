import { isPropertyAddition, isTypeChange } from "../../diff/kinds.js";
import { counted } from "../phrases.js";
import { type Item, spreadOfGroups } from "./outline.js";
import { groupName, innerOf, quoted } from "./subjects.js";
import { usesText } from "./uses.js";
import { isMetadata } from "./words.js";

/** Definitions longer than this, or of several lines, are not shown in a line. */
const shortDefinition = 72;
/** And of the entries that use what changed, these many are named. */
const mostGroups = 5;

/** A change in one line: where, and what. Plan text stands between backticks. */
export function compactly(item: Item): string {
  const { first, changes, groups } = item;
  const [group, ...others] = groups;
  const definition = definitionOf(item);
  const words = `${item.words}${definition}`;
  if (item.uses.length > 0) return `${words}${definition === "" ? ": " : ", in "}${usesText(item, mostGroups)}`;
  if (others.length === 0 || !group) {
    const times = changes.length > 1 && innerOf(first.subject).value === undefined ? `, ${changes.length} times` : "";
    return `${groupName(first.subject.group)}: ${words}${times}`;
  }
  const times = changes.length > groups.length ? `, ${counted(changes.length, "time")},` : "";
  const start = isMetadata(first) ? "" : `${groupName(group)}: `;
  return `${start}${words}${times} ${spreadOfGroups(groups)}`;
}

/** What was added, or the types before and after, where that is short. */
function definitionOf({ first, changes }: Item): string {
  if (changes.length > 1) return "";
  if (isTypeChange(first.kind)) {
    const [before, after] = [short(first.base?.definition), short(first.head?.definition)];
    return before && after ? `: ${before} → ${after}` : "";
  }
  const definition = isPropertyAddition(first.kind) ? short(first.head?.definition) : undefined;
  return definition === undefined ? "" : `: ${definition}`;
}

function short(definition: string | undefined): string | undefined {
  if (definition === undefined || definition.length > shortDefinition || definition.includes("\n")) return undefined;
  return quoted(definition);
}
