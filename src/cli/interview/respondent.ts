import type { Answers } from '../../answers/answers.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { groupsOf } from '../../checklist/defaults.ts';
import { UserError } from '../../errors.ts';
import { quoted } from '../../safe-text.ts';
import { didYouMean } from '../../suggest.ts';
import { isDay } from '../day.ts';
import type { InterviewOptions } from './options.ts';
import type { Questions } from './questions.ts';

/** What an answers file says before the first answer. */
export type Heading = Pick<Answers, 'subject' | 'date' | 'respondent'>;

const LONGEST = 200;

/** Asks who answers, and about which organisation, as far as the command line does not say it. */
export async function askHeading(
  questions: Questions,
  options: InterviewOptions,
  checklist: Checklist,
  today: string,
): Promise<Heading> {
  const date = options.date === undefined ? today : checkedDate(options.date);
  const given = options.group === undefined ? null : checkedGroup(checklist, options.group);
  const subject = await said(
    questions,
    'Which organisation is audited?',
    '--subject',
    options.subject,
  );
  const name = await said(questions, 'Your name?', '--respondent', options.respondent);
  const role =
    options.role ?? (await questions.text('Your job title? (Enter leaves it out)', tooLong));
  const group = given ?? (await askGroup(questions, checklist));
  return {
    subject,
    date,
    respondent: { id: slug(name, 'respondent'), name, ...(role ? { role } : {}), ...group },
  };
}

/** A text as part of a file name and an id: lowercase letters, digits and hyphens. */
export function slug(text: string, fallback: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return words === '' ? fallback : words;
}

/** @throws UserError for what the command line says and a file cannot hold */
async function said(
  questions: Questions,
  message: string,
  flag: string,
  given: string | undefined,
): Promise<string> {
  if (given === undefined) return questions.text(message, blankOrTooLong);
  const wrong = blankOrTooLong(given.trim());
  if (wrong !== null) throw new UserError(`${flag}: ${wrong}`);
  return given.trim();
}

async function askGroup(
  questions: Questions,
  checklist: Checklist,
): Promise<{ readonly group?: string }> {
  const groups = Object.entries(groupsOf(checklist));
  if (!checklist.groups || groups.length < 2) return {};
  const choices = groups.map(([value, { title }]) => ({ value, title }));
  return { group: await questions.choose('For whom do you speak?', choices) };
}

function checkedGroup(checklist: Checklist, group: string): { readonly group: string } {
  const groups = Object.keys(groupsOf(checklist));
  if (groups.includes(group)) return { group };
  throw new UserError(
    `--group: there is no group ${quoted(group)}${didYouMean(group, groups)}`,
    `choose one of ${groups.join(', ')}`,
  );
}

function checkedDate(date: string): string {
  if (isDay(date)) return date;
  throw new UserError(`--date: must be a day as YYYY-MM-DD, but is ${quoted(date)}`);
}

function blankOrTooLong(text: string): string | null {
  return text === '' ? 'say something; it stands in the answers' : tooLong(text);
}

function tooLong(text: string): string | null {
  return text.length > LONGEST ? `at most ${LONGEST} characters` : null;
}
