import { wordSet } from "./grammar.js";

/** Parts that people play, as the last word of a name, or in front of `name`. Companies play them as well. */
const parts = wordSet(
  "recipient sender payee payer beneficiary invitee inviter assignee approver applicant signatory signer witness caller contact driver courier teacher doctor nurse instructor coach trainer agent assistant advisor adviser operator clerk host",
);

/** Descriptions of a name. */
const ofName =
  /^(?:the )?(?:(?:full|first|last|display) )?names? of (?!(?:the |a |an |our )?(?:file|field|list|group|segment|template))/i;

/** Descriptions of a person: `Who answered.` */
const ofPerson = /^who\b/i;

/** Where these stand, an agent is a person who serves others. Elsewhere it may be a program. */
const serving = wordSet("conversation ticket chat call callback support complaint case inquiry enquiry");
const programs = /\b(?:ai|bots?|llm|model|automated|virtual|programs?|software)\b/i;

/** Whether a name may be a person's by its last word. */
export function mayBePerson(last: string): boolean {
  return last === "name" || parts.has(last);
}

/** Whether a text holds somebody's name, by what its description says of it: a `recipient`, an `agent_name`. */
export function saysPerson(
  words: readonly string[],
  description: string | undefined,
  event: readonly string[],
): boolean {
  const isName = words.at(-1) === "name";
  const part = isName ? words.at(-2) : words.at(-1);
  if (part === undefined || !parts.has(part)) return false;
  // `user_agent_name` is a browser's, and an agent may be a program.
  if (words.includes("user") || words.some((word) => programs.test(word))) return false;
  if (description !== undefined && programs.test(description)) return false;
  if (isName && part === "agent" && event.some((word) => serving.has(word))) return true;
  if (description === undefined) return false;
  return ofName.test(description) || (isName && ofPerson.test(description));
}
