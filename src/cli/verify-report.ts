import type { Difference } from '../report/first-difference.ts';
import { safeText } from '../safe-text.ts';
import { VERSION } from '../version.ts';
import type { VerifyOptions } from './commands/verify.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { makeReport } from './make-report.ts';
import { compareWith } from './verify/compare.ts';
import { readGiven } from './verify/given-report.ts';
import { recallRequest } from './verify/recall-request.ts';

/**
 * Makes a report again from the answers, with the options that it says it was made with, and says
 * whether the two are the same. Returns the exit code.
 * @throws UserError and InputError where that cannot be found out
 */
export async function verifyReport(io: Io, path: string, options: VerifyOptions): Promise<number> {
  const given = await readGiven(io, path);
  const request = recallRequest(given.madeWith, options);
  const made = await makeReport(io, options.answers, request);
  const brand = request.brand === undefined ? undefined : await brandIn(io, request.brand);
  const difference = await compareWith(given, made, { ...request, brand });
  const verdict =
    difference === null
      ? `matches what align ${VERSION} makes of these answers`
      : `does not match; ${inWords(difference)}`;
  io.stdout.write(`${safeText(path)}: ${safeText(verdict)}\n`);
  if (difference === null) return exitCode.done;
  if (given.version !== VERSION) {
    io.stderr.write(
      `hint: it says that align ${safeText(given.version ?? 'of no version')} made it; verify it with that\n`,
    );
  }
  return exitCode.notMet;
}

async function brandIn(io: Io, path: string) {
  const { loadBrand } = await import('./load-brand.ts');
  return (await loadBrand(io, path)).brand;
}

function inWords({ place, found, expected }: Difference): string {
  return `${place}: the report has ${found ?? 'nothing'}, and the answers give ${expected ?? 'nothing'}`;
}
