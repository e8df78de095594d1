import { WEAK_BELOW } from '../analysis/root-causes.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { isNumbered, type Level, unlabelled } from '../checklist/criteria/scale.ts';
import { labelsOf, levelsOf, scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { displayOf, holderOf, numberingOf } from '../checklist/lookup.ts';
import { type Display, digitsBeside, fixed, TOLERANCE, valueOn, withUnit } from '../numbers.ts';
import { lowestOf } from '../scoring/band.ts';
import type { Finding } from '../scoring/finding.ts';
import { documentWords as words } from '../words/document.ts';
import { actionsWords, gapsWords } from '../words/document-actions.ts';
import { capitalised, uncapitalised } from '../words/grammar.ts';
import type { Inline } from './blocks.ts';
import type { Report, ReportIndex, waiversInForce } from './report.ts';

// How sections write names, figures, levels and days.

/** Names of points, criteria and owners for the places of a document; each takes an id. */
export interface Names {
  readonly pointNumber: (point: string) => string;
  readonly pointName: (point: string) => string;
  /** Name within a sentence: the same, or "Point 7" in place of a long one. */
  readonly pointInText: (point: string) => string;
  readonly criterionNumber: (criterion: string) => string;
  /** Name for a place that shows the number: the title, otherwise the question. */
  readonly criterionName: (criterion: string) => string;
  /** Name for a place that shows no number: the title, otherwise number and question. */
  readonly criterionLabel: (criterion: string) => string;
  /** The same name, marked if the gap of the criterion is waived. */
  readonly gapName: (criterion: string) => string;
  /** Name within a sentence: the title, otherwise "question 7.2". */
  readonly criterionInText: (criterion: string) => string;
  /** Owner of an action: the person with the role, otherwise the role with a capital. */
  readonly owner: (role: string) => readonly (string | Inline)[];
}

/** Printed figures. Fractions come in, text with its unit goes out. */
export interface Print {
  /** Overall score of anybody, as in "66%". */
  readonly score: (fraction: number) => string;
  /** Score of a point or criterion. */
  readonly part: (fraction: number) => string;
  /** The same in a cell of a table: a dash without a score. */
  readonly cell: (fraction: number | null | undefined) => string;
  /** Score with a decimal and without a unit, for columns that share one. */
  readonly exact: (fraction: number) => string;
  /** The same with its unit, as in "75.0%". */
  readonly exactScore: (fraction: number) => string;
  /** Place on an axis; only the lower end has the unit. */
  readonly tick: (fraction: number) => string;
  /** Gain with its sign, as in "+0.8". */
  readonly gain: (fraction: number) => string;
}

/** Printed levels. Means and sizes are fractions of the scale of their criterion. */
export interface Levels {
  /** Levels of the axis on which criteria are compared, worst first. */
  readonly axis: readonly { readonly number: string; readonly title: string }[];
  /** Level of a mean as a digit, as in "3" or "2.8"; a label if the level has no number. */
  readonly short: (criterion: string, mean: number) => string;
  /** The same as "Working (3)"; a mean between two levels stays a digit. */
  readonly long: (criterion: string, mean: number) => string;
  /** Name of a level, as in "Working". */
  readonly name: (level: Level) => string;
  /** True if a mean is a level that can be chosen. */
  readonly isExact: (criterion: string, mean: number) => boolean;
  /** Name of an answer, as in "Working (3)", "Yes" or the text itself. */
  readonly ofAnswer: (criterion: string, answer: AnswerValue) => string;
  /** True if a level is a quarter of the scale on all criteria: then differences are told in levels. */
  readonly isInLevels: boolean;
  /** True if the levels of a criterion are numbered. */
  readonly isNumbered: (criterion: string) => boolean;
  /** Difference in levels of the criterion. */
  readonly apart: (criterion: string, size: number) => number;
}

/** Printed days; each takes YYYY-MM-DD. */
export interface Days {
  /** As in "6 August 2012". */
  readonly full: (date: string) => string;
  /** The same without the year if it is that of the report: "6 August". */
  readonly short: (date: string) => string;
  /** Month of an earlier round, or its day if both were in one month: "August". */
  readonly name: (date: string) => string;
  /** The same as "in August" or "on 6 August". */
  readonly when: (date: string) => string;
}

/** Longest name of a point in a sentence. */
const LONG_NAME = 60;
/** Number of levels of a scale on which a level is a quarter. */
const LEVELS_OF_QUARTERS = 5;
type Waivers = ReturnType<typeof waiversInForce>;

/** Returns how dates are written; the year of today is clear unless the baseline is of another one. */
export function daysOf(today: string, before: string): Days {
  const full = dayInWords;
  const isInYear = (date: string) => date.slice(0, 4) === today.slice(0, 4);
  const isInMonth = (date: string) => date.slice(0, 7) === today.slice(0, 7);
  const short = (date: string) =>
    isInYear(date) && isInYear(before) ? words.dayInYear(dayOf(date)) : full(date);
  const month = (date: string) =>
    isInYear(date) ? words.month(dayOf(date)) : words.monthAndYear(dayOf(date));
  return {
    ...{ full, short },
    name: (date) => (isInMonth(date) ? short(date) : month(date)),
    when: (date) =>
      isInMonth(date) ? words.onDay({ day: short(date) }) : words.inMonth({ month: month(date) }),
  };
}

/** Returns a day as in "6 August 2012", or a month as in "August 2012". */
export function dayInWords(date: string): string {
  return date.length === 'YYYY-MM'.length
    ? words.monthAndYear(dayOf(date))
    : words.day(dayOf(date));
}

function dayOf(date: string): { dayOfMonth: number; month: number; year: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  return { dayOfMonth, month, year };
}

/** Returns the names of a checklist; `waivers` marks those of waived gaps. */
export function namesOf(
  checklist: Checklist,
  find: ReportIndex,
  { owners, waivers }: Pick<Report, 'owners'> & { readonly waivers: Waivers },
): Names {
  const { points, criteria } = numberingOf(checklist);
  const pointName = (id: string) => find.point(id).short ?? find.point(id).title;
  const criterionNumber = (id: string) => criteria.get(id) ?? '';
  const criterionName = (id: string) => find.criterion(id).title ?? find.criterion(id).question;
  return {
    pointNumber: (id) => points.get(id) ?? '',
    pointName,
    pointInText: (id) => {
      const [name, number = ''] = [pointName(id), points.get(id)];
      return name.length > LONG_NAME && number !== '' ? words.point({ number }) : name;
    },
    criterionNumber,
    criterionName,
    gapName: (id) =>
      waivers.has(id) ? gapsWords.isWaived({ name: criterionName(id) }) : criterionName(id),
    criterionInText: (id) => {
      const { title } = find.criterion(id);
      if (title !== undefined) return uncapitalised(title);
      const number = criterionNumber(id);
      return number === '' ? criterionName(id) : words.question({ number });
    },
    owner: (role) => {
      const person = holderOf(owners, role);
      if (person === null) return [capitalised(role)];
      return [{ is: 'name', text: person }, actionsWords.ofRole({ role })];
    },
    criterionLabel: (id) =>
      find.criterion(id).title ?? `${criterionNumber(id)}\u2002${criterionName(id)}`.trim(),
  };
}

/** Returns the printed figures of a report. */
export function printOf({
  checklist: { definition },
  actionPath,
}: Pick<Report, 'checklist' | 'actionPath'>): Print {
  const display = displayOf(definition);
  const isOwn = definition.display !== undefined;
  const limits = definition.bands.map((band) => lowestOf(definition, band));
  const goal = actionPath.goal ? [actionPath.goal.score] : [];
  const written = (fraction: number, bounds: readonly number[]) =>
    withUnit(display, digits(display, fraction, bounds, isOwn ? (display.decimals ?? 1) : 0));
  const part = (fraction: number) => written(fraction, [WEAK_BELOW]);
  const range = display.to - display.from;
  const gainDecimals = range >= 20 ? 1 : 2;
  const tick = (fraction: number) => String(Number(valueOn(display, fraction).toFixed(2)));
  return {
    score: (fraction) => written(fraction, [...limits, ...goal]),
    part,
    cell: (fraction) => (typeof fraction === 'number' ? part(fraction) : '–'),
    exact: (fraction) => digits(display, fraction, limits, display.decimals ?? 1),
    exactScore: (fraction) =>
      withUnit(display, digits(display, fraction, limits, display.decimals ?? 1)),
    tick: (fraction) => (fraction === 0 ? withUnit(display, tick(fraction)) : tick(fraction)),
    gain: (fraction) => signed(fraction * range, gainDecimals),
  };
}

function digits(
  display: Display,
  fraction: number,
  bounds: readonly number[],
  decimals: number,
): string {
  const limits = bounds.map((bound) => valueOn(display, bound));
  return digitsBeside(valueOn(display, fraction), limits, decimals);
}

function signed(value: number, decimals: number): string {
  const text = fixed(Math.abs(value), decimals);
  const least = fixed(10 ** -decimals, decimals);
  if (Number(text) === 0) return `<${least}`;
  return value > 0 ? `+${text}` : `−${text}`;
}

/** Returns how levels are written; differences are told in levels if those of all that was asked allow it. */
export function levelWords(
  checklist: Checklist,
  find: ReportIndex,
  asked: readonly Finding[],
): Levels {
  const all = checklist.points.flatMap(({ criteria }) => criteria);
  const numbered = all.map((own) => levelsOf(checklist, own)).filter(isScale);
  const known = new Map<string, readonly Level[]>();
  const own = (id: string) => {
    const levels = known.get(id) ?? levelsOf(checklist, find.criterion(id));
    known.set(id, levels);
    return levels;
  };
  const axis = numbered[0] ?? firstLevels(checklist, all);
  const at = (id: string, mean: number) =>
    own(id).find(({ score }) => Math.abs(score - mean) <= TOLERANCE);
  const name = (level: Level) => (isNumbered(level) ? nameOf(level) : level.label);
  const short = (id: string, mean: number) => {
    const level = at(id, mean);
    if (level) return isNumbered(level) ? String(level.level) : level.label;
    return isScale(own(id)) ? fixed(between(own(id), mean), 1) : `${fixed(mean * 100, 0)}%`;
  };
  return {
    axis: axis.map((level, i) => ({
      number: isNumbered(level) ? String(level.level) : String(i),
      title: isNumbered(level) && nameOf(level) === unlabelled(level.level) ? '' : level.label,
    })),
    ...{ short, name },
    long: (id, mean) => {
      const level = at(id, mean);
      return level && isNumbered(level) && nameOf(level) !== unlabelled(level.level)
        ? words.level({ name: level.label, number: String(level.level) })
        : short(id, mean);
    },
    ofAnswer: (id, answer) => {
      const level = scaleOf(checklist, find.criterion(id)).levelOf(answer);
      if (!level) return (labelsOf(find.criterion(id), answer) ?? [String(answer)]).join(', ');
      return isNumbered(level) && nameOf(level) !== unlabelled(level.level)
        ? words.level({ name: level.label, number: String(level.level) })
        : name(level);
    },
    isExact: (id, mean) => at(id, mean) !== undefined,
    isInLevels: asked.every(
      ({ criterion: id }) => isScale(own(id)) && own(id).length === LEVELS_OF_QUARTERS,
    ),
    isNumbered: (id) => isScale(own(id)),
    apart: (id, size) => size * Math.max(own(id).length - 1, 1),
  };
}

function nameOf({ label, level }: Level): string {
  return label === '' ? unlabelled(level) : label;
}

function isScale(levels: readonly Level[]): boolean {
  return levels.length > 2 && levels.every(isNumbered);
}

function firstLevels(checklist: Checklist, criteria: readonly Criterion[]): readonly Level[] {
  for (const criterion of criteria) {
    const levels = levelsOf(checklist, criterion);
    if (levels.length > 1) return levels;
  }
  return [];
}

/** Returns the number of a level between two others, such as 2.8. */
function between(levels: readonly Level[], mean: number): number {
  const above = levels.find(({ score }) => score > mean) ?? levels.at(-1);
  const below = levels.findLast(({ score }) => score <= mean) ?? levels.at(0);
  if (!above || !below) return 0;
  const part = above.score > below.score ? (mean - below.score) / (above.score - below.score) : 0;
  return below.level + part * (above.level - below.level);
}
