import type { Respondent } from '../../answers/answers.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { groupNamed, groupsOf } from '../../checklist/lookup.ts';
import { isDay } from '../../io/io.ts';
import { personId } from '../../text/slug.ts';
import { foldText, lexiconOf } from './fold.ts';
import type { ImportMap, PersonField } from './map.ts';

/** Facts in a row about its respondent, by the kind of the column. */
export type PersonCells = Readonly<Partial<Record<PersonField, string>>>;

/** Respondent of a row, or what is not known about them. */
export type PersonReading =
  | { readonly respondent: Respondent; readonly key: string }
  | { readonly problem: 'nobody' | 'bad-id' }
  | { readonly problem: 'no-group' | 'unknown-group'; readonly group: string };

/**
 * Finds whose answers a row holds. People whom the round names are known by their id or exact name; an
 * address is never written anywhere, only the part before the @ becomes an id.
 */
export function personInRow(
  cells: PersonCells,
  {
    checklist,
    known,
    map,
  }: {
    readonly checklist: Checklist;
    readonly known: readonly Respondent[];
    readonly map: ImportMap | null;
  },
): PersonReading {
  const { id, name, email, response, role } = cells;
  const key = id ?? email ?? name ?? response;
  if (key === undefined) return { problem: 'nobody' };
  const mapped = [id, email, name, response].flatMap((own) => mappedId(own, map) ?? [])[0];
  const named = lexiconOf(
    known.flatMap(
      (own) =>
        [
          [own.id, own.id],
          [own.name ?? own.id, own.id],
        ] as const,
    ),
  );
  const local = email?.split('@')[0];
  const found =
    mapped ??
    [id, name, local].flatMap((own) =>
      own === undefined ? [] : (named.find(own)?.value ?? []),
    )[0];
  const person = known.find((own) => own.id === found);
  const newId = found ?? idFor({ id, name, local, response });
  if (newId === null) return { problem: 'bad-id' };
  const group = groupIn(cells.group, { checklist, person, map });
  if ('problem' in group) return group;
  const ownName = person?.name ?? name;
  const ownRole = person?.role ?? role;
  return {
    key,
    respondent: {
      id: newId,
      ...(ownName === undefined ? {} : { name: ownName }),
      ...(ownRole === undefined ? {} : { role: ownRole }),
      ...(group.group === undefined ? {} : { group: group.group }),
    },
  };
}

function mappedId(text: string | undefined, map: ImportMap | null): string | undefined {
  if (text === undefined) return undefined;
  return Object.entries(map?.people ?? {}).find(
    ([own]) => own.trim().toLowerCase() === text.trim().toLowerCase(),
  )?.[1];
}

function idFor(cells: {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly local: string | undefined;
  readonly response: string | undefined;
}): string | null {
  const { id, name, local, response } = cells;
  if (id !== undefined) return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) ? id : null;
  const text = name ?? local;
  const made = text === undefined ? personId(`respondent ${response ?? ''}`) : personId(text);
  // A name without a Latin letter, or one that begins with a digit, gives no id of its own.
  if (text !== undefined && made === 'respondent') return null;
  return /^[a-z]/.test(made) ? made : `respondent-${made}`;
}

function groupIn(
  text: string | undefined,
  {
    checklist,
    person,
    map,
  }: {
    readonly checklist: Checklist;
    readonly person: Respondent | undefined;
    readonly map: ImportMap | null;
  },
): { readonly group: string | undefined } | Extract<PersonReading, { group: string }> {
  const groups = groupsOf(checklist);
  if (text === undefined) {
    if (person?.group !== undefined) return { group: person.group };
    return Object.keys(groups).length === 1
      ? { group: undefined }
      : { problem: 'no-group', group: '' };
  }
  const titles = Object.entries(groups).flatMap(
    ([id, { title }]) =>
      [
        [id, id],
        [title, id],
      ] as const,
  );
  const mapped = Object.entries(map?.groups ?? {}).find(
    ([own]) => foldText(own) === foldText(text),
  )?.[1];
  const found = mapped ?? groupNamed(checklist, text.trim()) ?? lexiconOf(titles).find(text)?.value;
  return found === undefined ? { problem: 'unknown-group', group: text } : { group: found };
}

/** Order of the numbers in the dates of a column; `null` if no date shows it. */
export type DateOrder = 'day-first' | 'month-first' | null;

const NUMERIC = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/;

/** Finds the order by dates with a number above 12; contradicting dates show none. */
export function dateOrderIn(texts: readonly string[]): DateOrder {
  const pairs = texts.flatMap((text) => {
    const [, first, second] = NUMERIC.exec(text.trim()) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  const isDayFirst = pairs.some(([first]) => first > 12);
  const isMonthFirst = pairs.some(([, second]) => second > 12);
  if (isDayFirst === isMonthFirst) return null;
  return isDayFirst ? 'day-first' : 'month-first';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Returns a date as YYYY-MM-DD; `null` if it is none, or could be two. */
export function dayIn(text: string, order: DateOrder): string | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text.trim()) ?? [];
  if (year !== undefined) return checked(year, month, day);
  const [, first, second, ownYear] = NUMERIC.exec(text.trim()) ?? [];
  if (first !== undefined) {
    if (order === null && first !== second) return null;
    return order === 'month-first'
      ? checked(ownYear, first, second)
      : checked(ownYear, second, first);
  }
  const [, before, word = '', after, last] =
    /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})\b/i.exec(
      text.trim(),
    ) ?? [];
  const number = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const named = before ?? after;
  return number === 0 || named === undefined ? null : checked(last, String(number), named);
}

function checked(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : null;
}
