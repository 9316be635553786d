/** Mail boxes of a function, whoever reads them. */
const functions = new Set(
  (
    "support info help hello contact sales team admin office billing noreply reply donotreply service press security privacy legal abuse postmaster webmaster " +
    "newsletter news marketing jobs careers git user username name email mail test example someone somebody nobody foo bar me you your-name yourname john.doe jane.doe"
  ).split(" "),
);

/** Domains that belong to nobody (RFC 2606, RFC 6761). */
const reserved = /(?:^|\.)(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost|local)$/;

const address = /[^\s@<>()[\],;:"'/\\]+@[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)*\.\p{L}{2,}/u;

/** An e-mail address in a text that may well be a person's: not one of `example.com`, not `support@…`. */
export function personalAddressIn(text: string): string | undefined {
  // Hardly any text has one, and long ones are prose.
  if (text.length > 1000 || !text.includes("@")) return undefined;
  const found = address.exec(text)?.[0];
  if (found === undefined) return undefined;
  const [local = "", domain = ""] = found.toLowerCase().split("@");
  return reserved.test(domain) || functions.has(local.replace(/^no-reply$/, "noreply")) ? undefined : found;
}
