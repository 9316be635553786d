import { charactersOf, digits, hexDigits, letters, madeOf, madeOfEncoded } from "./characters.js";
import { isIpv6 } from "./hosts.js";

const nameMarks = "-._~!$&'()*+,;=";
const nameCharacters = charactersOf(letters, digits, nameMarks);
const userCharacters = charactersOf(letters, digits, nameMarks, ":");
const pathCharacters = charactersOf(letters, digits, nameMarks, ":@/");
const queryCharacters = charactersOf(letters, digits, nameMarks, ":@/?");
const digitCharacters = charactersOf(digits);

/** `URI` of RFC 3986, section 3 and appendix A: with a scheme, in ASCII, whatever else encoded as `%41`. */
export function isUri(text: string): boolean {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(text);
  if (!scheme) return false;
  const [beforeFragment, fragment] = cut(text.slice(scheme[0].length), "#");
  const [hierarchy, query] = cut(beforeFragment, "?");
  if (!madeOfEncoded(fragment, queryCharacters) || !madeOfEncoded(query, queryCharacters)) return false;
  if (!hierarchy.startsWith("//")) return madeOfEncoded(hierarchy, pathCharacters);
  const slash = hierarchy.indexOf("/", 2);
  const authority = hierarchy.slice(2, slash < 0 ? hierarchy.length : slash);
  const path = slash < 0 ? "" : hierarchy.slice(slash);
  return isAuthority(authority) && madeOfEncoded(path, pathCharacters);
}

/** `authority` of section 3.2: `user@host:port`. */
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
  return version !== "" && address !== "" && madeOf(version, hexDigits) && madeOf(address, userCharacters);
}

/** A text in two at the first mark, which belongs to neither; the second is empty where there is no mark. */
function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
