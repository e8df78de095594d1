import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** How a report ends, in a comment where the format needs one; `GapReport.generator` is in it. */
const ENDING = /(?:^|\n)(?:<!-- |% )?Gap report by align [^\n]{1,40}\n?$/;
/** How a JSON report begins, and a SARIF log. */
const BEGINNING =
  /^\{\n(?: {2}"format": 1,\n {2}"generator"| {2}"\$schema": "[^"]*sarif[^"]*",\n[^}]*"fullName"): "Gap report by align /;
const SIGNED_BYTES = 1000;

/** Whether something is a file with a report that align wrote, whatever its name. */
export function isReport(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return false;
  const descriptor = openSync(path, 'r');
  try {
    const bytesAt = (start: number) => {
      const bytes = Buffer.alloc(SIGNED_BYTES);
      const length = readSync(descriptor, bytes, 0, SIGNED_BYTES, start);
      return bytes.subarray(0, length).toString();
    };
    return (
      BEGINNING.test(bytesAt(0)) || ENDING.test(bytesAt(Math.max(found.size - SIGNED_BYTES, 0)))
    );
  } finally {
    closeSync(descriptor);
  }
}
