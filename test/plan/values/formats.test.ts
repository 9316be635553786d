import { fullFormats } from "ajv-formats/dist/formats.js";
import { describe, expect, it } from "vitest";
import type { FormatName } from "../../../src/plan/model.js";
import { formats } from "../../../src/plan/values/formats.js";
import { lengthOf } from "../../../src/plan/values/values.js";
import { Random } from "../../support/random.js";
import { differences } from "./format-differences.js";

const long = (length: number, letter = "a"): string => letter.repeat(length);

const samples: Readonly<Record<FormatName, { readonly yes: readonly string[]; readonly no: readonly string[] }>> = {
  "date-time": {
    yes: [
      "2024-05-01T12:00:00Z",
      "2024-05-01t12:00:00z",
      "2024-02-29T23:59:59.123456789+23:59",
      "1990-12-31T15:59:60-08:00",
      "0000-01-01T00:00:00-00:00",
    ],
    no: [
      "2024-05-01",
      "2024-05-01T12:00:00",
      "2024-05-01 12:00:00Z",
      "2023-02-29T12:00:00Z",
      "2024-05-01T24:00:00Z",
      "2024-05-01T12:00Z",
      "2024-05-01T12:00:00.Z",
      "2024-05-01T12:00:00+0100",
      "2024-5-1T12:00:00Z",
      "2024-05-01T12:00:00Z\n",
      "2024-05-01T12:00:60Z",
      "२०२४-05-01T12:00:00Z",
    ],
  },
  date: {
    yes: ["2024-05-01", "2024-02-29", "2000-02-29", "1999-12-31", "0000-01-01"],
    no: [
      "2023-02-29",
      "1900-02-29",
      "2024-13-01",
      "2024-00-01",
      "2024-04-31",
      "2024-05-00",
      "24-05-01",
      "2024-5-1",
      "2024/05/01",
      "20240501",
      "2024-05-01Z",
      "",
    ],
  },
  time: {
    yes: [
      "12:00:00Z",
      "00:00:00z",
      "23:59:60Z",
      "01:29:60+01:30",
      "22:29:60-01:30",
      "12:00:00.5+01:00",
      "23:59:59-23:59",
    ],
    no: [
      "12:00:00",
      "24:00:00Z",
      "12:60:00Z",
      "12:00:61Z",
      "12:00:60Z",
      "12:00:00+24:00",
      "12:00:00+01:60",
      "12:00:00+01",
      "1:00:00Z",
      "12:00Z",
      "12:00:00.Z",
      "23:59:60+01:00",
    ],
  },
  duration: {
    yes: [
      "P1D",
      "P1W",
      "P30D",
      "PT36H",
      "PT1M",
      "PT1S",
      "P1Y2M3DT4H5M6S",
      "P1Y2M",
      "P1M2D",
      "PT1H1M",
      "PT0S",
      "P0012D",
    ],
    no: [
      "P",
      "PT",
      "P1DT",
      "1D",
      "P1H",
      "PT1D",
      "P1.5D",
      "P-1D",
      "P1W2D",
      "P1D2W",
      "P1Y2D",
      "PT1H1S",
      "p1d",
      "P1S",
      "P1D ",
      "",
    ],
  },
  email: {
    yes: [
      "ada@example.com",
      "a@b",
      "a.b+c@d-e.org",
      "!#$%&'*+-/=?^_`{|}~@example.com",
      '"a b"@example.com',
      '"a\\"b"@example.com',
      '"@"@example.com',
      '""@example.com',
      "a@[192.0.2.1]",
      "a@[IPv6:2001:db8::1]",
      "0@0",
      `${long(64)}@example.com`,
    ],
    no: [
      "",
      "ada",
      "@example.com",
      "ada@",
      ".a@example.com",
      "a.@example.com",
      "a..b@example.com",
      "a b@example.com",
      "a@-b.com",
      "a@b-.com",
      "a@b..com",
      "a@b.com.",
      "a@b_c",
      "ä@example.com",
      "a@ä.com",
      '"a@example.com',
      '"a"b"@example.com',
      '"a\\"@example.com',
      '"\u0007"@example.com',
      "a@[256.0.0.1]",
      "a@[IPv6:1]",
      "a@[x]",
      "a@b@c.com",
      `${long(65)}@example.com`,
      `a@${long(63)}.${long(63)}.${long(63)}.${long(63)}`,
      `a@${long(64)}.com`,
      "Ada <ada@example.com>",
    ],
  },
  uri: {
    yes: [
      "https://example.com/",
      "a:",
      "mailto:ada@example.com",
      "urn:isbn:0451450523",
      "http://user:pw@example.com:8080/a/b;c?d=e&f#g",
      "http://[2001:db8::1]/",
      "http://[v7.a:b]/",
      "http://192.0.2.1",
      "file:///etc/hosts",
      "tel:+1-816-555-1212",
      "http://example.com/%41%e4",
      "http://example.com?",
      "x+y-z.1:?#",
      "http://a:/",
      "http://@b/",
      "http://",
      "a:?/?",
      "a:#/?:@",
    ],
    no: [
      "",
      "example.com",
      "/path",
      "//example.com",
      "://a",
      "1a:b",
      "http://exa mple.com",
      "http://example.com/ä",
      "http://example.com/%4",
      "http://example.com/%zz",
      "http://example.com:8a/",
      "http://a:1:2/",
      "http://a@b@c/",
      "http://[::1",
      "http://[::1]x/",
      "http://[1.2.3.4]/",
      "http://[v.a]/",
      "http://[v7.]/",
      "http://[vg.a]/",
      "http://[::1]:x/",
      "http://example.com/<",
      'a:"',
      "a:\\",
      "a:^",
      "a:`",
      "a:{}",
      "a:|",
      "a:##",
      "a:[",
      "http://exa[mple.com/",
      "http://a<b@c/",
      "a:b\n",
    ],
  },
  uuid: {
    yes: [
      "0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90",
      "00000000-0000-0000-0000-000000000000",
      "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
    ],
    no: [
      "0b6f1d5e3c7a4e8e9a512f1f0c7d8e90",
      "0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e9",
      "{0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90}",
      "urn:uuid:0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90",
      "gb6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90",
      "",
    ],
  },
  hostname: {
    yes: [
      "example.com",
      "localhost",
      "a",
      "A-0.b",
      "0",
      "1.2.3",
      "xn--bcher-kva.example",
      `${long(63)}.com`,
      "1.2.3.4.5",
      "1.2.3.a",
    ],
    no: [
      "",
      ".",
      "example.com.",
      ".com",
      "a..b",
      "-a",
      "a-",
      "a_b",
      "ä.com",
      "a b",
      `${long(64)}.com`,
      `${`${long(61)}.`.repeat(4)}${long(6)}`,
      "192.0.2.1",
      "999.999.999.999",
    ],
  },
  ipv4: {
    yes: ["192.0.2.1", "0.0.0.0", "255.255.255.255"],
    no: [
      "192.0.2",
      "192.0.2.1.1",
      "256.0.0.1",
      "01.2.3.4",
      "1.2.3.4 ",
      "0x1.2.3.4",
      "1.2.3.",
      "1..2.3",
      "1.2.3.1000",
      "",
    ],
  },
  ipv6: {
    yes: [
      "::",
      "::1",
      "1::",
      "2001:db8::1",
      "1:2:3:4:5:6:7:8",
      "1:2:3:4:5:6:7::",
      "::2:3:4:5:6:7:8",
      "::ffff:192.0.2.1",
      "1:2:3:4:5:6:192.0.2.1",
      "FE80::A",
      "::0.0.0.0",
    ],
    no: [
      "",
      ":",
      ":::",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      "12345::",
      "g::",
      ":1",
      "1:",
      "1:2:3:4:5:6:7:8::",
      "::1:2:3:4:5:6:7:8",
      "1:2:3:4:5:6:7:192.0.2.1",
      "192.0.2.1::",
      "::192.0.2.1:1",
      "fe80::1%eth0",
      "::256.0.0.1",
      "1:2:3:4:5:6:7::8:9",
    ],
  },
};

describe.each(Object.values(formats))("$name ($specification)", (format) => {
  const { yes, no } = samples[format.name];

  it.each([format.example, ...yes])("is %j", (text) => {
    expect(format.accepts(text)).toBe(true);
    expect(lengthOf(text)).toBeGreaterThanOrEqual(format.shortest);
    expect(lengthOf(text)).toBeLessThanOrEqual(format.longest ?? Number.POSITIVE_INFINITY);
  });

  it.each(no)("is not %j", (text) => {
    expect(format.accepts(text)).toBe(false);
  });

  // What takes more would not come to its end, or not in time.
  it("takes time in proportion to the text", { timeout: 60_000 }, () => {
    const pieces = ["a", "1", ".", ":", "-", "@", "%41", "a.", "1:", '"', "\\", "P1D", "[", "0Z", "http://a", "::"];
    for (const piece of pieces) for (const end of ["", "!", "Z"]) format.accepts(piece.repeat(100_000) + end);
    for (const piece of pieces) format.accepts(`a:${piece.repeat(100_000)}!`);
    for (const piece of pieces) format.accepts(`2024-05-01T12:00:00.${piece.repeat(100_000)}!`);
  });
});

/** What ajv-formats says of a text. Its table mixes expressions, functions and objects that hold one of them. */
function theirs(name: FormatName, text: string): boolean {
  const format: unknown = fullFormats[name];
  const check = typeof format === "object" && format !== null && "validate" in format ? format.validate : format;
  if (check instanceof RegExp) return check.test(text);
  if (typeof check === "function") return check(text) === true;
  throw new TypeError(`no format ${name}`);
}

describe("differences from ajv-formats", () => {
  it.each(differences)("$format $value: $reason", ({ format, value, ours }) => {
    expect(formats[format].accepts(value)).toBe(ours);
    expect(theirs(format, value)).toBe(!ours);
  });

  it("no sample shows a difference of a kind that is not listed", () => {
    const listed = new Set(differences.map(({ format, kind }) => `${format} ${kind}`));
    for (const { name, accepts } of Object.values(formats)) {
      const { yes, no } = samples[name];
      for (const value of [...yes, ...no]) {
        if (accepts(value) === theirs(name, value)) continue;
        const kind = kindOfDifference(name, value);
        expect(listed, `${name} ${JSON.stringify(value)}`).toContain(`${name} ${kind}`);
      }
    }
  });

  it("no random variation of a sample shows one either", () => {
    const r = new Random(11);
    const listed = new Set(differences.map(({ format, kind }) => `${format} ${kind}`));
    const letters = Array.from('0123456789abcfzAZ.:-+@/[]"\\%TZ PWDHMS?#_');
    let compared = 0;
    for (const { name, accepts } of Object.values(formats)) {
      const { yes, no } = samples[name];
      for (let round = 0; round < 3_000; round++) {
        const text = Array.from(r.pick([...yes, ...no]).slice(0, 80));
        for (let change = 0; change <= r.below(2); change++) {
          const at = r.below(text.length + 1);
          text.splice(at, r.below(2), ...(r.chance(0.7) ? [r.pick(letters)] : []));
        }
        const value = text.join("");
        compared++;
        if (accepts(value) === theirs(name, value)) continue;
        expect(listed, `${name} ${JSON.stringify(value)}`).toContain(`${name} ${kindOfDifference(name, value)}`);
      }
    }
    expect(compared).toBe(30_000);
  });
});

/** To which row of the table a difference belongs. */
function kindOfDifference(name: FormatName, value: string): string {
  const of = differences.filter(({ format }) => format === name);
  return of.find(({ recognised }) => recognised.test(value))?.kind ?? "not listed";
}
