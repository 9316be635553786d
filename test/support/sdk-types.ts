import { bundler, compiled, generated, under } from "../emit/typescript/support/client.js";

/** What `tsc` says of an application that gives a real SDK to the client of a small plan; nothing where the types fit. */
export function saidOfUsage(
  usage: string,
  sdk: string,
  plan: string | Record<string, string> = "events: { App Opened: }",
): Promise<string> {
  const modules = `${import.meta.dirname}/../../node_modules`;
  return compiled(
    "typescript",
    { ...under("tracking", generated(plan, { sdk: [sdk] })), "usage.ts": usage },
    {
      ...bundler,
      lib: ["ES2022", "DOM"],
      skipLibCheck: true,
      isolatedDeclarations: false,
      paths: { "*": [`${modules}/*`] },
    },
  );
}
