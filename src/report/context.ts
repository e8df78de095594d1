import { settledIn } from '../analysis/disagreement.ts';
import { CONFLICT_FROM, DISCUSS_FROM, type Perception } from '../analysis/perception.ts';
import { isWeak, WEAK_BELOW } from '../analysis/root-causes.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { isNumbered, type Level, unlabelled } from '../checklist/criteria/scale.ts';
import { labelsOf, levelsOf, scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { displayOf, groupsOf, holderOf, numberingOf } from '../checklist/lookup.ts';
import {
  type Display,
  digitsBeside,
  fixed,
  reaches,
  TOLERANCE,
  valueOn,
  withUnit,
} from '../numbers.ts';
import { lowestOf } from '../scoring/band.ts';
import { type Finding, perceivedOn } from '../scoring/finding.ts';
import type { Response } from '../scoring/responses.ts';
import { sharesOf } from '../scoring/total.ts';
import { documentWords as words } from '../words/document.ts';
import { actionsWords, gapsWords } from '../words/document-actions.ts';
import { capitalised, uncapitalised } from '../words/grammar.ts';
import type { Inline, Mark } from './blocks.ts';
import {
  pointScoresOf,
  type Report,
  type ReportIndex,
  reportIndex,
  waiversInForce,
} from './report.ts';

/** Report with the names, numbers and figures that all sections print alike. */
export interface Context {
  readonly report: Report;
  /** True if gaps and answers name their criteria by id too. */
  readonly hasIds: boolean;
  readonly checklist: Checklist;
  readonly find: ReportIndex;
  readonly names: Names;
  readonly print: Print;
  readonly levels: Levels;
  /** Finding of a criterion by its id. */
  readonly finding: (criterion: string) => Finding | undefined;
  /** Findings on what was asked and can have a score, in the order of the checklist. */
  readonly asked: readonly Finding[];
  /** Criteria with a score that people left blank, by respondent; nobody with none. */
  readonly blanks: readonly Blanks[];
  /** Points below half, those with a missed must included, in the order of the checklist. */
  readonly weak: readonly { readonly point: string; readonly score: number }[];
  /** Share of the overall score that a criterion carries, 0 to 1. */
  readonly share: (criterion: string) => number;
  /**
   * Groups or, where only one group answers, people, in the order of the checklist, with the votes that
   * count: the last ones.
   */
  readonly sides: readonly Side[];
  /** Votes before any discussion, which disagreements compare. */
  readonly perceived: Perceived;
  /** True if the sides are people. */
  readonly isOfPeople: boolean;
  /** Sign of a group by its id. */
  readonly mark: (group: string) => Mark | null;
  /** Differences between the sides, at least a level, the largest first. */
  readonly differences: readonly LevelDifference[];
  /** Criteria to talk about: differences between sides and groups that are split, the largest first. */
  readonly toDiscuss: readonly LevelDifference[];
  /** Waiver in force that covers a criterion, by its id. */
  readonly waivers: ReturnType<typeof waiversInForce>;
  readonly days: Days;
}

/** Votes before any discussion; where nobody voted again, those that count. */
export interface Perceived {
  /** The sides of the context with their first votes. */
  readonly sides: readonly Side[];
  readonly responses: (criterion: string) => readonly Response[];
  /** Criteria on which somebody voted again. */
  readonly votedAgain: ReadonlySet<string>;
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

/** Blanks of one respondent: what they do not know, and what they did not answer. */
export interface Blanks {
  readonly respondent: string;
  readonly unknown: readonly string[];
  readonly unanswered: readonly string[];
  readonly number: number;
}

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
  /** Score with a decimal and without a unit, for columns that share one. */
  readonly exact: (fraction: number) => string;
  /** The same with its unit, as in "75.0%". */
  readonly exactScore: (fraction: number) => string;
  /** Place on an axis; only the lower end has the unit. */
  readonly tick: (fraction: number) => string;
  /** Gain with its sign, as in "+0.8". */
  readonly gain: (fraction: number) => string;
}

/** Part of those who answered that is compared with others: a group or a person. */
export interface Side {
  readonly id: string;
  readonly title: string;
  /** Titles of people are names of strangers. */
  readonly isPerson: boolean;
  readonly mark: Mark;
  /** False if nobody of the group answered. */
  readonly hasAnswered: boolean;
  readonly score: number | null;
  readonly band: string | null;
  /** Mean on a criterion, 0 to 1; `undefined` without one. */
  readonly on: (criterion: string) => number | undefined;
  /** Own score of each point, 0 to 1. */
  readonly points: ReadonlyMap<string, number | null>;
  /** Responses to a criterion. */
  readonly responses: (criterion: string) => readonly Response[];
}

/** Criterion on which sides are at least a level apart. */
export interface LevelDifference {
  readonly criterion: string;
  /** Largest difference between two sides, 0 to 1. */
  readonly size: number;
  readonly isConflict: boolean;
  /** True if a group is split more than sides are apart. */
  readonly isWithin: boolean;
  /** True if a workshop has agreed on a level since, or no longer differs in its last votes. */
  readonly isSettled: boolean;
}

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

/** Longest name of a point in a sentence. */
const LONG_NAME = 60;
/** Number of levels of a scale on which a level is a quarter. */
const LEVELS_OF_QUARTERS = 5;
/** Most people who take the place of groups. */
const MOST_PEOPLE = 12;

/** Returns the context of a report. */
export function contextOf(report: Report, hasIds = false): Context {
  const checklist = report.checklist.definition;
  const find = reportIndex(report);
  const findings = new Map(report.findings.map((finding) => [finding.criterion, finding]));
  const finding = (criterion: string) => findings.get(criterion);
  const asked = report.findings.filter(
    ({ outcome }) => outcome !== 'not-asked' && outcome !== 'unscored',
  );
  const scored = report.findings.filter(({ score }) => score !== null);
  const shares = sharesOf(checklist, new Set(scored.map(({ criterion }) => criterion)));
  const share = (criterion: string) => shares.get(criterion) ?? 0;
  const marks = marksOf(checklist);
  const mark = (group: string) => marks.get(group) ?? null;
  const people = report.respondents.length;
  const isOfPeople = report.groups.length === 1 && people > 1 && people <= MOST_PEOPLE;
  const sidesOf = (by: Findings) =>
    isOfPeople ? peopleOf(report, by) : groupSides(report, by, marks);
  const sides = sidesOf(findings);
  const waivers = waiversInForce(report);
  const toDiscuss = differencesOf(report, { isOfPeople, share, finding });
  return {
    ...{ report, hasIds, checklist, find, finding, share, mark, isOfPeople, sides, asked },
    perceived: perceivedIn(report, sides, sidesOf),
    weak: report.points.flatMap(({ point, score }) =>
      score !== null && isWeak(score) ? [{ point, score }] : [],
    ),
    blanks: blanksOf(report, new Set(asked.map(({ criterion }) => criterion))),
    ...{ waivers, names: namesOf(checklist, find, { owners: report.owners, waivers }) },
    print: printOf(report),
    levels: levelWords(checklist, find, asked),
    differences: toDiscuss.filter(({ size }) => reaches(size, DISCUSS_FROM)),
    toDiscuss,
    days: daysOf(report.date, report.comparison?.before.date ?? report.date),
  };
}

function perceivedIn(
  { findings }: Report,
  sides: readonly Side[],
  sidesOf: (by: Findings) => readonly Side[],
): Perceived {
  const again = findings.filter(({ responses }) => responses.some(isVotedAgain));
  const first = new Map(findings.map((own) => [own.criterion, { ...own, ...perceivedOn(own) }]));
  return {
    sides: findings.some(({ firstVotes }) => firstVotes) ? sidesOf(first) : sides,
    responses: (criterion) => first.get(criterion)?.responses ?? [],
    votedAgain: new Set(again.map(({ criterion }) => criterion)),
  };
}

// An answer decides whether the questions that depend on it were asked.
function isVotedAgain({ said, firstVote }: Response): boolean {
  return firstVote !== undefined && said !== 'not-asked' && firstVote.said !== 'not-asked';
}

function blanksOf({ unanswered }: Report, asked: ReadonlySet<string>): readonly Blanks[] {
  return unanswered.byRespondent
    .map(({ respondent, ...own }) => {
      const unknown = own.unknown.filter((id) => asked.has(id));
      const open = own.unanswered.filter((id) => asked.has(id));
      return { respondent, unknown, unanswered: open, number: unknown.length + open.length };
    })
    .filter(({ number }) => number > 0);
}

/** Returns how dates are written; the year of today is clear unless the baseline is of another one. */
function daysOf(today: string, before: string): Days {
  const full = (date: string) => words.day(dayOf(date));
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

function dayOf(date: string): { dayOfMonth: number; month: number; year: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  return { dayOfMonth, month, year };
}

function namesOf(
  checklist: Checklist,
  find: ReportIndex,
  { owners, waivers }: Pick<Report, 'owners'> & Pick<Context, 'waivers'>,
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
  const range = display.to - display.from;
  const gainDecimals = range >= 20 ? 1 : 2;
  const tick = (fraction: number) => String(Number(valueOn(display, fraction).toFixed(2)));
  return {
    score: (fraction) => written(fraction, [...limits, ...goal]),
    part: (fraction) => written(fraction, [WEAK_BELOW]),
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

const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'plus', 'ring'] as const;

/** Gives each group of a checklist a sign; the leading group has a triangle. */
function marksOf(checklist: Checklist): ReadonlyMap<string, Mark> {
  const groups = Object.entries(groupsOf(checklist));
  const hasLeader = groups.some(([, { leadership }]) => leadership);
  const free = SHAPES.filter((shape) => !hasLeader || shape !== 'triangle');
  let taken = 0;
  return new Map(
    groups.map(([id, { title, leadership = false }]): [string, Mark] => {
      if (leadership) return [id, { shape: 'triangle' }];
      return [id, markAt(taken++, free, title)];
    }),
  );
}

function markAt(place: number, shapes: readonly Mark['shape'][], title: string): Mark {
  const shape = shapes[place % shapes.length] ?? 'circle';
  const letter = Array.from(title.trim())[0]?.toUpperCase() ?? '';
  return place < shapes.length ? { shape } : { shape, letter };
}

type Findings = ReadonlyMap<string, Finding>;

function groupSides(
  report: Report,
  findings: Findings,
  marks: ReadonlyMap<string, Mark>,
): readonly Side[] {
  const { checklist, groups, anonymity } = report;
  return Object.entries(groupsOf(checklist.definition)).flatMap(([id, { title }]): Side[] => {
    const mark = marks.get(id);
    const group = groups.find((own) => own.id === id);
    const isHidden = anonymity !== null && group?.result.score === null;
    const isAbsent = anonymity !== null && !group;
    if (!mark || isHidden || isAbsent) return [];
    const on = (criterion: string) => findings.get(criterion)?.groups[id];
    return [
      {
        ...{ id, title, mark, on, isPerson: false, hasAnswered: group !== undefined },
        score: group?.result.score ?? null,
        band: group?.result.band ?? null,
        points: pointScoresOf(report, ({ criterion }) => on(criterion)),
        responses: (criterion) =>
          (findings.get(criterion)?.responses ?? []).filter((own) => own.group === id),
      },
    ];
  });
}

function peopleOf(report: Report, findings: Findings): readonly Side[] {
  return report.respondents.map(({ id, name, result }, i) => {
    const responses = (criterion: string) =>
      (findings.get(criterion)?.responses ?? []).filter((own) => own.respondent === id);
    const on = (criterion: string) => responses(criterion)[0]?.score ?? undefined;
    return {
      ...{ id, on, responses, title: name, isPerson: true, hasAnswered: true },
      ...{ score: result.score, band: result.band },
      mark: markAt(i, SHAPES, name),
      points: pointScoresOf(report, ({ criterion }) => on(criterion)),
    };
  });
}

function differencesOf(
  report: Report,
  { isOfPeople, share, finding }: Pick<Context, 'isOfPeople' | 'share' | 'finding'>,
): readonly LevelDifference[] {
  const places = new Map(report.findings.map(({ criterion }, i) => [criterion, i]));
  const settled = settledIn(
    report.checklist.definition,
    report,
    (own) => !reaches(sizesOf(own, isOfPeople).size, DISCUSS_FROM),
  );
  return report.disagreement.criteria
    .map((own) => ({ ...own, ...sizesOf(own, isOfPeople) }))
    .filter(({ criterion, size }) => finding(criterion) && reaches(size, DISCUSS_FROM))
    .toSorted(
      (a, b) =>
        inOrder(b.size, a.size) ||
        inOrder(a.consensus ?? 1, b.consensus ?? 1) ||
        inOrder(share(b.criterion), share(a.criterion)) ||
        (places.get(a.criterion) ?? 0) - (places.get(b.criterion) ?? 0),
    )
    .map(({ criterion, size, apart }) => ({
      ...{ criterion, size: apart },
      isConflict: reaches(apart, CONFLICT_FROM),
      isWithin: size > apart + TOLERANCE,
      isSettled: settled.has(criterion),
    }));
}

/** Returns how far sides are apart, and the same or how far one group is split in itself. */
function sizesOf({ gaps, range, spreads = [] }: Perception, isOfPeople: boolean) {
  if (isOfPeople) return { apart: range ?? 0, size: range ?? 0 };
  const apart = Math.max(0, ...gaps.map(({ gap }) => Math.abs(gap ?? 0)));
  return { apart, size: Math.max(apart, ...spreads.map(({ spread }) => spread)) };
}

// Numbers that are equal on paper may differ in their last bits.
function inOrder(a: number, b: number): number {
  return Math.abs(a - b) <= TOLERANCE ? 0 : a - b;
}

function levelWords(checklist: Checklist, find: ReportIndex, asked: readonly Finding[]): Levels {
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
