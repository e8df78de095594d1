import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** How a report ends, in a comment where the format needs one; `GapReport.generator` is in it. */
const ENDING = /(?:^|\n)(?:<!-- |% )?Gap report by align [^\n]{1,40}\n?$/;
/** How reports begin that cannot end with a line of text. */
const BEGINNINGS = [
  // JSON, and a SARIF log.
  /^\{\n(?: {2}"format": 1,\n {2}"generator"| {2}"\$schema": "[^"]*sarif[^"]*",\n[^}]*"fullName"): "Gap report by align /,
  // CSV: its first row, whose quotes are gone once a spreadsheet has saved it.
  /^\ufeff"Subject","Date",(?:"(?:[^"]|"")*",)+"Gap report by align"\r\n/,
  // Office documents: their properties, which are elsewhere once another program has saved them.
  /^PK[\s\S]{2,62}docProps\/core\.xml<\?xml [\s\S]{0,500}<dc:description>Gap report by align /,
];
const SIGNED_BYTES = 4000;

/** Whether something is a file with a report that align wrote, whatever its name. */
export function isReport(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return false;
  const descriptor = openSync(path, 'r');
  try {
    const bytesAt = (place: number) => {
      const bytes = Buffer.alloc(SIGNED_BYTES);
      const length = readSync(descriptor, bytes, 0, SIGNED_BYTES, place);
      return bytes.subarray(0, length).toString();
    };
    const start = bytesAt(0);
    const end = bytesAt(Math.max(found.size - SIGNED_BYTES, 0));
    return BEGINNINGS.some((beginning) => beginning.test(start)) || ENDING.test(end);
  } finally {
    closeSync(descriptor);
  }
}
