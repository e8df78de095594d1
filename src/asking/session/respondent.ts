import type { Answers } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { groupNamed, groupsOf } from '../../checklist/lookup.ts';
import type { Earlier } from '../../conversation/solo/view.ts';
import { UserError } from '../../diagnostic.ts';
import { type Io, isDay } from '../../io/io.ts';
import { parseAnswers } from '../../loading/answers.ts';
import { findAnswers } from '../../loading/round.ts';
import { collectAll } from '../../storage/read.ts';
import type { Questions } from '../../terminal/questions.ts';
import { quoted } from '../../text/safe.ts';
import { didYouMean } from '../../words/errors.ts';
import { type InterviewOptions, personId } from './script.ts';

/** Fields of an answers file before its first answer. */
export type Heading = Pick<Answers, 'subject' | 'date' | 'respondent'>;

const MAX_NAME = 200;

/** Asks who answers, and about which organisation, as far as the command line does not say it. */
export async function askHeading(
  questions: Questions,
  options: InterviewOptions,
  checklist: Checklist,
  today: string,
): Promise<Heading> {
  const date = dateOf(options, today);
  const given = options.group === undefined ? null : checkedGroup(checklist, options.group);
  const subject = await askSubject(questions, options);
  const name = await said(questions, 'Your name?', '--respondent', options.respondent);
  const role = options.role ?? (await askRole(questions, 'Your job title?'));
  const group = given ?? (await askGroup(questions, checklist, 'For whom do you speak?'));
  return {
    subject,
    date,
    respondent: { id: personId(name), name, ...(role ? { role } : {}), ...group },
  };
}

/**
 * Returns the date of the answers: the option, or today.
 * @throws UserError if it is not a date
 */
export function dateOf({ date }: InterviewOptions, today: string): string {
  return date === undefined ? today : checkedDate(date);
}

/** Asks which organisation is audited, unless the command line says it. */
export function askSubject(questions: Questions, { subject }: InterviewOptions): Promise<string> {
  return said(questions, 'Which organisation is audited?', '--subject', subject);
}

/** Asks for a job title; may be empty. */
export function askRole(questions: Questions, message: string): Promise<string> {
  return questions.text(`${message} (Enter leaves it out)`, tooLong);
}

/** @throws UserError if an option has a value that a file cannot hold */
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

/** Asks for the group of a respondent, if there is a choice. */
export async function askGroup(
  questions: Questions,
  checklist: Checklist,
  message: string,
): Promise<{ readonly group?: string }> {
  const groups = Object.entries(groupsOf(checklist));
  if (!checklist.groups || groups.length < 2) return {};
  const choices = groups.map(([value, { title }]) => ({ value, title }));
  return { group: await questions.choose(message, choices) };
}

function checkedGroup(checklist: Checklist, group: string): { readonly group: string } {
  const groups = Object.keys(groupsOf(checklist));
  const present = groupNamed(checklist, group);
  if (present !== null) return { group: present };
  throw new UserError(
    `--group: there is no group ${quoted(group)}${didYouMean(group, groups)}`,
    `choose one of ${groups.join(', ')}`,
  );
}

function checkedDate(date: string): string {
  if (isDay(date)) return date;
  throw new UserError(`--date: must be a day as YYYY-MM-DD, but is ${quoted(date)}`);
}

/** Returns the problem of a name; `null` if it is valid. */
export function blankOrTooLong(text: string): string | null {
  return text === '' ? 'say something; it stands in the answers' : tooLong(text);
}

function tooLong(text: string): string | null {
  return text.length > MAX_NAME ? `at most ${MAX_NAME} characters` : null;
}

/** Earlier answers of the respondent, and a warning about them. */
export interface Found {
  readonly earlier: Earlier | null;
  readonly warning: string | null;
}

/**
 * Finds the answers of a respondent in an earlier round. `round` is a folder, or a file that is
 * taken to be theirs.
 * @throws UserError if it cannot be read, InputError if it has mistakes
 */
export async function findEarlier(
  io: Io,
  round: string,
  checklist: Checklist,
  respondent: Answers['respondent'],
): Promise<Found> {
  const { sources } = await findAnswers(io, [round]);
  const files = await collectAll(sources, (source) => parseAnswers(io, source));
  const [only] = files;
  const own =
    files.find(({ answers }) => answers.respondent.id === respondent.id) ??
    (files.length === 1 ? only : undefined);
  if (!own) {
    const ids = files.map(({ answers }) => answers.respondent.id).join(', ');
    const warning = `${quoted(round)} has no answers of ${quoted(respondent.id)}, only of ${ids}`;
    return { earlier: null, warning };
  }
  const { answers } = match(checklist, own.answers);
  return { earlier: { date: own.answers.date, answers }, warning: null };
}
