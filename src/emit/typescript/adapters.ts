/** An SDK, or another place, that a generated client can send to: one file under `templates/typescript/sdk/`. */
export interface Adapter {
  /** What a manifest's `sdk:` says, and the name of the file. */
  readonly name: string;
  /** One line for `--help`, mistakes and the documentation. */
  readonly description: string;
  /** Whether every client has it, without being asked for. */
  readonly always: boolean;
}

/** All adapters, sorted by name. Adding one is a line here and its file. */
export const adapters: readonly Adapter[] = [
  { name: "console", description: "Prints every call, for development.", always: true },
  {
    name: "fanout",
    description: "Passes every call on to several places, as an event's destinations say.",
    always: true,
  },
  { name: "http", description: "An in-house collector: JSON in batches over HTTP.", always: false },
  { name: "recording", description: "Keeps every call in a list, for an application's tests.", always: true },
  { name: "segment", description: "Segment's Analytics.js, and every SDK with the same calls.", always: false },
];
