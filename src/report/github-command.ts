/** GitHub shows ten annotations of each kind for one step and drops the others without a word. */
export const perStep = 10;

/**
 * A workflow command of GitHub Actions, as a line without its end.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  data: string,
): string {
  const list = Object.entries(properties)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]))
    .join(",");
  return `::${name}${list === "" ? "" : ` ${list}`}::${escapeData(data)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
