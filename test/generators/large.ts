/**
 * A large plan for benchmarks and for tests that count steps: deterministic, and as realistic as a made-up plan
 * can be. Each event has about ten properties: five looked up in the dictionary, two or three from a bundle, the rest
 * its own: an enum with texts, a reference to an entity, a list.
 *
 * @param events how many events
 * @param files over how many plan files they are spread (at least one, which then holds everything)
 * @returns the files by path, `trackc.yaml` and both outputs included
 */
export function largePlan(events: number, files = 50): Record<string, string> {
  const plan: Record<string, string> = { "trackc.yaml": manifest };
  const terms = dictionaryTerms(events);
  const shared = sharedDefinitions(terms);
  const eventFiles = Math.max(1, files - 1);
  const perFile = Math.ceil(events / eventFiles);
  for (let file = 0; file < eventFiles; file++) {
    const lines: string[] = ["events:"];
    for (let at = file * perFile; at < Math.min(events, (file + 1) * perFile); at++) lines.push(...event(at, terms));
    if (lines.length === 1) continue;
    plan[`plans/area-${String(file + 1).padStart(3, "0")}.yaml`] = `${lines.join("\n")}\n`;
  }
  if (files <= 1) plan["plans/area-001.yaml"] = `${shared}${plan["plans/area-001.yaml"] ?? ""}`;
  else plan["plans/shared.yaml"] = shared;
  return plan;
}

const areas = [
  ...["Billing", "Checkout", "Search", "Support", "Profile", "Catalogue", "Messaging", "Reporting", "Scheduling"],
  ...["Delivery", "Inventory", "Marketing", "Onboarding", "Payroll", "Returns", "Security", "Training", "Travel"],
  ...["Warehouse", "Workspace"],
];
const objects = [
  ...["Invoice", "Order", "Report", "Ticket", "Message", "Contract", "Booking", "Campaign", "Document", "Filter"],
  ...["Form", "Folder", "Payment", "Shipment", "Survey", "Task", "Template", "Voucher", "Webinar", "Widget"],
  ...["Comment", "Dashboard", "Device", "Export", "Import"],
];
const actions = [
  ...["Created", "Opened", "Closed", "Sent", "Received", "Approved", "Rejected", "Archived", "Restored", "Shared"],
  ...["Renamed", "Moved", "Copied", "Printed", "Downloaded", "Uploaded", "Assigned", "Cancelled", "Completed"],
  ...["Duplicated"],
];
const owners = ["billing", "growth", "platform", "support", "fulfilment"];

const manifest = `name: large
version: 1.0.0
vocabulary:
  owners: [${owners.join(", ")}]
  sources: [web, ios]
defaults:
  sources: [web, ios]
naming:
  events: Title Case
  properties: snake_case
lint:
  rules: { too-many-events: off }
outputs:
  - { target: json-schema, out: schemas }
  - { target: typescript, out: src/tracking, sdk: segment }
`;

/** Picks by position; the lists are never empty. */
function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

/** The words of event `at`: every combination once, spread so that neighbours differ in object and action. */
function words(at: number): { area: string; object: string; action: string; round: number } {
  const combinations = areas.length * objects.length * actions.length;
  const within = at % combinations;
  return {
    area: pick(areas, Math.floor(within / (objects.length * actions.length))),
    object: pick(objects, Math.floor(within / actions.length)),
    action: pick(actions, within),
    round: Math.floor(at / combinations),
  };
}

interface Term {
  readonly name: string;
  readonly definition: string;
}

const measures: readonly (readonly [string, string])[] = [
  ["attempts", "type: integer, minimum: 0"],
  ["seconds", "type: number, minimum: 0"],
  ["ratio", "type: number, minimum: 0, maximum: 1"],
  ["code", "type: string, pattern: '^[A-Z]{2,8}$'"],
  ["label", "type: string, minLength: 1, maxLength: 120"],
  ["enabled", "type: boolean"],
  ["date", "type: date"],
  ["link", "type: uri"],
];

/** The dictionary grows with the plan, slowly, as dictionaries do: 40 terms for 100 events, 800 for 10,000. */
function dictionaryTerms(events: number): readonly Term[] {
  const size = Math.max(16, Math.min(800, Math.round(4 * Math.sqrt(events) + events / 25)));
  return Array.from({ length: size }, (_, at) => {
    const [unit, definition] = pick(measures, at);
    const object = pick(objects, Math.floor(at / measures.length)).toLowerCase();
    const area = pick(areas, Math.floor(at / (measures.length * objects.length))).toLowerCase();
    return {
      name: `${area}_${object}_${unit}`,
      definition: `{ ${definition}, description: 'What the ${area} team measures as ${unit} for one ${object}.' }`,
    };
  });
}

function sharedDefinitions(terms: readonly Term[]): string {
  const lines = [
    "metrics:",
    "  weekly_active_accounts:",
    "    question: How many accounts get work done in a week?",
    "    north_star: true",
    "  time_to_value:",
    "    question: How long does a new account take to its first finished piece of work?",
    "entities:",
    "  user:",
    "    kind: user",
    "    description: A person who signs in.",
    "    id: user_id",
    "    belongs_to: account",
    "    traits:",
    "      user_id: { type: string, description: The key of the person in our database. }",
    "      email?: { type: email, privacy: personal, class: identity, description: Where we write to. }",
    "      role: { enum: [owner, member, guest], description: What the person may do. }",
    "  account:",
    "    kind: group",
    "    description: A paying organisation.",
    "    id: account_id",
    "    traits:",
    "      account_id: { type: string, description: The key of the organisation in our database. }",
    "      seats: { type: integer, minimum: 1, description: How many people may sign in. }",
  ];
  for (const object of objects) {
    const name = object.toLowerCase();
    lines.push(
      `  ${name}:`,
      "    kind: object",
      `    description: One ${name} as our customers see it.`,
      `    id: ${name}_id`,
      "    traits:",
      `      ${name}_id: { type: string, description: 'The key of the ${name} in our database.' }`,
      `      ${name}_name: { type: string, maxLength: 200, description: 'What people call the ${name}.' }`,
    );
  }
  lines.push(
    "types:",
    "  surface:",
    "    description: The part of the product in which something was done.",
    "    enum:",
    "      toolbar: From the bar above the page.",
    "      menu: Chosen among the commands of a page.",
    "      shortcut: With the keyboard.",
    "      api: By a program.",
    "  money:",
    "    description: An amount with its currency.",
    "    properties:",
    "      amount_minor: { type: integer, description: The amount in the smallest unit of the currency. }",
    "      currency: { type: string, pattern: '^[A-Z]{3}$', description: An ISO 4217 code. }",
    "dictionary:",
  );
  lines.push(
    "  value: { type: money, description: What it was worth. }",
    "  labels: { type: array, items: string, maxItems: 20, description: Labels set on it. }",
  );
  for (const { name, definition } of terms) lines.push(`  ${name}: ${definition}`);
  lines.push("bundles:");
  for (const object of objects) {
    const name = object.toLowerCase();
    lines.push(
      `  ${name}:`,
      `    description: Enough about it to group events without a join.`,
      `    properties: { ${name}_id: ${name}.${name}_id, ${name}_name: ${name}.${name}_name }`,
    );
  }
  lines.push(
    "context:",
    "  app_version: { type: string, pattern: '^\\d+\\.\\d+\\.\\d+$', description: The version of the application. }",
    "  account_id?: account.account_id",
    "",
  );
  return lines.join("\n");
}

function event(at: number, terms: readonly Term[]): string[] {
  const { area, object, action, round } = words(at);
  const name = `${area} ${object} ${action}${round === 0 ? "" : ` ${round + 1}`}`;
  const thing = object.toLowerCase();
  const done = action.toLowerCase();
  // Neighbours in the dictionary: there are always more than five, so they differ.
  const [first, second, ...others] = [0, 1, 2, 3, 4].map((step) => pick(terms, at * 7 + step).name);
  const lines = [
    `  ${name}:`,
    `    description: Somebody in ${area.toLowerCase()} took one ${thing} a step further, to ${done}.`,
    `    trigger: When the server confirms that the ${thing} was ${done}.`,
    `    owner: ${pick(owners, at)}`,
    `    include: ${thing}`,
    "    properties:",
    `      ${first}:`,
    `      ${second}?:`,
    ...others.map((term) => `      ${term}?:`),
    "      surface: surface",
    `      ${thing}_${done}_reason?:`,
    `        description: Why the ${thing} was ${done}, as far as the person said.`,
    "        enum:",
    "          customer_request: A customer asked for it.",
    "          schedule: A schedule asked for it.",
    "          correction: Something had been wrong before.",
  ];
  if (at % 3 === 0) lines.push("      value?:");
  if (at % 4 === 0) lines.push("      labels?:");
  lines.push(`    answers: ${at % 2 === 0 ? "weekly_active_accounts" : "time_to_value"}`);
  return lines;
}
