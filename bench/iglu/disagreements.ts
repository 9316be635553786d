/** Why an author's label and the diff differ. */
export interface Disagreement {
  readonly families: readonly string[];
  readonly from: string;
  readonly to: string;
  /**
   * *theirs*: the label breaks a rule of SchemaVer. *policy*: the label speaks to the consumers of the data, whom the diff tells
   * the same. *ours*: the schema says something that plans can't, so that the diff does not know. *no event*: the schema describes
   * no object, so that there is nothing to compare.
   */
  readonly whose: "theirs" | "policy" | "ours" | "no event";
  readonly why: string;
}

const sendgrid = (events: string): readonly string[] => events.split(" ").map((event) => `com.sendgrid/${event}`);

const openObject =
  "An optional property joins an open object, so that what was sent under that name may be of another type: SchemaVer's own example of a REVISION";
const addition = "an ADDITION must take all historical data";

/** Every disagreement between the labels in iglu-central and the diff. `npm run iglu` fails where one is missing or has gone. */
export const disagreements: readonly Disagreement[] = [
  {
    families: ["com.iterable/system_webhook"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "theirs",
    why: `${openObject} (\`userId\`).`,
  },
  {
    families: ["com.snowplowanalytics.snowplow.storage/shredding_complete"],
    from: "2-0-0",
    to: "2-0-1",
    whose: "theirs",
    why: `${openObject} (\`count.bad\`).`,
  },
  {
    families: ["com.snowplowanalytics.accelerators.travel/schedule_update"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "theirs",
    why: `\`schedule\` was of any length and now has at most 65,535 characters; ${addition}.`,
  },
  {
    families: ["com.snowplowanalytics.mobile/remote_config"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "theirs",
    why: `\`emitterConfiguration\` joins an open object, \`configurationVersion\` gets a maximum, ten texts a longest length; ${addition}.`,
  },
  {
    families: ["com.snowplowanalytics.snowplow.badrows/loader_runtime_error"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "theirs",
    why: `The required \`event\` and \`error\` are called \`payload\` and \`failure\` now, so that no old value is valid: a MODEL.`,
  },
  {
    families: ["com.snowplowanalytics.snowplow.enrichments/bot_detection_enrichment_config"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "theirs",
    why: "`useClientSideDetection` is new and required, so that no old value is valid: a MODEL.",
  },
  {
    families: ["com.snowplowanalytics.snowplow.storage/redshift_config"],
    from: "3-0-0",
    to: "4-0-0",
    whose: "theirs",
    why: "An optional property (`blacklistTabular`) joins a closed object and nothing else: SchemaVer's own example of an ADDITION.",
  },
  {
    families: ["com.snowplowanalytics.snowplow/elasticsearch_enriched_event"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "ours",
    why: `15 optional properties join an object that is closed but for keys whose names match a pattern. Plans have names only, so that they open such an object, and a diff of the two plans takes the new properties for narrowed: its witness, \`{"tr_currency":[]}\`, was never valid. The label is right.`,
  },
  {
    families: ["com.snowplowanalytics.snowplow.storage/snowflake_config"],
    from: "1-0-2",
    to: "1-0-3",
    whose: "ours",
    why: 'A `oneOf` of open objects gets another member, and plans have no "exactly one of": a diff of the two plans says safe for producers. The label is wrong all the same: an `auth` with static credentials and an `integrationName` was valid, and now two members take it.',
  },
  {
    families: ["com.snowplowanalytics.snowplow/recoveries"],
    from: "2-0-0",
    to: "3-0-0",
    whose: "ours",
    why: "All that changed stands under `patternProperties`, and plans have names only. The import says what it leaves out, and a diff of the two plans finds no change. The label is right.",
  },
  {
    families: ["com.snowplowanalytics.snowplow/recoveries"],
    from: "3-0-0",
    to: "4-0-0",
    whose: "ours",
    why: "As above. The label is right.",
  },
  {
    families: ["com.snowplowanalytics.snowplow/recoveries"],
    from: "1-0-0",
    to: "2-0-0",
    whose: "no event",
    why: "A list became an object. The import leaves the list out.",
  },
  {
    families: ["com.snowplowanalytics.snowplow/contexts"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "no event",
    why: "A list in both versions. The import leaves it out.",
  },
  ...["1-0-0", "1-0-1", "1-0-2", "1-0-3"].map(
    (from, at): Disagreement => ({
      families: ["com.snowplowanalytics.snowplow/payload_data"],
      from,
      to: `1-0-${at + 1}`,
      whose: "no event",
      why: "As above.",
    }),
  ),
  {
    families: sendgrid("bounce click deferred delivered group_resubscribe group_unsubscribe open"),
    from: "2-0-0",
    to: "3-0-0",
    whose: "policy",
    why: "For consumers: `ip` and `email` lose their formats, and the maximum of `asm_group_id` no longer fits the column's SMALLINT. All old values stay valid.",
  },
  {
    families: sendgrid("processed spamreport unsubscribe"),
    from: "2-0-0",
    to: "3-0-0",
    whose: "policy",
    why: "For consumers: `email` loses its format, and the maximum of `asm_group_id` no longer fits the column's SMALLINT. All old values stay valid.",
  },
  {
    families: sendgrid("dropped"),
    from: "2-0-0",
    to: "3-0-0",
    whose: "policy",
    why: "For consumers: `email` loses its format. All old values stay valid.",
  },
  {
    families: ["com.snowplowanalytics.snowplow/browser_context"],
    from: "1-0-0",
    to: "2-0-0",
    whose: "policy",
    why: "For consumers: `deviceMemory` was an integer and is a number, which is another type of column. All old values stay valid.",
  },
  {
    families: ["com.snowplowanalytics.snowplow/geolocation_context"],
    from: "1-0-0",
    to: "1-1-0",
    whose: "policy",
    why: "For consumers: `altitude` and four others may be null now. All old values stay valid.",
  },
  {
    families: ["com.snowplowanalytics.snowplow.storage/postgresql_config"],
    from: "1-0-1",
    to: "1-1-0",
    whose: "policy",
    why: "For consumers: `password` was a text and may be an object now. All old values stay valid.",
  },
  {
    families: ["com.snowplowanalytics.snowplow.storage/redshift_config"],
    from: "2-0-0",
    to: "2-1-0",
    whose: "policy",
    why: "For consumers: `password` was a text and may be an object now. All old values stay valid.",
  },
];
