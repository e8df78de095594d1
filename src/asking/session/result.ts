import type { Io } from '../../io/io.ts';
import { closingText, type Ending, printClosing } from './closing.ts';
import type { InterviewOptions } from './options.ts';

/** Shows the result. */
export async function showResult(io: Io, ending: Ending, options: InterviewOptions): Promise<void> {
  printClosing(io, closingText(ending, options));
}
