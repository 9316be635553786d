/** A file that a target made: a path relative to the output's folder, with `/`, and its whole text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}
