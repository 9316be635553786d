import { charactersOf, digits, hexDigits, letters, madeOf } from "./characters.js";

const lettersDigitsHyphen = charactersOf(letters, digits, "-");

/** A label of a host name: letters, digits and inner hyphens (RFC 1123, section 2.1), at most 63 (RFC 1035, 2.3.4). */
export function isLabel(text: string): boolean {
  return (
    text.length >= 1 &&
    text.length <= 63 &&
    madeOf(text, lettersDigitsHyphen) &&
    !text.startsWith("-") &&
    !text.endsWith("-")
  );
}

/**
 * A host name of RFC 1123, section 2.1, of at most 253 characters. A final dot belongs to the DNS, not to the name, and
 * what has the form of an IPv4 address is none ("a valid host name can never have the dotted-decimal form").
 */
export function isHostname(text: string): boolean {
  if (text.length > 253) return false;
  return text.split(".").every(isLabel) && !/^\d+\.\d+\.\d+\.\d+$/.test(text);
}

/** A dotted quad of RFC 2673, section 3.2, each of 0 to 255; no leading zeros, which some read as octal (RFC 6943, 3.1.1). */
export function isIpv4(text: string): boolean {
  if (text.length > 15) return false;
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** An address as text of RFC 4291, section 2.2, in all its three forms; no zone (RFC 4007 is another grammar). */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const [before, after] = [groupsIn(halves[0] ?? "", halves.length === 1), groupsIn(halves[1] ?? "", true)];
  if (before === undefined || after === undefined) return false;
  // `::` stands for one group of zeros or more.
  return halves.length === 1 ? before === 8 : before + after <= 7;
}

/** How many groups of 16 bits a text has; one may be empty. A dotted quad may stand at the very end and counts two. */
function groupsIn(text: string, last: boolean): number | undefined {
  if (text === "") return 0;
  const groups = text.split(":");
  let count = 0;
  for (const [at, group] of groups.entries()) {
    if (group.length >= 1 && group.length <= 4 && madeOf(group, hexDigits)) count += 1;
    else if (last && at === groups.length - 1 && isIpv4(group)) count += 2;
    else return undefined;
  }
  return count;
}
