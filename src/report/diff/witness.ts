import type { Witness } from "../../diff/model.js";
import { counted } from "../phrases.js";

/** Payloads longer than this are shown from their beginning, with the number of characters that are left out. */
const longPayload = 800;

/** What a witness shows. */
export function claimOf({ validUnder }: Witness): string {
  return validUnder === "base" ? "valid before, refused now" : "valid now, not seen before";
}

/** The call and its payload as compact JSON. */
export function callOf({ call, name, payload }: Witness): string {
  const text = JSON.stringify(payload);
  const isLong = text.length > longPayload;
  // Never between the halves of a surrogate pair.
  const end = /[\uDC00-\uDFFF]/.test(text.charAt(longPayload)) ? longPayload - 1 : longPayload;
  const shown = isLong ? `${text.slice(0, end)}… (${counted(text.length - end, "character")} more)` : text;
  return `${call} ${JSON.stringify(name)} ${shown}`;
}
