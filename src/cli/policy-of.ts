import type { Checklist } from '../checklist/checklist.ts';
import type { Policy } from '../policy/policy.ts';
import type { GateOptions } from './commands/gate-options.ts';
import type { Io } from './io.ts';

/**
 * The policy that an audit is judged by: what the file says, overruled by the command line. Null
 * where neither asks for anything.
 * @throws UserError and InputError for what cannot be read
 */
export async function policyOf(
  io: Io,
  { policy: path, minScore, maxAge, maxDrop }: GateOptions,
  checklist: Checklist,
): Promise<Policy | null> {
  const flags = {
    ...(minScore === undefined ? {} : { minScore }),
    ...(maxAge === undefined ? {} : { maxAge }),
  };
  const hasFlags = Object.keys(flags).length > 0 || maxDrop !== undefined;
  if (path === undefined && !hasFlags) return null;
  const written = path === undefined ? null : await read(io, path, checklist);
  const drop = maxDrop === undefined ? {} : { maxDrop: { ...written?.maxDrop, total: maxDrop } };
  return { format: 1, checklist: checklist.id, ...written, ...flags, ...drop };
}

async function read(io: Io, path: string, checklist: Checklist): Promise<Policy> {
  const { loadPolicy } = await import('./load-policy.ts');
  return loadPolicy(io, path, checklist);
}
