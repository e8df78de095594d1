import { UserError } from '../diagnostic.ts';
import { nearestWord } from '../text/phrases.ts';
import { safeText } from '../text/safe.ts';
import { partWords } from '../words/criteria.ts';
import type { Checklist } from './checklist.ts';
import { criteriaOf, groupsOf, numberingOf } from './lookup.ts';

/** Names of the parts of a checklist in messages; each takes an id, and returns an unknown one. */
export interface SpokenNames {
  /** As in `7 "Feedback on refused leads"`. */
  readonly point: (id: string) => string;
  /** As in `7.2 "Return reasons"`; a criterion without a title has its question. */
  readonly criterion: (id: string) => string;
  /** Title of a group. */
  readonly group: (id: string) => string;
}

/** Returns the names by which messages speak of a checklist's parts. */
export function spokenNames(checklist: Checklist): SpokenNames {
  const numbers = numberingOf(checklist);
  const groups = groupsOf(checklist);
  const points = new Map(
    checklist.points.map(({ id, short, title }) => [
      id,
      withNumber(numbers.points.get(id), short ?? title),
    ]),
  );
  const criteria = new Map(
    checklist.points
      .flatMap((point) => point.criteria)
      .map(({ id, title, question }) => [
        id,
        withNumber(numbers.criteria.get(id), title ?? question),
      ]),
  );
  return {
    point: (id) => points.get(id) ?? id,
    criterion: (id) => criteria.get(id) ?? id,
    group: (id) => groups[id]?.title ?? id,
  };
}

function withNumber(number: string | undefined, name: string): string {
  const own = `"${safeText(name.trim())}"`;
  return number === undefined ? own : `${number} ${own}`;
}

/** Point or criterion that a person can name. */
interface Part {
  readonly id: string;
  readonly number: string | undefined;
  readonly titles: readonly string[];
  readonly formerly: readonly string[];
  /** Criterion itself, or all of the point; ids. */
  readonly criteria: readonly string[];
  /** Number and title. */
  readonly name: string;
}

function partsOf(checklist: Checklist): readonly Part[] {
  const numbers = numberingOf(checklist);
  const names = spokenNames(checklist);
  return checklist.points.flatMap(({ id, title, short, criteria }): Part[] => [
    {
      ...{ id, number: numbers.points.get(id), titles: titlesOf(title, short), formerly: [] },
      ...{ criteria: criteria.map((own) => own.id), name: names.point(id) },
    },
    ...criteria.map((own) => ({
      ...{ id: own.id, number: numbers.criteria.get(own.id), criteria: [own.id] },
      ...{ titles: titlesOf(own.title, own.question), formerly: own.formerly ?? [] },
      name: names.criterion(own.id),
    })),
  ]);
}

function titlesOf(...titles: readonly (string | undefined)[]): readonly string[] {
  return titles.flatMap((title) => (title === undefined ? [] : [title.trim()]));
}

/**
 * Returns the criteria that a person named; ids, in the order of the checklist. Names are numbers ("7.2",
 * or "7" for all of a point), ids and titles.
 * @throws UserError if there is no such part, or there are several
 */
export function criteriaNamed(checklist: Checklist, name: string): readonly string[] {
  const parts = partsOf(checklist);
  const found = partsNamed(parts, name);
  const [part, ...others] = found;
  if (!part) throw unknownPart(parts, name.trim());
  if (others.length === 0) return part.criteria;
  throw new UserError(
    partWords.ambiguous({
      name: name.trim(),
      parts: found.map((own) => own.name),
      numbers: found.map(({ number, id }) => number ?? id),
    }),
  );
}

/** True if a name is that of a point or a criterion. */
export function isNameOfPart(checklist: Checklist, name: string): boolean {
  return partsNamed(partsOf(checklist), name).length > 0;
}

/**
 * Returns the criterion that a person named; the id.
 * @throws UserError if there is none, or several, as in a point
 */
export function criterionOfName(checklist: Checklist, name: string): string {
  const criteria = criteriaNamed(checklist, name);
  const [only = '', ...others] = criteria;
  if (others.length === 0) return only;
  const names = spokenNames(checklist);
  const numbers = numberingOf(checklist).criteria;
  throw new UserError(
    partWords.ambiguous({
      name: name.trim(),
      parts: criteria.map(names.criterion),
      numbers: criteria.map((id) => numbers.get(id) ?? id),
    }),
  );
}

/** Returns the parts of a name; ids come before titles, because files have them. */
function partsNamed(parts: readonly Part[], written: string): readonly Part[] {
  const name = written.trim();
  const ways: readonly ((part: Part) => boolean)[] = [
    ({ number }) => number === name,
    ({ id }) => id === name,
    ({ formerly }) => formerly.includes(name),
    ({ titles }) => titles.some((title) => title.toLowerCase() === name.toLowerCase()),
  ];
  for (const isNamed of ways) {
    const found = parts.filter(isNamed);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Returns the criteria of a selection: names, or ranges of numbers (3-5 or 2.1-3.2), with commas
 * between; ids, in the order of the checklist.
 * @throws UserError if there is no such part, or there are several of a name
 */
export function criteriaSelected(checklist: Checklist, selection: string): readonly string[] {
  const parts = partsOf(checklist);
  // A title may have commas.
  if (partsNamed(parts, selection).length > 0) return criteriaNamed(checklist, selection);
  const chosen = new Set(
    selection
      .split(',')
      .flatMap((name) => inRange(checklist, parts, name) ?? criteriaNamed(checklist, name)),
  );
  return criteriaOf(checklist).flatMap(({ criterion }) =>
    chosen.has(criterion.id) ? [criterion.id] : [],
  );
}

/** Returns the criteria from one number to another; `null` if the text is no range. */
function inRange(
  checklist: Checklist,
  parts: readonly Part[],
  text: string,
): readonly string[] | null {
  const [, from, to] = RANGE.exec(text.trim()) ?? [];
  if (from === undefined || to === undefined) return null;
  const all = criteriaOf(checklist).map(({ criterion }) => criterion.id);
  const numbered = (number: string) => parts.find((part) => part.number === number)?.criteria ?? [];
  const [start, end] = [
    all.indexOf(numbered(from).at(0) ?? ''),
    all.indexOf(numbered(to).at(-1) ?? ''),
  ];
  return start < 0 || end < start ? null : all.slice(start, end + 1);
}

const RANGE = /^(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)$/;

function unknownPart(parts: readonly Part[], name: string): Error {
  const known = parts.flatMap(({ id, titles }) => [id, ...titles]);
  const meant = nearestWord(name, known) ?? null;
  const examples = parts.find(({ number }) => number?.includes('.'));
  return new UserError(
    partWords.unknown({ name, meant, examples: [examples?.number ?? '1.1', examples?.id ?? ''] }),
  );
}
