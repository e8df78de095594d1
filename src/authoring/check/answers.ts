import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import type { Answers } from '../../answers/answers.ts';
import { InputError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { withAllDiagnostics } from '../../loading/all-diagnostics.ts';
import { parseAnswers, submit } from '../../loading/answers.ts';
import { namedChecklist } from '../../loading/checklists/load.ts';
import type { Source } from '../../source/source.ts';
import type { CheckResult } from './checked.ts';

/** The checklists that answers may belong to. */
export interface Known {
  /** The one that the command line names for all of them. */
  readonly given: DigestedChecklist | undefined;
  /** Those among the files that are checked, by id and version; null for one with mistakes. */
  readonly beside: readonly BesideChecklist[];
}

export interface BesideChecklist {
  readonly id: unknown;
  readonly version: unknown;
  readonly checklist: DigestedChecklist | null;
}

/**
 * What is to be said of answers without errors.
 * @throws InputError with all errors, by themselves and with their checklist
 */
export async function checkAnswers(io: Io, source: Source, known: Known): Promise<CheckResult> {
  let checklist: DigestedChecklist | null | undefined;
  try {
    const file = await parseAnswers(io, source);
    const { respondent } = file.answers;
    checklist = await checklistOf(io, { source, answers: file.answers }, known);
    if (!checklist) return { about: `answers of ${respondent.id}, ${NOT_COMPARED}`, warnings: [] };
    const { definition } = checklist;
    const { submission, warnings } = submit(definition, file);
    const { id, version } = definition;
    return {
      about: `${submission.id} answers ${id} ${version}`,
      warnings,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw await withAllDiagnostics(io, error, [source], checklist ?? known.given);
  }
}

/**
 * What is to be said of what a room agreed on; it is about its own subject, as there are no answers
 * here to compare it with.
 * @throws InputError
 */
export async function checkAgreed(io: Io, source: Source, known: Known): Promise<CheckResult> {
  const { parseAgreed, agreementsFor } = await import('../../loading/agreed.ts');
  const file = parseAgreed(source);
  const { agreed } = file;
  const checklist = await checklistOf(io, { source, answers: agreed }, known);
  if (!checklist) return { about: `what a room agreed on, ${NOT_COMPARED}`, warnings: [] };
  const { definition } = checklist;
  const { talk, warnings } = agreementsFor(definition, file, agreed.subject);
  return {
    about: `what a room agreed on ${definition.id} ${definition.version}, criteria: ${talk.answers.size}`,
    warnings,
  };
}

const NOT_COMPARED = 'not compared with their checklist, which has mistakes';

/** The checklist that a file is about; null for one among the files that has mistakes. */
async function checklistOf(
  io: Io,
  file: { readonly source: Source; readonly answers: Pick<Answers, 'checklist'> },
  { given, beside }: Known,
): Promise<DigestedChecklist | null> {
  if (given) return given;
  const { id, version } = file.answers.checklist;
  const named = beside.filter((own) => own.id === id);
  const found = named.find((own) => own.version === version) ?? named[0];
  return found ? found.checklist : namedChecklist(io, [file]);
}
