import { type Completable, type CompletableOption, helpOption, type Values, versionOption } from "./completable.js";

/** A script for fish 3 and later. */
export function fishScript({ commands, rules, codes, taking }: Completable): string {
  const lines = commands.flatMap(({ name, what, options, arguments: places }) => {
    const here = `-n '__trackc_is ${name}'`;
    const arguments_ = places.flatMap(({ values, several }, at) =>
      values.kind === "files"
        ? []
        : [`complete -c trackc -n '__trackc_at ${name} ${at}${several ? " on" : ""}' -f${offer(values)}`],
    );
    // Behind the last argument nothing is offered: not files either.
    const end = places.at(-1)?.several ? [] : [`complete -c trackc -n '__trackc_at ${name} ${places.length} on' -f`];
    return [
      "",
      `complete -c trackc -n __trackc_begins -f -a ${name} -d ${quoted(what)}`,
      ...arguments_,
      ...end,
      ...options.map((option) => `complete -c trackc ${here}${long(option)}`),
    ];
  });
  return `# Completes trackc in fish. Once:
#   trackc completion fish > ~/.config/fish/completions/trackc.fish

set -g __trackc_rules ${rules.join(" ")}
set -g __trackc_codes ${codes.join(" ")}
# Options that a value stands behind.
set -g __trackc_taking ${taking.join(" ")}

function __trackc_begins
    test (count (commandline -opc)) -eq 1
end

function __trackc_is
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $argv[1]
end

# Whether an argument of a command is typed: that in a place, or any from there on.
function __trackc_at
    __trackc_is $argv[1]; or return 1
    set -l words (commandline -opc)
    set -l place -2
    set -l skip 0
    for word in $words
        if test $skip -eq 1
            set skip 0
        else if contains -- $word $__trackc_taking
            set skip 1
        else if not string match -q -- '-*' $word
            set place (math $place + 1)
        end
    end
    test $place -eq $argv[2]; or begin
        test (count $argv) -eq 3; and test $place -gt $argv[2]
    end
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
