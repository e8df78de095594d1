import { quoted } from '../text/safe.ts';
import { type ErrorWords, withCodes } from './coded.ts';
import { count, list } from './grammar.ts';

const PEOPLE = { one: 'person', other: 'people' };

const OUTCOMES = {
  new: 'saved to',
  replaced: 'replaced the answers in',
  unchanged: 'the same answers are in',
  kept: 'did not replace the answers in',
} as const;

const CELLS = { one: 'cell', other: 'cells' };
const COLUMNS = { one: 'column', other: 'columns' };
const WORDS = { one: 'word', other: 'words' };

const WOULD = {
  new: 'new',
  replaces: 'replaces older answers',
  unchanged: 'the same as in the round',
} as const;

/** Sentences of `align status`, `collect`, `import` and `form`. */
export const collectingWords = withCodes('collect', {
  noRound: ({ folder }: { folder: string }): ErrorWords => ({
    message: `there is no folder ${quoted(folder)}`,
    hint: 'create the round first: align new --round FOLDER',
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
  /** Comments in map.yaml, and messages about it. */
  map: {
    head: ({ file }: { file: string }) => `Columns and words of ${file} that align does not know.`,
    todo: 'Check each line, decide where it says ___, then write "confirmed: true".',
    rival: ({ column }: { column: string }) => `column ${column} holds the same as another column`,
    column: ({
      column,
      likeness,
      question,
    }: {
      column: string;
      likeness: number | null;
      question: string;
    }) =>
      likeness === null
        ? `column ${column}: no question is like it; name a criterion, or write ignore: true`
        : `column ${column}, ${likeness}% like: ${question}`,
    number: ({ number }: { number: number }) =>
      `a number in ${number} criteria: which level is it?`,
    answer: ({
      number,
      cell,
      likeness,
      text,
    }: {
      number: number;
      cell: string;
      likeness: number | null;
      text: string;
    }) =>
      `${count(number, CELLS)}, first ${cell}; ${likeness === null ? 'one of' : `${likeness}% like`}: ${text}`,
    saved: ({ path }: { path: string }) =>
      `Saved proposals to ${path}. Check each line, write "confirmed: true", and import again.`,
    open: ({
      columns,
      words,
      path,
    }: {
      columns: number;
      words: number;
      path: string;
    }): ErrorWords => ({
      message: `${count(columns, COLUMNS)} and ${count(words, WORDS)} need a decision; nothing was imported`,
      hint: `decide in ${path}, write "confirmed: true" there, and import again`,
    }),
    unconfirmed: ({ path }: { path: string }): ErrorWords => ({
      message: `${quoted(path)} is not confirmed; nothing was imported`,
      hint: 'check each line, then write "confirmed: true"',
    }),
  },
  noSubject: {
    message: 'nothing names the organisation',
    hint: 'add "subject" to round.yaml',
  },
  /** One person of an import that writes nothing. */
  wouldImport: ({
    name,
    group,
    date,
    answers,
    asked,
    outcome,
  }: {
    name: string;
    group: string | null;
    date: string;
    answers: number;
    asked: number;
    outcome: keyof typeof WOULD;
  }) =>
    `${name}${group === null ? '' : ` (${group})`}, ${date}: ${answers} of ${asked} criteria, ${WOULD[outcome]}`,
  missingColumns: ({ ids }: { ids: readonly string[] }) => ({
    message: `no column has answers to ${list(ids)}`,
  }),
  /** Texts of the forms that people answer elsewhere. */
  form: {
    name: 'Your name',
    role: 'Your job title',
    group: 'Your group',
    date: 'Date',
    sheet: 'Answers',
    heads: [
      'Question',
      'Choices',
      'Answer',
      'Note, or reason if not applicable',
      'Evidence, one piece per line',
    ],
    guide: ({ subject }: { subject: string | null }) =>
      `${subject === null ? '' : `${subject}. `}Answer in the yellow cells of column D. Leave a cell empty to skip a question.`,
    yes: 'Yes',
    no: 'No',
    dontKnow: "Don't know",
    notApplicable: 'Not applicable',
    kinds: {
      rows: 'one answer',
      boxes: 'any number of answers',
      line: 'short answer',
      text: 'long answer',
    },
    paste: {
      'google-forms': [
        'Lines with # are for you; do not paste them.',
        'Paste the question, then all its answers into "Option 1" at once.',
        'Keep the ids in brackets: "align import" finds each question by them.',
        'Add "Other" where people may write "Not applicable: REASON".',
      ],
      'microsoft-forms': [
        'Lines with # are for you; delete them.',
        'Save the rest as a Word document and use "Import" in Microsoft Forms.',
        'Keep the ids in brackets: "align import" finds each question by them.',
        'Add "Other" where people may write "Not applicable: REASON".',
      ],
    },
    saved: ({ path }: { path: string }) => `Saved the form to ${path}`,
    needsOutput: {
      message: 'a spreadsheet cannot be shown in a terminal',
      hint: 'add --output FILE.xlsx',
    },
    needsRound: {
      message: 'a form needs the folder of a round',
      hint: 'add the folder, such as: align form round/ -o form.html',
    },
    pageNeedsOutput: {
      message: 'a form is a page for browsers',
      hint: 'add --output FILE.html',
    },
    eachNeedsFolder: {
      message: '--each writes a form for each person',
      hint: 'add --output FOLDER',
    },
    nobodyExpected: {
      message: '--each needs the people of the round, and round.yaml has no respondents',
      hint: 'add "respondents" to round.yaml, or leave out --each',
    },
    noKey: ({ path }: { path: string }): ErrorWords => ({
      message: `there is no key in ${quoted(path)}`,
      hint: 'make one with "align form --new-key", or name another with --key FILE',
    }),
    badKey: ({ path }: { path: string }): ErrorWords => ({
      message: `${quoted(path)} is not a key of align`,
      hint: 'use a file that "align form --new-key" wrote',
    }),
    encryptedTo: ({ fingerprint }: { fingerprint: string }) =>
      `Answers will be encrypted to the key ${fingerprint}.`,
  },
  waiting: ({ names }: { names: readonly string[] }) => ({
    message: `waiting for ${list(names)}`,
  }),
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
});
