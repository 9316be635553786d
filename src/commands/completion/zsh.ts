import { type Completable, type CompletableOption, helpOption, type Values, versionOption } from "./completable.js";

/** A script for zsh, to be sourced or put on `$fpath`. */
export function zshScript({ commands, rules, codes }: Completable): string {
  const described = commands.map(({ name, what }) => `    ${quoted(`${name}:${escaped(what)}`)}`);
  const cases = commands.map(({ name, options, arguments: places }) => {
    const specs = [
      ...options.map(spec),
      ...places.map(({ called, values, several }, at) => `'${several ? "*" : at + 1}:${called}:'${action(values)}`),
    ];
    return `    ${name})\n      _arguments -S \\\n${specs.map((each) => `        ${each}`).join(" \\\n")}\n      ;;`;
  });
  return `#compdef trackc
# Completes trackc in zsh. Put this into ~/.zshrc, behind compinit:
#   source <(trackc completion zsh)
# Or write the script to a folder of $fpath:
#   trackc completion zsh > ~/.zsh/completions/_trackc

_trackc() {
  local -a trackc_commands trackc_rules trackc_codes
  trackc_commands=(
${described.join("\n")}
  )
  trackc_rules=(${rules.join(" ")})
  trackc_codes=(${codes.join(" ")})
  if (( CURRENT == 2 )); then
    if [[ $words[2] == -* ]]; then
      _arguments ${spec(helpOption)} ${spec(versionOption)}
    else
      _describe -t commands command trackc_commands
    fi
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join("\n")}
  esac
}

if [[ $funcstack[1] == _trackc ]]; then
  _trackc "$@"
else
  compdef _trackc trackc
fi
`;
}

/** An option in the words of \`_arguments\`. */
function spec({ flag, what, values, called, several }: CompletableOption): string {
  const times = several ? "*" : "";
  const text = `[${escaped(what).replace(/[[\]]/g, "\\$&")}]`;
  if (!values) return quoted(`${times}${flag}${text}`);
  return `${quoted(`${times}${flag}=${text}:${called}:`)}${action(values)}`;
}

/** What offers some values. */
function action(values: Values): string {
  switch (values.kind) {
    case "words":
      return quoted(`(${values.words.join(" ")})`);
    case "rules":
    case "codes":
      return `"($trackc_${values.kind})"`;
    case "folders":
      return quoted("_files -/");
    case "files":
      return quoted("_files");
    case "free":
      return quoted(" ");
  }
}

/** A text in which a colon is one. */
function escaped(text: string): string {
  return text.replace(/[\\:]/g, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
