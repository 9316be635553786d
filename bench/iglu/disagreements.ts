/** Why an author's label and the diff differ. */
export interface Disagreement {
  readonly families: readonly string[];
  readonly from: string;
  readonly to: string;
  /**
   * *theirs*: the label breaks a rule of SchemaVer. *policy*: the label speaks to the consumers of the data, whom the diff tells
   * the same. *ours*: the schema says something that plans can't, so that the diff does not know.
   */
  readonly whose: "theirs" | "policy" | "ours";
  readonly why: string;
  /** A value that the old schema takes and the new one refuses, where the diff has none to show. Ajv is asked. */
  readonly refused?: unknown;
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
    why: `\`schedule\` had no longest length, and now has one: 65,535 characters; ${addition}.`,
  },
  {
    families: ["com.snowplowanalytics.mobile/remote_config"],
    from: "1-0-0",
    to: "1-0-1",
    whose: "theirs",
    why: `\`emitterConfiguration\` and \`userAnonymisation\` join open objects, three integers get a maximum, ten texts a longest length; ${addition}.`,
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
    why: `15 optional properties join an object that is closed but for keys whose names match two patterns (\`^contexts_.*\`, \`^unstruct_event_.*\`). Plans have names only, so that they open such an object, and a diff of the two plans takes the new properties for narrowed: its witness, \`{"tr_currency":[]}\`, was never valid. No new name matches a pattern, so that the label is right.`,
  },
  {
    families: ["com.snowplowanalytics.snowplow.storage/snowflake_config"],
    from: "1-0-2",
    to: "1-0-3",
    whose: "ours",
    why: 'A `oneOf` of open objects gets another member, and plans have no "exactly one of": a diff of the two plans says safe for producers. The label is wrong all the same: an `auth` with static credentials and an `integrationName` was valid, and now two members take it.',
    refused: {
      ...{ name: "", awsRegion: "", manifest: "", snowflakeRegion: "", database: "", account: "", warehouse: "" },
      ...{ input: "s3://a", stage: "", stageUrl: "s3://a", username: "", password: "", purpose: "ENRICHED_EVENTS" },
      auth: { accessKeyId: "", secretAccessKey: "", integrationName: "" },
    },
  },
  {
    families: ["com.snowplowanalytics.snowplow/recoveries"],
    from: "2-0-0",
    to: "3-0-0",
    whose: "ours",
    why: "All that changed stands under `patternProperties`, in an object that is open otherwise, and plans have names only. The import says what it leaves out, and a diff of the two plans finds no change. The label is right: a condition's value could be an object without `value`, `regex` or `size`.",
    refused: { "iglu:": [{ name: "a", conditions: [{ op: "Test", path: "a", value: { a: 1 } }], steps: [] }] },
  },
  {
    families: ["com.snowplowanalytics.snowplow/recoveries"],
    from: "3-0-0",
    to: "4-0-0",
    whose: "ours",
    why: "As above. The label is right: a condition could be a `Cast`.",
    refused: { "iglu:": [{ name: "a", conditions: [{ op: "Cast", path: "a" }], steps: [] }] },
  },
  {
    families: sendgrid("bounce click deferred delivered group_resubscribe group_unsubscribe open"),
    from: "2-0-0",
    to: "3-0-0",
    whose: "policy",
    why: "For consumers: `ip` and `email` lose their formats, and the maximum of `asm_group_id` no longer fits the column's SMALLINT. All old values stay valid: no address is longer than the new limits, 45 and 320 characters (RFC 5321, section 4.5.3.1); by ajv-formats, which takes longer ones, the label is right.",
  },
  {
    families: sendgrid("processed spamreport unsubscribe"),
    from: "2-0-0",
    to: "3-0-0",
    whose: "policy",
    why: "For consumers: `email` loses its format, and the maximum of `asm_group_id` no longer fits the column's SMALLINT. All old values stay valid: no address is longer than the new limit, 320 characters.",
  },
  {
    families: sendgrid("dropped"),
    from: "2-0-0",
    to: "3-0-0",
    whose: "policy",
    why: "For consumers: `email` loses its format. All old values stay valid, as above.",
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
