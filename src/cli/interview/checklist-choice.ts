import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import { UserError } from '../../errors.ts';
import type { Script } from '../../interview/interview.ts';
import { quoted } from '../../safe-text.ts';
import { didYouMean } from '../../suggest.ts';
import type { Io } from '../io.ts';
import { listChecklists } from '../list-checklists.ts';
import { loadChecklist } from '../load-checklist.ts';
import type { Questions } from './questions.ts';

/** What is asked where nobody names another one. */
const FLAGSHIP = 'lead-gen-alignment';
/** The name that asks for a list to choose from. */
const LIST = '?';

/** A checklist, and how it was named. */
export interface ChosenChecklist {
  readonly name: string;
  readonly checklist: DigestedChecklist;
}

/**
 * The checklist that is named; the flagship where none is, and one to be chosen for "?".
 * @throws UserError and InputError as `loadChecklist` does
 */
export async function chooseChecklist(
  io: Io,
  questions: Questions,
  named: string | undefined,
): Promise<ChosenChecklist> {
  const name = named === LIST ? await choose(io, questions) : (named ?? FLAGSHIP);
  return { name, checklist: await loadChecklist(io, name) };
}

async function choose(io: Io, questions: Questions): Promise<string> {
  const listed = await listChecklists(io);
  const choices = listed.flatMap((own) => {
    if ('isBroken' in own || own.hiddenBy) return [];
    const { id, title, criteria } = own;
    return [{ value: id, title: `${title} (${id}, ${criteria} criteria)` }];
  });
  return questions.choose('Which checklist?', choices);
}

/** @throws UserError where the checklist has no such point, or no key criteria for `express` */
export function checkScript({ checklist, mode, onlyPoint }: Script): void {
  const ids = checklist.points.map(({ id }) => id);
  if (onlyPoint !== undefined && !ids.includes(onlyPoint)) {
    throw new UserError(
      `--only: the checklist has no point ${quoted(onlyPoint)}${didYouMean(onlyPoint, ids)}`,
      `choose one of ${ids.join(', ')}`,
    );
  }
  const hasKeys = checklist.points.some(({ criteria }) => criteria.some(({ key }) => key));
  if (mode === 'express' && !hasKeys) {
    throw new UserError(
      `the checklist ${quoted(checklist.id)} has no key criteria, so there is no express audit of it`,
      'leave out --express, or mark criteria with "key: true"',
    );
  }
}
