import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Trend } from '../analysis/trend.ts';
import { groupsOf } from '../checklist/lookup.ts';
import { scoreDigits } from '../numbers.ts';
import { safeJson } from '../text/safe.ts';
import { documentWords } from '../words/document.ts';
import { gapsWords } from '../words/document-actions.ts';
import { comparisonWords as words } from '../words/document-changes.ts';
import { teamsWords } from '../words/document-teams.ts';
import { tableWords } from '../words/machine.ts';
import {
  type Bars,
  type Block,
  type Callout,
  type Column,
  type Inline,
  partsOfText,
  type ReportDocument,
  type Section,
  type Table,
} from './blocks.ts';
import type { Branding } from './brand/brand.ts';
import { type Context, contextOf } from './context.ts';
import { type DataTable, numberField, tableOf, textField } from './machine/tables/table.ts';
import { displayIn, narrowHead } from './report.ts';
import { changesInFull, hasSameLevels, mostMoved, unseenBefore } from './sections/changes.ts';
import { coverWith, frameOf } from './sections/cover.ts';
import { cappedScore, inViewOf } from './sections/headline.ts';
import { hiddenParts } from './sections/method.ts';
import { bandScale } from './sections/summary.ts';
import type { DocumentWriter, Rendered, Terminal } from './view.ts';

/** Most rounds beside each other in a table. */
const MOST_ROUNDS = 5;

/** Returns the renderer of a format whose writer takes documents. */
export function changesIn(write: DocumentWriter): ChangesRenderer {
  return (changes, { terminal, brand }) => write(changesDocument(changes, brand), { terminal });
}

/** Writes the changes between rounds as JSON; scores are fractions from 0 to 1, unrounded. */
export function changesJson({ report, comparison, trend, generator }: Changes): string {
  const { id, title, version } = report.checklist;
  return safeJson({
    format: 1,
    generator,
    subject: report.subject,
    checklist: { id, title, version },
    comparison,
    trend,
    promises: report.promises,
    anonymity: report.anonymity,
  });
}

/** Returns the changes between rounds as a document: what changed, then each criterion. */
export function changesDocument(changes: Changes, brand: Branding | null): ReportDocument {
  const { report, comparison, generator } = changes;
  const context = contextOf({ ...report, comparison, verdict: null });
  const subject = report.subject.trim();
  const day = context.days.full(report.date);
  return {
    title: words.title({ subject }),
    ...frameOf(report, brand, words.foot({ subject, day })),
    generator,
    origin: null,
    sections: [
      overview(context, changes, brand),
      ...(hasManyRounds(changes) ? [eachPoint(context, comparison, changes.trend)] : []),
      eachCriterion(context, comparison, hasManyRounds(changes) ? '3' : '2'),
    ],
  };
}

/** True if the rounds are too many for one table, so that the points have a section of their own. */
function hasManyRounds(changes: Changes): changes is Changes & { readonly trend: Trend } {
  return (changes.trend?.rounds.length ?? 0) > MOST_ROUNDS;
}

function overview(context: Context, changes: Changes, brand: Branding | null): Section {
  const { report, days } = context;
  const { comparison, trend } = changes;
  const { before, after, mode } = comparison;
  const { title, lead, blocks } = changesInFull(context, comparison, trend !== null);
  const rounds = trend?.rounds.length ?? 2;
  return {
    id: 's1',
    blocks: [
      coverWith(
        {
          subject: report.subject,
          about: words.about({ checklist: report.checklist.title, isExpress: mode === 'express' }),
          day: words.days({ from: days.full(before.date), to: days.full(after.date) }),
          edition: words.rounds({ rounds }),
        },
        brand,
      ),
      {
        ...{ is: 'headline', level: 1, number: '1', topic: documentWords.topics.changes },
        ...{
          title: inViewOf(context, [title]),
          lead: [
            ...scoresOf(context, comparison),
            ...(lead === null ? [] : [' ', ...partsOfText(lead)]),
          ],
        },
      },
      ...scaleOf(context, comparison),
      ...silenceIn(context, comparison),
      ...(trend === null ? [] : trendBlocks(context, trend)),
      ...(trend === null || hasManyRounds(changes)
        ? blocks
        : // The table of all rounds has the points, before and after.
          [...pointTables(context, trend), ...blocks.filter((block) => block.is !== 'change')]),
    ],
  };
}

/** Returns callouts on groups for which nobody answered, in one of the rounds or in both. */
function silenceIn(
  { report, checklist, days }: Context,
  { before, earlier }: Comparison,
): readonly Callout[] {
  // What an anonymous report says of groups, it says of those that can be shown.
  if (report.anonymity || earlier === null) return [];
  const then = new Set(earlier.respondents.map(({ group }) => group));
  const now = new Set(report.groups.map(({ id }) => id));
  const groups = Object.entries(groupsOf(checklist));
  const silence = (isSilent: (id: string) => boolean, dates: readonly string[]) => {
    const silent = groups.filter(([id]) => isSilent(id)).map(([, { title }]) => title);
    const callout = (): Callout => ({
      ...{ is: 'callout', tone: 'warn', label: null },
      title: words.silent({ groups: silent, days: dates }),
      text: dates.length === 0 ? words.silentTwice : words.silentOnce,
    });
    return silent.length === 0 ? [] : [callout()];
  };
  return [
    ...silence((id) => !then.has(id) && !now.has(id), []),
    ...silence((id) => !then.has(id) && now.has(id), [days.full(before.date)]),
    ...silence((id) => then.has(id) && !now.has(id), [days.full(report.date)]),
  ];
}

/** Both scores with their bands, in one sentence. */
function scoresOf(context: Context, comparison: Comparison) {
  const { report, days } = context;
  const { before, after } = comparison;
  const score = ({ result }: Comparison['before']) =>
    result.score === null ? words.noScore : cappedScore(context, result);
  const subject = { is: 'name', text: report.subject.trim() } as const;
  const now = { is: 'strong', text: score(after) } as const;
  if (!hasSameLevels(comparison)) return words.scoreNow<Inline>({ subject, after: now });
  return words.scores<Inline>({
    ...{ subject, before: score(before), day: days.full(before.date), after: now },
  });
}

function scaleOf(context: Context, comparison: Comparison): readonly Block[] {
  const { before, after } = comparison;
  if (after.result.score === null) return [];
  const earlier =
    before.result.score === null || !hasSameLevels(comparison)
      ? null
      : { score: before.result.score, date: before.date };
  return [
    bandScale(context, { score: after.result.score, band: after.result.band }, earlier, null),
  ];
}

/** Returns the scores of all rounds as the latest checklist scores them, and what they leave out. */
export function trendBlocks(context: Context, trend: Trend): readonly Block[] {
  const { report, days } = context;
  const chart = roundsChart(context, trend);
  const untold = trend.rounds.flatMap(({ levels, date }) =>
    levels === 'changed' ? [days.full(date)] : [],
  );
  return [
    { is: 'heading', text: chart.caption },
    chart,
    {
      is: 'note',
      text: report.anonymity ? `${words.trendMeans} ${words.trendHidden}` : words.trendMeans,
    },
    ...(untold.length > 0
      ? [{ is: 'note', text: words.trendUntold({ days: untold }) } as const]
      : []),
  ];
}

/** Returns a row for each round, with its score as a bar, and its band. */
function roundsChart({ print, days, find }: Context, { rounds }: Trend): Bars {
  return {
    is: 'bars',
    caption: words.trend({ rounds: rounds.length }),
    head: words.round,
    columns: [
      { title: words.score, mark: null },
      { title: words.band, mark: null },
    ],
    rows: rounds.map(({ date, levels, result }) => {
      const { score, band } = levels === 'same' ? result : { score: null, band: null };
      return {
        number: '',
        title: days.full(date),
        cells: [
          { at: score, label: score === null ? '–' : print.score(score) },
          { at: null, label: find.band(band)?.title ?? '–' },
        ],
      };
    }),
  };
}

/** Returns the points with their scores in all rounds, in tables of rounds that follow each other. */
export function pointTables({ print, names, days }: Context, trend: Trend): readonly Block[] {
  const { rounds, points } = trend;
  const last = rounds.length - 1;
  const tables = Math.ceil(rounds.length / MOST_ROUNDS);
  const size = Math.ceil(rounds.length / tables);
  return Array.from({ length: tables }, (_, part) => {
    const shown = rounds.map((_, i) => i).slice(part * size, (part + 1) * size);
    const dates = shown.map((i) => rounds[i]?.date ?? '');
    const [from = '', to = ''] = [dates[0], dates.at(-1)].map((date) => days.full(date ?? ''));
    const caption = words.days({ from, to });
    const table: Table = {
      is: 'table',
      caption,
      columns: [
        { head: gapsWords.heads.number, width: 'number' },
        { head: teamsWords.point, isTitle: true },
        ...dates.map((date): Column => {
          const head = days.short(date);
          return { head, align: 'end', isWhole: true, narrow: 'labelled' };
        }),
      ],
      rows: points
        .filter(({ point }) => names.pointNumber(point) !== '')
        .map(({ point, scores }) => ({
          cells: [
            names.pointNumber(point),
            names.pointName(point),
            ...shown.map((i) =>
              i === last
                ? [{ is: 'strong' as const, text: print.cell(scores[i]) }]
                : print.cell(scores[i]),
            ),
          ],
        })),
    };
    return tables === 1 ? [table] : [{ is: 'heading', text: caption } as const, table];
  }).flat();
}

function eachPoint(context: Context, comparison: Comparison, trend: Trend): Section {
  const title = mostMoved(context, comparison);
  const headline = { is: 'headline', level: 2, number: '2', topic: words.points } as const;
  return {
    ...{ id: 's2', page: 'half' },
    blocks: [{ ...headline, title, lead: null }, ...pointTables(context, trend)],
  };
}

/** Returns what became of the gap of each criterion, in a word. A gap of both rounds is open whatever its levels say. */
function gapStates({ criteria, gaps }: Comparison): ReadonlyMap<string, string> {
  const blank = unseenBefore(criteria, ({ criterion }) => criterion);
  return new Map<string, string>([
    ...criteria
      .filter((own) => own.levels === 'changed' && own.in === 'both')
      .map((own) => [own.criterion, words.untold] as const),
    ...gaps.closed.map((id) => [id, words.closed] as const),
    ...gaps.opened.map((id) => [id, blank.has(id) ? words.unseenBefore : words.opened] as const),
    ...gaps.kept.map((id) => [id, words.kept] as const),
    ...gaps.possible.map((id) => [id, words.possible] as const),
    ...gaps.outOfSight.map(({ criterion }) => [criterion, words.outOfSight] as const),
  ]);
}

/** Returns the criteria of the latest checklist that are scored, and were asked in one of the rounds. */
function knownCriteria({ finding }: Context, { criteria }: Comparison) {
  return criteria.filter(({ in: rounds, before, criterion }) => {
    const outcome = finding(criterion)?.outcome ?? 'unscored';
    const isAsked = before !== null || outcome !== 'not-asked';
    return rounds !== 'before' && outcome !== 'unscored' && isAsked;
  });
}

/** Every criterion of the latest checklist, before and after. */
function eachCriterion(context: Context, comparison: Comparison, number: string): Section {
  const { names, print, days } = context;
  const { before, after, criteria } = comparison;
  const states = gapStates(comparison);
  const known = knownCriteria(context, comparison);
  const gone = criteria.filter((own) => own.in === 'before').length;
  const title = words.each({ criteria: known.length });
  const table: Table = {
    is: 'table',
    caption: title,
    columns: [
      { head: gapsWords.heads.number, width: 'number' },
      { head: gapsWords.heads.criterion, isTitle: true },
      { head: days.short(before.date), align: 'end', isWhole: true, narrow: 'labelled' },
      { head: days.short(after.date), align: 'end', isWhole: true, narrow: 'labelled' },
      { head: words.gap, align: 'end', isWhole: true, narrow: 'quiet' },
    ],
    rows: known.map((own) => ({
      cells: [
        names.criterionNumber(own.criterion),
        names.criterionName(own.criterion),
        print.cell(own.levels === 'same' ? own.before : null),
        [{ is: 'strong', text: print.cell(own.after) }],
        states.get(own.criterion) ?? '',
      ],
    })),
  };
  return {
    id: `s${number}`,
    page: 'half',
    blocks: [
      { ...{ is: 'headline', level: 2, number, topic: words.criteria }, title, lead: null },
      table,
      ...(gone > 0 ? [{ is: 'note', text: words.gone({ criteria: gone }) } as const] : []),
      ...hiddenParts(context),
    ],
  };
}

/** Writes the scores of all rounds as CSV: the whole, each point and each criterion. */
export async function changesCsv(changes: Changes): Promise<string> {
  const { csvText } = await import('./machine/csv.ts');
  const { columns, rows } = changesTable(changes);
  const { subject, source } = tableWords.heads;
  return csvText([
    [subject, ...columns.map(({ head }) => head), source],
    ...rows.map((row, i) => [changes.report.subject, ...row, i === 0 ? changes.generator : null]),
  ]);
}

/** Writes the same as a workbook, with remarks on the comparison on a second sheet. */
export async function changesXlsx(changes: Changes): Promise<Uint8Array> {
  const { workbook } = await import('./machine/xlsx.ts');
  const { report, comparison, generator } = changes;
  const { subject, date, checklist } = report;
  const title = words.title({ subject });
  const lines = [title, checklist.title, ...comparison.remarks, generator];
  const about = tableOf<string>(
    tableWords.titles.about,
    [textField(tableWords.heads.about, 110, (line) => line)],
    lines,
  );
  return workbook([changesTable(changes), about], {
    ...{ title, subject: checklist.title, date, generator },
  });
}

interface ChangesRow {
  readonly part: string;
  readonly number: string;
  readonly id: string;
  readonly title: string;
  /** A score for each round, 0 to 1. A trend has none of criteria between its first and last round. */
  readonly scores: readonly (number | null)[];
  readonly gap: string;
}

function changesTable({ report, comparison, trend }: Changes): DataTable {
  const context = contextOf({ ...report, comparison, verdict: null });
  const { names, find } = context;
  const { before, after, points } = comparison;
  const rounds = trend?.rounds.map(({ date }) => date) ?? [before.date, after.date];
  const ends = (one: number | null, other: number | null) =>
    rounds.map((_, i) => (i === 0 ? one : i === rounds.length - 1 ? other : null));
  const isSame = hasSameLevels(comparison);
  const whole = trend
    ? trend.rounds.map(({ levels, result }) => (levels === 'same' ? result.score : null))
    : ends(isSame ? before.result.score : null, after.result.score);
  const ofPoint = new Map(trend?.points.map(({ point, scores }) => [point, scores]));
  const states = gapStates(comparison);
  const { heads } = tableWords;
  const rows: readonly ChangesRow[] = [
    { ...{ part: teamsWords.everybody, number: '', id: '', title: '' }, scores: whole, gap: '' },
    ...points
      .filter((own) => own.in !== 'before' && names.pointNumber(own.point) !== '')
      .map((own) => ({
        ...{ part: heads.point, number: names.pointNumber(own.point), id: own.point, gap: '' },
        title: find.point(own.point).title,
        scores: ofPoint.get(own.point) ?? ends(own.before, own.after),
      })),
    ...knownCriteria(context, comparison).map((own) => ({
      ...{ part: heads.criterion, number: names.criterionNumber(own.criterion) },
      ...{ id: own.criterion, title: names.criterionName(own.criterion) },
      scores: ends(own.levels === 'same' ? own.before : null, own.after),
      gap: states.get(own.criterion) ?? '',
    })),
  ];
  const display = displayIn(report);
  const score = (of: number | null) => (of === null ? null : Number(scoreDigits(display, of, [])));
  return tableOf<ChangesRow>(
    documentWords.topics.changes,
    [
      textField(heads.part, 10, ({ part }) => part),
      textField(heads.number, 6, ({ number }) => number || null),
      textField(heads.id, 24, ({ id }) => id || null),
      textField(heads.title, 44, ({ title }) => title || null),
      ...rounds.map((date, i) =>
        numberField<ChangesRow>(narrowHead(report, date), ({ scores }) => score(scores[i] ?? null)),
      ),
      textField(words.gap, 16, ({ gap }) => gap || null),
    ],
    rows,
  );
}

/** Changes between two rounds, with the trend if there are more. */
export interface Changes {
  /** Report of the latest round, with the outcomes of the action plan. */
  readonly report: GapReport;
  readonly comparison: Comparison;
  /** Scores over all rounds; `null` if there are only two. */
  readonly trend: Trend | null;
  /** Name and version of the program that compared them. */
  readonly generator: string;
}

/** Writes the changes between rounds in one format. Has no side effects. */
export type ChangesRenderer = (
  changes: Changes,
  options: ChangesOptions,
) => Rendered | Promise<Rendered>;

export interface ChangesOptions {
  readonly terminal: Terminal;
  /** Brand of a firm; `null` without one. */
  readonly brand: Branding | null;
}
