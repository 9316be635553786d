/** A function that works out each answer once: names, words and types of a plan come again and again. */
export function remember<Key, Value extends NonNullable<unknown>>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = of(key);
      known.set(key, found);
    }
    return found;
  };
}
