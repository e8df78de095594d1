import type { Checklist } from '../checklist/checklist.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { checkPlan } from '../plan/plan.ts';
import { planSchema } from '../plan/schema.ts';
import type { WrittenPlan } from '../plan/update.ts';
import { parse } from '../source/parse.ts';
import { decode, readSource } from '../source/read.ts';
import { throwIfAny } from '../source/source.ts';
import { readBytes } from '../storage/read.ts';
import { fileErrorText } from '../words/file-errors.ts';

/** Audit that a plan must be for. */
export interface PlannedFor {
  readonly checklist: Checklist;
  readonly subject: string;
}

/**
 * Loads an action plan.
 * @throws UserError if it cannot be read, InputError if it has errors or is for another
 *   checklist or organisation
 */
export async function loadPlan(io: Io, path: string, audit: PlannedFor): Promise<WrittenPlan> {
  return parsePlan(path, readBytes(io, path), audit);
}

/**
 * Parses an action plan.
 * @throws InputError if it has errors or is for another checklist or organisation
 */
export async function parsePlan(
  path: string,
  bytes: Uint8Array,
  { checklist, subject }: PlannedFor,
): Promise<WrittenPlan> {
  const source = await readSource(path, bytes);
  const plan = parse(source, planSchema());
  throwIfAny(source, [
    ...checkPlan(checklist, plan),
    ...(plan.subject === subject ? [] : [otherSubject(plan.subject, subject)]),
  ]);
  return { text: decode(path, bytes), plan };
}

function otherSubject(is: string, subject: string): Diagnostic {
  return { ...fileErrorText('plan/other-subject', { is, subject }), path: ['subject'] };
}
