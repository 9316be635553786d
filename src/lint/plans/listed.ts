/** Names as a message gives them: `` `a`, `b` and `c` ``; of many the first ones, and how many more there are. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, names.length === most + 1 ? most + 1 : most).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return shown.length === 0 ? (last ?? "") : `${shown.join(", ")} and ${last}`;
}

/** The labels of further places: that of the first ones only, since a report of forty is read by nobody. */
export function firstFew<T>(list: readonly T[], most = 3): readonly T[] {
  return list.slice(0, most);
}
