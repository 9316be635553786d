/**
 * How schemas are called. Every `$id` is the base with the file's own part after it, so that it stays the same as long as the
 * identifier does. Nothing is ever fetched: each file holds what it refers to.
 */
export interface Ids {
  /** `events/songPlayed.json` under `https://schemas.example.com/music/`, `events:songPlayed` under a `urn:`. */
  of(folder: "events" | "traits" | undefined, identifier: string): string;
}

/** What Ajv takes in a URN: RFC 2141's characters; the `~` of RFC 8141, which came later, is not among them. */
const URN = /^urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:(?:[\w!$'()*+,\-.:;=@]|%[0-9a-f]{2})+$/iu;

/** The base where the manifest names none: a name, not a place. */
export function defaultBase(planName: string): string {
  return `urn:trackc:${encodeURIComponent(planName).replaceAll("~", "%257E")}:`;
}

/** Ids under a base that {@link baseProblem} finds nothing wrong with. */
export function idsUnder(base: string): Ids {
  const urn = base.endsWith(":");
  return {
    of(folder, identifier) {
      const parts = folder === undefined ? [identifier] : [folder, identifier];
      const path = parts.map(encodeURIComponent).join(urn ? ":" : "/");
      return urn ? base + path : `${base}${path}.json`;
    },
  };
}

/** Why a text can't be the base of `$id`s (RFC 3986, absolute, without query or fragment), in a person's words. */
export function baseProblem(base: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/u.test(base)) return "it does not begin with a scheme such as `https:` or `urn:`";
  if (!/^[A-Za-z0-9\-._~:/@!$&'()*+,;=%[\]?#]*$/u.test(base)) return "it holds characters that a URI can't hold";
  if (/%(?![0-9A-Fa-f]{2})/u.test(base)) return "a `%` in it is not followed by two hexadecimal digits";
  if (/[?#]/u.test(base)) return "it holds a query or a fragment";
  const urn = /^urn:/iu.test(base);
  if (urn && !/^urn:[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]:.*:$/iu.test(base)) {
    return "a `urn:` needs a namespace of two letters or more and has to end in `:`, as in `urn:example:music:`";
  }
  if (urn && !URN.test(base)) return "it holds characters that a `urn:` can't hold";
  if (!urn && !/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/].*\/$/u.test(base)) {
    return "it has to end in `/`, as in `https://schemas.example.com/music/`";
  }
  return undefined;
}
