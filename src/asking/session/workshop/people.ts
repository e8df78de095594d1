import type { Respondent } from '../../../answers/answers.ts';
import { match } from '../../../answers/match.ts';
import type { Checklist } from '../../../checklist/checklist.ts';
import { groupNamed, groupsOf } from '../../../checklist/lookup.ts';
import type { EarlierRound } from '../../../conversation/workshop/view.ts';
import type { WorkshopParticipant } from '../../../conversation/workshop/workshop.ts';
import type { Io } from '../../../io/io.ts';
import { parseAnswers } from '../../../loading/answers.ts';
import { findAnswers } from '../../../loading/round.ts';
import { collectAll } from '../../../storage/read.ts';
import type { Questions } from '../../../terminal/questions.ts';
import { quoted } from '../../../text/safe.ts';
import { askGroup, askRole, blankOrTooLong } from '../respondent.ts';
import { type InterviewOptions, personId } from '../script.ts';

const FEWEST = 2;

/**
 * Asks who is in the workshop, after those who are known already, until nobody is named any more.
 * @throws Stopped
 */
export async function askParticipants(
  questions: Questions,
  checklist: Checklist,
  known: readonly Respondent[],
): Promise<readonly Respondent[]> {
  const people = [...known];
  for (;;) {
    const isEnough = people.length >= FEWEST;
    const more = isEnough ? ' (Enter when that is everybody)' : '';
    const name = await questions.text(`Name of respondent ${people.length + 1}?${more}`, (text) =>
      text === '' && isEnough ? null : nameRefusal(text, people),
    );
    if (name === '') return people;
    const role = await askRole(questions, `Job title of ${name}?`);
    const group = await askGroup(questions, checklist, `For whom does ${name} speak?`);
    people.push({ id: freeId(name, people), name, ...(role ? { role } : {}), ...group });
  }
}

/**
 * Returns the problem of a name, or `null`. Names must be unique, because they identify people on
 * the screen.
 */
function nameRefusal(name: string, people: readonly Respondent[]): string | null {
  if (name === '') return 'a room has two people at least; say who';
  const isTaken = people.some((own) => (own.name ?? own.id).toLowerCase() === name.toLowerCase());
  return isTaken
    ? `${quoted(name)} is there already; add a surname or a letter`
    : blankOrTooLong(name);
}

/** Returns the id for a name, with a number if another name has the same one. */
function freeId(name: string, people: readonly Respondent[]): string {
  const taken = new Set(people.map(({ id }) => id));
  const id = personId(name);
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}

/** Sorts the voters by group. The order of votes is the same whenever the workshop is resumed. */
export function inOrderOfGroups(
  checklist: Checklist,
  respondents: readonly Respondent[],
): readonly WorkshopParticipant[] {
  const groups = Object.keys(groupsOf(checklist));
  const people = respondents.map(({ id, name = id, group = groups[0] ?? '' }) => ({
    ...{ id, name, group: groupNamed(checklist, group) ?? group },
  }));
  const rank = ({ group }: WorkshopParticipant) => groups.indexOf(group);
  return people.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** Asks for the gut feeling of everybody, by id. People who gave none have no entry. */
export async function askGutFeelings(
  questions: Questions,
  people: readonly WorkshopParticipant[],
): Promise<ReadonlyMap<string, number>> {
  const names = people.map(({ name }) => name).join(', ');
  const line = await questions.text(
    `Gut feeling of ${names}: how aligned are the two teams? (0-4 each, or Enter; not scored)`,
    (text) => gutRefusal(text, people.length),
  );
  const votes = line.replace(/[\s,;]/g, '');
  return new Map(
    people.flatMap(({ id }, at) => {
      const vote = votes.charAt(at);
      return /^[0-4]$/.test(vote) ? [[id, Number(vote)] as const] : [];
    }),
  );
}

function gutRefusal(text: string, count: number): string | null {
  const votes = text.replace(/[\s,;]/g, '');
  if (votes === '' || (/^[0-4-]*$/.test(votes) && votes.length === count)) return null;
  return `${count} numbers from 0 to 4, - for none, or nothing at all`;
}

/** Answers and people of an earlier round. */
export interface EarlierPeople {
  readonly round: EarlierRound;
  readonly subject: string | undefined;
  readonly respondents: readonly Respondent[];
}

/**
 * Reads an earlier round from a folder or a file.
 * @throws UserError if it cannot be read, InputError if it has errors
 */
async function findEarlierRound(
  io: Io,
  path: string,
  checklist: Checklist,
): Promise<EarlierPeople> {
  const { sources } = await findAnswers(io, [path]);
  const files = await collectAll(sources, (source) => parseAnswers(io, source));
  const dates = files.map(({ answers }) => answers.date).toSorted();
  return {
    round: {
      date: dates.at(-1) ?? '',
      answers: new Map(
        files.map(({ answers }) => [answers.respondent.id, match(checklist, answers).answers]),
      ),
    },
    subject: files[0]?.answers.subject,
    respondents: files.map(({ answers }) => answers.respondent),
  };
}

/** Loads the earlier round that an option names; `null` if none does. */
export async function earlierRound(
  io: Io,
  { previous }: InterviewOptions,
  checklist: Checklist,
): Promise<EarlierPeople | null> {
  return previous === undefined ? null : findEarlierRound(io, previous, checklist);
}
