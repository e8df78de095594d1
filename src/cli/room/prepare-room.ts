import { join } from 'node:path';
import type { Agreed } from '../../answers/agreed.ts';
import { matchAgreed } from '../../answers/agreed-match.ts';
import type { Answers, Respondent } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { UserError } from '../../errors.ts';
import { saidBefore } from '../../interview/answers-of.ts';
import { nothingSaid } from '../../interview/begin.ts';
import type { Script } from '../../interview/interview.ts';
import { agreedBefore } from '../../interview/room/agreed-of.ts';
import type { RoomSaid } from '../../interview/room/begin-room.ts';
import type { RoomScript } from '../../interview/room/room.ts';
import { openToSomebody } from '../../interview/room/voters.ts';
import { quoted } from '../../safe-text.ts';
import { type AgreedKeeper, openAgreedFile } from '../agreed-file.ts';
import { type AnswersKeeper, openAnswersFile } from '../answers-file.ts';
import { today } from '../day.ts';
import { chooseChecklist } from '../interview/checklist-choice.ts';
import type { InterviewOptions } from '../interview/options.ts';
import { wholeScript } from '../interview/prepare.ts';
import type { Questions } from '../interview/questions.ts';
import { askSubject, dateOf, slug } from '../interview/respondent.ts';
import type { Io } from '../io.ts';
import { talkIn } from '../load-agreed.ts';
import { refuseMixtures } from '../load-audit.ts';
import { loadChecklist, namedChecklist } from '../load-checklist.ts';
import { type AnswersFile, submit } from '../submit.ts';
import { type EarlierPeople, findEarlierRound } from './earlier-round.ts';
import { askGutFeelings, askPeople, inOrderOfGroups } from './people.ts';
import type { RoomFiles, Seat } from './room-keeper.ts';
import type { EarlierRound } from './room-view.ts';
import { agreedFileIn, answersFilesIn } from './round-folder.ts';

/** Everything that is settled before the first vote. */
export interface PreparedRoom {
  readonly script: RoomScript;
  readonly said: RoomSaid;
  readonly files: RoomFiles;
  readonly earlier: EarlierRound | null;
  readonly warnings: readonly string[];
  readonly isNew: boolean;
}

/**
 * Opens the round that is to go on, or asks what a new one begins with.
 * @throws UserError, InputError and Stopped; all files are then free again
 */
export async function prepareRoom(
  io: Io,
  questions: Questions,
  options: InterviewOptions,
): Promise<PreparedRoom> {
  const { save } = options;
  if (save !== undefined && answersFilesIn(io, save).length > 0) {
    return resumeRoom(io, save, options);
  }
  const { checklist } = await chooseChecklist(io, questions, options.checklist);
  const { definition } = checklist;
  // What the command line gets wrong is said before anything is asked.
  const whole = wholeScript(definition, options, undefined);
  const date = dateOf(options, today(io));
  const earlier = await earlierRound(io, options, definition);
  const about = earlier?.subject === undefined ? {} : { subject: earlier.subject };
  const subject = await askSubject(questions, { ...about, ...options });
  const folder = save ?? join(slug(subject, 'audit'), date);
  if (answersFilesIn(io, folder).length > 0) return resumeRoom(io, folder, options);
  const known = earlier?.respondents ?? [];
  sayWhoIsKnown(io, known, options.previous);
  const respondents = await askPeople(questions, definition, known);
  return startRoom(io, questions, { whole, folder, subject, date, respondents, earlier });
}

interface NewRoom {
  readonly whole: Script;
  readonly folder: string;
  readonly subject: string;
  readonly date: string;
  readonly respondents: readonly Respondent[];
  readonly earlier: EarlierPeople | null;
}

async function startRoom(
  io: Io,
  questions: Questions,
  { whole, folder, subject, date, respondents, earlier }: NewRoom,
): Promise<PreparedRoom> {
  const people = inOrderOfGroups(whole.checklist, respondents);
  const { id, version } = whole.checklist;
  const about = { checklist: { id, version }, subject, date };
  const paths = people.map((person) => join(folder, `${person.id}.yaml`));
  return opening(io, paths, join(folder, 'agreed.yaml'), async (keepers, agreed) => {
    const feelings = await askGutFeelings(questions, people);
    const seats = people.flatMap((person, at): Seat[] => {
      const respondent = respondents.find((own) => own.id === person.id);
      const keeper = keepers[at];
      if (!respondent || !keeper) return [];
      const gutFeeling = feelings.get(person.id);
      const before: Answers = {
        ...{ format: 1, ...about, status: 'in-progress', respondent },
        ...(whole.mode === 'express' ? { mode: whole.mode } : {}),
        ...(gutFeeling === undefined ? {} : { gutFeeling }),
        answers: {},
      };
      return [{ person, keeper, before }];
    });
    return {
      script: { ...whole, people },
      said: { said: {}, agreed: nothingSaid },
      files: { folder, date, seats, agreed, agreedBefore: { format: 1, ...about, agreed: {} } },
      earlier: earlier?.round ?? null,
      warnings: [...keepers, agreed].flatMap(({ notices }) => notices),
      isNew: true,
    };
  });
}

async function resumeRoom(
  io: Io,
  folder: string,
  options: InterviewOptions,
): Promise<PreparedRoom> {
  const paths = answersFilesIn(io, folder);
  return opening(io, paths, agreedFileIn(io, folder), async (keepers, agreed) => {
    const files = keepers.flatMap(({ found }) => (found ? [found] : []));
    refuseMixtures(files);
    const definition = await checklistOf(io, files, options);
    const subject = files[0]?.answers.subject ?? '';
    refuseOtherSubject(folder, subject, options);
    const isExpress = files.every(({ answers }) => answers.mode === 'express');
    const whole = wholeScript(definition, options, isExpress ? 'express' : undefined);
    const people = inOrderOfGroups(
      definition,
      files.map(({ answers }) => answers.respondent),
    );
    const submitted = files.map((file) => submit(definition, completed(file)));
    const talk = agreed.found && talkIn(definition, agreed.found, subject);
    const said = {
      said: Object.fromEntries(
        files.map(({ answers }) => [answers.respondent.id, saidBefore(match(definition, answers))]),
      ),
      agreed: agreed.found
        ? agreedBefore(matchAgreed(definition, agreed.found.agreed))
        : nothingSaid,
    };
    const script = { ...whole, people };
    const earlier = await earlierRound(io, options, definition);
    const { id, version } = definition;
    const date = dateOf(options, files[0]?.answers.date ?? today(io));
    const fresh: Agreed = { format: 1, checklist: { id, version }, subject, date, agreed: {} };
    return {
      script: options.unanswered ? { ...script, onlyOpen: openToSomebody(script, said) } : script,
      said,
      files: {
        ...{ folder, date, agreed },
        seats: people.flatMap(({ id: own }, at) => seatOf(own, people, keepers, at)),
        agreedBefore: agreed.found?.agreed ?? fresh,
      },
      earlier: earlier?.round ?? null,
      warnings: [
        ...[...keepers, agreed].flatMap(({ notices }) => notices),
        ...submitted.flatMap(({ warnings }) => warnings),
        ...(talk?.warnings ?? []),
      ],
      isNew: false,
    };
  });
}

function seatOf(
  id: string,
  people: RoomScript['people'],
  keepers: readonly AnswersKeeper[],
  at: number,
): readonly Seat[] {
  const keeper = keepers.find(({ found }) => found?.answers.respondent.id === id);
  const person = people[at];
  return keeper?.found && person ? [{ person, keeper, before: keeper.found.answers }] : [];
}

/** Opens all files; whatever goes wrong, they are free again. */
async function opening<T>(
  io: Io,
  paths: readonly string[],
  agreedPath: string,
  use: (keepers: readonly AnswersKeeper[], agreed: AgreedKeeper) => Promise<T>,
): Promise<T> {
  const opened: { close(): void }[] = [];
  try {
    const keepers: AnswersKeeper[] = [];
    for (const path of paths) {
      const keeper = await openAnswersFile(io, path);
      keepers.push(keeper);
      opened.push(keeper);
    }
    const agreed = await openAgreedFile(io, agreedPath);
    opened.push(agreed);
    return await use(keepers, agreed);
  } catch (error) {
    for (const keeper of opened) keeper.close();
    throw error;
  }
}

async function checklistOf(
  io: Io,
  files: readonly AnswersFile[],
  { checklist }: InterviewOptions,
): Promise<Checklist> {
  const isNamed = checklist !== undefined && checklist !== '?';
  const found = isNamed ? await loadChecklist(io, checklist) : namedChecklist(io, files);
  return found.definition;
}

/** That a file is still in progress is no news to those who go on with it. */
function completed(file: AnswersFile): AnswersFile {
  return { ...file, answers: { ...file.answers, status: 'completed' } };
}

function refuseOtherSubject(folder: string, found: string, { subject }: InterviewOptions): void {
  if (subject === undefined || subject === found) return;
  throw new UserError(
    `--subject says ${quoted(subject)}, but the answers in ${quoted(folder)} are about ${quoted(found)}`,
    'leave out --subject to go on with them, or give --save another folder',
  );
}

async function earlierRound(
  io: Io,
  { previous }: InterviewOptions,
  checklist: Checklist,
): Promise<EarlierPeople | null> {
  return previous === undefined ? null : findEarlierRound(io, previous, checklist);
}

function sayWhoIsKnown(
  { stderr }: Io,
  known: readonly Respondent[],
  previous: string | undefined,
): void {
  if (previous === undefined || known.length === 0) return;
  const names = known.map(({ id, name = id }) => name).join(', ');
  stderr.write(`From ${quoted(previous)}: ${quoted(names).slice(1, -1)}.\n`);
}
