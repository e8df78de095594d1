import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Respondent } from '../../answers/answers.ts';
import type { Round } from '../../answers/round.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { groupNamed, groupsOf } from '../../checklist/lookup.ts';
import type { Refreshable } from '../../conversation/loop.ts';
import type { ConversationRecord, Person, Script } from '../../conversation/script.ts';
import type { SetupRequest, SetupResult } from '../../conversation/setup.ts';
import type { Earlier, Setting } from '../../conversation/view.ts';
import { UserError, type Warning } from '../../diagnostic.ts';
import { type Io, isDay } from '../../io/io.ts';
import { isAgreementsFile, isPassedOver } from '../../loading/round.ts';
import { listFolder, READABLE, statOf } from '../../storage/read.ts';
import { personId } from '../../text/slug.ts';
import { conversationWords } from '../../words/conversation.ts';
import { sessionWords as words } from '../../words/session.ts';
import type { DriverOptions } from '../screen/driver.ts';
import type { Lobby, LobbyResult } from '../setup/lobby.ts';
import { type ChooseChecklist, folderName, type InterviewOptions } from './options.ts';
import type { RoundFiles } from './round-store.ts';

/** Everything that is settled before the first criterion is asked. */
export interface Prepared {
  readonly script: Script;
  readonly record: ConversationRecord;
  readonly files: RoundFiles;
  readonly earlier: Earlier | null;
  /** Path of the earlier answers of the respondent, or of the earlier round of a workshop. */
  readonly previous: string | null;
  readonly setting: Setting;
  readonly subject: string;
  readonly warnings: readonly Warning[];
  readonly isNew: boolean;
}

/**
 * Returns the date of the answers: the option, or the usual one.
 * @throws UserError if it is not a date
 */
export function dateOf({ date }: InterviewOptions, usual: string): string {
  if (date === undefined) return usual;
  if (!isDay(date)) throw new UserError(words.notADay({ date }));
  return date;
}

/** Returns the id for a name, with a number if another name has the same one. */
export function freeId(name: string, people: readonly Pick<Person, 'id'>[]): string {
  const taken = new Set(people.map(({ id }) => id));
  const id = personId(name);
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}

/** A respondent as somebody in a conversation, in a present group. */
export function personOf(checklist: Checklist, { id, name = id, role, group }: Respondent): Person {
  const [first = ''] = Object.keys(groupsOf(checklist));
  const present = group === undefined ? first : (groupNamed(checklist, group) ?? group);
  return { id, name, group: present, ...(role === undefined ? {} : { role }) };
}

/** Facts about a session that its screens show. */
export function settingOf(
  { checklist, isWorkshop }: Script,
  people: readonly Person[],
  subject: string,
  { hideNames = false }: InterviewOptions,
): Setting {
  const groups = new Map(Object.entries(groupsOf(checklist)).map(([id, { title }]) => [id, title]));
  const [person] = people;
  const group = person && groups.size > 1 ? groups.get(person.group) : undefined;
  const own = [person?.name, person?.role]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  const heading = isWorkshop
    ? conversationWords.workshop({ subject })
    : [own, group].filter((part) => part !== undefined && part !== '').join(' · ');
  return { heading, groups, hidesNames: hideNames };
}

/** True if two ids, present or former ones, are of one group, or both are missing. */
export function isInGroup(
  checklist: Checklist,
  a: string | undefined,
  b: string | undefined,
): boolean {
  const [first, second] = [a, b].map((id) =>
    id === undefined ? id : (groupNamed(checklist, id) ?? id),
  );
  return first === second;
}

/** File that describes a round, and the folder that it is in. */
export interface FoundRound {
  readonly folder: string;
  readonly path: string;
  readonly round: Round;
}

/** True if a respondent has this name or id. */
export function isNamed({ id, name = id }: Respondent, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return name.toLowerCase() === text || id === text;
}

/** Returns the expected respondent of a name; `undefined` if the round expects nobody of that name. */
export function expectedAs(round: FoundRound | null, name: string): Respondent | undefined {
  return round?.round.respondents?.find((own) => isNamed(own, name));
}

/** Folder of a workshop: the named one, that of the named file, or one for organisation and day. */
export function folderOf({ options, date, round }: RoundPlace, subject: string): string {
  const { save } = options;
  if (save !== undefined) return READABLE.test(save) ? dirname(save) : save;
  return round?.folder ?? join(folderName(subject), date);
}

/** Facts that decide where a round is saved. */
export interface RoundPlace {
  readonly options: Pick<InterviewOptions, 'save'>;
  readonly date: string;
  readonly round: FoundRound | null;
}

/** Way to run a session: on the whole window of a terminal, or line by line. */
export interface SessionDriver {
  readonly choose: ChooseChecklist;
  /**
   * Asks for what is not known before the first criterion.
   * @throws Stopped
   */
  readonly setUp: (request: SetupRequest) => Promise<SetupResult>;
  /** Runs the conversation. */
  readonly open: (options: Omit<DriverOptions, 'now'>) => Refreshable;
  /**
   * Shows the lobby of a workshop with phones until it begins.
   * @throws Stopped
   */
  readonly waitInLobby: (lobby: Lobby) => Promise<LobbyResult>;
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: () => string | null;
  /** True if progress is printed in lines. */
  readonly isPlain: boolean;
  /** Ends it; the exit code that Ctrl-C, Ctrl-D or a signal calls for, or null. */
  close(): Promise<number | null>;
}

/**
 * Returns the paths of the answers files in a folder; none if it does not exist yet.
 * @throws UserError if it is not a folder
 */
export function answersFilesIn(io: Io, folder: string): readonly string[] {
  return namesIn(io, folder)
    .filter((name) => READABLE.test(name) && !isPassedOver(name))
    .map((name) => join(folder, name));
}

/** Returns the path of the file of agreements in a folder, whether it exists or not. */
export function agreedFileIn(io: Io, folder: string): string {
  const found = namesIn(io, folder).find((name) => isAgreementsFile(name));
  return join(folder, found ?? 'agreed.yaml');
}

function namesIn(io: Io, folder: string): readonly string[] {
  if (!existsSync(resolve(io.folder, folder))) {
    if (!READABLE.test(folder)) return [];
    throw notAFolder(folder);
  }
  if (!statOf(io, folder).isDirectory()) throw notAFolder(folder);
  return listFolder(io, folder).flatMap(({ name, isFile }) => (isFile ? [name] : []));
}

function notAFolder(path: string): UserError {
  return new UserError(words.workshopNeedsFolder({ path }));
}

/** Returns what stores of answers have to say, such as that a lock was taken over. */
export function noticesOf(
  stores: readonly { readonly notices: readonly string[] }[],
): readonly Warning[] {
  return stores.flatMap(({ notices }) => notices.map((message) => words.ofStore({ message })));
}
