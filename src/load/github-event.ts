import { disk } from "../source/files.js";

/** What GitHub Actions says of the event that began a run; nothing outside of it. */
export interface GitHubEvent {
  /** What a merge queue has put on top of a commit: that commit, and the branch that the queue merges into. */
  readonly mergeGroup: { readonly baseSha: string; readonly branch: string | undefined } | undefined;
  readonly defaultBranch: string | undefined;
}

const nothing: GitHubEvent = { mergeGroup: undefined, defaultBranch: undefined };

/**
 * Reads the event from the file that `GITHUB_EVENT_PATH` names. What is missing, or isn't as documented, is as if nobody had said it.
 * See https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group.
 */
export async function githubEvent(env: NodeJS.ProcessEnv): Promise<GitHubEvent> {
  const file = env.GITHUB_EVENT_PATH;
  if (!file) return nothing;
  let event: unknown;
  try {
    event = JSON.parse((await disk.read(file)).toString("utf8"));
  } catch {
    return nothing;
  }
  const group = env.GITHUB_EVENT_NAME === "merge_group" ? memberOf(event, "merge_group") : undefined;
  const baseSha = textOf(memberOf(group, "base_sha"));
  const branch = textOf(memberOf(group, "base_ref"))?.replace(/^refs\/heads\//, "");
  return {
    mergeGroup: baseSha !== undefined && isId.test(baseSha) ? { baseSha, branch } : undefined,
    defaultBranch: textOf(memberOf(memberOf(event, "repository"), "default_branch")),
  };
}

const isId = /^(?:[0-9a-f]{64}|[0-9a-f]{40})$/;

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
