import type { DigestedChecklist } from '../analysis/gap-report.ts';
import type { Answers } from '../answers/answers.ts';
import { unfilledIn } from '../answers/check.ts';
import { match } from '../answers/match.ts';
import { answersSchema } from '../answers/schema.ts';
import { formatDiagnostic, InputError, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import type { Source } from '../source/source.ts';
import { parseAnswers } from './answers.ts';
import { findChecklist } from './checklists/load.ts';

/**
 * Completes an error that stopped the reading at one file. Adds all other errors of the files, alone
 * and with the checklist, so that the user sees everything at once.
 */
export async function withAllDiagnostics(
  io: Io,
  error: InputError,
  sources: readonly Source[],
  given: DigestedChecklist | undefined,
): Promise<InputError> {
  const diagnostics = [...error.diagnostics];
  for (const source of sources) {
    diagnostics.push(
      ...(await errorsAlone(io, source)),
      ...(await errorsWithChecklist(io, source, given)),
    );
  }
  const byText = new Map(diagnostics.map((own) => [formatDiagnostic(own), own]));
  return new InputError([...byText.values()], error.hint);
}

async function errorsAlone(io: Io, source: Source): Promise<readonly PlacedDiagnostic[]> {
  try {
    await parseAnswers(io, source);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
}

/** Returns errors of answers that do not fit the checklist; those that cannot be read are known. */
async function errorsWithChecklist(
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
    .errors.filter(
      ({ path: [part, ...rest] }) =>
        (part === 'answers' && !unfilled.includes([part, ...rest].join())) ||
        (part === 'respondent' && rest[0] === 'group' && answers.respondent.group !== undefined),
    )
    .map((own) => source.place(own));
}

async function foundOrNull(io: Io, id: string): Promise<DigestedChecklist | null> {
  try {
    return await findChecklist(io, id);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Replaces fields that are missing or wrong, as the matching does not look at them. */
const HEADING = {
  format: 1,
  subject: 'Unknown',
  date: '2000-01-01',
  respondent: { id: 'unknown' },
} as const;

/** Returns the answers that are right by themselves; null if not even the checklist is named. */
function understandable(value: unknown): Answers | null {
  if (!isMapping(value) || !isMapping(value.answers)) return null;
  const { checklist, respondent } = value;
  const group = isMapping(respondent) ? respondent.group : undefined;
  const heading = (own: unknown) => ({ ...HEADING, respondent: { id: 'unknown', group: own } });
  const known = answersSchema().safeParse({ ...heading(group), checklist, answers: {} });
  const parse = (answers: Readonly<Record<string, unknown>>) =>
    answersSchema().safeParse({
      ...heading(known.success ? group : undefined),
      ...{ checklist, answers },
    }).data ?? null;
  const right = Object.entries(value.answers).filter(([id, answer]) => parse({ [id]: answer }));
  return parse(Object.fromEntries(right));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
