import type { FormatName } from "../../../src/plan/model.js";
import { formats } from "../../../src/plan/values/formats.js";
import { differences } from "../../plan/values/format-differences.js";
import fc from "../../support/fast-check.js";

/** Texts of a format, texts a slip away from one, and texts of the others. */
const seeds: Readonly<Record<FormatName, readonly string[]>> = {
  "date-time": ["2024-02-29T23:59:60Z", "1990-12-31t15:59:60.5-08:00", "2023-02-29T00:00:00Z", "2024-05-01T24:00:00Z"],
  date: ["2024-02-29", "2100-02-29", "2000-02-29", "2024-13-01", "0000-01-01", "2024-04-31"],
  time: ["23:59:60Z", "12:00:00.123+05:30", "00:29:60+00:30", "12:00:00", "23:59:60+01:00"],
  duration: ["P1Y2M3DT4H5M6S", "PT36H", "P2W", "P1YT1S", "P", "PT", "P1Y2D", "PT1H2S", "P1.5D"],
  email: [
    '"a b"@example.com',
    "a@[192.0.2.1]",
    "a@[IPv6:::1]",
    "a..b@example.com",
    ".a@example.com",
    "a@b",
    "ü@example.com",
  ],
  uri: [
    "urn:isbn:0451450523",
    "http://[::1]:80/?a#b",
    "http://[v1.a]/",
    "http://a%zz/",
    "//a",
    "a:",
    "http://a b/",
    "http://é/",
  ],
  uuid: [
    "0B6F1D5E-3C7A-4E8E-9A51-2F1F0C7D8E90",
    "00000000-0000-0000-0000-000000000000",
    "0b6f1d5e3c7a4e8e9a512f1f0c7d8e90",
  ],
  hostname: [
    "a",
    "xn--bcher-kva.example",
    "-a.example",
    "1.2.3.4",
    "a.",
    `${"a".repeat(64)}.b`,
    `${"a.".repeat(126)}a`,
  ],
  ipv4: ["0.0.0.0", "255.255.255.255", "256.0.0.1", "01.2.3.4", "1.2.3"],
  ipv6: ["::", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "1::2::3", "fe80::1%eth0", "1:2:3:4:5:6:7:8:9", "::1.2.3.256"],
};

const all = [
  ...Object.values(seeds).flat(),
  ...Object.values(formats).map(({ example }) => example),
  ...differences.map(({ value }) => value),
];

export function formatTexts(name: FormatName): fc.Arbitrary<string> {
  const good = [...seeds[name], formats[name].example].filter(formats[name].accepts);
  return fc.oneof(
    { weight: 3, arbitrary: madeFor(name) },
    { weight: 2, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...seeds[name]) },
    { weight: 2, arbitrary: slipped(fc.constantFrom(...good)) },
    { weight: 1, arbitrary: fc.constantFrom(...all) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: "binary" }) },
  );
}

/** What a form of the format can be filled with, within its bounds and beyond. */
function madeFor(name: FormatName): fc.Arbitrary<string> {
  const two = fc.integer({ min: 0, max: 65 }).map((n) => String(n).padStart(2, "0"));
  const date = fc
    .tuple(fc.integer({ min: 1890, max: 2110 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
    .map(([y, m, d]) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);
  const offset = fc.constantFrom("Z", "z", "+00:00", "-23:59", "+24:00", "+01", "", "+0100");
  const time = fc
    .tuple(fc.integer({ min: 0, max: 24 }), two, two, fc.constantFrom("", ".5", ".", ",5"), offset)
    .map(([h, m, s, f, o]) => `${String(h).padStart(2, "0")}:${m}:${s}${f}${o}`);
  switch (name) {
    case "date":
      return date;
    case "time":
      return time;
    case "date-time":
      return fc.tuple(date, fc.constantFrom("T", "t", " "), time).map((parts) => parts.join(""));
    case "duration":
      return fc.stringMatching(/^P(\d{1,2}[YMWD]){0,2}(T(\d[HMS]){0,3})?$/);
    case "email":
      return fc.oneof(fc.emailAddress(), fc.stringMatching(/^[a-z."\\ !]{1,4}@[a-z.-]{1,5}$/));
    case "uri":
      return fc.oneof(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.stringMatching(/^[a-z1]{0,2}:[a-z%0-9/?#[\]@:]{0,6}$/),
      );
    case "uuid":
      return fc.oneof(fc.uuid(), fc.stringMatching(/^[0-9a-fg]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
    case "hostname":
      return fc.oneof(fc.domain(), fc.stringMatching(/^[a-z0-9.-]{1,6}$/));
    case "ipv4":
      return fc.oneof(fc.ipV4(), fc.stringMatching(/^(\d{1,3}\.){3}\d{1,3}$/));
    case "ipv6":
      return fc.oneof(fc.ipV6(), fc.stringMatching(/^[0-9a-f:]{1,8}(1\.2\.3\.4)?$/));
  }
}

/** A text with one character left out, doubled or exchanged. */
function slipped(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.nat(), fc.constantFrom("", "0", "9", ":", "-", ".", "a", " ", "é", "\n", "%"))
    .map(([text, place, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + (place % 3 === 0 ? 0 : 1));
    });
}
