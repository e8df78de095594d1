import { quoted } from '../text/safe.ts';
import { count, list } from './grammar.ts';

/** Message of an error, and its fix. */
interface ErrorWords {
  readonly message: string;
  readonly hint: string;
}

const PEOPLE = { one: 'person', other: 'people' };

const OUTCOMES = {
  new: 'saved to',
  replaced: 'replaced the answers in',
  unchanged: 'the same answers are in',
  kept: 'did not replace the answers in',
} as const;

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
  paste: 'Paste what was sent back, then press Ctrl-D on an empty line (Windows: Ctrl-Z, Enter).',
  keyExists: ({ path }: { path: string }): ErrorWords => ({
    message: `there is a key in ${quoted(path)}, and answers may be on their way to it`,
    hint: 'use it, or write the new one to another file: --key FILE',
  }),
  keyWritten: ({ path }: { path: string }) =>
    `Saved the private key to ${path}. Keep it secret, and keep a copy: without it, encrypted answers are lost.`,
  /** Question before answers are replaced. */
  replace: ({
    name,
    file,
    date,
    newDate,
  }: {
    name: string;
    file: string;
    date: string;
    newDate: string;
  }) =>
    `${name} has other answers of ${date} in ${file}. Replace them with those of ${newDate}? (y/n)`,
  yesOrNo: 'type y or n',
  collected: ({
    name,
    group,
    file,
    outcome,
  }: {
    name: string;
    group: string | null;
    file: string;
    outcome: keyof typeof OUTCOMES;
  }) => `${name}${group === null ? '' : ` (${group})`}: ${OUTCOMES[outcome]} ${file}`,
  collectWarning: ({ file, warning }: { file: string; warning: string }) =>
    `warning: ${file}: ${warning}`,
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
