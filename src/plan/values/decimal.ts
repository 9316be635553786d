/**
 * A decimal number, `mantissa` × 10 to the `exponent`. Numbers of a plan are decimals: 19.99 is a multiple of 0.01,
 * whatever the nearest binary fractions say.
 */
export interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** The decimal that a finite number prints as. Its exponent lies between -324 and 308, so powers of ten stay small. */
export function decimalOf(value: number): Decimal {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!parts) throw new RangeError(`not a finite number: ${value}`);
  const fraction = parts[3] ?? "";
  const mantissa = BigInt(`${parts[1]}${parts[2]}${fraction}`);
  return { mantissa, exponent: Number(parts[4] ?? 0) - fraction.length };
}

/** The number nearest to a decimal. */
export function numberOf(decimal: Decimal): number {
  return Number(`${decimal.mantissa}e${decimal.exponent}`);
}

/** Whether `step` divides `value` without rest. Zero is a multiple of everything. */
export function isMultiple(value: Decimal, step: Decimal): boolean {
  const [a, b] = alike(value, step);
  return b !== 0n && a % b === 0n;
}

/** Whether the number `step` divides the number `value`, both as the decimals that they print as. */
export function isMultipleOf(value: number, step: number): boolean {
  return isMultiple(decimalOf(value), decimalOf(step));
}

/** The least decimal above zero that both divide. Both must be above zero. */
export function leastCommonMultiple(first: Decimal, second: Decimal): Decimal {
  const [a, b] = alike(first, second);
  return { mantissa: (a / greatestCommonDivisor(a, b)) * b, exponent: Math.min(first.exponent, second.exponent) };
}

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = alike(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `a` plus `b`. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right] = alike(a, b);
  return { mantissa: left + right, exponent: Math.min(a.exponent, b.exponent) };
}

/** `a` times a whole number. */
export function times(a: Decimal, factor: bigint): Decimal {
  return { mantissa: a.mantissa * factor, exponent: a.exponent };
}

/** The point halfway between two. */
export function middle(a: Decimal, b: Decimal): Decimal {
  const sum = add(a, b);
  return { mantissa: sum.mantissa * 5n, exponent: sum.exponent - 1 };
}

/** The greatest whole number of steps that is not above `value`. */
export function stepsBelow(value: Decimal, step: Decimal): bigint {
  const [a, b] = alike(value, step);
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** Both mantissas at the smaller of the two exponents. */
function alike(a: Decimal, b: Decimal): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [scaled(a, exponent), scaled(b, exponent)];
}

function scaled(decimal: Decimal, exponent: number): bigint {
  // Zero stays zero, however far apart the exponents are.
  return decimal.mantissa === 0n ? 0n : decimal.mantissa * 10n ** BigInt(decimal.exponent - exponent);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}
