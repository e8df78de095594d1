import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Respondent } from '../../answers/answers.ts';
import { registerOf } from '../../answers/round.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { groupNamed, groupsOf } from '../../checklist/lookup.ts';
import { criteriaSelected } from '../../checklist/naming.ts';
import type { Script } from '../../conversation/script.ts';
import { refuseField, type SetupRequest } from '../../conversation/setup.ts';
import { progress } from '../../conversation/view.ts';
import { UserError } from '../../diagnostic.ts';
import { type Io, today } from '../../io/io.ts';
import { isRoundFile } from '../../loading/round.ts';
import { refuseName } from '../../storage/place.ts';
import { listFolder, statOf } from '../../storage/read.ts';
import { personId } from '../../text/slug.ts';
import { didYouMean } from '../../words/coded.ts';
import { sessionWords as words } from '../../words/session.ts';
import type { EarlierRound } from './earlier.ts';
import { chooseChecklist, folderName, type InterviewOptions, requireKeys } from './options.ts';
import {
  answersFilesIn,
  dateOf,
  expectedAs,
  type FoundRound,
  folderOf,
  freeId,
  isNamed,
  type Prepared,
  personOf,
  type SessionDriver,
} from './setting.ts';

/** Kind of session that a command asks for. */
export type SessionKind = 'interview' | 'workshop';

/**
 * Opens the answers to resume, or asks for the heading of new ones. On failure all files are free
 * again.
 * @throws UserError, InputError and Stopped
 */
export async function prepare(
  io: Io,
  driver: SessionDriver,
  options: InterviewOptions,
  kind: SessionKind,
): Promise<Prepared> {
  const { save } = options;
  if (kind === 'workshop' && save !== undefined) {
    refuseName(save);
    if (answersFilesIn(io, save).length > 0) {
      const { resumeWorkshop } = await import('./resume.ts');
      return resumeWorkshop(io, save, options);
    }
  }
  if (kind === 'interview' && save !== undefined && existsSync(resolve(io.folder, save))) {
    const { openAnswersStore } = await import('./round-store.ts');
    const { resumeAnswers } = await import('./resume.ts');
    return resumeAnswers(io, await openAnswersStore(io, save), options);
  }
  return startAnew(io, driver, options, kind);
}

async function startAnew(
  io: Io,
  driver: SessionDriver,
  options: InterviewOptions,
  kind: SessionKind,
): Promise<Prepared> {
  const round = await roundFor(io, options, kind);
  const named = options.checklist ?? round?.round.checklist?.id;
  const { checklist } = await chooseChecklist(io, driver.choose, named);
  const { definition } = checklist;
  // What the command line gets wrong is said before anything is asked.
  const only = options.only === undefined ? undefined : criteriaSelected(definition, options.only);
  const isExpress = options.express ?? round?.round.mode === 'express';
  if (isExpress) requireKeys(definition);
  const date = dateOf(options, round?.round.date ?? today(io));
  const earlier =
    options.previous === undefined
      ? null
      : await (await import('./earlier.ts')).readEarlier(io, options.previous, definition);
  if (kind === 'interview' && options.save !== undefined) await tryFile(io, options.save);
  const request = requestFor(io, {
    definition,
    options,
    kind,
    date,
    round,
    earlier,
    only,
    isExpress,
  });
  const asked = driver.setUp(request);
  // Loaded while somebody reads the start screen.
  const [setup, { startInterview, startWorkshop }] = await Promise.all([
    asked,
    afterFirstPaint(asked, () => import('./begin.ts')),
  ]);
  const script: Script = {
    checklist: definition,
    mode: setup.mode,
    ...(setup.isWorkshop ? { isWorkshop: true } : {}),
    ...(only === undefined ? {} : { only }),
  };
  const start = { io, options, script, setup, date, earlier, round };
  return setup.isWorkshop ? startWorkshop(start) : startInterview(start);
}

/** Loads once the first screen is drawn, or at once when it is left before. */
async function afterFirstPaint<T>(asked: Promise<unknown>, load: () => Promise<T>): Promise<T> {
  const painted = new Promise((resolve) => setTimeout(resolve, PAINT_MILLISECONDS));
  await Promise.race([painted, asked]);
  return load();
}

const PAINT_MILLISECONDS = 10;

/** @throws UserError if the file cannot be written or is open elsewhere */
async function tryFile(io: Io, path: string): Promise<void> {
  const { openAnswersStore } = await import('./round-store.ts');
  const store = await openAnswersStore(io, path);
  store.close();
}

interface RequestFacts {
  readonly definition: Checklist;
  readonly options: InterviewOptions;
  readonly kind: SessionKind;
  readonly date: string;
  readonly round: FoundRound | null;
  readonly earlier: EarlierRound | null;
  readonly only: readonly string[] | undefined;
  readonly isExpress: boolean;
}

function requestFor(
  io: Io,
  { definition, options, kind, date, round, earlier, only, isExpress }: RequestFacts,
): SetupRequest {
  const groups = new Map(
    Object.entries(groupsOf(definition)).map(([id, { title }]) => [id, title]),
  );
  const countIn = (mode: Script['mode']) => {
    const person = { id: 'any', name: '', group: '' };
    return progress({ checklist: definition, mode, only }, { people: [person], said: {} }).of;
  };
  const hasKeys = countIn('express') > 0 && countIn('express') < countIn('full');
  const expected = round ? (registerOf(round.round, definition)?.expected ?? []) : [];
  const known = expected.length > 0 ? expected : (earlier?.respondents ?? []);
  const people = known.map((own) => personOf(definition, own));
  const own =
    options.respondent === undefined
      ? undefined
      : known.find((other) => isNamed(other, options.respondent ?? ''));
  const request: SetupRequest = {
    title: definition.title,
    isWorkshop: kind === 'workshop',
    known: knownFields({ definition, options, round, earlier, own }),
    people,
    unplaced: new Set(known.filter(({ group }) => group === undefined).map(({ id }) => id)),
    groups,
    full: isExpress ? null : countIn('full'),
    express: isExpress || (hasKeys && only === undefined) ? countIn('express') : null,
    isSealed: options.sealed === true,
    canBeWorkshop: kind === 'interview',
    pathOf: ({ isWorkshop, values }) => {
      if (isWorkshop) return folderOf({ options, date, round }, values.subject);
      if (options.save !== undefined) return options.save;
      const folder = round?.folder ?? join(folderName(values.subject), date);
      return join(folder, `${expectedAs(round, values.name)?.id ?? personId(values.name)}.yaml`);
    },
    idOf: freeId,
  };
  if (kind === 'workshop' && people.length > 0 && io.stderr.isTerminal === false) {
    const path = round?.path ?? options.previous ?? '';
    io.stderr.write(`${words.knownPeople({ path, names: people.map(({ name }) => name) })}\n`);
  }
  refuseKnown(request, options);
  return request;
}

function knownFields({
  definition,
  options,
  round,
  earlier,
  own,
}: Pick<RequestFacts, 'definition' | 'options' | 'round' | 'earlier'> & {
  readonly own: Respondent | undefined;
}): SetupRequest['known'] {
  const subject = options.subject ?? round?.round.subject ?? earlier?.subject;
  const role = options.role ?? own?.role;
  const group = options.group === undefined ? own?.group : checkedGroup(definition, options.group);
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(options.respondent === undefined ? {} : { name: options.respondent }),
    ...(role === undefined ? {} : { role }),
    ...(group === undefined ? {} : { group: groupNamed(definition, group) ?? group }),
  };
}

/** @throws UserError if an option has a value that a file cannot hold */
function refuseKnown(request: SetupRequest, options: InterviewOptions): void {
  const given = [
    ['--subject', 'subject', options.subject],
    ['--respondent', 'name', options.respondent],
    ['--role', 'role', options.role],
  ] as const;
  for (const [flag, field, value] of given) {
    const refusal = value === undefined ? null : refuseField(request, field, value);
    if (refusal !== null) throw new UserError(words.optionRefused({ flag, refusal }));
  }
}

/** @throws UserError if there is no such group */
function checkedGroup(checklist: Checklist, group: string): string {
  const groups = Object.entries(groupsOf(checklist));
  const present = groupNamed(checklist, group);
  if (present !== null) return present;
  const text = group.trim().toLowerCase();
  const titled = groups.find(([, { title }]) => title.toLowerCase() === text);
  if (titled) return titled[0];
  const names = groups.map(([, { title }]) => title);
  throw new UserError(words.unknownGroup({ group, meant: didYouMean(group, names), names }));
}

/**
 * Finds round.yaml beside the answers: in the folder of `--save`, else in the current one.
 * @throws InputError if it has errors, UserError if an option contradicts it
 */
async function roundFor(
  io: Io,
  options: InterviewOptions,
  kind: SessionKind,
): Promise<FoundRound | null> {
  const { save, subject } = options;
  const path = save ?? '.';
  const folder = kind === 'workshop' ? path : dirname(path);
  if (!existsSync(resolve(io.folder, folder)) || !statOf(io, folder).isDirectory()) return null;
  const name = listFolder(io, folder).find((own) => own.isFile && isRoundFile(own.name))?.name;
  if (name === undefined) return null;
  const file = join(folder, name);
  const { loadRoundFile } = await import('../../loading/round-file.ts');
  const loaded = await loadRoundFile(io, [file]);
  if (!loaded) return null;
  const { round } = loaded;
  if (subject !== undefined && round.subject !== undefined && subject !== round.subject) {
    const flag = '--subject';
    throw new UserError(
      words.contradictsRound({ flag, wanted: subject, path: file, found: round.subject }),
    );
  }
  return { folder, path: file, round };
}
