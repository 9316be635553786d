import type { Tool } from "./report.js";

/** The page that explains a code, on the project's site; `undefined` where nothing is known of it. */
export function docsUrl(code: string, tool: Tool | undefined): string | undefined {
  const explained = tool?.catalogue.find(code);
  if (!tool || !explained) return undefined;
  const docs = `${tool.homepage.replace(/[#?].*$/, "").replace(/\/$/, "")}/blob/HEAD/docs`;
  return explained.kind === "rule" ? `${docs}/rules/${code}.md` : `${docs}/errors.md#${code}`;
}
