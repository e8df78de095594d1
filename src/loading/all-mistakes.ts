import type { DigestedChecklist } from '../analysis/gap-report.ts';
import type { Answers } from '../answers/answers.ts';
import { match } from '../answers/match.ts';
import { unfilledIn } from '../answers/mismatch.ts';
import { answersSchema } from '../answers/schema.ts';
import { formatDiagnostic, InputError, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import type { Source } from '../source/source.ts';
import { parseAnswers } from './answers.ts';
import { findChecklist } from './checklists/load.ts';

/**
 * A mistake stops the reading where it is found. This reads on: it adds what is wrong besides with
 * any of the files, by themselves or with the checklist, so that all of it is told at once.
 */
export async function withAllDiagnostics(
  io: Io,
  error: InputError,
  sources: readonly Source[],
  given: DigestedChecklist | undefined,
): Promise<InputError> {
  const problems = [...error.diagnostics];
  for (const source of sources) {
    problems.push(...(await ownMistakes(io, source)), ...(await misfits(io, source, given)));
  }
  const byText = new Map(problems.map((problem) => [formatDiagnostic(problem), problem]));
  return new InputError([...byText.values()], error.hint);
}

async function ownMistakes(io: Io, source: Source): Promise<readonly PlacedDiagnostic[]> {
  try {
    await parseAnswers(io, source);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
}

/**
 * Finds the mismatches with the checklist. Values that cannot be parsed have been reported already.
 */
async function misfits(
  io: Io,
  source: Source,
  given: DigestedChecklist | undefined,
): Promise<readonly PlacedDiagnostic[]> {
  const answers = understandable(source.value);
  if (!answers) return [];
  const checklist = given ?? (await foundOrNull(io, answers.checklist.id));
  if (checklist?.definition.id !== answers.checklist.id) return [];
  const unfilled = unfilledIn(source.value).map(({ path }) => path.join());
  return match(checklist.definition, answers)
    .problems.filter(({ path }) => path[0] === 'answers' && !unfilled.includes(path.join()))
    .map(({ path, text, where }) => source.problemAt(path, text, where));
}

async function foundOrNull(io: Io, id: string): Promise<DigestedChecklist | null> {
  try {
    return await findChecklist(io, id);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Placeholder for a missing or invalid heading, which plays no part in the matching. */
const HEADING = {
  format: 1,
  subject: 'Unknown',
  date: '2000-01-01',
  respondent: { id: 'unknown' },
} as const;

/** The answers that are right by themselves; null where even the checklist is not named. */
function understandable(value: unknown): Answers | null {
  if (!isMapping(value) || !isMapping(value.answers)) return null;
  const { checklist } = value;
  const parse = (answers: Readonly<Record<string, unknown>>) =>
    answersSchema().safeParse({ ...HEADING, checklist, answers }).data ?? null;
  const right = Object.entries(value.answers).filter(([id, answer]) => parse({ [id]: answer }));
  return parse(Object.fromEntries(right));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
