import { charactersOf, digits, letters, madeOf } from "./characters.js";
import { isIpv4, isIpv6, isLabel } from "./hosts.js";

/** `atext` of RFC 5322, section 3.2.3. */
const atomText = charactersOf(letters, digits, "!#$%&'*+-/=?^_`{|}~");

/**
 * `Mailbox` of RFC 5321, section 4.1.2, within the lengths of section 4.5.3.1: 64 for the local part, 255 for the domain,
 * 254 together (a path of 256 holds two angle brackets).
 */
export function isEmail(text: string): boolean {
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
