import { settledIn } from '../analysis/disagreement.ts';
import { CONFLICT_FROM, DISCUSS_FROM, type Perception } from '../analysis/perception.ts';
import { isWeak } from '../analysis/root-causes.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { groupsOf } from '../checklist/lookup.ts';
import { reaches, TOLERANCE } from '../numbers.ts';
import { type Finding, perceivedOn } from '../scoring/finding.ts';
import type { Response } from '../scoring/responses.ts';
import { sharesOf } from '../scoring/total.ts';
import type { Mark } from './blocks.ts';
import {
  type Days,
  daysOf,
  type Levels,
  levelWords,
  type Names,
  namesOf,
  type Print,
  printOf,
} from './print.ts';
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
interface Perceived {
  /** The sides of the context with their first votes. */
  readonly sides: readonly Side[];
  readonly responses: (criterion: string) => readonly Response[];
  /** Criteria on which somebody voted again. */
  readonly votedAgain: ReadonlySet<string>;
}

/** Blanks of one respondent: what they do not know, and what they did not answer. */
export interface Blanks {
  readonly respondent: string;
  readonly unknown: readonly string[];
  readonly unanswered: readonly string[];
  readonly number: number;
}

/** Counts the answers that people left blank, and all that they were asked for. */
export function countBlanks({ blanks, asked }: Pick<Context, 'blanks' | 'asked'>): {
  readonly blanks: number;
  readonly of: number;
} {
  return {
    blanks: blanks.reduce((sum, { number }) => sum + number, 0),
    of: asked.reduce(
      (sum, { responses }) => sum + responses.filter(({ said }) => said !== 'not-asked').length,
      0,
    ),
  };
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
