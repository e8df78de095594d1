import type { Checklist } from '../checklist/checklist.ts';
import type { Io } from '../io/io.ts';
import { checkPolicy } from '../policy/match.ts';
import type { Policy } from '../policy/policy.ts';
import { policySchema } from '../policy/schema.ts';
import { parse } from '../source/parse.ts';
import { throwIfAny } from '../source/text-diagnostic.ts';
import { readFile } from '../storage/read.ts';

/**
 * Reads a policy and checks it against the checklist.
 * @throws UserError if the file cannot be read; InputError if it has errors or names something that
 *   the checklist does not have
 */
export async function readPolicy(io: Io, path: string, checklist: Checklist): Promise<Policy> {
  const source = await readFile(io, path);
  const policy = parse(source, policySchema());
  throwIfAny(source, checkPolicy(checklist, policy));
  return policy;
}
