import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Answers, Respondent } from '../../answers/answers.ts';
import { answeredVersion } from '../../answers/level-texts.ts';
import { type Round, registerOf } from '../../answers/round.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { groupNamed, groupsOf } from '../../checklist/lookup.ts';
import {
  type ConversationRecord,
  emptyRecord,
  type Person,
  type Script,
} from '../../conversation/script.ts';
import {
  ownGuess,
  refuseField,
  type SetupRequest,
  type SetupResult,
} from '../../conversation/setup.ts';
import { type Earlier, progress, type Setting } from '../../conversation/view.ts';
import { UserError } from '../../diagnostic.ts';
import { type Io, isDay, today } from '../../io/io.ts';
import { isRoundFile } from '../../loading/round.ts';
import { refuseName } from '../../storage/place.ts';
import { listFolder, READABLE, statOf } from '../../storage/read.ts';
import { conversationWords } from '../../words/conversation.ts';
import { didYouMean } from '../../words/errors.ts';
import { sessionWords as words } from '../../words/session.ts';
import type { SessionDriver } from './driver.ts';
import { type EarlierRound, earlierOf, readEarlier } from './earlier.ts';
import {
  chooseChecklist,
  folderName,
  type InterviewOptions,
  onlyOf,
  personId,
  requireKeys,
} from './options.ts';
import { resumeAnswers, resumeWorkshop } from './resume.ts';
import { answersFilesIn, openRoundFiles } from './round-store.ts';
import {
  dateOf,
  freeId,
  hasGroups,
  isInGroup,
  type Prepared,
  personOf,
  respondentOf,
  settingOf,
} from './setting.ts';
import { type AnswersStore, openAnswersStore } from './stores.ts';

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
    if (answersFilesIn(io, save).length > 0) return resumeWorkshop(io, save, options);
  }
  if (kind === 'interview' && save !== undefined && existsSync(resolve(io.folder, save))) {
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
  const only = options.only === undefined ? undefined : onlyOf(definition, options.only);
  const isExpress = options.express ?? round?.round.mode === 'express';
  if (isExpress) requireKeys(definition);
  const date = dateOf(options, round?.round.date ?? today(io));
  const earlier =
    options.previous === undefined ? null : await readEarlier(io, options.previous, definition);
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
  const setup = await driver.setUp(request);
  const script: Script = {
    checklist: definition,
    mode: setup.mode,
    ...(setup.isWorkshop ? { isWorkshop: true } : {}),
    ...(only === undefined ? {} : { only }),
  };
  const start = { io, options, script, setup, date, earlier, round, request };
  return setup.isWorkshop ? startWorkshop(start) : startInterview(start);
}

/** @throws UserError if the file cannot be written or is open elsewhere */
async function tryFile(io: Io, path: string): Promise<void> {
  const store = await openAnswersStore(io, path);
  store.close();
}

interface NewSession {
  readonly io: Io;
  readonly options: InterviewOptions;
  readonly script: Script;
  readonly setup: SetupResult;
  readonly date: string;
  readonly earlier: EarlierRound | null;
  readonly round: FoundRound | null;
  readonly request: SetupRequest;
}

function headingOf({ script, setup, date }: NewSession): Omit<Answers, 'respondent'> {
  return {
    format: 1,
    checklist: answeredVersion(script.checklist),
    subject: setup.values.subject.trim(),
    date,
    status: 'in-progress',
    ...(script.mode === 'express' ? { mode: script.mode } : {}),
    answers: {},
  };
}

async function startInterview(start: NewSession): Promise<Prepared> {
  const { io, options, script, setup, date, earlier, round } = start;
  const { name, role, group } = setup.values;
  const expected = expectedAs(round, name.trim());
  const respondent: Respondent = {
    id: expected?.id ?? personId(name),
    name: name.trim(),
    ...(role.trim() === '' ? {} : { role: role.trim() }),
    ...(hasGroups(script.checklist) ? { group } : {}),
  };
  const heading = headingOf(start);
  const opened =
    options.save === undefined
      ? await openOwnFile(
          io,
          { subject: heading.subject, date, respondent, round },
          script.checklist,
        )
      : { store: await openAnswersStore(io, options.save), respondent };
  const { store } = opened;
  if (store.found) return resumeAnswers(io, store, options);
  const guess = ownGuess(setup);
  const before: Answers = {
    ...heading,
    respondent: opened.respondent,
    ...(guess === undefined ? {} : { gutFeeling: guess }),
  };
  const found = earlier && earlierOf(earlier, options.previous ?? '', respondent);
  const person = personOf(script.checklist, opened.respondent);
  return {
    script,
    record: { people: [person], said: { [person.id]: emptyRecord }, agreed: emptyRecord },
    files: {
      folder: null,
      date,
      respondents: [{ person, store, before }],
      agreed: null,
      heading,
    },
    earlier: found?.earlier ?? null,
    setting: settingOf(script, [person], heading.subject, options),
    subject: heading.subject,
    warnings: [...store.notices, ...(found?.warning ? [found.warning] : [])],
    isNew: true,
  };
}

async function startWorkshop(start: NewSession): Promise<Prepared> {
  const { io, options, script, setup, date, earlier } = start;
  const heading = headingOf(start);
  const { subject } = heading;
  const { people } = setup;
  const folder = folderOf(start, subject);
  if (answersFilesIn(io, folder).length > 0) {
    return resumeWorkshop(io, folder, options, people);
  }
  const paths = people.map(({ id }) => join(folder, `${id}.yaml`));
  return openRoundFiles(io, paths, join(folder, 'agreed.yaml'), async ({ stores, agreed }) => {
    const respondents = people.flatMap((person, at) => {
      const store = stores[at];
      if (!store) return [];
      const respondent = respondentOf(script.checklist, person);
      const guess = setup.guesses[person.id];
      const before = {
        ...heading,
        respondent,
        ...(guess === undefined ? {} : { gutFeeling: guess }),
      };
      return [{ person, store, before }];
    });
    const { checklist } = heading;
    const agreedBefore = { format: 1, checklist, subject, date, agreed: {} } as const;
    return {
      script,
      record: { people, said: {}, agreed: emptyRecord },
      files: {
        ...{ folder, date, respondents, heading },
        agreed: agreed && { store: agreed, before: agreedBefore },
      },
      earlier: earlier?.earlier ?? null,
      setting: settingOf(script, people, subject, options),
      subject,
      warnings: [...stores, ...(agreed ? [agreed] : [])].flatMap(({ notices }) => notices),
      isNew: true,
    };
  });
}

/** Folder of a workshop: the named one, that of the named file, or one for organisation and day. */
function folderOf(
  { options, date, round }: Pick<NewSession, 'options' | 'date' | 'round'>,
  subject: string,
): string {
  const { save } = options;
  if (save !== undefined) return READABLE.test(save) ? dirname(save) : save;
  return round?.folder ?? join(folderName(subject), date);
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
  const groups = Object.keys(groupsOf(checklist));
  const present = groupNamed(checklist, group);
  if (present !== null) return present;
  throw new UserError(
    words.unknownGroup({ group, meant: didYouMean(group, groups) }),
    words.chooseOneOf({ names: groups }),
  );
}

/** File that describes a round, and the folder that it is in. */
interface FoundRound {
  readonly folder: string;
  readonly path: string;
  readonly round: Round;
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
  const folder = save === undefined ? '.' : kind === 'workshop' ? save : dirname(save);
  if (!existsSync(resolve(io.folder, folder)) || !statOf(io, folder).isDirectory()) return null;
  const name = listFolder(io, folder).find((own) => own.isFile && isRoundFile(own.name))?.name;
  if (name === undefined) return null;
  const path = join(folder, name);
  const { loadRoundFile } = await import('../../loading/round-file.ts');
  const loaded = await loadRoundFile(io, [path]);
  if (!loaded) return null;
  const { round } = loaded;
  if (subject !== undefined && round.subject !== undefined && subject !== round.subject) {
    const flag = '--subject';
    throw new UserError(
      words.contradictsRound({ flag, wanted: subject, path, found: round.subject }),
      words.contradictsRoundHint({ flag }),
    );
  }
  return { folder, path, round };
}

function isNamed({ id, name = id }: Respondent, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return name.toLowerCase() === text || id === text;
}

/** Returns the expected respondent of a name; `undefined` if the round expects nobody of that name. */
function expectedAs(round: FoundRound | null, name: string): Respondent | undefined {
  return round?.round.respondents?.find((own) => isNamed(own, name));
}

/**
 * Opens the file of the respondent: the one that they began, or a new one. A number is added if
 * another person has the same file name.
 * @throws UserError if the file is about another organisation
 */
async function openOwnFile(
  io: Io,
  asked: {
    readonly subject: string;
    readonly date: string;
    readonly respondent: Respondent;
    readonly round: FoundRound | null;
  },
  checklist: Checklist,
): Promise<{ readonly store: AnswersStore; readonly respondent: Respondent }> {
  const folder = asked.round?.folder ?? join(folderName(asked.subject), asked.date);
  for (let number = 1; ; number++) {
    const id = number === 1 ? asked.respondent.id : `${asked.respondent.id}-${number}`;
    const respondent = { ...asked.respondent, id };
    const store = await openAnswersStore(io, join(folder, `${id}.yaml`));
    const other = store.found?.answers;
    if (!other) return { store, respondent };
    const isSame =
      other.subject === asked.subject &&
      (other.respondent.name ?? other.respondent.id) === respondent.name &&
      isInGroup(checklist, respondent.group, other.respondent.group);
    if (isSame) return { store, respondent };
    store.close();
    if (other.subject !== asked.subject) {
      throw new UserError(
        words.otherSubject({ path: store.path, found: other.subject, wanted: asked.subject }),
        words.otherFile,
      );
    }
  }
}
