/**
 * The targets whose outputs are code that sends calls: these hold nothing of what is retired, leave out what they deny, and stop compiling
 * where a function goes. The others describe what is sent.
 */
export const sendingTargets: ReadonlySet<string> = new Set(["typescript"]);
