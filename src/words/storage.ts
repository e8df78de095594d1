import { nearestWord } from '../text/phrases.ts';
import { quoted, safeText } from '../text/safe.ts';
import { type ErrorWords, withCodes } from './coded.ts';
import { count, list } from './grammar.ts';

const UNFIT = {
  folder: { reason: 'it is a folder', hint: 'use a file name' },
  'broken-link': {
    reason: 'it is a broken link',
    hint: 'delete the link, or use another file name',
  },
  special: {
    reason: 'it is not a regular file',
    hint: 'use a file name, or "-" for standard output',
  },
} as const;

/** Messages about finding, reading, locking and saving files. */
export const storageWords = withCodes('storage', {
  notAFile: ({ path }: { path: string }) => ({
    message: `cannot read ${quoted(path)}: it is not a file`,
  }),
  noInput: (): ErrorWords => ({
    message: '"-" reads standard input, but standard input is a terminal',
    hint: 'use a file name, or a pipe: align audit --answers - < answers.yaml',
  }),

  /** Reports that replace a file. */
  isInput: ({ path }: { path: string }): ErrorWords => ({
    message: `cannot overwrite ${quoted(path)}: it is an input of this report`,
    hint: 'choose another --output',
  }),
  isForeign: ({ path }: { path: string }): ErrorWords => ({
    message: `cannot overwrite ${quoted(path)}: it is not an align report`,
    hint: 'choose another --output, or add --force to overwrite it',
  }),
  unfitOutput: ({ path, is }: { path: string; is: keyof typeof UNFIT }): ErrorWords => ({
    message: `cannot write ${quoted(path)}: ${UNFIT[is].reason}`,
    hint: UNFIT[is].hint,
  }),

  /** Files in which answers are saved. */
  answersFolder: ({ path, example }: { path: string; example: string }): ErrorWords => ({
    message: `cannot save answers to ${quoted(path)}: it is a folder`,
    hint: `use a file name, such as ${quoted(example)}`,
  }),
  answersEnding: ({ path, example }: { path: string; example: string }): ErrorWords => ({
    message: `cannot save answers to ${quoted(path)}: answers are .yaml, .yml or .json files`,
    hint: `use the name ${quoted(example)}`,
  }),
  answersNoName: (): ErrorWords => ({
    message: '--save needs a file name',
    hint: 'add a name, such as --save kathy, or remove --save',
  }),
  answersUnsafeName: ({ path }: { path: string }): ErrorWords => ({
    message: `cannot save answers to ${quoted(path)}: its name has a line break or another character that cannot be shown`,
    hint: 'use another name',
  }),
  answersNotAFile: ({ path }: { path: string }) => ({
    message: `cannot save answers to ${quoted(path)}: it is not a file`,
  }),
  answersBrokenLink: ({ path }: { path: string }): ErrorWords => ({
    message: `cannot save answers to ${quoted(path)}: it is a broken link`,
    hint: 'delete the link, or use another file name',
  }),
  readOnly: ({ file }: { file: string }): ErrorWords => ({
    message: `cannot write ${quoted(file)}: it is read-only`,
    hint: 'make it writable, or save to another file',
  }),
  fileExists: ({ file }: { file: string }): ErrorWords => ({
    message: `${quoted(file)} already exists`,
    hint: 'use another file name',
  }),

  /** Locks. */
  lockBusy: ({ file }: { file: string }): ErrorWords => ({
    message: `cannot lock ${quoted(file)}: another process is opening it`,
    hint: 'try again',
  }),
  lockHeld: ({
    file,
    holder,
    lock,
  }: {
    file: string;
    holder: string;
    lock: string;
  }): ErrorWords => ({
    message: `${quoted(file)} is in use by another interview: ${holder}`,
    hint: `quit that interview; if none is running, delete ${quoted(lock)}`,
  }),
  lockHolder: ({ pid, host, since }: { pid: number; host: string; since: string }): string =>
    `process ${pid} on ${safeText(host)}, since ${safeText(since)}`,
  lockTakenOver: ({ file, holder }: { file: string; holder: string | null }): string =>
    `an earlier interview on ${quoted(file)}${holder === null ? '' : ` (${holder})`} ended unexpectedly; all saved answers are here`,

  /** Files that changed between two savings, and backups. */
  deleted: ({ file }: { file: string }): string => `${quoted(file)} was deleted; saved again`,
  changedByOthers: ({ file, copy }: { file: string; copy: string }): string =>
    `${quoted(file)} was changed by another program and has been left unchanged; your answers are now saved in ${quoted(copy)}`,
  safeMeanwhile: ({ message }: { message: string }): string =>
    `${message}; your answers are safe while this interview is open`,
  missing: ({ file }: { file: string }) => ({
    message: `${quoted(file)} is missing, but a backup exists`,
  }),
  backup: ({ file, entries, date }: { file: string; entries: string; date: string }): string =>
    `the backup is ${quoted(file)} (${entries}, ${date}): copy it over the file to restore it, or delete it`,
  answers: ({ number }: { number: number }): string =>
    count(number, { one: 'answer', other: 'answers' }),
  agreements: ({ number }: { number: number }): string =>
    count(number, { one: 'agreed level', other: 'agreed levels' }),

  /** Folders of answers. */
  noAnswers: ({ folder }: { folder: string }): ErrorWords => ({
    message: `no answers files found in ${quoted(folder)}`,
    hint: 'answers files are .yaml, .yml or .json files with "respondent" and "answers"; "align audit --save FILE" writes one',
  }),
  votesLeft: ({ folder }: { folder: string }): ErrorWords => ({
    message: `${quoted(folder)} has votes that are in none of its answers files`,
    hint: `if the workshop is under way, wait some seconds; if it has ended, take the votes in: align workshop ${quoted(folder)}`,
  }),
  answersBelow: ({ file, folder }: { file: string; folder: string }): ErrorWords => ({
    message: `${quoted(file)} holds answers, but is in a folder below the round ${quoted(folder)}`,
    hint: 'move the file into the folder of the round, or move its folder elsewhere',
  }),
  ignored: ({ file }: { file: string }) => ({
    message: `${quoted(file)} is not an answers file; ignored`,
  }),
  twoRounds: ({ first, second }: { first: string; second: string }): ErrorWords => ({
    message: `two files describe the round: ${quoted(first)} and ${quoted(second)}`,
    hint: 'audit one round at a time, or delete one of the files',
  }),
  twoAgreements: ({ first, second }: { first: string; second: string }): ErrorWords => ({
    message: `two files contain agreed levels: ${quoted(first)} and ${quoted(second)}`,
    hint: 'audit one round at a time, or delete one of the files',
  }),

  /** Checklists. */
  unknownChecklist: ({ name, known }: { name: string; known: readonly string[] }): ErrorWords => ({
    message: `unknown checklist ${quoted(name)}`,
    hint: guess(name, known) ?? 'run "align list" to see available checklists, or use a file path',
  }),
  nameChecklist: (): string => 'add --checklist FILE',
  hidden: ({
    id,
    file,
    others,
    isBuiltInHidden,
  }: {
    id: string;
    file: string;
    others: readonly string[];
    isBuiltInHidden: boolean;
  }) => {
    const hidden = [...others.map(quoted), ...(isBuiltInHidden ? ['the built-in checklist'] : [])];
    const ignored = list(hidden);
    return {
      message: `${quoted(id)} is read from ${quoted(file)}; ignoring ${ignored} with the same id`,
    };
  },
  inLookAt: ({ problem }: { problem: string }) => ({ message: `in "lookAt": ${problem}` }),
  inAdvice: ({ problem }: { problem: string }) => ({ message: `in "advice": ${problem}` }),
  paleAccent: ({
    accent,
    contrast,
    minimum,
    darker,
  }: {
    accent: string;
    contrast: string;
    minimum: number;
    darker: string;
  }) => ({
    message: `accent ${accent} has too little contrast on white (${contrast}:1, minimum ${minimum}:1); using ${darker} for text`,
  }),
});

function guess(name: string, known: readonly string[]): string | undefined {
  const longer = known.filter((own) => name.length > 2 && own.includes(name.toLowerCase()));
  const nearest = longer.length === 1 ? longer[0] : nearestWord(name, known);
  return nearest === undefined ? undefined : `did you mean ${quoted(nearest)}?`;
}
