/** The first of many, and how many are left: whoever cuts a list says so. */
export function few<T>(list: readonly T[], most: number): { readonly shown: readonly T[]; readonly left: number } {
  // To say that one more was left out takes as much room as that one.
  const shown = list.length > most + 1 ? list.slice(0, most) : list;
  return { shown, left: list.length - shown.length };
}
