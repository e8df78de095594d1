/** A stream that text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  /** Its width; 80 where nobody knows. */
  readonly columns: number;
  /** Its height; 24 where nobody knows. */
  readonly rows: number;
  /** Writes all of it before it returns; a reader that has gone away is no error. */
  write(text: string | Uint8Array): void;
}

/** What questions are asked with, beside the streams of text. */
export interface Dialogue {
  /** Keys of a terminal, or the text of a pipe. */
  readonly input: NodeJS.ReadableStream;
  /** Calls back whenever the window has another size; returns how to stop that. */
  onResize(listener: () => void): () => void;
  /** Calls back with an exit code when the process is told to end; returns how to stop that. */
  onSignal(listener: (exitCode: number) => void): () => void;
  /** Stops the process as Ctrl-Z does, and calls back when it goes on. */
  suspend(resume: () => void): void;
  /** Calls back when the process goes on that somebody else has stopped; returns how to stop that. */
  onContinue(listener: () => void): () => void;
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
  /** The time, in milliseconds since 1970. */
  now(): number;
  /** Opens the dialogue with the person at the terminal, or with whoever is behind a pipe. */
  dialogue(): Dialogue;
}
