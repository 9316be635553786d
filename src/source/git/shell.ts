/**
 * A command as a person can paste it into a shell: each argument in single quotes unless it is plain. A branch may be called
 * `$(reboot)`.
 */
export function shellCommand(args: readonly string[]): string {
  return args.map(shellWord).join(" ");
}

function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:,@%+=-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
