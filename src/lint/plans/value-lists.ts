import type { EnumMember, Scalar } from "../../plan/model.js";

/** The lists that begin with certain values. */
class Beginning<Found> {
  found: Found | undefined;
  readonly #longer = new Map<Scalar, Beginning<Found>>();

  with(value: Scalar): Beginning<Found> {
    let longer = this.#longer.get(value);
    if (!longer) {
      longer = new Beginning();
      this.#longer.set(value, longer);
    }
    return longer;
  }
}

/** Finds out what is so of a list of values, once for each: many events list the same ones. It must go by the values alone. */
export function rememberLists<Found extends object>(
  find: (members: readonly EnumMember[]) => Found,
): (members: readonly EnumMember[]) => Found {
  const start = new Beginning<Found>();
  return (members) => {
    let list = start;
    for (let at = 0; at < members.length; at++) list = list.with((members[at] as EnumMember).value);
    list.found ??= find(members);
    return list.found;
  };
}
