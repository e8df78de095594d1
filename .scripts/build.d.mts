/** One file of the program. */
export interface Chunk {
  readonly fileName: string;
  /** Files that it loads at once. */
  readonly imports: readonly string[];
  /** Files of `src` that are in it, as `src/cli/main.ts`. */
  readonly sources: readonly string[];
  /** Packages that are in it by name, with the characters of code that are left of them. */
  readonly packages: Readonly<Record<string, number>>;
}

/**
 * Builds the program and compiles the shipped checklists into a folder, which is emptied first.
 * @returns the files of the program
 */
export function build(outFolder: string): Promise<readonly Chunk[]>;
