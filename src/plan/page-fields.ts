/**
 * What SDKs put among the properties of every page call, whatever the application passes: Analytics.js, and those
 * made after it, say there which page it was (https://segment.com/docs/connections/spec/page/#properties).
 */
export const pageFields: readonly string[] = ["name", "path", "referrer", "search", "title", "url"];
