import type { Proof } from "../plan/subtype/index.js";
import type { Audience, Proofs } from "./model.js";

/** What was proved for an audience: of calls that are, or were, another definition's where they refute it, else of its own. */
export function decidingProof(proofs: Proofs | undefined, audience: Audience): Proof | undefined {
  return proofs?.takeover?.[audience] ?? proofs?.[audience];
}
