import { type Completable, helpOption, type Values, versionOption } from "./completable.js";

/** A script for bash 3.2 and later. */
export function bashScript({ commands, rules, codes }: Completable): string {
  const names = commands.map(({ name }) => name);
  const behindOptions = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, values }) => (values ? [`    "${name} ${flag}") ${reply(values)}; return ;;`] : [])),
  );
  const options = commands.map(({ name, options: own }) => `      ${name}) words="${flags(own)}" ;;`);
  const places = commands.map(({ name, values }) => `    ${name}) ${reply(values)} ;;`);
  return `# Completes trackc in bash. For the shell that is open:
#   source <(trackc completion bash)
# For all of them: put that line into ~/.bashrc, or write the script to where bash-completion looks:
#   trackc completion bash > ~/.local/share/bash-completion/completions/trackc

_trackc_rules="${rules.join(" ")}"
_trackc_codes="${codes.join(" ")}"

_trackc_words() {
  COMPREPLY=($(compgen -W "$1" -- "$2"))
}

# Nothing is offered: not files either.
_trackc_nothing() {
  COMPREPLY=()
  compopt +o default +o bashdefault 2> /dev/null
}

_trackc() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}" command="" word words
  COMPREPLY=()
  # Bash takes the = of --option=value for a word of its own.
  if [[ $cur == "=" ]]; then
    cur=""
  elif [[ $prev == "=" ]]; then
    prev="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    if [[ $word != -* ]]; then
      command="$word"
      break
    fi
  done
  if [[ -z $command ]]; then
    _trackc_words "${[...names, helpOption.flag, versionOption.flag].join(" ")}" "$cur"
    return
  fi
  case "$command $prev" in
${behindOptions.join("\n")}
  esac
  if [[ $cur == -* ]]; then
    case "$command" in
${options.join("\n")}
      *) words="" ;;
    esac
    _trackc_words "$words" "$cur"
    return
  fi
  case "$command" in
${places.join("\n")}
  esac
}

complete -o bashdefault -o default -F _trackc trackc
`;
}

function flags(options: readonly { readonly flag: string }[]): string {
  return options.map(({ flag }) => flag).join(" ");
}

/** What offers some values. Where nothing is offered, bash completes files. */
function reply(values: Values): string {
  switch (values.kind) {
    case "words":
      return `_trackc_words "${values.words.join(" ")}" "$cur"`;
    case "rules":
    case "codes":
      return `_trackc_words "$_trackc_${values.kind}" "$cur"`;
    case "folders":
    case "files":
      return ":";
    case "free":
      return "_trackc_nothing";
  }
}
