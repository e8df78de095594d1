import { quoted } from '../text/safe.ts';
import { type ErrorTable, errorsOf, meantOr } from './coded.ts';
import { list, oneOf } from './grammar.ts';

const AGAIN = 'ask for it again';

const DAMAGED = {
  'no-end': 'the block of answers has no end',
  line: 'this line of the block was changed, or one before it is missing',
  checksum: 'the block of answers is not whole',
} as const;

const UNREADABLE = {
  'not-a-workbook': 'is not a spreadsheet',
  damaged: 'is damaged, or no spreadsheet program wrote it',
  ambiguous: 'can be read in more than one way',
  'too-large': 'is larger than any table of answers',
  quotes: 'has a quote that is never closed',
} as const;

const UNREADABLE_CELLS = {
  error: 'has an error of the spreadsheet',
  formula: 'has a formula without a saved value',
  number: 'can be read as more than one number, or as none',
  box: 'is neither ticked nor not ticked',
} as const;

/** Errors of what people sent back, by code; loaded with it. */
export const collectingErrorWords = {
  'return/nothing-found': () => ({
    message: 'contains no answers',
    hint: 'use an answers file, a block "BEGIN ALIGN ANSWERS", or a telephone code',
  }),
  'return/damaged': ({ because }: { because: keyof typeof DAMAGED }) => ({
    message: DAMAGED[because],
    hint: AGAIN,
  }),
  'return/code-length': ({ has, needs }: { has: number; needs: number }) => ({
    message: `the telephone code has ${has} characters, not ${needs}`,
    hint: AGAIN,
  }),
  'return/code-character': ({ character, position }: { character: string; position: number }) => ({
    message: `the telephone code has no character ${quoted(character)} (character ${position})`,
    hint: AGAIN,
  }),
  'return/code-misheard': () => ({
    message: 'the telephone code has a character that was misheard or mistyped',
    hint: AGAIN,
  }),
  'return/code-of-others': () => ({
    message: 'the telephone code is of another checklist, or of another version of it',
    hint: 'use the form of this round',
  }),
  'return/code-of-whom': () => ({
    message: 'the telephone code does not say whose it is',
    hint: 'write the name and a colon before it, as in "kathy: R3ZY-3FWZ"',
  }),
  'return/unknown-person': ({
    who,
    meant,
  }: {
    readonly who: string;
    readonly meant: string | undefined;
  }) => ({
    message: `round.yaml does not name ${quoted(who)}`,
    hint: meantOr(meant, 'use an id or a name of its respondents'),
  }),
  'return/no-subject': () => ({
    message: 'a telephone code does not name the organisation, and neither does the round',
    hint: 'add "subject" to round.yaml',
  }),
  'return/no-key': ({ path }: { path: string }) => ({
    message: `the answers are encrypted, and there is no key ${quoted(path)}`,
    hint: 'use the private key that "align form --new-key" wrote: --key FILE',
  }),
  'return/other-key': ({ to, own }: { readonly to: string; readonly own: string | null }) => ({
    message:
      own === null
        ? 'the answers are encrypted, and the file of the key is not a private key'
        : to === own
          ? 'the encrypted answers were changed on the way'
          : `the answers are encrypted to the key ${quoted(to)}, not to ${quoted(own)}`,
    hint: own !== null && to === own ? AGAIN : 'use the other key: --key FILE',
  }),
  'return/not-saved': ({ reason }: { reason: string }) => ({
    message: `the answers could not be saved: ${reason}`,
    hint: 'collect them again',
  }),
  'return/twice': ({ id, file }: { id: string; file: string }) => ({
    message: `${quoted(id)} sent other answers in ${quoted(file)}`,
    hint: 'collect only the ones that count',
  }),
  'return/replaces': ({ id, file, date }: { id: string; file: string; date: string }) => ({
    message: `${quoted(id)} has other answers of ${date} in ${quoted(file)}`,
    hint: 'add --yes to replace them',
  }),

  /* Spreadsheets */
  'import/not-a-spreadsheet': ({ fault }: { readonly fault: keyof typeof UNREADABLE }) => ({
    message: UNREADABLE[fault],
    hint: 'open it in a spreadsheet program and save it as .xlsx or .csv',
  }),
  'import/which-sheet': ({ names }: { readonly names: readonly string[] }) => ({
    message: `has ${names.length} sheets: ${list(names.map(quoted))}`,
    hint: 'name the one with the answers: --sheet NAME',
  }),
  'import/no-such-sheet': ({
    sheet,
    names,
  }: {
    readonly sheet: string;
    readonly names: readonly string[];
  }) => ({
    message: `has no sheet ${quoted(sheet)}`,
    hint: `use one of ${names.map(quoted).join(', ')}`,
  }),
  'import/no-rows': () => ({
    message: 'has no answers',
    hint: 'export the responses with their headers',
  }),
  'import/merged': ({ cell }: { readonly cell: string }) => ({
    message: `cell ${cell} is merged with others, so it is not clear whose answer it is`,
    hint: 'split the merged cells',
  }),
  'import/unreadable-cell': ({
    cell,
    text,
    because,
  }: {
    readonly cell: string;
    readonly text: string;
    readonly because: keyof typeof UNREADABLE_CELLS;
  }) => ({
    message: `cell ${cell} ${UNREADABLE_CELLS[because]}${text === '' ? '' : `: ${quoted(text)}`}`,
    hint: 'correct the cell, or decide on it in map.yaml',
  }),
  'import/always-applies': ({ cell }: { readonly cell: string }) => ({
    message: `cell ${cell} says "not applicable", but the criterion always applies`,
    hint: 'decide on it in map.yaml',
  }),
  'import/no-reason': ({ cell }: { readonly cell: string }) => ({
    message: `cell ${cell} says "not applicable" without a reason`,
    hint: 'write "Not applicable: REASON", or decide on it in map.yaml',
  }),
  'import/nobody': () => ({
    message: 'the row does not say whose answers it has',
    hint: 'add a column with names or e-mail addresses, with the header "Name" or "Email"',
  }),
  'import/no-id': () => ({
    message: 'the name gives no id of Latin letters',
    hint: 'add the person to "people" in map.yaml',
  }),
  'import/no-group': ({ groups }: { readonly groups: readonly string[] }) => ({
    message: 'the row has no group',
    hint: `add a column "Group" with ${oneOf(groups)}, or the person to round.yaml`,
  }),
  'import/unknown-group': ({
    group,
    groups,
  }: {
    readonly group: string;
    readonly groups: readonly string[];
  }) => ({
    message: `unknown group ${quoted(group)}`,
    hint: `use ${oneOf(groups)}, or add it to "groups" in map.yaml`,
  }),
  'import/no-date': () => ({
    message: 'nothing says when the answers were given',
    hint: 'add --date, or "date" to round.yaml',
  }),
  'import/unclear-date': ({ text }: { readonly text: string }) => ({
    message: `the date ${quoted(text)} can be read in more than one way, or in none`,
    hint: 'add "dates: day-first" or "dates: month-first" to map.yaml, or add --date',
  }),
  'import/twice': ({ id, row }: { readonly id: string; readonly row: number }) => ({
    message: `${quoted(id)} has answers in row ${row} too`,
    hint: 'add "repeated: first" or "repeated: last" to map.yaml; for two people, add both to "people"',
  }),
  'import/answered-twice': ({ cell }: { readonly cell: string }) => ({
    message: `the same person answered the same criterion in cell ${cell} too`,
    hint: 'delete one of the rows',
  }),

  'import/open-column': ({ header }: { readonly header: string }) => ({
    message: `the column ${quoted(header)} does not match a question exactly`,
    hint: 'decide on it in map.yaml',
  }),
  'import/open-word': ({
    cell,
    text,
    id,
  }: {
    readonly cell: string;
    readonly text: string;
    readonly id: string;
  }) => ({
    message: `cell ${cell} does not match an answer to ${quoted(id)} exactly: ${quoted(text)}`,
    hint: 'decide on it in map.yaml',
  }),

  /* The map of an import */
  'map/undecided': () => ({
    message: 'is not decided yet',
    hint: 'replace it, or write "ignore: true" in its place',
  }),
  'map/nothing-decided': () => ({
    message: 'decides nothing',
    hint: 'add what it is, or "ignore: true"',
  }),
  'map/unknown-criterion': ({
    id,
    meant,
  }: {
    readonly id: string;
    readonly meant: string | undefined;
  }) => ({
    message: `unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use a criterion of the checklist'),
  }),
  'map/no-answer': ({ id }: { readonly id: string }) => ({
    message: `is not an answer to ${quoted(id)}`,
    hint: 'use an answer as in an answers file, or null for "don\'t know"',
  }),
  'map/unknown-group': ({
    group,
    groups,
  }: {
    readonly group: string;
    readonly groups: readonly string[];
  }) => ({
    message: `unknown group ${quoted(group)}`,
    hint: `use ${oneOf(groups)}`,
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `collectingErrorWords`. */
export const collectingError = errorsOf(collectingErrorWords);
