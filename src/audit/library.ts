import { fileURLToPath } from 'node:url';
import type { Audit, DigestedChecklist } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { Io } from '../io/io.ts';
import { nodeIo } from '../io/node-io.ts';
import type { Policy } from '../policy/policy.ts';

/** Where files are looked for. */
export interface Place {
  /** The folder that relative paths start from; by default that of the process. */
  readonly folder?: string;
}

/** What is to be audited. */
export interface AuditFiles extends Place {
  /** Answers files, folders of them, or "-" for standard input. */
  readonly answers: readonly string[];
  /** The id or path of a checklist; without it, the one that the answers name. */
  readonly checklist?: string;
  /** Key criteria only, whatever the answers say. */
  readonly express?: boolean;
}

/**
 * Reads everything that an audit needs; `assess` makes the report of it. What is odd about the files
 * is in its `warnings`.
 * @throws UserError where a file cannot be read; InputError with all errors in all files at once
 */
export async function loadAudit({ folder, ...request }: AuditFiles): Promise<Audit> {
  const { loadAudit: load } = await import('./load.ts');
  return (await load(ioIn({ folder }), request)).audit;
}

/**
 * Reads a checklist by its id or its path.
 * @throws UserError where there is none, InputError if it has errors
 */
export async function loadChecklist(name: string, place: Place = {}): Promise<DigestedChecklist> {
  const { loadChecklist: load } = await import('../loading/checklists/load.ts');
  return load(ioIn(place), name);
}

/**
 * Reads a policy for `judgePolicy`.
 * @throws UserError where it cannot be read, InputError if it has errors or does not fit the
 *   checklist
 */
export async function loadPolicy(
  path: string,
  checklist: Checklist,
  place: Place = {},
): Promise<Policy> {
  const { loadPolicy: load } = await import('./policy.ts');
  return load(ioIn(place), path, checklist);
}

function ioIn({ folder }: { readonly folder?: string | undefined }): Io {
  const io = nodeIo(fileURLToPath(new URL('checklists', import.meta.url)));
  return folder === undefined ? io : { ...io, folder };
}
