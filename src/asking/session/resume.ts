import { join } from 'node:path';
import type { Answers } from '../../answers/answers.ts';
import { answeredVersion } from '../../answers/level-texts.ts';
import { match, matchAgreed } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { groupsOf } from '../../checklist/lookup.ts';
import { criteriaSelected } from '../../checklist/naming.ts';
import { recordOf, respondentOf } from '../../conversation/files.ts';
import {
  type ConversationRecord,
  emptyRecord,
  type Person,
  type Script,
  unansweredCriteria,
} from '../../conversation/script.ts';
import { UserError } from '../../diagnostic.ts';
import { type Io, today } from '../../io/io.ts';
import { type AnswersFile, submit } from '../../loading/answers.ts';
import { loadChecklist, namedChecklist } from '../../loading/checklists/load.ts';
import { sessionWords as words } from '../../words/session.ts';
import { earlierOf, readEarlier } from './earlier.ts';
import { type InterviewOptions, namedIn, requireKeys } from './options.ts';
import { type AnswersStore, type OpenedFiles, openRoundFiles } from './round-store.ts';
import {
  agreedFileIn,
  answersFilesIn,
  dateOf,
  isInGroup,
  noticesOf,
  type Prepared,
  personOf,
  settingOf,
} from './setting.ts';

/**
 * Opens the answers of one respondent to go on with. On failure the file is free again.
 * @throws UserError and InputError
 */
export async function resumeAnswers(
  io: Io,
  store: AnswersStore,
  options: InterviewOptions,
): Promise<Prepared> {
  try {
    return await resumed(io, store, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function resumed(io: Io, store: AnswersStore, options: InterviewOptions): Promise<Prepared> {
  const file = store.found;
  if (!file) throw new Error('there is nothing to resume');
  const { answers } = file;
  const checklist = await checklistOf(io, [file], options);
  refuseContradictions(store.path, answers, options, checklist);
  const { warnings } = submit(checklist, completed(file));
  const person = personOf(checklist, answers.respondent);
  const said = { [person.id]: recordOf(match(checklist, answers)) };
  const record = { people: [person], said, agreed: emptyRecord };
  const script = scriptFor(checklist, options, record, false);
  const { previous } = options;
  const found =
    previous === undefined
      ? null
      : earlierOf(await readEarlier(io, previous, checklist), previous, answers.respondent);
  const date = dateOf(options, answers.date);
  return {
    script,
    record,
    files: {
      folder: null,
      date,
      respondents: [{ person, store, before: answers }],
      agreed: null,
      heading: answers,
    },
    earlier: found?.earlier ?? null,
    previous: found?.path ?? null,
    setting: settingOf(script, [person], answers.subject, options),
    subject: answers.subject,
    warnings: [...noticesOf([store]), ...warnings, ...(found?.warning ? [found.warning] : [])],
    isNew: false,
  };
}

/** An express audit is resumed with all criteria, unless `--express` is given again. */
function scriptFor(
  checklist: Checklist,
  { express, only, unanswered }: InterviewOptions,
  record: ConversationRecord,
  isWorkshop: boolean,
): Script {
  if (express) requireKeys(checklist);
  return {
    checklist,
    mode: express ? 'express' : 'full',
    ...(isWorkshop ? { isWorkshop } : {}),
    ...(only === undefined ? {} : { only: criteriaSelected(checklist, only) }),
    ...(unanswered ? { onlyOpen: unansweredCriteria({ checklist }, record) } : {}),
  };
}

/** @throws UserError if an option contradicts the file */
function refuseContradictions(
  path: string,
  answers: AnswersFile['answers'],
  options: InterviewOptions,
  checklist: Checklist,
): void {
  const { subject, respondent } = answers;
  const isSameGroup = isInGroup(checklist, options.group, respondent.group);
  const pairs = [
    ['--subject', options.subject, subject],
    ['--respondent', options.respondent, respondent.name],
    ['--role', options.role, respondent.role],
    ['--group', isSameGroup ? respondent.group : options.group, respondent.group],
  ] as const;
  for (const [flag, wanted, found] of pairs) {
    if (wanted === undefined || wanted === found) continue;
    throw new UserError(words.contradicts({ flag, wanted, path, found }));
  }
}

/**
 * Opens every file of a workshop that is to go on, and files for people who are new to it.
 * @throws UserError and InputError
 */
export async function resumeWorkshop(
  io: Io,
  folder: string,
  options: InterviewOptions,
  newcomers: readonly Person[] = [],
): Promise<Prepared> {
  const known = answersFilesIn(io, folder);
  const added = newcomers.map(({ id }) => join(folder, `${id}.yaml`));
  const paths = [...new Set([...known, ...added])];
  return openRoundFiles(io, paths, agreedFileIn(io, folder), (opened) =>
    resumedWorkshop(io, { folder, paths, newcomers, ...opened }, options),
  );
}

/** Open files of a workshop, and people who are new to it. */
interface OpenedWorkshop extends OpenedFiles {
  readonly folder: string;
  /** Path of each of the files of respondents. */
  readonly paths: readonly string[];
  readonly newcomers: readonly Person[];
}

async function resumedWorkshop(
  io: Io,
  opened: OpenedWorkshop,
  options: InterviewOptions,
): Promise<Prepared> {
  const { folder, stores, agreed } = opened;
  const files = filesIn(opened);
  const { refuseMixtures } = await import('../../audit/load.ts');
  refuseMixtures(files);
  const checklist = await checklistOf(io, files, options);
  const subject = files[0]?.answers.subject ?? '';
  if (options.subject !== undefined && options.subject !== subject) {
    const values = { path: folder, found: subject, wanted: options.subject };
    throw new UserError(words.otherSubjectInFolder(values));
  }
  const submitted = files.map((file) => submit(checklist, completed(file)));
  const { agreementsFor } = await import('../../loading/agreed.ts');
  const agreements = agreed?.found ? agreementsFor(checklist, agreed.found, subject) : null;
  const people = peopleIn(checklist, opened);
  const said = files.map(
    ({ answers }) => [answers.respondent.id, recordOf(match(checklist, answers))] as const,
  );
  const record = {
    people,
    said: Object.fromEntries(said),
    agreed: agreed?.found ? recordOf(matchAgreed(checklist, agreed.found.agreed)) : emptyRecord,
  };
  const script = scriptFor(checklist, options, record, true);
  const date = dateOf(options, files[0]?.answers.date ?? today(io));
  const about = { format: 1, checklist: answeredVersion(checklist), subject, date } as const;
  const heading = { ...about, status: 'in-progress', answers: {} } as const;
  const { previous } = options;
  return {
    script,
    record,
    files: {
      ...{ folder, date, heading },
      respondents: people.flatMap((person) => respondentIn(checklist, opened, person, heading)),
      agreed: agreed && { store: agreed, before: agreed.found?.agreed ?? { ...about, agreed: {} } },
    },
    earlier: previous === undefined ? null : (await readEarlier(io, previous, checklist)).earlier,
    previous: previous ?? null,
    setting: settingOf(script, people, subject, options),
    subject,
    warnings: [
      ...noticesOf([...stores, ...(agreed ? [agreed] : [])]),
      ...submitted.flatMap(({ warnings }) => warnings),
      ...(agreements?.warnings ?? []),
    ],
    isNew: false,
  };
}

function filesIn({ stores }: OpenedFiles): readonly AnswersFile[] {
  return stores.flatMap(({ found }) => (found ? [found] : []));
}

/** Returns those who have answers and those who are new, in the order in which they sit. */
function peopleIn(checklist: Checklist, opened: OpenedWorkshop): readonly Person[] {
  const { newcomers } = opened;
  const before = opened.agreed?.found?.agreed;
  const present = filesIn(opened).map(({ answers }) => personOf(checklist, answers.respondent));
  const fresh = newcomers.filter(({ id }) => !present.some((own) => own.id === id));
  const seats = before?.respondents ?? newcomers.map(({ id }) => id);
  const left = (before?.left ?? []).filter((id) => !newcomers.some((own) => own.id === id));
  return withLeft(inSeatingOrder(checklist, seats, [...present, ...fresh]), left);
}

/** Returns a person with the file to save to; none if theirs was not opened. */
function respondentIn(
  checklist: Checklist,
  { folder, paths, stores }: OpenedWorkshop,
  person: Person,
  heading: Omit<Answers, 'respondent'>,
): Prepared['files']['respondents'] {
  const known = stores.find(({ found }) => found?.answers.respondent.id === person.id);
  if (known?.found) return [{ person, store: known, before: known.found.answers }];
  const store = stores[paths.indexOf(join(folder, `${person.id}.yaml`))];
  const before = { ...heading, respondent: respondentOf(checklist, person) };
  return store ? [{ person, store, before }] : [];
}

/** Marks those who have left; nobody if that would leave no voter. */
function withLeft(people: readonly Person[], left: readonly string[]): readonly Person[] {
  if (people.every(({ id }) => left.includes(id))) return people;
  return people.map((own) => (left.includes(own.id) ? { ...own, hasLeft: true } : own));
}

/** People in the order in which they sat; those whose seat is not known by group and name. */
function inSeatingOrder(
  checklist: Checklist,
  seats: readonly string[],
  people: readonly Person[],
): readonly Person[] {
  const groups = Object.keys(groupsOf(checklist));
  const seat = ({ id }: Person) => (seats.includes(id) ? seats.indexOf(id) : seats.length);
  const group = (own: Person) => groups.indexOf(own.group);
  return people.toSorted(
    (a, b) => seat(a) - seat(b) || group(a) - group(b) || (a.name < b.name ? -1 : 1),
  );
}

async function checklistOf(
  io: Io,
  files: readonly AnswersFile[],
  { checklist }: InterviewOptions,
): Promise<Checklist> {
  const named = namedIn(checklist);
  const found =
    named === undefined ? await namedChecklist(io, files) : await loadChecklist(io, named);
  return found.definition;
}

/** Marks a file as completed, so that no warning says that it is in progress. */
function completed(file: AnswersFile): AnswersFile {
  return { ...file, answers: { ...file.answers, status: 'completed' } };
}
