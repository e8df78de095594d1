import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import type { Answers } from '../../answers/answers.ts';
import { InputError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { withAllDiagnostics } from '../../loading/all-diagnostics.ts';
import { parseAnswers, submit } from '../../loading/answers.ts';
import { namedChecklist } from '../../loading/checklists/load.ts';
import type { Source } from '../../source/source.ts';
import { warningWords } from '../../words/warnings.ts';
import type { CheckResult } from './checked.ts';

/** Checklists that answers may belong to. */
export interface Known {
  /** Checklist that the command line names. */
  readonly given: DigestedChecklist | undefined;
  /** Checklists among the checked files. */
  readonly beside: readonly BesideChecklist[];
}

/** Checklist among the checked files; `checklist` is `null` if it has errors. */
export interface BesideChecklist {
  readonly id: unknown;
  readonly version: unknown;
  readonly checklist: DigestedChecklist | null;
}

/**
 * Checks answers by themselves and against their checklist.
 * @throws InputError with all errors
 */
export async function checkAnswers(io: Io, source: Source, known: Known): Promise<CheckResult> {
  let checklist: DigestedChecklist | null | undefined;
  try {
    const file = await parseAnswers(io, source);
    const { respondent } = file.answers;
    checklist = await checklistOf(io, { source, answers: file.answers }, known);
    if (!checklist) return { about: words.answersAlone({ id: respondent.id }), warnings: [] };
    const { definition } = checklist;
    const { submission, warnings } = submit(definition, file);
    const { id, version } = definition;
    return {
      about: words.answers({ id: submission.id, checklist: id, version }),
      warnings,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw await withAllDiagnostics(io, error, [source], checklist ?? known.given);
  }
}

/**
 * Checks agreed levels by themselves and against their checklist. Accepts any subject, because there
 * are no answers to compare it with.
 * @throws InputError with all errors
 */
export async function checkAgreed(io: Io, source: Source, known: Known): Promise<CheckResult> {
  const { parseAgreed, agreementsFor } = await import('../../loading/agreed.ts');
  const file = parseAgreed(source);
  const { agreed } = file;
  const checklist = await checklistOf(io, { source, answers: agreed }, known);
  if (!checklist) return { about: words.agreedAlone, warnings: [] };
  const { definition } = checklist;
  const { agreements, warnings } = agreementsFor(definition, file, agreed.subject);
  return {
    about: words.agreed({
      checklist: definition.id,
      version: definition.version,
      criteria: agreements.answers.size,
    }),
    warnings,
  };
}

const words = warningWords.checked;

/** Returns the checklist of a file; `null` if it is among the checked files and has errors. */
async function checklistOf(
  io: Io,
  file: { readonly source: Source; readonly answers: Pick<Answers, 'checklist'> },
  { given, beside }: Known,
): Promise<DigestedChecklist | null> {
  if (given) return given;
  const { id, version } = file.answers.checklist;
  const named = beside.filter((one) => one.id === id);
  const found = named.find((one) => one.version === version) ?? named[0];
  return found ? found.checklist : namedChecklist(io, [file]);
}
