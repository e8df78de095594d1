import { conversationWords } from '../words/conversation.ts';
import { refusePersonName } from './record.ts';
import type { Person } from './script.ts';

const words = conversationWords.setup;

/** Questions before the first criterion, in this order. */
export const FIELDS = ['subject', 'name', 'role', 'group'] as const;

export type FieldName = (typeof FIELDS)[number];

/** Facts that the set-up starts from. */
export interface SetupRequest {
  /** Title of the checklist. */
  readonly title: string;
  /** True if a workshop is prepared from the beginning. */
  readonly isWorkshop: boolean;
  /** Values that are known: from options, an earlier round or round.yaml. */
  readonly known: Readonly<Partial<Record<FieldName, string>>>;
  /** People who are known to take part, in seating order. */
  readonly people: readonly Person[];
  /** Ids of those among them whose group nobody named. */
  readonly unplaced: ReadonlySet<string>;
  /** Titles of the groups by id; one group is never asked for. */
  readonly groups: ReadonlyMap<string, string>;
  /** Number of criteria in a full and in an express audit; `null` if it cannot be chosen. */
  readonly full: number | null;
  readonly express: number | null;
  /** True if answers stay sealed until all have answered. */
  readonly isSealed: boolean;
  /** True if the group can vote together instead. */
  readonly canBeWorkshop: boolean;
  /** Returns the file or folder in which the answers will be saved. */
  readonly pathOf: (setup: SetupState) => string;
  /** Returns the id of somebody new; no two people share one. */
  readonly idOf: (name: string, people: readonly Person[]) => string;
}

/** Answers to the set-up so far. */
export interface SetupState {
  readonly isWorkshop: boolean;
  readonly values: Readonly<Record<FieldName, string>>;
  readonly people: readonly Person[];
  /** First impressions from 0 to 4, by id of the person. */
  readonly guesses: Readonly<Record<string, number>>;
  /** `null` until it is chosen. */
  readonly mode: 'full' | 'express' | null;
}

/** Result of the set-up. */
export interface SetupResult extends SetupState {
  readonly mode: 'full' | 'express';
}

/** Id of the only respondent while they have no name yet. */
const SELF = 'self';

/** Starts with everything known filled in. */
export function startSetup(request: SetupRequest): SetupState {
  const { known, people, isWorkshop, groups } = request;
  const [only] = groups.size === 1 ? groups.keys() : [];
  const values = { subject: '', name: '', role: '', group: only ?? '', ...known };
  return { isWorkshop, values, people: isWorkshop ? people : [], guesses: {}, mode: null };
}

/** Fields that are asked: a workshop has no single respondent, one group needs no choice. */
export function setupFields(
  { groups }: SetupRequest,
  { isWorkshop }: SetupState,
): readonly FieldName[] {
  if (isWorkshop) return ['subject'];
  return FIELDS.filter((field) => field !== 'group' || groups.size > 1);
}

/** Returns the problem of a value; `null` if it is valid. */
export function refuseField(request: SetupRequest, field: FieldName, value: string): string | null {
  switch (field) {
    case 'group':
      return request.groups.has(value)
        ? null
        : words.noGroup({ groups: [...request.groups.values()] });
    case 'role':
      return value.trim() === '' ? null : refusePersonName(value, []);
    default:
      return refusePersonName(value, []);
  }
}

/** Returns the first field that is missing or wrong; `null` if all are filled in. */
export function missingField(request: SetupRequest, state: SetupState): FieldName | null {
  return (
    setupFields(request, state).find(
      (field) => refuseField(request, field, state.values[field]) !== null,
    ) ?? null
  );
}

/** Returns the group that a typed text names: by number, title or id; `null` if there is none. */
export function groupIn({ groups }: Pick<SetupRequest, 'groups'>, typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const entries = [...groups];
  const numbered = /^\d+$/.test(text) ? entries[Number(text) - 1]?.[0] : undefined;
  const named = entries.find(
    ([id, title]) => id.toLowerCase() === text || title.toLowerCase() === text,
  );
  const begun = entries.filter(([, title]) => text !== '' && title.toLowerCase().startsWith(text));
  return numbered ?? named?.[0] ?? (begun.length === 1 ? (begun[0]?.[0] ?? null) : null);
}

/** Sets a field. */
export function withFieldValue(state: SetupState, field: FieldName, value: string): SetupState {
  return { ...state, values: { ...state.values, [field]: value } };
}

/**
 * Reads somebody from "name, title, group", with commas, semicolons or tabs. A title may be left
 * out; a group only if there is no choice. The name alone brings back somebody who left. Returns the
 * problem as a text.
 */
export function personIn(
  request: Pick<SetupRequest, 'groups' | 'idOf'>,
  text: string,
  people: readonly Person[],
): Person | string {
  const [name = '', ...rest] = text.split(/\s*[,;\t]\s*/).map((part) => part.trim());
  const gone = people.find((own) => own.hasLeft && own.name.toLowerCase() === name.toLowerCase());
  if (gone) return gone;
  const refusal = refusePersonName(name, people);
  if (refusal !== null) return refusal;
  const [first = ''] = request.groups.keys();
  const last = rest.at(-1) ?? '';
  const named = groupIn(request, last);
  const group = named ?? (request.groups.size < 2 ? first : null);
  if (group === null) {
    return words.groupMissing({ name, groups: [...request.groups.values()] });
  }
  const role = (named === null ? rest : rest.slice(0, -1)).filter((part) => part !== '').join(', ');
  const id = request.idOf(name, people);
  return { id, name, group, ...(role === '' ? {} : { role }) };
}

/** Result of adding a list of people. */
export interface PeopleAdded {
  readonly people: readonly Person[];
  /** Problem of the first line that could not be read, or `null`. */
  readonly refusal: string | null;
  /** Lines that could not be read, to be mended. */
  readonly rest: readonly string[];
}

/** Adds people from a pasted list, one a line. */
export function withPeople(
  request: SetupRequest,
  people: readonly Person[],
  lines: readonly string[],
): PeopleAdded {
  let all = people;
  let refusal: string | null = null;
  const rest: string[] = [];
  for (const line of lines.filter((own) => own.trim() !== '')) {
    const person = personIn(request, line, all);
    if (typeof person === 'string') {
      refusal ??= person;
      rest.push(line);
    } else all = [...all, person];
  }
  return { people: all, refusal, rest };
}

/** Fewest people of a workshop. */
export const FEWEST_PEOPLE = 2;

/** People whose guess is asked for, in seating order. */
export function guessers({
  isWorkshop,
  people,
}: SetupState): readonly Pick<Person, 'id' | 'name'>[] {
  return isWorkshop ? people : [{ id: SELF, name: '' }];
}

/** Sets a guess: of the next person without one, or the only respondent's. */
export function withGuess(state: SetupState, guess: number): SetupState {
  const everybody = guessers(state);
  const next = everybody.find(({ id }) => !Object.hasOwn(state.guesses, id)) ?? everybody.at(-1);
  if (!next) return state;
  return { ...state, guesses: { ...state.guesses, [next.id]: guess } };
}

/** The only respondent's guess; `undefined` without one. */
export function ownGuess({ guesses }: Pick<SetupState, 'guesses'>): number | undefined {
  return guesses[SELF];
}

/** Returns why the set-up is not complete, or `null`. */
export function refuseStart(request: SetupRequest, state: SetupState): string | null {
  const missing = missingField(request, state);
  if (missing !== null) return refuseField(request, missing, state.values[missing]);
  return state.isWorkshop && state.people.length < FEWEST_PEOPLE
    ? conversationWords.people.few
    : null;
}
