/** Somebody stopped before the first criterion was asked; ends the program with this exit code. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('stopped before the first criterion');
    this.exitCode = exitCode;
  }
}

/** What Ctrl-C and the end of the input mean. */
export const INTERRUPTED = 130;
