import { capitalised, count, form, list, numberWord, parts, some } from './grammar.ts';

// Sentences of a report on how the score is made, and on all answers.

const PEOPLE = { one: 'person', other: 'people' };
const POINTS = { one: 'point', other: 'points' };
const QUESTIONS = { one: 'question', other: 'questions' };

/** Section on the method and its basis. */
export const methodWords = {
  title: 'How the score is made, and what it rests on',
  who: 'Who answered',
  organisation: 'Organisation',
  employees: ({ employees }: { readonly employees: string }) => `${employees} employees`,
  region: ({ region }: { readonly region: string }) =>
    region
      .split('-')
      .map((word) => capitalised(word))
      .join(' '),
  evidence: 'Evidence',
  evidenceIs: {
    stated: 'Stated by those who answered, and not checked.',
    checked: 'Asked for and seen.',
  },
  contributor: 'Collected by',
  missing: 'Who is missing',
  asked: 'What was asked',
  score: 'Score',
  bands: 'Bands',
  conflict: 'Conflict',
  blanks: 'Blanks',
  notApplicable: 'Not applicable',
  rounding: 'Rounding',
  checklist: 'Checklist',
  warnings: 'Warnings',
  hidden: 'Left out',
  people: <Part>({
    people,
    groups,
    isTogether,
    days,
    names,
  }: {
    people: number;
    /** `null` if the checklist has none. */
    groups: number | null;
    isTogether: boolean;
    days: string;
    names: readonly (string | Part)[];
  }) =>
    parts<Part>`${capitalised(some(people, PEOPLE))}${groups === null ? '' : ` in ${some(groups, { one: 'group', other: 'groups' })}`}${people === 1 ? '' : `, ${isTogether ? 'in a workshop' : 'each alone'}`}, ${days}${names.length > 0 ? ': ' : ''}${names}.`,
  onDay: ({ day }: { readonly day: string }) => `on ${day}`,
  onDays: ({ from, to }: { readonly from: string; readonly to: string }) => `from ${from} to ${to}`,
  minutes: ({ minutes, isFirst }: { readonly minutes: number; readonly isFirst: boolean }) =>
    isFirst ? `${minutes} ${form(minutes, { one: 'minute', other: 'minutes' })}` : String(minutes),
  questions: ({
    questions,
    points,
    isExpress,
  }: {
    questions: number;
    points: number;
    isExpress: boolean;
  }) =>
    `${capitalised(numberWord(questions))} ${isExpress ? 'key ' : ''}${form(questions, QUESTIONS)} in ${some(points, POINTS)}`,
  withLevels: ({
    questions,
    levels: names,
  }: {
    readonly questions: string;
    readonly levels: readonly string[];
  }) =>
    names.length === 0
      ? `${questions}.`
      : `${questions}, with ${some(names.length, { one: 'level', other: 'described levels' })}: ${names.join(', ')}. The rule: choose the highest level whose description is entirely true; if you waver, take the lower one.`,
  rule: ({ levels: top, of }: { levels: number | null; of: 'groups' | 'people' | 'one-person' }) =>
    `${top === null ? 'Share of the best answer' : `Level divided by ${numberWord(top)}`}, averaged ` +
    `${{ groups: 'within each group, then across groups, then ', people: 'across people, then ', 'one-person': '' }[of]}by weight across points.`,
  conflictMeans: ({ isInLevels }: { readonly isInLevels: boolean }) =>
    isInLevels
      ? 'Two groups are two levels or more apart. One level apart is a difference.'
      : 'Two groups are half of the scale or more apart. A quarter of it is a difference.',
  noBlanks: 'Nobody left a question blank.',
  groupsMissing: ({
    groups,
    low,
    high,
  }: {
    groups: readonly string[];
    low: string;
    high: string;
  }) =>
    `With the answers of ${list(groups)} at worst and at best, the score is between ${low} and ${high}.`,
  someBlanks: ({
    blanks,
    of,
    isGroupMissing,
    low,
    high,
  }: {
    blanks: number;
    of: number;
    isGroupMissing: boolean;
    low: string;
    high: string;
  }) =>
    `${blanks} of ${of} answers. A blank counts neither for nor against. ` +
    `With ${isGroupMissing ? 'them and the missing groups' : 'all of them'} at worst and at best, the score is between ${low} and ${high}.`,
  blanksOf: ({
    who,
    unknown,
    unanswered,
  }: {
    who: string;
    unknown: readonly string[];
    unanswered: readonly string[];
  }) =>
    [
      ...(unknown.length > 0 ? [`${who} does not know ${list(unknown, 40)}.`] : []),
      ...(unanswered.length > 0 ? [`${who} left out ${list(unanswered, 40)}.`] : []),
    ].join(' '),
  byNobody: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `Nobody could answer ${list(criteria, 40)}.`,
  notAsked: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `Not asked, because the condition does not hold: ${list(criteria, 40)}.`,
  claim: <Part>({
    criterion,
    who,
    reason,
    isDisputed,
  }: {
    criterion: string;
    who: Part;
    reason: Part;
    isDisputed: boolean;
  }) =>
    isDisputed
      ? parts<Part>`${criterion}: ${who} calls it not applicable: ${reason} Others gave a level, so it counts as a blank.`
      : parts<Part>`${criterion}: ${who}: ${reason}`,
  roundingMeans:
    'Percentages are rounded to whole numbers, gains to one decimal. Exact figures are in the table of weights and in the appendix of the full edition.',
  checklistIs: (own: AuditedChecklist) => audited(own),
  variant: ({ parent, version }: { readonly parent: string; readonly version: string }) =>
    `It is a variant of ${parent} ${version}.`,
  /** Documents without the appendix have this sentence too. */
  checksumsAtEnd: ({ isAnonymous }: { readonly isAnonymous: boolean }) =>
    `${isAnonymous ? 'The checksum of the checklist is' : 'Checksums of the checklist and of all answers are'} at the end of the appendix of the full edition.`,
  weights: 'Weights and exact scores',
  weight: 'Weight',
  exactScore: 'Score',
  total: 'All',
  briefNote: ({
    levels: names,
    isInLevels,
    isFelt,
    points,
    weak,
    hasSides,
    hasBlanks,
  }: BriefNote) =>
    [
      ...(names.length > 0 ? [`Levels: ${names.join(', ')}.`] : []),
      ...(isFelt ? ['Felt: own guess before the audit.'] : []),
      `Score: weighted mean of ${some(points, POINTS)}${hasSides ? ', with the mean of each group counted equally' : ''}.`,
      `Weak: below ${weak}.`,
      ...(hasSides
        ? [`Conflict: ${isInLevels ? 'two levels' : 'half of the scale'} or more apart.`]
        : []),
      ...(hasBlanks ? ['A blank counts neither for nor against.'] : []),
      'Percentages are rounded; exact figures are in the appendix of the full edition.',
    ].join(' '),
  levels: ({ levels: names }: { readonly levels: readonly string[] }) =>
    `Levels: ${names.join(', ')}.`,
  levelNumbered: ({ number, name }: { readonly number: string; readonly name: string }) =>
    `${number} ${name}`,
  briefChecklist: (own: AuditedChecklist) => `Checklist: ${audited(own)}`,
  from: ({ title, from }: { readonly title: string; readonly from: string }) =>
    `${title} from ${from}`,
  source: 'Source',
};

/** Appendix with all answers. */
export const answersWords = {
  title: 'Every question, with every answer',
  many: 'Every question, with the answers counted',
  fold: ({ questions }: { readonly questions: number }) =>
    `Show all ${count(questions, QUESTIONS)}`,
  now: ({ level, description }: { readonly level: string; readonly description: string }) =>
    description === '' ? `Now ${level}.` : `Now ${level}: ${description}`,
  nowBetween: ({
    between,
    level,
    description,
  }: {
    between: string;
    level: string;
    description: string;
  }) => (description === '' ? `Now ${between}.` : `Now ${between}. ${level}: ${description}`),
  answer: <Part>({
    name,
    group,
    said,
  }: {
    readonly name: Part;
    readonly group: string;
    readonly said: string;
  }) => parts<Part>`${name}, ${group}: ${said}.`,
  ownText: <Part>({ name, group }: { readonly name: Part; readonly group: string }) =>
    parts<Part>`${name}, ${group}: `,
  counts: ({ group, counts }: { readonly group: string; readonly counts: readonly string[] }) =>
    `${group}: ${counts.join(', ')}.`,
  /** Number of people of a group who gave one answer. */
  countOf: ({ level, people }: { readonly level: string; readonly people: number }) => {
    if (level === answersWords.doesNotKnow && people > 1) return `${people} do not know`;
    return `${people} ${level === answersWords.noAnswer ? 'without an answer' : level}`;
  },
  moreNotes: ({ notes }: { readonly notes: number }) =>
    `${count(notes, { one: 'more note is', other: 'more notes are' })} in the tables (CSV, Excel).`,
  doesNotKnow: 'does not know',
  noAnswer: 'no answer',
  notAsked: 'not asked',
  notApplicable: 'not applicable',
  firstVote: ({ level }: { readonly level: string }) => `, at the start ${level}`,
  seen: 'Seen: ',
  agreed: ({ level }: { readonly level: string }) => `Agreed in the room: ${level}.`,
  checksums: 'Checksums (SHA-256)',
  checklistChecksum: <Part>({ checksum }: { readonly checksum: Part }) =>
    parts<Part>`Checklist: ${checksum}.`,
  answersChecksum: <Part>({
    name,
    day,
    checksum,
  }: {
    readonly name: Part;
    readonly day: string;
    readonly checksum: Part;
  }) => parts<Part>`${name}, ${day}: ${checksum}.`,
  remarks: 'Notes and evidence, without names',
};

interface AuditedChecklist {
  readonly title: string;
  readonly version: string;
  readonly isExpress: boolean;
}

function audited({ title, version, isExpress }: AuditedChecklist): string {
  return `${title}, version ${version}, ${isExpress ? 'express' : 'full'} audit.`;
}

interface BriefNote {
  readonly levels: readonly string[];
  /** True if all criteria have the same number of levels. */
  readonly isInLevels: boolean;
  readonly isFelt: boolean;
  readonly points: number;
  readonly weak: string;
  readonly hasSides: boolean;
  readonly hasBlanks: boolean;
}
