import type { FormatName } from "../../../src/plan/model.js";

/** Where our formats and those of ajv-formats say different things, for the reference: whoever validates with it should know. */
export interface FormatDifference {
  readonly format: FormatName;
  /** What kind of text it is about. */
  readonly kind: string;
  /** One such text. */
  readonly value: string;
  /** What we say; ajv-formats says the opposite. */
  readonly ours: boolean;
  /** What the specification says. */
  readonly reason: string;
  /** Which texts, on which the two differ, are of this kind. */
  readonly recognised: RegExp;
}

export const differences: readonly FormatDifference[] = [
  {
    format: "date-time",
    kind: "a space for the T",
    value: "2024-05-01 12:00:00Z",
    ours: false,
    reason: "RFC 3339, section 5.6 has a T in its grammar; the space is a remark about what applications may show",
    recognised: /^\S{10}\s/,
  },
  {
    format: "date-time",
    kind: "an offset without colon or minutes",
    value: "2024-05-01T12:00:00+0100",
    ours: false,
    reason: "RFC 3339, section 5.6: time-numoffset is hours, a colon and minutes",
    recognised: /[+-]\d\d(?:\d\d)?$/,
  },
  {
    format: "time",
    kind: "an offset without colon or minutes",
    value: "12:00:00+01",
    ours: false,
    reason: "RFC 3339, section 5.6: time-numoffset is hours, a colon and minutes",
    recognised: /[+-]\d\d(?:\d\d)?$/,
  },
  {
    format: "duration",
    kind: "a unit left out between two",
    value: "P1Y2D",
    ours: false,
    reason: "RFC 3339, appendix A: years may be followed by months only, hours by minutes only",
    recognised: /Y\d+D|H\d+S/,
  },
  {
    format: "email",
    kind: "a quoted local part",
    value: '"a b"@example.com',
    ours: true,
    reason: "RFC 5321, section 4.1.2: Local-part is Dot-string or Quoted-string",
    recognised: /^"/,
  },
  {
    format: "email",
    kind: "an address literal",
    value: "a@[192.0.2.1]",
    ours: true,
    reason: "RFC 5321, section 4.1.2: Mailbox may have an address-literal for its domain",
    recognised: /\]$/,
  },
  {
    format: "email",
    kind: "a domain of one label",
    value: "ada@localhost",
    ours: true,
    reason: "RFC 5321, section 4.1.2: Domain is one sub-domain or several",
    recognised: /@[^.]+$/,
  },
  {
    format: "email",
    kind: "a part that is too long",
    value: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com",
    ours: false,
    reason:
      "RFC 5321, section 4.5.3.1 (64 for the local part, 255 for the domain) and RFC 1035, section 2.3.4 (63 for a label)",
    recognised: /^.{65,}$|^[^@]{65,}@/,
  },
  {
    format: "uri",
    kind: "an empty path",
    value: "a:",
    ours: true,
    reason: "RFC 3986, section 3: hier-part may be path-empty",
    recognised: /^[a-z][a-z\d+.-]*:(?:[?#]|$)/i,
  },
  {
    format: "uri",
    kind: "an authority that is none",
    value: "http://example.com:8a/",
    ours: false,
    reason: "RFC 3986, section 3.2: one @ at most, and digits only after the last colon",
    recognised: /^[a-z][a-z\d+.-]*:\/\/?/i,
  },
  {
    format: "uuid",
    kind: "the prefix of a URN",
    value: "urn:uuid:0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90",
    ours: false,
    reason: "RFC 9562, section 4: the URN is another form of it, and a uri",
    recognised: /^urn:uuid:/i,
  },
  {
    format: "hostname",
    kind: "a final dot",
    value: "example.com.",
    ours: false,
    reason: "RFC 952's grammar, which RFC 1123, section 2.1 keeps: names end in a letter or a digit",
    recognised: /\.$/,
  },
  {
    format: "hostname",
    kind: "the form of an IPv4 address",
    value: "192.0.2.1",
    ours: false,
    reason: "RFC 1123, section 2.1: a valid host name can never have the dotted-decimal form",
    recognised: /^\d+\.\d+\.\d+\.\d+$/,
  },
];
