import type { AgreementRecord } from '../analysis/agreements.ts';
import type { Agreed } from '../answers/answers.ts';
import { matchAgreed } from '../answers/match.ts';
import { agreedSchema } from '../answers/schema.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { type Diagnostic, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { parse } from '../source/parse.ts';
import { type Source, throwIfAny } from '../source/source.ts';
import { readFile } from '../storage/read.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { storageWords } from '../words/storage.ts';
import { agreedAsOriginal } from './checklists/others.ts';

/** Agreements of a workshop, checked by themselves, and their source. */
export interface AgreedFile {
  readonly source: Source;
  readonly agreed: Agreed;
}

/**
 * Loads the agreements of a workshop and matches them to the checklist.
 * @throws UserError where there are several files, InputError if it has errors or is about another
 *   organisation
 */
export async function loadAgreed(
  io: Io,
  paths: readonly string[],
  checklist: Checklist,
  subject: string,
): Promise<{
  readonly agreements: AgreementRecord;
  readonly warnings: readonly PlacedDiagnostic[];
}> {
  const [path = '', second] = paths;
  if (second !== undefined) {
    throw new UserError(storageWords.twoAgreements({ first: path, second }));
  }
  const { source, agreed } = parseAgreed(await readFile(io, path));
  const isOther = agreed.checklist.id !== checklist.id;
  const original = isOther ? await agreedAsOriginal(io, agreed) : agreed;
  return agreementsFor(checklist, { source, agreed: original }, subject);
}

/**
 * Parses the agreements of a workshop.
 * @throws InputError if it has errors
 */
export function parseAgreed(source: Source): AgreedFile {
  return { source, agreed: parse(source, agreedSchema()) };
}

/**
 * Matches agreements to a checklist.
 * @throws InputError if they do not fit, or are about another organisation
 */
export function agreementsFor(
  checklist: Checklist,
  { source, agreed }: AgreedFile,
  subject: string,
): { readonly agreements: AgreementRecord; readonly warnings: readonly PlacedDiagnostic[] } {
  const { errors, warnings, ...agreements } = matchAgreed(checklist, agreed);
  throwIfAny(source, [
    ...errors,
    ...(agreed.subject === subject ? [] : [otherSubject(agreed.subject, subject)]),
  ]);
  return { agreements, warnings: warnings.map((own) => source.place(own)) };
}

function otherSubject(is: string, subject: string): Diagnostic {
  return { ...fileErrorText('agreed/other-subject', { is, subject }), path: ['subject'] };
}
