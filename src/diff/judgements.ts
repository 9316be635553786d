import type { Judgement } from "./judgement.js";
import { ofEntities } from "./judgements/entities.js";
import { ofEvents } from "./judgements/events.js";
import { ofGovernance, ofPlans } from "./judgements/governance.js";
import { ofContext, ofProperties, ofTraits, ofTypes } from "./judgements/properties.js";
import type { FactKind } from "./kinds.js";

/**
 * What is thought of every kind of change: whom it breaks, and why. Apart from the walk that finds changes, so that both can be read by themselves.
 * Proofs decide where values are concerned; policy decides the rest, and how bad it is:
 *
 * - *Breaking*: calls stop compiling, payloads that were valid are refused, or payloads come that nobody had to reckon with.
 * - *Dangerous*: nothing is refused, but somebody should look: something is no longer sent, data are handled otherwise, or nothing
 *   could be proved.
 * - *Safe*: with the reason why.
 */
export const judgements: Readonly<Record<FactKind, Judgement>> = {
  ...ofEvents,
  ...ofEntities,
  ...ofProperties,
  ...ofTraits,
  ...ofContext,
  ...ofTypes,
  ...ofGovernance,
  ...ofPlans,
};
