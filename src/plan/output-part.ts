import type { Project, WrittenOutput } from "../project/model.js";
import { optionWords } from "../project/output-words.js";
import { lackedCalls } from "../project/sdks.js";
import { sendingTargets } from "../project/sending-targets.js";
import type { ClientPart } from "./client-part.js";
import type { Privacy } from "./model.js";
import { refusedBy } from "./privacy.js";

/** Whether an output has code that sends calls. */
export function isCode({ target }: WrittenOutput): boolean {
  return sendingTargets.has(target.value);
}

/** The classes that an output denies, the least private first; what may not even be personal may not be sensitive. */
export function deniedBy(output: WrittenOutput): readonly Privacy[] {
  const words = optionWords(output, "deny");
  return (["personal", "sensitive"] as const).filter((privacy) => words.includes(privacy));
}

/** Which part of a plan an output has. */
export function partOf(output: WrittenOutput, { project }: { readonly project: Project }): ClientPart {
  const names = (option: string): readonly string[] | undefined => {
    const words = optionWords(output, option);
    return words.length > 0 ? words : undefined;
  };
  return {
    subset: {
      source: names("source"),
      destination: names("destination"),
      proposed: optionWords(output, "proposed")[0] === "true",
      allSources: project.vocabulary.sources?.map(({ value }) => value),
    },
    refused: isCode(output) ? refusedBy(deniedBy(output)) : new Set(),
    lacked: isCode(output) ? lackedCalls(optionWords(output, "sdk")) : new Set(),
  };
}
