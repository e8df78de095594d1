import type { Answers } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { groupsOf } from '../checklist/defaults.ts';
import { breaches } from '../checklist/rules/breaches.ts';
import { checkFormat } from '../input/format.ts';
import { parse } from '../input/parse.ts';
import type { Source } from '../input/source.ts';
import type { Io } from './io.ts';
import { quickCheck } from './shipped.ts';

/**
 * The value of a source as its kind of file has it. The JSON Schema of the kind accepts most files;
 * zod, which takes longer to load than most audits, is left to say what is wrong with the others.
 * @throws InputError where the file has mistakes
 */
export async function parseFile<T>(io: Io, source: Source, kind: Kind<T>): Promise<T> {
  checkFormat(source);
  const value = quickCheck(io, kind.name)(source.value);
  if (isShaped<T>(value) && kind.keepsRules(value)) return value;
  return parse(source, await kind.loadSchema());
}

/** A kind of file that people write. */
interface Kind<T> {
  readonly name: 'answers' | 'checklist';
  /** Whether a value of the right shape keeps the rules that a JSON Schema cannot express. */
  readonly keepsRules: (value: T) => boolean;
  readonly loadSchema: () => Promise<Parameters<typeof parse<T>>[1]>;
}

export const answersFile: Kind<Answers> = {
  name: 'answers',
  keepsRules: () => true,
  loadSchema: async () => (await import('../answers/schema.ts')).answersSchema(),
};

export const checklistFile: Kind<Checklist> = {
  name: 'checklist',
  keepsRules: (checklist) =>
    Object.keys(groupsOf(checklist)).length > 0 && breaches(checklist).length === 0,
  loadSchema: async () => (await import('../checklist/schema.ts')).checklistSchema(),
};

// What a JSON Schema lets pass has the shape that it describes; a test holds it to the zod schema.
function isShaped<T>(value: unknown): value is T {
  return value !== undefined;
}
