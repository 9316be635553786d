import type { Fact, Subject } from "./model.js";

/** What a fact is told of: the definition that several places have in common, else the one place. */
export function toldOf({ subject, shared, also }: Pick<Fact, "subject" | "shared" | "also">): Subject {
  return shared && also.length > 0 ? shared : subject;
}
