import type { FormatName } from "../model.js";
import { isEmail } from "./formats/email.js";
import { isHostname, isIpv4, isIpv6 } from "./formats/hosts.js";
import { isDate, isDateTime, isDuration, isTime } from "./formats/times.js";
import { isUri } from "./formats/uri.js";
import { isUuid } from "./formats/uuid.js";

/** A format that is a type of its own and is checked. */
export interface Format {
  readonly name: FormatName;
  /** Where its grammar stands. */
  readonly specification: string;
  /** How a message names one: `a date-time`. */
  readonly noun: string;
  /** A value that a person recognises. */
  readonly example: string;
  /** Whether a text is one. Takes time proportional to the text. */
  readonly accepts: (text: string) => boolean;
  /** How long its shortest text is, and its longest where there is one, in code points. */
  readonly shortest: number;
  readonly longest: number | undefined;
}

/**
 * The ten formats. Examples, generated checks, the diff and our own validators all ask these predicates, so that they
 * agree by construction.
 */
export const formats: Readonly<Record<FormatName, Format>> = {
  "date-time": {
    name: "date-time",
    specification: "RFC 3339, section 5.6, date-time",
    noun: "a date-time",
    example: "2024-05-01T12:00:00Z",
    accepts: isDateTime,
    shortest: 20,
    longest: undefined,
  },
  date: {
    name: "date",
    specification: "RFC 3339, section 5.6, full-date",
    noun: "a date",
    example: "2024-05-01",
    accepts: isDate,
    shortest: 10,
    longest: 10,
  },
  time: {
    name: "time",
    specification: "RFC 3339, section 5.6, full-time",
    noun: "a time",
    example: "12:00:00Z",
    accepts: isTime,
    shortest: 9,
    longest: undefined,
  },
  duration: {
    name: "duration",
    specification: "RFC 3339, appendix A, duration",
    noun: "a duration",
    example: "P30D",
    accepts: isDuration,
    shortest: 3,
    longest: undefined,
  },
  email: {
    name: "email",
    specification: "RFC 5321, section 4.1.2, Mailbox",
    noun: "an e-mail address",
    example: "ada@example.com",
    accepts: isEmail,
    shortest: 3,
    longest: 254,
  },
  uri: {
    name: "uri",
    specification: "RFC 3986, section 3, URI",
    noun: "a URI",
    example: "https://example.com/",
    accepts: isUri,
    shortest: 2,
    longest: undefined,
  },
  uuid: {
    name: "uuid",
    specification: "RFC 9562, section 4",
    noun: "a UUID",
    example: "0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90",
    accepts: isUuid,
    shortest: 36,
    longest: 36,
  },
  hostname: {
    name: "hostname",
    specification: "RFC 1123, section 2.1",
    noun: "a host name",
    example: "www.example.com",
    accepts: isHostname,
    shortest: 1,
    longest: 253,
  },
  ipv4: {
    name: "ipv4",
    specification: "RFC 2673, section 3.2, dotted-quad",
    noun: "an IPv4 address",
    example: "192.0.2.1",
    accepts: isIpv4,
    shortest: 7,
    longest: 15,
  },
  ipv6: {
    name: "ipv6",
    specification: "RFC 4291, section 2.2",
    noun: "an IPv6 address",
    example: "2001:db8::1",
    accepts: isIpv6,
    shortest: 2,
    longest: 45,
  },
};
