import { type Completable, type CompletableOption, helpOption, type Values, versionOption } from "./completable.js";

/** A script for fish 3 and later. */
export function fishScript({ commands, rules, codes }: Completable): string {
  const lines = commands.flatMap(({ name, what, options, values }) => {
    const here = `-n '__trackc_is ${name}'`;
    const files = values.kind === "files" ? [] : [`complete -c trackc ${here} -f${offer(values)}`];
    return [
      "",
      `complete -c trackc -n __trackc_begins -f -a ${name} -d ${quoted(what)}`,
      ...files,
      ...options.map((option) => `complete -c trackc ${here}${long(option)}`),
    ];
  });
  return `# Completes trackc in fish. Once:
#   trackc completion fish > ~/.config/fish/completions/trackc.fish

set -g __trackc_rules ${rules.join(" ")}
set -g __trackc_codes ${codes.join(" ")}

function __trackc_begins
    test (count (commandline -opc)) -eq 1
end

function __trackc_is
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $argv[1]
end

complete -c trackc -n __trackc_begins${long(helpOption)}
complete -c trackc -n __trackc_begins${long(versionOption)}
${lines.join("\n")}
`;
}

function long({ flag, what, values }: CompletableOption): string {
  const takes = !values ? "" : values.kind === "files" ? " -r -F" : ` -x${offer(values)}`;
  return ` -l ${flag.replace(/^--/, "")}${takes} -d ${quoted(what)}`;
}

/** What offers some values. */
function offer(values: Values): string {
  switch (values.kind) {
    case "words":
      return ` -a ${quoted(values.words.join(" "))}`;
    case "rules":
    case "codes":
      return ` -a '$__trackc_${values.kind}'`;
    case "folders":
      return " -a '(__fish_complete_directories)'";
    case "files":
    case "free":
      return "";
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
