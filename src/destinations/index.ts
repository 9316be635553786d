import amplitude from "./amplitude.js";
import clevertap from "./clevertap.js";
import customerio from "./customerio.js";
import type { Destination } from "./destination.js";
import ga4 from "./ga4.js";
import intercom from "./intercom.js";
import mixpanel from "./mixpanel.js";
import posthog from "./posthog.js";
import rudderstack from "./rudderstack.js";
import segment from "./segment.js";
import snowplow from "./snowplow.js";

export type * from "./destination.js";

/** Every destination whose limits are known, by id. A new one is a file beside this and a line here. */
export const destinations: readonly Destination[] = [
  amplitude,
  clevertap,
  customerio,
  ga4,
  intercom,
  mixpanel,
  posthog,
  rudderstack,
  segment,
  snowplow,
];

/** By whatever may stand for a destination as a whole: id, name, alias. */
const byWord = new Map(destinations.flatMap((each) => wordsOf([each.id, each.name, ...each.aliases], each)));

/** By what further words may follow: id and name. `firebase` alone means its analytics, `firebase_messaging` doesn't. */
const byBeginning = new Map(destinations.flatMap((each) => wordsOf([each.id, each.name], each)));

/** The most words that an id or a name is written in: `google analytics 4`. */
const MOST_WORDS = 4;

/**
 * Finds the destination that a plan's word means: by id, name or alias, whatever its case and separators (`GA4`,
 * `google_analytics_4`, `Customer.io`), or where it begins with an id or a name and goes on (`amplitude_eu`, `mixpanel-prod`).
 * A word that is none of them (`warehouse`) has no limits that anybody knows, and finds nothing.
 */
export function destinationFor(word: string): Destination | undefined {
  const words = partsOf(word);
  const whole = byWord.get(words.join(""));
  if (whole) return whole;
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) {
    const found = byBeginning.get(words.slice(0, count).join(""));
    if (found) return found;
  }
  return undefined;
}

function wordsOf(words: readonly string[], destination: Destination): readonly (readonly [string, Destination])[] {
  return words.map((word) => [partsOf(word).join(""), destination]);
}

/** The words that a word is made of, in small letters: `AmplitudeEU` and `amplitude_eu` have two. */
function partsOf(word: string): readonly string[] {
  const apart = word.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return apart.match(/[a-z0-9]+/g) ?? [];
}
