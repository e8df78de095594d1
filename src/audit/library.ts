import { fileURLToPath } from 'node:url';
import type { Audit, DigestedChecklist } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { Io } from '../io/io.ts';
import { nodeIo } from '../io/node-io.ts';
import type { Policy } from '../policy/policy.ts';
import type { AnswersRequest } from './request.ts';

/** Starting point of relative paths. */
export interface Place {
  /** Folder; by default the current folder of the process. */
  readonly folder?: string;
}

/** Files to audit, and the folder that their paths start from. */
export interface AuditFiles extends AnswersRequest, Place {}

/**
 * Reads everything that an audit needs; `assess` turns it into a report. `warnings` lists anything
 * unusual about the files.
 * @throws UserError if a file cannot be read; InputError with the errors of all files at once
 */
export async function loadAudit({ folder, ...request }: AuditFiles): Promise<Audit> {
  const { readAudit } = await import('./load.ts');
  return (await readAudit(ioIn({ folder }), request)).audit;
}

/**
 * Reads a checklist by its id or path.
 * @throws UserError if there is none; InputError if it has errors
 */
export async function loadNamedChecklist(
  name: string,
  place: Place = {},
): Promise<DigestedChecklist> {
  const { loadChecklist } = await import('../loading/checklists/load.ts');
  return loadChecklist(ioIn(place), name);
}

/**
 * Reads a policy for `judgePolicy`.
 * @throws UserError if it cannot be read; InputError if it has errors or does not fit the checklist
 */
export async function loadPolicy(
  path: string,
  checklist: Checklist,
  place: Place = {},
): Promise<Policy> {
  const { readPolicy } = await import('./policy.ts');
  return readPolicy(ioIn(place), path, checklist);
}

function ioIn({ folder }: { readonly folder?: string | undefined }): Io {
  const io = nodeIo(fileURLToPath(new URL('checklists', import.meta.url)));
  return folder === undefined ? io : { ...io, folder };
}
