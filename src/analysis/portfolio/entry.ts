import { pointTexts } from '../../answers/level-texts.ts';
import type { Profile, Round } from '../../answers/round.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { isScoredPoint } from '../../checklist/lookup.ts';
import type { Finding, ScoredBy } from '../../scoring/finding.ts';
import type { Mode } from '../../scoring/responses.ts';
import { totalOf } from '../../scoring/total.ts';
import { type Audit, type RoundScores, roundScoresOf } from '../gap-report.ts';
import { comparePerceptions } from '../perception.ts';
import { resultOf } from '../result.ts';

/**
 * Line of a portfolio: the scores of one round of one organisation. Holds no names, notes or answers of
 * people. All scores are fractions, 0 to 1.
 */
export interface PortfolioEntry {
  readonly format: 1;
  /** Version of align that computed the scores. */
  readonly generator: string;
  /** Folder of the round, from the folder of the index; `null` for an imported entry. */
  readonly round: string | null;
  /** State of the files when they were read; `null` for an imported entry. */
  readonly files: FileStamp | null;
  /** Name of the organisation; `null` for an imported entry, which has an id. */
  readonly organisation: string | null;
  /** Earlier names of the organisation. */
  readonly formerly?: readonly string[] | undefined;
  /** Random id under which the organisation is exchanged. */
  readonly id?: string | undefined;
  /** Firm or person that collected the round. */
  readonly contributor?: string | undefined;
  readonly evidence: EvidenceKind;
  /** Date of the round, YYYY-MM-DD; YYYY-MM in an imported entry. */
  readonly date: string;
  readonly profile?: Profile | undefined;
  readonly checklist: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
  };
  readonly mode: Mode;
  readonly by: ScoredBy;
  /** Number of respondents per group. */
  readonly people: Readonly<Record<string, number>>;
  readonly result: EntryResult;
  readonly points: Readonly<Record<string, PointFigures>>;
  readonly criteria: Readonly<Record<string, CriterionFigures>>;
}

export type EvidenceKind = NonNullable<Round['evidence']>;

/** State of the files of a round, which tells whether they have changed. Has no names of files. */
export interface FileStamp {
  /** Time of reading, in milliseconds since 1970. */
  readonly read: number;
  /** Size and time of change of each file, in the order of names. */
  readonly stats: readonly number[];
  /** SHA-256 of the contents of all files together, in hex. */
  readonly digest: string;
}

/** Score with its range. Both ends are omitted where they equal the score. */
export interface RangedScore {
  readonly score: number | null;
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
}

export interface EntryResult extends RangedScore {
  /** Answered share of the applicable weight; `null` if nothing is applicable. */
  readonly coverage: number | null;
  /** Id of the band, capped by missed required levels; `null` without a score. */
  readonly band: string | null;
  /** Id of the band before the cap, where it differs. */
  readonly uncapped?: string | undefined;
}

export interface PointFigures extends RangedScore {
  /** Highest minus lowest score of a group; omitted unless two groups have one. */
  readonly gap?: number | undefined;
  /** Checksum of what its levels say; scores are comparable only where it is equal. */
  readonly texts: string;
}

export interface CriterionFigures extends RangedScore {
  /** Highest minus lowest mean of a group; omitted unless two groups have one. */
  readonly gap?: number | undefined;
  /** Largest difference within a group, higher half minus lower half; omitted without one. */
  readonly spread?: number | undefined;
}

/** Returns the line of a round that was read and has these files. */
export function portfolioEntryOf(
  audit: Audit,
  round: Round | null,
  place: Pick<PortfolioEntry, 'round' | 'files'>,
): PortfolioEntry {
  const { definition, digest } = audit.checklist;
  const scored = roundScoresOf(audit);
  const { scorecard, submissions, by } = scored;
  const { formerly, contributor, evidence = 'stated', profile } = round ?? {};
  const people: Record<string, number> = {};
  for (const { group } of submissions) people[group] = (people[group] ?? 0) + 1;
  return {
    format: 1,
    generator: audit.generator,
    ...place,
    organisation: audit.subject,
    ...(formerly ? { formerly } : {}),
    ...(contributor === undefined ? {} : { contributor }),
    evidence,
    date: audit.date,
    ...(profile ? { profile } : {}),
    checklist: { id: definition.id, version: definition.version, digest },
    mode: audit.mode,
    by,
    people,
    result: entryResult(resultOf(definition, scorecard)),
    points: pointsOf(definition, scorecard.points, scored.perceived),
    criteria: criteriaFigures(definition, scored),
  };
}

/** Figures of a round that SQL has scored again; by id of the point or criterion. */
export interface RescoredFigures {
  readonly result: FullRange & Pick<EntryResult, 'coverage'>;
  readonly band: string | null;
  readonly bandBeforeCap: string | null;
  readonly points: ReadonlyMap<string, FullRange>;
  readonly criteria: ReadonlyMap<string, FullRange>;
  /** Means of the groups before they talked, by criterion and group. */
  readonly groups: ReadonlyMap<string, Finding['groups']>;
}

type FullRange = Pick<Finding, 'score' | 'low' | 'high'>;

/** Returns an entry with new scores by a checklist that differs in weights, points or bands only. */
export function rescoredEntry(
  entry: PortfolioEntry,
  { definition, digest }: Audit['checklist'],
  figures: RescoredFigures,
): PortfolioEntry {
  const perceived = [...figures.groups].map(([criterion, groups]) => ({ criterion, groups }));
  const points = definition.points.flatMap(({ id, ...own }) =>
    isScoredPoint({ id, ...own }) ? [{ point: id, ...(figures.points.get(id) ?? NO_RANGE) }] : [],
  );
  return {
    ...entry,
    checklist: { id: definition.id, version: definition.version, digest },
    result: entryResult({ ...figures, ...figures.result }),
    points: pointsOf(definition, points, perceived),
    criteria: Object.fromEntries(
      Object.entries(entry.criteria).map(([id, { score: _, low: __, high: ___, ...rest }]) => [
        id,
        { ...ranged(figures.criteria.get(id) ?? NO_RANGE), ...rest },
      ]),
    ),
  };
}

const NO_RANGE: FullRange = { score: null, low: null, high: null };

function entryResult({
  band,
  bandBeforeCap,
  coverage,
  ...range
}: FullRange & Pick<EntryResult, 'coverage' | 'band'> & Pick<RescoredFigures, 'bandBeforeCap'>) {
  return {
    ...ranged(range),
    coverage: coverage === null ? null : short(coverage),
    band,
    ...(bandBeforeCap === band || bandBeforeCap === null ? {} : { uncapped: bandBeforeCap }),
  };
}

function pointsOf(
  checklist: Checklist,
  points: readonly (FullRange & { readonly point: string })[],
  perceived: readonly Pick<Finding, 'criterion' | 'groups'>[],
): Readonly<Record<string, PointFigures>> {
  const texts = pointTexts(checklist);
  const gaps = pointGaps(checklist, perceived);
  return Object.fromEntries(
    points.map(({ point, ...range }) => {
      const gap = gaps.get(point);
      const own = gap === undefined ? {} : { gap: short(gap) };
      return [point, { ...ranged(range), ...own, texts: texts.get(point) ?? '' }];
    }),
  );
}

/** Returns the highest minus the lowest score that groups give a point, by point id. */
function pointGaps(
  checklist: Checklist,
  findings: readonly Pick<Finding, 'criterion' | 'groups'>[],
): ReadonlyMap<string, number> {
  const groups = new Set(findings.flatMap((finding) => Object.keys(finding.groups)));
  const totals = [...groups].map((group) => {
    const own = findings.flatMap(({ criterion, groups: means }) => {
      const mean = means[group];
      return mean === undefined ? [] : [[criterion, mean] as const];
    });
    return totalOf(checklist, new Map(own)).points;
  });
  const gaps = new Map<string, number>();
  for (const { id } of checklist.points.filter(isScoredPoint)) {
    const gap = distance(totals.flatMap((points) => points.get(id) ?? []));
    if (gap !== undefined) gaps.set(id, gap);
  }
  return gaps;
}

function criteriaFigures(
  checklist: Checklist,
  { scorecard, perceived }: RoundScores,
): Readonly<Record<string, CriterionFigures>> {
  const perceptions = new Map(
    comparePerceptions(checklist, { findings: perceived }).map((own) => [own.criterion, own]),
  );
  const means = new Map(perceived.map(({ criterion, groups }) => [criterion, groups]));
  return Object.fromEntries(
    scorecard.findings
      .filter(({ outcome }) => outcome !== 'unscored' && outcome !== 'not-asked')
      .map((finding) => {
        const id = finding.criterion;
        const gap = distance(Object.values(means.get(id) ?? {}));
        const spreads = (perceptions.get(id)?.spreads ?? []).map(({ spread }) => spread);
        return [
          id,
          {
            ...ranged(finding),
            ...(gap === undefined ? {} : { gap: short(gap) }),
            ...(spreads.length === 0 ? {} : { spread: short(Math.max(...spreads)) }),
          },
        ];
      }),
  );
}

/** Returns the largest minus the smallest of two numbers or more. */
function distance(values: readonly number[]): number | undefined {
  return values.length < 2 ? undefined : Math.max(...values) - Math.min(...values);
}

/** Returns a score with the ends of its range where they differ from it. */
function ranged({ score, low, high }: Pick<Finding, 'score' | 'low' | 'high'>): RangedScore {
  const own = score === null ? null : short(score);
  const ends = { low: low === null ? null : short(low), high: high === null ? null : short(high) };
  return ends.low === own && ends.high === own ? { score: own } : { score: own, ...ends };
}

/** Digits of a stored score: more than any report prints, and half the bytes of all. */
const DIGITS = 1e9;

function short(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}
