import { UNFILLED } from '../../answers/check.ts';
import type { Checklist, Criterion, Point } from '../../checklist/checklist.ts';
import { faceOf } from '../../checklist/criteria/types.ts';
import { groupsOf } from '../../checklist/lookup.ts';
import { oneSafeLine, wrap } from '../../text/table.ts';
import { conditionInWords } from '../scale-lines.ts';

const COLUMNS = 98;

/** An answers file to be filled in with an editor: questions and levels as comments, answers blank. */
export function blankAnswers(checklist: Checklist, schema: string, date: string): string {
  const { id, version, title } = checklist;
  const groups = Object.keys(groupsOf(checklist));
  const head = [
    `# yaml-language-server: $schema=${schema}`,
    comment(
      '',
      `Answers to "${oneSafeLine(title)}". Write over every ${UNFILLED}, then run "align check" on this file.`,
    ),
    ...HOW.map((line) => `# ${line}`),
    'format: 1',
    `checklist: { id: ${scalar(id)}, version: ${scalar(version)} }`,
    `subject: ${UNFILLED}  # the organisation that is audited`,
    `date: ${date}`,
    'respondent:',
    `  id: ${UNFILLED}  # in small letters, such as kathy; used once in a round`,
    `  name: ${UNFILLED}`,
    `  role: ${UNFILLED}  # job title`,
    ...(groups.length > 1 ? [`  group: ${UNFILLED}  # ${groups.join(', ')}`] : []),
    'answers:',
  ];
  return `${[...head, ...checklist.points.map((point) => pointToFill(checklist, point))].join('\n')}\n`;
}

const HOW = [
  'An answer is what is listed above it. Of levels, it is the number of the highest one whose',
  'description is entirely true, such as 2. Instead of an answer may stand',
  '  null                                     for "I don\'t know"',
  '  { value: 2, note: what to know about it, evidence: [minutes.pdf] }',
  '  { notApplicable: the reason why }',
];

function pointToFill(checklist: Checklist, { title, criteria }: Point): string {
  const lines = criteria.map((criterion) => criterionToFill(checklist, criterion));
  return ['', comment('  ', `== ${oneSafeLine(title)} ==`), ...lines].join('\n');
}

function criterionToFill(checklist: Checklist, criterion: Criterion): string {
  const { id, question, when } = criterion;
  const condition = when
    ? [
        comment(
          '  ',
          `Only if ${oneSafeLine(conditionInWords(when))}; delete the answer otherwise.`,
        ),
      ]
    : [];
  const choices = faceOf(checklist, criterion).inFile.map(({ answer, meaning }) =>
    comment('  ', `${oneSafeLine(answer)}  ${oneSafeLine(meaning)}`, '   '),
  );
  const blank = `  ${scalar(id)}: ${UNFILLED}`;
  return ['', comment('  ', oneSafeLine(question)), ...condition, ...choices, blank].join('\n');
}

/** A text as lines of comment; those after the first are indented. */
function comment(margin: string, text: string, indent = ''): string {
  return wrap(text, COLUMNS - margin.length - indent.length)
    .split('\n')
    .map((line, i) => `${margin}# ${i === 0 ? '' : indent}${line}`.trimEnd())
    .join('\n');
}

/** Ids and versions are plain text in YAML, but for those that look like something else. */
function scalar(text: string): string {
  return /^(?:\d[\da-z]*|true|false|null)$/.test(text) ? `"${text}"` : text;
}
