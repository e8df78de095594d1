import { Writable } from 'node:stream';
import type { Output } from '../io.ts';

/** A stream for Inquirer that ends in an output of ours; `frame` may add to what it draws. */
export function streamTo(
  output: Pick<Output, 'columns' | 'rows'> & { readonly write: (text: string) => void },
  frame: (drawn: string) => string = (drawn) => drawn,
): Writable {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      output.write(frame(String(chunk)));
      done();
    },
  });
  return Object.defineProperties(stream, {
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
    isTTY: { value: true },
  });
}
