import type { FormatName } from "../../model.js";

/** What a regular expression can say of a format. */
export interface Form {
  /** Every text of the format matches it. */
  readonly pattern: string;
  /** Whether every text that matches is of the format. */
  readonly isExact: boolean;
}

/**
 * The formats as patterns. Only where a form is exact does it stand for the format on the right side of a comparison; on the
 * left side any will do to prove that all texts of the format match something.
 */
export const forms: Readonly<Record<FormatName, Form>> = {
  "date-time": {
    pattern: "^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[Zz]|[+\\-]\\d{2}:\\d{2})$",
    isExact: false,
  },
  date: { pattern: "^\\d{4}-\\d{2}-\\d{2}$", isExact: false },
  time: { pattern: "^\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[Zz]|[+\\-]\\d{2}:\\d{2})$", isExact: false },
  duration: { pattern: "^P[\\dYMWDTHS]+$", isExact: false },
  email: { pattern: "^[^]+@[^]+$", isExact: false },
  uri: { pattern: "^[A-Za-z][A-Za-z\\d+.\\-]*:[!-~]*$", isExact: false },
  uuid: {
    pattern: "^[\\dA-Fa-f]{8}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{12}$",
    isExact: true,
  },
  hostname: { pattern: "^[A-Za-z\\d.\\-]+$", isExact: false },
  ipv4: {
    pattern: "^(?:(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])$",
    isExact: true,
  },
  ipv6: { pattern: "^[\\dA-Fa-f:.]+$", isExact: false },
};
