/** A stream that text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  /** Its width; 80 where nobody knows. */
  readonly columns: number;
  /** Writes all of it before it returns; a reader that has gone away is no error. */
  write(text: string): void;
}

/** All that the program knows of the world, so that tests can stand in for it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTerminal: boolean; read(): Uint8Array };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Where the checklists that come with align lie, compiled. */
  readonly shippedFolder: string;
}
