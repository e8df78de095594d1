import { networkInterfaces } from 'node:os';
import type { ConversationRecord, Person } from '../../conversation/script.ts';
import type { SetupRequest } from '../../conversation/setup.ts';
import type { Setting } from '../../conversation/view.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { shippedText } from '../../loading/checklists/shipped.ts';
import { candidates } from '../../phones/addresses.ts';
import type { Welcome } from '../../phones/moment.ts';
import { openPhones, type Phones } from '../../phones/phones.ts';
import { isPortTaken } from '../../phones/server.ts';
import { phonesWords as words } from '../../words/phones.ts';
import type { LobbyResult } from '../setup/lobby.ts';
import type { InterviewOptions } from './options.ts';
import type { RoundStore } from './round-store.ts';
import { freeId, type Prepared, type SessionDriver } from './setting.ts';
import { type SharedDriver, type Sharing, shareWithPhones } from './shared.ts';

/** Phones of a workshop, from the lobby to the end. */
export interface PhoneRoom {
  /** Driver that gathers people in the lobby in place of the start screen. */
  readonly driver: SessionDriver;
  /** Shows the lobby of a workshop that is resumed, unless it was shown already. */
  readonly gather: (prepared: Prepared) => Promise<void>;
  /** Returns the record with those who are here: who has no phone has left, new ones are added. */
  readonly present: (
    record: ConversationRecord,
    store: Pick<RoundStore, 'admit'>,
  ) => Promise<ConversationRecord>;
  readonly settingOf: (setting: Setting) => Setting;
  readonly share: (
    facilitator: Parameters<typeof shareWithPhones>[0],
    sharing: Omit<Sharing, 'phones' | 'folder'>,
  ) => SharedDriver;
  /** Says that it is over, and forgets all phones. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the workshop to phones in the same network.
 * @throws UserError if there is no network, or the address or the port cannot be used
 */
export async function openPhoneRoom(
  io: Io,
  driver: SessionDriver,
  options: InterviewOptions,
): Promise<PhoneRoom> {
  const { phones, others } = await phonesOf(io, options);
  let chosen: LobbyResult | null = null;
  const wait = async (title: string, welcome: Welcome, taking: readonly Person[]) => {
    phones.invite({ ...welcome, taking, idOf: freeId });
    chosen = await driver.waitInLobby({
      ...{ title, others, ...phones.place, now: io.now },
      joined: () => phones.joined().map(({ name }) => name),
      hasVisitors: phones.hasVisitors,
      onChange: phones.onEvent,
      showNames: phones.showNames,
    });
  };
  return {
    driver: {
      ...driver,
      setUp: async (request) => {
        const { subject } = request.known;
        if (subject === undefined) throw new UserError(words.needsSubject);
        await wait(request.title, welcomeOf(request, subject), []);
        const values = { subject, name: '', role: '', group: '' };
        const mode = request.full === null ? 'express' : 'full';
        return { isWorkshop: true, values, people: phones.joined(), guesses: {}, mode };
      },
    },
    gather: async ({ script, record, setting, subject }) => {
      if (chosen) return;
      const { title } = script.checklist;
      const { groups } = setting;
      const request = { title, people: record.people, unplaced: new Set<string>(), groups };
      await wait(title, welcomeOf(request, subject), record.people);
    },
    present: async ({ people, ...record }, { admit }) => {
      const known = people.map((own) => ({ ...own, hasLeft: !phones.holders.has(own.id) }));
      const added: Person[] = [];
      for (const person of phones.joined()) {
        if (people.some(({ id }) => id === person.id)) continue;
        if ((await admit(person)) === null) added.push(person);
      }
      return { ...record, people: [...known, ...added] };
    },
    settingOf: (setting) => ({
      ...setting,
      hidesNames: options.hideNames === true || chosen?.showsNames !== true,
      onPhones: phones.holders,
    }),
    share: (facilitator, sharing) =>
      shareWithPhones(facilitator, { ...sharing, phones, folder: io.folder }),
    close: phones.close,
  };
}

/** Port that is tried before any other, so that a firewall is asked once. */
const USUAL_PORT = 4180;

async function phonesOf(
  io: Io,
  { host, port }: Pick<InterviewOptions, 'host' | 'port'>,
): Promise<{ readonly phones: Phones; readonly others: readonly string[] }> {
  const found = candidates(networkInterfaces()).map(({ address }) => address);
  const chosen = host ?? found[0];
  if (chosen === undefined) throw new UserError(words.noNetwork);
  const others = found.filter((own) => own !== chosen);
  if (chosen !== '127.0.0.1' && !found.includes(chosen)) {
    throw new UserError(words.notOurs({ host: chosen, others: found }));
  }
  const script = shippedText(io, 'phones.js');
  const open = (own: number) => openPhones(chosen, own, script);
  try {
    return { phones: await open(port ?? USUAL_PORT), others };
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    if (port !== undefined) throw new UserError(words.portTaken({ port }));
    return { phones: await open(0), others };
  }
}

function welcomeOf(
  {
    title,
    people,
    unplaced,
    groups,
  }: Pick<SetupRequest, 'title' | 'people' | 'unplaced' | 'groups'>,
  subject: string,
): Welcome {
  return {
    ...{ title, subject },
    people: people.map(({ id, name, role = '', group }) => {
      const isPlaced = !unplaced.has(id);
      const own = isPlaced && groups.size > 1 ? (groups.get(group) ?? '') : '';
      const about = [role, own].filter((part) => part !== '').join(', ');
      return { id, name, about, group: isPlaced ? group : null };
    }),
    groups: [...groups].map(([id, own]) => ({ id, title: own })),
  };
}
