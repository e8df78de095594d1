import type { Checklist } from '../checklist/checklist.ts';
import type { Io } from '../io/io.ts';
import { checkPolicy } from '../policy/match.ts';
import type { Policy } from '../policy/policy.ts';
import { policySchema } from '../policy/schema.ts';
import { parse } from '../source/parse.ts';
import { type Source, throwIfAny } from '../source/source.ts';
import { readFile } from '../storage/read.ts';

/** Policy that is not yet compared with a checklist, and its file. */
export interface PolicyFile {
  readonly policy: Policy;
  readonly source: Source;
}

/**
 * Reads a policy.
 * @throws UserError if the file cannot be read; InputError if it has errors
 */
export async function parsePolicy(io: Io, path: string): Promise<PolicyFile> {
  const source = await readFile(io, path);
  return { policy: parse(source, policySchema()), source };
}

/**
 * Checks a policy against the checklist.
 * @throws InputError if it names something that the checklist does not have
 */
export function refuseOtherPolicy({ policy, source }: PolicyFile, checklist: Checklist): void {
  throwIfAny(source, checkPolicy(checklist, policy));
}

/**
 * Reads a policy and checks it against the checklist.
 * @throws UserError and InputError as `parsePolicy` and `refuseOtherPolicy`
 */
export async function readPolicy(io: Io, path: string, checklist: Checklist): Promise<Policy> {
  const file = await parsePolicy(io, path);
  refuseOtherPolicy(file, checklist);
  return file.policy;
}
