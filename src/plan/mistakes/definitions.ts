import { message } from "../../diagnostics/message.js";
import { defineMistake } from "../../diagnostics/mistake.js";

const event = (properties: string): string => `events:\n  Song Played:\n    properties:\n${properties}`;

/** `position:` with nothing behind it, found nowhere. */
export const notInDictionary = defineMistake({
  code: "not-in-dictionary",
  message: message`Nothing is said about \`${"name"}\`: it is not in ${"places"}`,
  what: "A property with nothing behind it is looked up in the bundles included right there and in the dictionary, and it is in none of them.",
  why: "A property without a meaning can't be checked, nor typed.",
  fix: message`Write its type behind it (\`${"name"}: string\`), or add \`${"name"}\` to the dictionary.`,
  bad: event("      position_seconds:\n"),
  good: `dictionary:\n  position_seconds: number\n${event("      position_seconds:\n")}`,
});

/** A mapping that says no type and refines nothing. */
export const missingType = defineMistake({
  code: "missing-type",
  message: message`\`${"name"}\` has no type`,
  what: "A definition says neither what type it is, nor is there anything of its name in the dictionary that it could refine.",
  why: "Without a type everything would be let through.",
  fix: message`Add its type, such as \`type: string\`, or its values, \`enum: [a, b]\`. Or describe \`${"name"}\` in the dictionary.`,
  bad: event("      position_seconds: { description: Seconds since the start. }\n"),
  good: event("      position_seconds: { type: number, description: Seconds since the start. }\n"),
});

/** `minLength` on a number. */
export const constraintDoesNotApply = defineMistake({
  code: "constraint-does-not-apply",
  message: message`\`${"key"}\` applies to ${"applies"}, not to ${"type"}`,
  what: "A constraint belongs to another type than the one it stands beside.",
  why: "It would never do anything, so something else was meant.",
  fix: message`Change the type, or remove \`${"key"}\`.`,
  bad: event("      rating: { type: integer, minLength: 1 }\n"),
  good: event("      rating: { type: integer, minimum: 1 }\n"),
});

/** `minimum` above `maximum`. */
export const contradiction = defineMistake({
  code: "contradictory-constraints",
  message: message`\`${"key"}\` (${"value"}) leaves nothing beside \`${"otherKey"}\` (${"other"})`,
  what: "Two constraints contradict one another.",
  why: "No value could ever meet both.",
  fix: message`Make \`${"key"}\` fit \`${"otherKey"}\` (${"other"}), or the other way round.`,
  bad: event("      rating: { type: integer, minimum: 5, maximum: 1 }\n"),
  good: event("      rating: { type: integer, minimum: 1, maximum: 5 }\n"),
});

/** Constraints that together leave nothing. */
export const noValue = defineMistake({
  code: "no-value",
  message: message`No value can be \`${"name"}\``,
  what: "The constraints of a definition together leave no value at all.",
  why: "Whatever an application sends would be wrong.",
  fix: message`Loosen or remove one of the constraints on \`${"name"}\`.`,
  bad: event("      rating: { type: integer, minimum: 0.2, maximum: 0.8 }\n"),
  good: event("      rating: { type: number, minimum: 0.2, maximum: 0.8 }\n"),
});

/** A pattern that is no regular expression. */
export const invalidPattern = defineMistake({
  code: "invalid-pattern",
  message: message`\`${"pattern"}\` is not a regular expression: ${"reason"}`,
  what: "A `pattern` is not a valid ECMAScript regular expression (with the `u` flag).",
  why: "Validators and generated code would refuse it, or each read it in its own way.",
  fix: message`Correct it. A character that means something in patterns is escaped: \`\\.\`, \`\\(\`, \`\\[\`.`,
  bad: event("      code: { type: string, pattern: '^[a-z' }\n"),
  good: event("      code: { type: string, pattern: '^[a-z]' }\n"),
});

/** An enum with nothing in it. */
export const emptyEnum = defineMistake({
  code: "empty-enum",
  message: message`\`${"name"}\` lists no values`,
  what: "A list of values is empty.",
  why: "No value could ever be one of them.",
  fix: message`List the values of \`${"name"}\` (\`[free, premium]\`), or write a type such as \`string\`.`,
  bad: event("      source: []\n"),
  good: event("      source: [search, radio]\n"),
});

/** An `anyOf` with nothing in it. */
export const emptyUnion = defineMistake({
  code: "empty-union",
  message: message`\`anyOf\` lists no definitions`,
  what: "An `anyOf` is an empty list.",
  why: "No value could ever fit one of its definitions.",
  fix: message`List definitions (\`[string, { type: integer, minimum: 1 }]\`), or remove \`anyOf\`.`,
  bad: event("      position: { anyOf: [] }\n"),
  good: event("      position: { anyOf: [string, { type: integer, minimum: 1 }] }\n"),
});

/** One value twice in an enum. */
export const valueTwice = defineMistake({
  code: "value-twice",
  message: message`The value \`${"value"}\` is listed twice`,
  what: "A list of values has one value twice.",
  why: "The second says nothing, so it was probably meant to be another.",
  fix: message`Remove one of the two, or correct it.`,
  bad: event("      source: [search, search]\n"),
  good: event("      source: [search, radio]\n"),
});

/** A list or a mapping among the values of an enum. */
export const notAScalar = defineMistake({
  code: "not-a-scalar",
  message: message`${"found"} can't be one of the values of \`${"name"}\``,
  what: "Among the values of `enum` or `const` stands a list or a mapping.",
  why: "The values are texts, numbers, `true`, `false` and `null`; everything else has a type to say it with.",
  fix: message`Write single values; use \`anyOf\` for alternatives with structure.`,
  bad: event("      source: [search, [radio, playlist]]\n"),
  good: event("      source: [search, radio, playlist]\n"),
});

/** An enum's value that its type refuses. */
export const impossibleValue = defineMistake({
  code: "impossible-value",
  message: message`The value \`${"value"}\` is ruled out by ${"by"}`,
  what: "A value that is listed is not one of the type beside it, or is against a constraint beside it.",
  why: "It could never be sent.",
  fix: message`Remove \`${"value"}\`, or correct ${"by"}.`,
  bad: event("      rating: { type: integer, enum: [1, 2, many] }\n"),
  good: event("      rating: { type: integer, enum: [1, 2, 3] }\n"),
});

/** Two types that must both hold, which the language can't write as one. */
export const cannotCombine = defineMistake({
  code: "cannot-combine",
  message: message`\`${"key"}\` can't be combined with what \`${"name"}\` already is`,
  what: "A constraint beside a named type and the type itself must both hold, and there is no way to write down both.",
  why: "The plan would say something that outputs can't.",
  fix: message`Write all of \`${"name"}\` out here, instead of adding to what is defined elsewhere.`,
  bad: `types:\n  contact: { type: array, items: email }\n${event("      to: { type: contact, items: uri }\n")}`,
  good: `types:\n  contact: { type: array, items: email }\n${event("      to: { type: contact, maxItems: 3 }\n")}`,
});

/** A property that the closed object beside it does not have. */
export const propertyNotInType = defineMistake({
  code: "property-not-in-type",
  message: message`\`${"type"}\` has no property \`${"name"}\`, and is closed`,
  what: "Beside a type that names an object, a property is listed that this object doesn't have.",
  why: "All that is said must hold: the type allows no other properties, so this one could never be sent.",
  fix: message`Add it to the type, or list all properties here without the type.`,
  bad: `types:\n  place: { properties: { city: string } }\n${event("      at: { type: place, properties: { street: string } }\n")}`,
  good: `types:\n  place: { properties: { city: string } }\n${event("      at: { type: place, properties: { city: { type: string, minLength: 1 } } }\n")}`,
});

const family = "entities:\n  user:\n    kind: user\n    traits: { email: { type: email, privacy: sensitive } }\n";

/** A refinement that is less strict about privacy. */
export const weakerPrivacy = defineMistake({
  code: "weaker-privacy",
  message: message`\`${"own"}\` is weaker than \`${"base"}\`, which \`${"name"}\` has already`,
  what: "A refinement makes personal data less protected than where it was defined.",
  why: "Privacy is decided in one place and holds wherever the data goes; a use can only be stricter.",
  fix: message`Remove \`privacy\` here, or change it where it was defined.`,
  bad: `${family}${event("      email: { type: user.email, privacy: none }\n")}`,
  good: `${family}${event("      email: { type: user.email }\n")}`,
});

/** A refinement that needs less consent. */
export const weakerConsent = defineMistake({
  code: "weaker-consent",
  message: message`\`${"name"}\` needs the consent \`${"missing"}\` already, which is left out here`,
  what: "A refinement leaves out a category of consent that the definition asks for.",
  why: "Consent is decided in one place and holds wherever the data goes; a use can only ask for more.",
  fix: message`Add \`${"missing"}\`, or remove \`consent\` here.`,
  bad: `dictionary:\n  email: { type: email, consent: marketing }\n${event("      email?: { consent: analytics }\n")}`,
  good: `dictionary:\n  email: { type: email, consent: marketing }\n${event("      email?: { consent: [analytics, marketing] }\n")}`,
});

/** A refinement that keeps data longer. */
export const longerRetention = defineMistake({
  code: "longer-retention",
  message: message`\`${"own"}\` is longer than \`${"base"}\`, after which \`${"name"}\` has to be gone`,
  what: "A refinement keeps data longer than the definition allows.",
  why: "Retention is decided in one place and holds wherever the data goes; a use can only be shorter.",
  fix: message`Write \`${"base"}\` or less, or remove \`retention\` here.`,
  bad: `dictionary:\n  query: { type: string, retention: P30D }\n${event("      query: { retention: P1Y }\n")}`,
  good: `dictionary:\n  query: { type: string, retention: P30D }\n${event("      query: { retention: P7D }\n")}`,
});

/** A required property that needs consent. */
export const consentOnRequired = defineMistake({
  code: "consent-on-required",
  message: message`\`${"name"}\` needs consent, so it can't be required`,
  what: "A property that names consent categories is required.",
  why: "It is left out of a call until consent is given, so every call without it would be invalid.",
  fix: message`Make it optional: \`${"name"}?\`. If everything needs the consent, put \`consent\` on the event.`,
  bad: event("      email: { type: email, consent: marketing }\n"),
  good: event("      email?: { type: email, consent: marketing }\n"),
});

/** An increment that is no number. */
export const incrementNotNumber = defineMistake({
  code: "increment-not-number",
  message: message`\`${"name"}\` is written with \`increment\`, but is no number`,
  what: "A trait with `write: increment` is not a number.",
  why: "An increment is a number that is added to what is there.",
  fix: message`Make it a \`number\` or an \`integer\`, or remove \`write\`.`,
  bad: "entities:\n  user:\n    kind: user\n    traits:\n      songs: { type: string, write: increment }\n",
  good: "entities:\n  user:\n    kind: user\n    traits:\n      songs: { type: integer, write: increment }\n",
});

/** An example that is none. */
export const exampleRefused = defineMistake({
  code: "example-refused",
  message: message`This example does not fit: ${"reason"}`,
  what: "An example is not a value of what it exemplifies.",
  why: "Examples are what people copy, and what tests are made of.",
  fix: message`Correct the example, or the definition if the example is right.`,
  bad: event("      rating: { type: integer, examples: [five] }\n"),
  good: event("      rating: { type: integer, examples: [5] }\n"),
});

/** A date that is none. */
export const notADate = defineMistake({
  code: "not-a-date",
  message: message`\`${"text"}\` is not a date`,
  what: "A key that takes a date has something else, or a day that does not exist.",
  why: "Findings are made by comparing it with the day of the run.",
  fix: message`Write year, month and day: \`2027-01-31\`.`,
  bad: "events:\n  Song Played:\n    expires: 2027-02-30\n",
  good: "events:\n  Song Played:\n    expires: 2027-02-28\n",
});

/** A duration that is none. */
export const notADuration = defineMistake({
  code: "not-a-duration",
  message: message`\`${"text"}\` is not a duration`,
  what: "A key that takes a duration has something else.",
  why: "Whoever deletes the data has to know when.",
  fix: message`Write an ISO 8601 duration: \`P30D\` is thirty days, \`P6M\` six months, \`P2Y\` two years.`,
  bad: "events:\n  Song Played:\n    retention: 30 days\n",
  good: "events:\n  Song Played:\n    retention: P30D\n",
});

/** A link that is none. */
export const notAUrl = defineMistake({
  code: "not-a-url",
  message: message`\`${"text"}\` is not a URL`,
  what: "A link is not an address that can be opened.",
  why: "Links stand in documentation, where people click them.",
  fix: message`Write the whole address, \`https://\` included.`,
  bad: "events:\n  Song Played:\n    links: example.com/songs\n",
  good: "events:\n  Song Played:\n    links: https://example.com/songs\n",
});

/** A version that is none. */
export const notAVersion = defineMistake({
  code: "since-not-a-version",
  message: message`\`${"text"}\` is not a version`,
  what: "`since` is not a version of the plan.",
  why: "It is compared with the versions of the plan.",
  fix: message`Write a version such as \`1.4.0\`.`,
  bad: "events:\n  Song Played:\n    since: last summer\n",
  good: "events:\n  Song Played:\n    since: 1.4.0\n",
});

export const definitionMistakes = [
  notInDictionary,
  missingType,
  constraintDoesNotApply,
  contradiction,
  noValue,
  invalidPattern,
  emptyEnum,
  emptyUnion,
  valueTwice,
  notAScalar,
  impossibleValue,
  cannotCombine,
  propertyNotInType,
  weakerPrivacy,
  weakerConsent,
  longerRetention,
  consentOnRequired,
  incrementNotNumber,
  exampleRefused,
  notADate,
  notADuration,
  notAUrl,
  notAVersion,
];
