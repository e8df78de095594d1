import { GENERATOR } from '../../version.ts';
import type { Io } from '../io.ts';
import { type Printer, printPage } from './print-page.ts';

/**
 * A report as PDF, signed at its end with a comment that viewers pass over, so that a later run
 * knows it as a report of align and may replace it.
 * @throws UserError where the browser cannot, Interrupted where somebody stops it
 */
export async function printPdf(
  io: Pick<Io, 'dialogue'>,
  page: string,
  printer: Printer,
): Promise<Uint8Array> {
  return Buffer.concat([await printPage(io, page, printer), Buffer.from(`\n% ${GENERATOR}\n`)]);
}
