import { quoted } from '../text/safe.ts';
import { count, list } from './grammar.ts';

/** Message of an error, and its fix. */
interface ErrorWords {
  readonly message: string;
  readonly hint: string;
}

const PEOPLE = { one: 'person', other: 'people' };

/** Sentences of `align status`, `collect`, `import` and `form`. */
export const collectingWords = {
  noRound: ({ folder }: { folder: string }): ErrorWords => ({
    message: `there is no folder ${quoted(folder)}`,
    hint: 'create the round first: align new --round FOLDER/round.yaml',
  }),
  roundIsFile: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} is a file`,
    hint: 'use the folder of the round',
  }),
  noChecklist: ({ folder }: { folder: string }): ErrorWords => ({
    message: `nothing in ${quoted(folder)} names a checklist`,
    hint: 'add "checklist: {id: lead-gen-alignment}" to round.yaml, or add --checklist',
  }),
  waiting: ({ names }: { names: readonly string[] }) => `waiting for ${list(names)}`,
  status: {
    heads: ['Name', 'Group', 'Status', 'Answered', 'Since'],
    states: { completed: 'answered', 'in-progress': 'half-way', missing: 'missing' },
    progress: ({ answered, asked }: { answered: number; asked: number }) =>
      `${answered} of ${asked}`,
    total: ({
      completed,
      inProgress,
      missing,
    }: {
      completed: number;
      inProgress: number;
      missing: number;
    }) => `${count(completed, PEOPLE)} answered, ${inProgress} half-way, ${missing} missing`,
    silentGroup: ({ group }: { group: string }) => `no answers from ${group}`,
  },
};
