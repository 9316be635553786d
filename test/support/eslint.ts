import { createRequire, Module } from "node:module";

/** The resolver of CommonJS, which Node leaves open to be replaced. */
interface Resolver {
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

/**
 * What ESLint's and typescript-eslint's recommended rules say of TypeScript files, a line a finding: `path:line rule message`. They know no
 * TypeScript 7 yet, so in this process whoever asks for TypeScript is given the one before it.
 */
export async function eslintFindings(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const resolver = Module as unknown as Resolver;
  const resolve = resolver._resolveFilename;
  resolver._resolveFilename = (request, ...rest) =>
    resolve.call(Module, request === "typescript" ? "typescript6" : request, ...rest);
  const require = createRequire(import.meta.url);
  const { ESLint } = require("eslint") as typeof import("eslint");
  const { configs } = require("typescript-eslint") as typeof import("typescript-eslint");
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [...configs.recommended] as never });
  const found: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const [result] = await eslint.lintText(text, { filePath: path });
    for (const { line, ruleId, message } of result?.messages ?? []) found.push(`${path}:${line} ${ruleId} ${message}`);
  }
  return found;
}
