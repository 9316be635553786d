/** Two states of a plan, each as the text of a file. */
type Pair = readonly [base: string, head: string];

/** Ways in which a plan becomes another, that can be as large as one likes: each by what grows and changes in it. */
export const growing: Readonly<Record<string, (size: number) => Pair>> = {
  "events of which one property changes": (size) =>
    both(
      ["string", "integer"],
      (type) => `events:\n${times(size, (at) => `  E ${at}: { properties: { p: ${type} } }`)}`,
    ),
  "optional properties of one event that change": (size) => propertiesOf(size, "?"),
  "properties inside a property that change": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `events:\n  E:\n    properties:\n      o:\n        properties:\n${times(size, (at) => `          p${at}?: ${type}`)}`,
    ),
  "properties of one event that go and come": (size) =>
    both(
      ["a", "b"],
      (name) =>
        `events:\n  E:\n    properties:\n${times(size, (at) => `      ${name}${at}?: { type: string, minLength: ${at % 10} }`)}`,
    ),
  "properties of one event that are renamed": (size) =>
    both(
      ["old", "new"],
      (name) =>
        `events:\n  E:\n    properties:\n${times(size, (at) => `      ${name}${at}?: { type: string${name === "new" ? `, renamed_from: old${at}` : ""} }`)}`,
    ),
  "events that are renamed": (size) =>
    both(
      ["Old", "New"],
      (name) =>
        `events:\n${times(size, (at) => `  ${name} ${at}: { properties: { p: string }${name === "New" ? `, renamed_from: Old ${at}` : ""} }`)}`,
    ),
  "former names of one event": (size) =>
    both(["a", "b"], (name) => `events:\n  E:\n    renamed_from:\n${times(size, (at) => `      - E ${name}${at}`)}`),
  "values of an enum": (size) =>
    both(
      ["a", "b"],
      (name) =>
        `events:\n  E:\n    properties:\n      p:\n        enum:\n${times(size, (at) => `          - ${name}${at}`)}          - z\n`,
    ),
  "bundles of which one property changes": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `bundles:\n${times(size, (at) => `  b${at}: { properties: { p${at}: ${type} } }`)}events:\n${times(size, (at) => `  E ${at}: { include: b${at} }`)}`,
    ),
  "events with a bundle that gains a property": (size) =>
    both(
      ["", ", q: string"],
      (more) =>
        `bundles:\n  b: { properties: { p: string${more} } }\nevents:\n${times(size, (at) => `  E ${at}: { include: b }`)}`,
    ),
  "events with an entry of the dictionary that changes": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `dictionary:\n  p: ${type}\nevents:\n${times(size, (at) => `  E ${at}: { properties: { p:, q${at}: string } }`)}`,
    ),
  "types with a type that changes": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `types:\n  money: { properties: { amount: ${type} } }\n${times(size, (at) => `  t${at}: { properties: { m: money } }`)}events:\n${times(size, (at) => `  E ${at}: { properties: { p: t${at} } }`)}`,
    ),
  "events with context that changes": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `context:\n  p: ${type}\nevents:\n${times(size, (at) => `  E ${at}: { properties: { q${at}: string } }`)}`,
    ),
  "context that changes": (size) =>
    both(["string", "integer"], (type) => `context:\n${times(size, (at) => `  p${at}?: ${type}`)}events:\n  E:\n`),
  "context that goes and comes": (size) =>
    both(
      ["a", "b"],
      (name) =>
        `context:\n${times(size, (at) => `  ${name}${at}?: { type: string, minLength: ${at % 10} }`)}events:\n  E:\n`,
    ),
  "context that changes, of which each event lists something": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `context:\n${times(size, (at) => `  p${at}?: ${type}`)}events:\n${times(size, (at) => `  E ${at}: { properties: { p${at}: string } }`)}`,
    ),
  "context that an event listed": (size) =>
    both(
      ["listed", "left"],
      (how) =>
        `context:\n${times(size, (at) => `  p${at}?: string`)}events:\n  E:\n    properties:\n      p: string\n${how === "listed" ? times(size, (at) => `      p${at}?: string`) : ""}`,
    ),
  "traits of one entity that change": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `entities:\n  user:\n    kind: user\n    traits:\n${times(size, (at) => `      t${at}?: ${type}`)}events:\n  E:\n`,
    ),
  "pages that list their names": (size) =>
    both(
      ["string", "integer"],
      (type) =>
        `events:\n${times(size, (at) => `  Page ${at}: { kind: page, name: [p${at}, q${at}], properties: { p: ${type} } }`)}`,
    ),
};

/** Properties that every call must carry: each change of one shows a whole call, which grows as well. */
export function propertiesOf(size: number, mark: "" | "?"): Pair {
  return both(
    ["string", "integer"],
    (type) => `events:\n  E:\n    properties:\n${times(size, (at) => `      p${at}${mark}: ${type}`)}`,
  );
}

function both([base, head]: readonly [string, string], plan: (what: string) => string): Pair {
  return [plan(base), plan(head)];
}

function times(size: number, line: (at: number) => string): string {
  return Array.from({ length: size }, (_, at) => `${line(at)}\n`).join("");
}
