/**
 * The rules whose findings never lie in an event: in entities, metrics, the dictionary or the manifest. An override, which is
 * for events, can't change anything about them. A test holds the list against what the rules find.
 */
export const beyondEvents: ReadonlySet<string> = new Set([
  "consent-unused",
  "definition-unused",
  "entity-description",
  "entity-unused",
  "entity-without-id",
  "event-in-trait",
  "group-state-on-user",
  "group-without-members",
  "metric-question",
  "metric-without-events",
  "mutable-id",
  "north-star",
  "too-many-events",
  "trait-name-case",
  "vocabulary-unused",
]);
