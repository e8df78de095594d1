import type { Checklist } from '../checklist/checklist.ts';
import { decode } from '../input/decode.ts';
import { parse, refuse } from '../input/parse.ts';
import { readSource } from '../input/read-source.ts';
import { planMismatches } from '../plan/match.ts';
import { planSchema } from '../plan/schema.ts';
import type { WrittenPlan } from '../plan/update.ts';
import type { Io } from './io.ts';
import { readBytes } from './read-file.ts';

/**
 * An action plan from its file.
 * @throws UserError where it cannot be read, InputError where it has mistakes or is for another
 *   checklist
 */
export async function loadPlan(io: Io, path: string, checklist: Checklist): Promise<WrittenPlan> {
  const bytes = readBytes(io, path);
  const source = await readSource(path, bytes);
  const plan = parse(source, planSchema());
  refuse(source, planMismatches(checklist, plan));
  return { text: decode(path, bytes), plan };
}
