import { createHash } from 'node:crypto';

/**
 * SHA-256, in hex, over a parsed value as canonical JSON (RFC 8785: sorted keys, no white space,
 * UTF-8), so that line ends, comments and the order of fields do not matter.
 */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/** A parsed value as JSON with its keys sorted by UTF-16 code units and without white space. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
  return `{${fields.join(',')}}`;
}
