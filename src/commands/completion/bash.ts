import { type Completable, type CompletableCommand, helpOption, type Values, versionOption } from "./completable.js";

/** A script for bash 3.2 and later. */
export function bashScript({ commands, rules, codes, taking }: Completable): string {
  const names = commands.map(({ name }) => name);
  const behindOptions = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, values }) => (values ? [`    "${name} ${flag}") ${reply(values)}; return ;;`] : [])),
  );
  const options = commands.map(({ name, options: own }) => `      ${name}) words="${flags(own)}" ;;`);
  const places = commands.flatMap(placesOf);
  return `# Completes trackc in bash. For the shell that is open:
#   source <(trackc completion bash)
# For all of them: put that line into ~/.bashrc, or write the script to where bash-completion looks:
#   trackc completion bash > ~/.local/share/bash-completion/completions/trackc

_trackc_rules="${rules.join(" ")}"
_trackc_codes="${codes.join(" ")}"

# Options that a value stands behind.
_trackc_taking=" ${taking.join(" ")} "

# Offers words for what is typed, of which bash has taken a part for words before.
_trackc_words() {
  local word
  for word in $(compgen -W "$1" -- "$before$2"); do
    COMPREPLY+=("\${word#"$before"}")
  done
}

# Nothing is offered: not files either.
_trackc_nothing() {
  COMPREPLY=()
  compopt +o default +o bashdefault 2> /dev/null
}

_trackc() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" at=$((COMP_CWORD - 1)) before="" command="" place=0 skip="" prev word words
  COMPREPLY=()
  # Bash takes the = of --option=value for a word of its own, and the : of a value.
  if [[ $cur == [=:] ]]; then
    word="$cur"
    cur=""
  else
    word="\${COMP_WORDS[at]}"
    [[ $word == [=:] ]] && at=$((at - 1))
  fi
  if [[ $word == ":" ]]; then
    before="\${COMP_WORDS[at]}:"
    at=$((at - 1))
    [[ \${COMP_WORDS[at]} == "=" ]] && at=$((at - 1))
  fi
  prev="\${COMP_WORDS[at]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    if [[ $word == [=:] ]]; then
      skip=1
    elif [[ -n $skip ]]; then
      skip=""
    elif [[ $_trackc_taking == *" $word "* ]]; then
      skip=1
    elif [[ $word != -* ]]; then
      if [[ -z $command ]]; then command="$word"; else place=$((place + 1)); fi
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
  case "$command $place" in
${places.join("\n")}
    *) _trackc_nothing ;;
  esac
}

complete -o bashdefault -o default -F _trackc trackc
`;
}

/** What stands where no option does: each argument in its place. */
function placesOf({ name, arguments: places }: CompletableCommand): readonly string[] {
  return places.map(({ values, several }, at) => `    "${name} "${several ? "*" : at}) ${reply(values)} ;;`);
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
