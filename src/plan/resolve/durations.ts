const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The mean length of a month in the Gregorian calendar: 146,097 days in 4,800 months. */
const daysPerMonth = 146_097 / 4_800;

/**
 * How long an ISO 8601 duration is, in days, to compare two of them. Months have their mean length, so that twelve of
 * them are a year and thirty days less than a month.
 */
export function daysOf(duration: string): number {
  const found = parts.exec(duration);
  if (!found) return Number.NaN;
  const at = (index: number): number => Number(found[index] ?? 0);
  const months = at(1) * 12 + at(2);
  const seconds = at(5) * 3_600 + at(6) * 60 + at(7);
  return months * daysPerMonth + at(3) * 7 + at(4) + seconds / 86_400;
}
