import type { Judgement } from "./judgement.js";
import { ofContext } from "./judgements/context.js";
import { ofEntities } from "./judgements/entities.js";
import { ofEventOutputs } from "./judgements/event-outputs.js";
import { ofEvents } from "./judgements/events.js";
import { ofGovernance, ofPlans } from "./judgements/governance.js";
import { ofOutputs } from "./judgements/outputs.js";
import { ofProperties, ofTraits } from "./judgements/properties.js";
import { ofTypes } from "./judgements/types.js";
import type { FactKind } from "./kinds.js";

/**
 * What is thought of every kind of change: whom it breaks, and why. Apart from the walk that finds changes, so that both can be read by themselves.
 * Proofs decide where values are concerned; policy decides the rest, and how bad it is:
 *
 * - *Breaking*: calls stop compiling, payloads that were valid are refused, or payloads come that nobody had to reckon with.
 * - *Dangerous*: somebody should look: something is no longer sent, or comes under another name, as declared; data are handled
 *   otherwise; code may stop compiling that imports a type, or that no output of the manifest makes; or nothing could be proved.
 * - *Safe*: with the reason why.
 *
 * The one thing that is refused and only dangerous is what shipped applications go on sending under the former name of an event whose
 * rename is declared: the plan says what it became, calls keep compiling, and an output can send both names for a while.
 */
export const judgements: Readonly<Record<FactKind, Judgement>> = {
  ...ofEvents,
  ...ofEventOutputs,
  ...ofEntities,
  ...ofProperties,
  ...ofTraits,
  ...ofContext,
  ...ofTypes,
  ...ofGovernance,
  ...ofOutputs,
  ...ofPlans,
};
