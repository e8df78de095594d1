/** File of the built program. */
export interface Chunk {
  readonly fileName: string;
  /** Files that it loads on start. */
  readonly imports: readonly string[];
  /** Files of `src` in it, such as `src/cli/main.ts`. */
  readonly sources: readonly string[];
  /** Characters of code of each package in it, by name. */
  readonly packages: Readonly<Record<string, number>>;
}

/**
 * Builds the program and compiles the shipped checklists into a folder, which is emptied first.
 * @returns the files of the program
 */
export function build(outFolder: string): Promise<readonly Chunk[]>;
