import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Answers, Respondent } from '../../answers/answers.ts';
import { answeredVersion } from '../../answers/level-texts.ts';
import { match, matchAgreed } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { criterionNamed, groupsOf } from '../../checklist/lookup.ts';
import { criteriaSelected } from '../../checklist/naming.ts';
import { recordOf, respondentOf } from '../../conversation/files.ts';
import {
  type ConversationRecord,
  emptyRecord,
  type Person,
  type Script,
  unansweredCriteria,
} from '../../conversation/script.ts';
import type { Earlier, EarlierPromise } from '../../conversation/view.ts';
import { UserError, type Warning } from '../../diagnostic.ts';
import { type Io, today } from '../../io/io.ts';
import { printWarning } from '../../io/messages.ts';
import { type AnswersFile, parseAnswers, submit } from '../../loading/answers.ts';
import { loadChecklist, namedChecklist } from '../../loading/checklists/load.ts';
import {
  findAnswers,
  hasField,
  isAgreementsFile,
  isAnswers,
  isRoundFile,
} from '../../loading/round.ts';
import { collectAll, statOf } from '../../storage/read.ts';
import { sessionWords as words } from '../../words/session.ts';
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

/** Answers, people and promises of an earlier round. */
export interface EarlierRound {
  readonly earlier: Earlier;
  readonly subject: string | undefined;
  readonly respondents: readonly Respondent[];
  /** Path of the answers of each respondent, in the same order. */
  readonly paths: readonly string[];
}

/**
 * Reads an earlier round from a folder or a file.
 * @throws UserError if it cannot be read or holds no answers, InputError if it has errors
 */
export async function readEarlier(
  io: Io,
  path: string,
  checklist: Checklist,
): Promise<EarlierRound> {
  const { sources } = await findAnswers(io, [path]);
  for (const { file, value } of sources) {
    if (!isAnswers(value))
      throw new UserError(words.notEarlier({ path: file, is: kindOf(file, value) }));
  }
  const files = await collectAll(sources, (source) => parseAnswers(io, source));
  const dates = files.map(({ answers }) => answers.date).toSorted();
  const [first] = files;
  const subject = first?.answers.subject;
  const folder = statOf(io, path).isDirectory() ? path : dirname(path);
  return {
    earlier: {
      date: dates.at(-1) ?? '',
      answers: new Map(
        files.map(({ answers }) => [answers.respondent.id, match(checklist, answers).answers]),
      ),
      promises:
        subject === undefined ? new Map() : await promisesIn(io, folder, checklist, subject),
    },
    subject,
    respondents: files.map(({ answers }) => answers.respondent),
    paths: sources.map(({ file }) => file),
  };
}

type OtherKind = Parameters<typeof words.notEarlier>[0]['is'];

/** Kind of a file that holds no answers. */
function kindOf(file: string, value: unknown): OtherKind {
  if (hasField(value, 'points')) return 'checklist';
  if (hasField(value, 'actions')) return 'plan';
  if (hasField(value, 'generator')) return 'report';
  if (hasField(value, 'agreed') || isAgreementsFile(basename(file))) return 'agreed';
  return isRoundFile(basename(file)) ? 'round' : 'other';
}

/** Actions of the plan beside earlier answers; none if it has errors, which `align check` names. */
async function promisesIn(
  io: Io,
  folder: string,
  checklist: Checklist,
  subject: string,
): Promise<Earlier['promises']> {
  const path = join(folder, 'plan.yaml');
  if (!existsSync(resolve(io.folder, path))) return new Map();
  const { loadPlan } = await import('../../loading/plan.ts');
  try {
    const { plan } = await loadPlan(io, path, { checklist, subject });
    const open = plan.actions.filter(({ status }) => status !== 'dropped');
    return new Map(
      open.flatMap(
        ({ criterion, do: action, owner = null, due = null }): [string, EarlierPromise][] => {
          const found = criterionNamed(checklist, criterion);
          return found ? [[found.id, { do: action, owner, due }]] : [];
        },
      ),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    printWarning(io, words.planPassedOver({ path }));
    return new Map();
  }
}

/** Earlier answers of one respondent, their path, and a warning about them. */
export interface OwnEarlier {
  readonly earlier: Earlier | null;
  readonly path: string | null;
  readonly warning: Warning | null;
}

/**
 * Finds the answers of a respondent in an earlier round: those under their id, or the only ones,
 * which are taken to be theirs.
 */
export function earlierOf(
  { earlier, respondents, paths }: EarlierRound,
  path: string,
  { id }: Respondent,
): OwnEarlier {
  const [only] = respondents;
  const own =
    respondents.find((other) => other.id === id) ?? (respondents.length === 1 ? only : undefined);
  const answers = own && earlier.answers.get(own.id);
  if (!answers) {
    const ids = respondents.map((other) => other.id);
    return { earlier: null, path: null, warning: words.notInEarlier({ path, id, ids }) };
  }
  return {
    earlier: { ...earlier, answers: new Map([[id, answers]]) },
    path: paths[respondents.indexOf(own)] ?? null,
    warning: null,
  };
}
