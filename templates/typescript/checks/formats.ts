/**
 * The formats of texts, each by the grammar that its comment names.
 */

export type FormatName =
  | "date-time"
  | "date"
  | "time"
  | "duration"
  | "email"
  | "uri"
  | "uuid"
  | "hostname"
  | "ipv4"
  | "ipv6";

export interface Format {
  /** As messages name it. */
  readonly noun: string;
  readonly example: string;
  readonly accepts: (text: string) => boolean;
}

export const formats: { readonly [Name in FormatName]: Format } = {
  "date-time": { noun: "a date-time", example: "2024-05-01T12:00:00Z", accepts: isDateTime },
  date: { noun: "a date", example: "2024-05-01", accepts: isDate },
  time: { noun: "a time", example: "12:00:00Z", accepts: isTime },
  duration: { noun: "a duration", example: "P30D", accepts: isDuration },
  email: { noun: "an e-mail address", example: "ada@example.com", accepts: isEmail },
  uri: { noun: "a URI", example: "https://example.com/", accepts: isUri },
  uuid: { noun: "a UUID", example: "0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90", accepts: isUuid },
  hostname: { noun: "a host name", example: "www.example.com", accepts: isHostname },
  ipv4: { noun: "an IPv4 address", example: "192.0.2.1", accepts: isIpv4 },
  ipv6: { noun: "an IPv6 address", example: "2001:db8::1", accepts: isIpv6 },
};

/** A set of ASCII characters, for grammars that are written as lists of them. */
type Characters = ReadonlySet<number>;

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const hexDigits: Characters = /* @__PURE__ */ charactersOf(digits, "abcdefABCDEF");

/** The characters of some texts as a set. */
function charactersOf(...texts: readonly string[]): Characters {
  return new Set(Array.from(texts.join(""), (character) => character.charCodeAt(0)));
}

/** Whether a text holds nothing but these characters. The empty text does. */
function madeOf(text: string, characters: Characters): boolean {
  for (let at = 0; at < text.length; at++) if (!characters.has(text.charCodeAt(at))) return false;
  return true;
}

/** The same, with `%` and two hexadecimal digits allowed (RFC 3986, section 2.1). */
function madeOfEncoded(text: string, characters: Characters): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (characters.has(code)) continue;
    const escaped =
      code === 37 &&
      hexDigits.has(text.charCodeAt(at + 1)) &&
      hexDigits.has(text.charCodeAt(at + 2));
    if (!escaped) return false;
    at += 2;
  }
  return true;
}

const lettersDigitsHyphen = /* @__PURE__ */ charactersOf(letters, digits, "-");

/**
 * A label of a host name: letters, digits and inner hyphens (RFC 1123, section 2.1), at most 63
 * (RFC 1035, 2.3.4).
 */
function isLabel(text: string): boolean {
  return (
    text.length >= 1 &&
    text.length <= 63 &&
    madeOf(text, lettersDigitsHyphen) &&
    !text.startsWith("-") &&
    !text.endsWith("-")
  );
}

/**
 * A host name of RFC 1123, section 2.1, of at most 253 characters. A final dot belongs to the DNS,
 * not to the name, and what has the form of an IPv4 address is none ("a valid host name can never
 * have the dotted-decimal form").
 */
function isHostname(text: string): boolean {
  if (text.length > 253) return false;
  return text.split(".").every(isLabel) && !/^\d+\.\d+\.\d+\.\d+$/.test(text);
}

/**
 * A dotted quad of RFC 2673, section 3.2, each of 0 to 255; no leading zeros, which some read as
 * octal (RFC 6943, 3.1.1).
 */
function isIpv4(text: string): boolean {
  if (text.length > 15) return false;
  const parts = text.split(".");
  return (
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

/**
 * An address as text of RFC 4291, section 2.2, in all its three forms; no zone (RFC 4007 is another
 * grammar).
 */
function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const [before, after] = [
    groupsIn(halves[0] ?? "", halves.length === 1),
    groupsIn(halves[1] ?? "", true),
  ];
  if (before === undefined || after === undefined) return false;
  // `::` stands for one group of zeros or more.
  return halves.length === 1 ? before === 8 : before + after <= 7;
}

/**
 * How many groups of 16 bits a text has; one may be empty. A dotted quad may stand at the very end
 * and counts two.
 */
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

/** `atext` of RFC 5322, section 3.2.3. */
const atomText = /* @__PURE__ */ charactersOf(letters, digits, "!#$%&'*+-/=?^_`{|}~");

/**
 * `Mailbox` of RFC 5321, section 4.1.2, within the lengths of section 4.5.3.1: 64 for the local
 * part, 255 for the domain, 254 together (a path of 256 holds two angle brackets).
 */
function isEmail(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf("@");
  // An address literal holds no `@`, so the last one is the separator.
  return at >= 1 && at <= 64 && isLocalPart(text.slice(0, at)) && isMailDomain(text.slice(at + 1));
}

function isLocalPart(text: string): boolean {
  if (text.startsWith('"')) return isQuotedString(text);
  return text.split(".").every((atom) => atom !== "" && madeOf(atom, atomText));
}

/** `Quoted-string`: printable ASCII between quotes, with a backslash before quote and backslash. */
function isQuotedString(text: string): boolean {
  if (text.length < 2 || !text.endsWith('"')) return false;
  for (let at = 1; at < text.length - 1; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return false;
    const code = text.charCodeAt(at);
    if (at === text.length - 1 || code < 32 || code > 126) return false;
  }
  return true;
}

function isMailDomain(text: string): boolean {
  if (text.startsWith("[") && text.endsWith("]")) {
    const literal = text.slice(1, -1);
    return /^ipv6:/i.test(literal) ? isIpv6(literal.slice(5)) : isIpv4(literal);
  }
  return text.split(".").every(isLabel);
}

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `full-date` of RFC 3339, section 5.6; leap years as in its appendix C. */
function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 && leap ? 29 : (days[month - 1] ?? 0);
  return day >= 1 && day <= longest;
}

/**
 * `full-time` of RFC 3339, section 5.6: the offset is required. A leap second is taken where
 * section 5.7 has it, at 23:59:60 in UTC, whichever the day: which days had one is not known in
 * advance.
 */
function isTime(text: string): boolean {
  const parts = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/.exec(text);
  if (!parts) return false;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [offsetHour, offsetMinute] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[4] === "-" ? -1 : 1);
  const inUtc = (hour * 60 + minute - offset + 2 * 1440) % 1440;
  return second === 60 && inUtc === 1439;
}

/** `date-time` of RFC 3339, section 5.6, with its `T`, of either case. */
function isDateTime(text: string): boolean {
  const separator = text[10];
  return (
    (separator === "T" || separator === "t") && isDate(text.slice(0, 10)) && isTime(text.slice(11))
  );
}

const durationDate = /^(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)$/;
const durationTime = /^(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)$/;

/**
 * `duration` of RFC 3339, appendix A. Its grammar takes units without a gap: `P1Y2M`, but not
 * `P1Y2D`; weeks stand alone; digits have no fraction.
 */
function isDuration(text: string): boolean {
  if (/^P\d+W$/.test(text)) return true;
  const parts = /^P([^T]*)(?:T([^T]*))?$/.exec(text);
  if (!parts) return false;
  const [, date = "", time] = parts;
  if (date !== "" && !durationDate.test(date)) return false;
  return time === undefined ? date !== "" : durationTime.test(time);
}

const nameMarks = "-._~!$&'()*+,;=";
const nameCharacters = /* @__PURE__ */ charactersOf(letters, digits, nameMarks);
const userCharacters = /* @__PURE__ */ charactersOf(letters, digits, nameMarks, ":");
const pathCharacters = /* @__PURE__ */ charactersOf(letters, digits, nameMarks, ":@/");
const queryCharacters = /* @__PURE__ */ charactersOf(letters, digits, nameMarks, ":@/?");
const digitCharacters = /* @__PURE__ */ charactersOf(digits);

/**
 * `URI` of RFC 3986, section 3 and appendix A: with a scheme, in ASCII, whatever else encoded as
 * `%41`.
 */
function isUri(text: string): boolean {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(text);
  if (!scheme) return false;
  const [beforeFragment, fragment] = cut(text.slice(scheme[0].length), "#");
  const [hierarchy, query] = cut(beforeFragment, "?");
  if (!madeOfEncoded(fragment, queryCharacters) || !madeOfEncoded(query, queryCharacters))
    return false;
  if (!hierarchy.startsWith("//")) return madeOfEncoded(hierarchy, pathCharacters);
  const slash = hierarchy.indexOf("/", 2);
  const authority = hierarchy.slice(2, slash < 0 ? hierarchy.length : slash);
  const path = slash < 0 ? "" : hierarchy.slice(slash);
  return isAuthority(authority) && madeOfEncoded(path, pathCharacters);
}

/** `authority` of section 3.2: `user\@host:port`. */
function isAuthority(text: string): boolean {
  const at = text.indexOf("@");
  if (at >= 0 && !madeOfEncoded(text.slice(0, at), userCharacters)) return false;
  const place = text.slice(at + 1);
  if (place.startsWith("[")) {
    const end = place.indexOf("]");
    const port = place.slice(end + 1);
    if (end < 0 || !isLiteral(place.slice(1, end))) return false;
    return port === "" || (port.startsWith(":") && madeOf(port.slice(1), digitCharacters));
  }
  const [host, port] = cut(place, ":");
  return madeOfEncoded(host, nameCharacters) && madeOf(port, digitCharacters);
}

/** `IP-literal` of section 3.2.2 without its brackets. */
function isLiteral(text: string): boolean {
  if (!/^v/i.test(text)) return isIpv6(text);
  const [version, address] = cut(text.slice(1), ".");
  return (
    version !== "" &&
    address !== "" &&
    madeOf(version, hexDigits) &&
    madeOf(address, userCharacters)
  );
}

/**
 * A text in two at the first mark, which belongs to neither; the second is empty where there is no
 * mark.
 */
function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** A UUID in the text form of RFC 9562, section 4, of either case, whatever its version. */
function isUuid(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text);
}
