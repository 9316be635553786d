/** A set of code points as sorted ranges, both ends included, that neither overlap nor touch. */
export type CharacterSet = readonly (readonly [number, number])[];

const last = 0x10ffff;

/** The set of one code point. */
export function singleton(code: number): CharacterSet {
  return [[code, code]];
}

/** The code points of either. */
export function union(a: CharacterSet, b: CharacterSet): CharacterSet {
  const sorted = [...a, ...b].sort((left, right) => left[0] - right[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const before = joined[joined.length - 1];
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** All other code points. */
export function complement(set: CharacterSet): CharacterSet {
  const others: [number, number][] = [];
  let from = 0;
  for (const [start, end] of set) {
    if (start > from) others.push([from, start - 1]);
    from = end + 1;
  }
  if (from <= last) others.push([from, last]);
  return others;
}

/** What `\d` stands for. */
export const digitSet: CharacterSet = [[48, 57]];
/** What `\w` stands for. */
export const wordSet: CharacterSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
/** What `\s` stands for: white space and line ends of ECMAScript. */
export const spaceSet: CharacterSet = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
/** What `.` stands for: everything but line ends. */
export const dotSet: CharacterSet = complement([
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
]);
