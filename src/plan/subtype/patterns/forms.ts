import type { FormatName } from "../../model.js";

/** What a regular expression can say of a format. */
export interface Form {
  /** Every text of the format matches it. */
  readonly pattern: string;
  /** Whether every text that matches is of the format. */
  readonly isExact: boolean;
}

const date = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const hour = "(?:[01]\\d|2[0-3])";
const time = `${hour}:[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+\\-]${hour}:[0-5]\\d)`;
const days = "(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)";
const hours = "(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";

/** Without how long a label and all of them may be. */
const label = "[A-Za-z\\d](?:[A-Za-z\\d\\-]*[A-Za-z\\d])?";
const hostname = `${label}(?:\\.${label})*`;
const atom = "[A-Za-z\\d!#$%&'*+\\-\\/=?\\^_`\\{\\|\\}~]+";
const byte = "(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])";
const ipv4 = `(?:${byte}\\.){3}${byte}`;
const group = "[\\dA-Fa-f]{1,4}";

/**
 * The formats as patterns. Only where a form is exact does it stand for the format on the right side of a comparison; on the
 * left side any will do to prove that all texts of the format match something. The closer a form is, the sooner a text that
 * is found by it is one of the format.
 */
export const forms: Readonly<Record<FormatName, Form>> = {
  "date-time": { pattern: `^${date}[Tt]${time}$`, isExact: false },
  date: { pattern: `^${date}$`, isExact: false },
  time: { pattern: `^${time}$`, isExact: false },
  duration: { pattern: `^P(?:\\d+W|${days}(?:T${hours})?|T${hours})$`, isExact: false },
  email: {
    pattern: `^(?:${atom}(?:\\.${atom})*|"[ -~]*")@(?:${hostname}|\\[[\\dA-Za-z:.]*\\])$`,
    isExact: false,
  },
  uri: { pattern: "^[A-Za-z][A-Za-z\\d+.\\-]*:[!-~]*$", isExact: false },
  uuid: {
    pattern: "^[\\dA-Fa-f]{8}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{12}$",
    isExact: true,
  },
  hostname: { pattern: `^${hostname}$`, isExact: false },
  ipv4: { pattern: `^${ipv4}$`, isExact: true },
  // However many groups there are on either side of `::`.
  ipv6: {
    pattern: `^(?:(?:${group}:){6}(?:${group}:${group}|${ipv4})|(?:${group}(?::${group})*)?::(?:(?:${group}:)*(?:${group}|${ipv4}))?)$`,
    isExact: false,
  },
};
