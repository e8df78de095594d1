import { unzipSync, zipSync } from 'fflate';
import type { Answers } from '../../src/answers/answers.ts';
import { valueIn } from '../../src/answers/answers.ts';
import { inLongForm } from '../../src/answers/match.ts';
import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';
import { answerOfRow } from '../../src/checklist/criteria/face.ts';
import { faceOf } from '../../src/checklist/criteria/faces.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { columnLetters } from '../../src/spreadsheet/sheet.ts';
import { writeWorkbook } from '../../src/spreadsheet/workbook.ts';

/** Rows of a table; the first ones are headers. */
export type Grid = readonly (readonly string[])[];

/** Returns a grid as CSV in which every field is quoted. */
export function csvOf(grid: Grid): string {
  const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;
  return `${grid.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

/** Returns a grid as a workbook of one sheet. */
export function xlsxOf(grid: Grid, name = 'Form1'): Uint8Array {
  const rows = grid.map((row) => row.map((text) => ({ text, style: 'text' as const })));
  return writeWorkbook([
    { name, isHidden: false, isProtected: false, widths: [], rows, validations: [] },
  ]);
}

export function criteria(checklist: Checklist): readonly Criterion[] {
  return criteriaOf(checklist).map(({ criterion }) => criterion);
}

/** Returns the text of an answer as somebody picks it in a survey; empty for none. */
function textOf(checklist: Checklist, criterion: Criterion, answers: Answers): string {
  const written = answers.answers[criterion.id];
  if (written === undefined) return '';
  const value = valueIn(inLongForm(written));
  if (value === null) return "I don't know";
  const row = faceOf(checklist, criterion).rows.find((own) => answerOfRow(own) === value);
  return row ? row.description || row.label : String(value);
}

interface Columns {
  readonly headers: readonly string[];
  readonly rows: Grid;
}

function answered(
  checklist: Checklist,
  people: readonly Answers[],
  headerOf: (criterion: Criterion, index: number) => string,
): Columns {
  const all = criteria(checklist);
  return {
    headers: all.map(headerOf),
    rows: people.map((own) => all.map((criterion) => textOf(checklist, criterion, own))),
  };
}

const emailOf = ({ respondent }: Answers) => `${respondent.id}@lakeshore.example`;
const nameOf = ({ respondent }: Answers) => respondent.name ?? respondent.id;
const usDate = ({ date }: Answers) => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1');

/** Export of Google Forms: a timestamp, then the questions; ids in brackets as printed by align. */
export function googleForms(checklist: Checklist, people: readonly Answers[]): Grid {
  const { headers, rows } = answered(
    checklist,
    people,
    ({ question, id }) => `${question} [${id}]`,
  );
  return [
    ['Timestamp', 'Your name [name]', 'Your group [group]', ...headers],
    ...people.map((own, i) => [
      `${own.date.replaceAll('-', '/')} 2:03:22 PM GMT+2`,
      nameOf(own),
      own.respondent.group ?? '',
      ...(rows[i] ?? []),
    ]),
  ];
}

/** Export of Microsoft Forms: five columns of its own, then numbered questions. */
export function microsoftForms(checklist: Checklist, people: readonly Answers[]): Grid {
  const { headers, rows } = answered(checklist, people, ({ question }) => question);
  return [
    ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Your group', ...headers],
    ...people.map((own, i) => [
      String(i + 1),
      `${own.date}T09:00:00`,
      `${own.date}T09:14:00`,
      emailOf(own),
      nameOf(own),
      own.respondent.group ?? '',
      ...(rows[i] ?? []),
    ]),
  ];
}

/** Export of Typeform: a token, the questions, then dates. */
export function typeform(checklist: Checklist, people: readonly Answers[]): Grid {
  const { headers, rows } = answered(checklist, people, ({ question }) => question);
  return [
    [
      '#',
      'Full name',
      'Team',
      ...headers,
      'Start Date (UTC)',
      'Submit Date (UTC)',
      'Network ID',
      'Tags',
    ],
    ...people.map((own, i) => [
      `token-${i}`,
      nameOf(own),
      own.respondent.group ?? '',
      ...(rows[i] ?? []),
      `${own.date} 07:00:00`,
      `${own.date} 07:14:00`,
      'aa11',
      '',
    ]),
  ];
}

/** Export of SurveyMonkey: the questions, and below them "Response" or "Open-Ended Response". */
export function surveyMonkey(checklist: Checklist, people: readonly Answers[]): Grid {
  const { headers, rows } = answered(
    checklist,
    people,
    ({ question }, i) => `${i + 1}. ${question}`,
  );
  const kinds = criteria(checklist).map(({ type }) =>
    type === 'text' ? 'Open-Ended Response' : 'Response',
  );
  const own = [
    'Respondent ID',
    'Collector ID',
    'Start Date',
    'End Date',
    'IP Address',
    'Email Address',
  ];
  return [
    [...own, 'First and last name', 'Group', ...headers],
    [...own.map(() => ''), 'Open-Ended Response', 'Response', ...kinds],
    ...people.map((person, i) => [
      String(11_400_000 + i),
      '421',
      `${usDate(person)} 09:00:00 AM`,
      `${usDate(person).replace('/06/', '/16/')} 09:14:00 AM`,
      '203.0.113.7',
      emailOf(person),
      nameOf(person),
      person.respondent.group ?? '',
      ...(rows[i] ?? []),
    ]),
  ];
}

/** Export of Qualtrics: short names, questions, and ids of its own. */
export function qualtrics(checklist: Checklist, people: readonly Answers[]): Grid {
  const { headers, rows } = answered(checklist, people, ({ question }) => question);
  const own = [
    'StartDate',
    'EndDate',
    'Status',
    'IPAddress',
    'Finished',
    'RecordedDate',
    'ResponseId',
  ];
  const told = [
    'Start Date',
    'End Date',
    'Response Type',
    'IP Address',
    'Finished',
    'Recorded Date',
    'Response ID',
  ];
  return [
    [...own, 'QName', 'QGroup', ...headers.map((_, i) => `Q${i + 1}`)],
    [...told, 'Your name', 'Your group', ...headers],
    [...own, 'QName', 'QGroup', ...headers].map((_, i) => `{"ImportId":"QID${i}"}`),
    ...people.map((person, i) => [
      `${person.date} 09:00:00`,
      `${person.date} 09:14:00`,
      'IP Address',
      '203.0.113.7',
      'True',
      `${person.date} 09:14:05`,
      `R_${i}`,
      nameOf(person),
      person.respondent.group ?? '',
      ...(rows[i] ?? []),
    ]),
  ];
}

/** Plain table with one row per answer. */
export function onePerAnswer(checklist: Checklist, people: readonly Answers[]): Grid {
  return [
    ['Name', 'Group', 'Date', 'Criterion', 'Answer'],
    ...people.flatMap((person) =>
      criteria(checklist)
        .filter(({ id }) => person.answers[id] !== undefined)
        .map((criterion) => [
          nameOf(person),
          person.respondent.group ?? '',
          person.date,
          criterion.id,
          textOf(checklist, criterion, person),
        ]),
    ),
  ];
}

/** Fills cells of a form as a person does in a spreadsheet program; places such as D12. */
export function filledForm(form: Uint8Array, texts: ReadonlyMap<string, string>): Uint8Array {
  const parts = unzipSync(form);
  const name = 'xl/worksheets/sheet1.xml';
  let xml = new TextDecoder().decode(parts[name]);
  for (const [place, text] of texts) {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    xml = xml.replace(
      new RegExp(`<c r="${place}" s="(\\d+)"/>`),
      (_, style) =>
        `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`,
    );
  }
  return zipSync({ ...parts, [name]: new TextEncoder().encode(xml) });
}

/** Returns the name of a cell. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}
