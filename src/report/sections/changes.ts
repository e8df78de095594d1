import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { NotesThenAndNow } from '../../analysis/comparison/earlier.ts';
import type { TrackedAction } from '../../analysis/promises.ts';
import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { largestFirst, reaches } from '../../numbers.ts';
import { documentWords } from '../../words/document.ts';
import type { AxisPlace, Block, ChangeChart, Table } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../editions.ts';
import { type SectionContent, shortNote } from './section.ts';

const words = documentWords.changes;

/** Change of a score that counts as one, as a fraction. */
const LEAST_CHANGE = 0.005;
/** Most pairs of notes, and of one criterion. */
const MOST_PAIRS = 4;
const MOST_PAIRS_OF_ONE = 2;

/** Returns the section on changes since the earlier round; `null` without one and without a plan. */
export function changesSection(context: Context, edition: Edition): SectionContent | null {
  const { comparison, promises } = context.report;
  const topic = documentWords.topics.changes;
  if (context.report.result.score === null) return null;
  if (!comparison) {
    if (promises === null || edition === 'brief') return null;
    return { topic, title: promisesTitle(promises), lead: null, blocks: promisesOf(context) };
  }
  if (!isComparable(comparison)) return incomparable(context, comparison, edition);
  const rows = changedPoints(context, comparison);
  return {
    topic,
    page: 'half',
    title: titleOf(context, comparison),
    lead: edition === 'brief' ? null : leadOf(context, comparison),
    blocks: [
      ...(rows.length > 0 ? [changeOf(context, comparison, rows)] : []),
      ...(edition === 'brief'
        ? []
        : [
            ...gapTables(context, comparison),
            ...(promises === null || promises.length === 0
              ? []
              : [
                  { is: 'heading', text: promisesTitle(promises) } as const,
                  ...promisesOf(context),
                ]),
            ...pairsOf(context, comparison),
            ...remarksOn(comparison),
          ]),
    ],
  };
}

/** True if two rounds asked the same questions, so that their scores can stand beside each other. */
export function isComparable({ before, after }: Comparison): boolean {
  return before.checklist.version === after.checklist.version && before.mode === after.mode;
}

function incomparable(context: Context, comparison: Comparison, edition: Edition): SectionContent {
  const { before, after } = comparison;
  const isOtherVersion = before.checklist.version !== after.checklist.version;
  return {
    topic: documentWords.topics.changes,
    title: words.notComparable({ day: context.days.full(before.date) }),
    lead: isOtherVersion
      ? words.otherVersion({ before: before.checklist.version, after: after.checklist.version })
      : words.otherMode,
    blocks:
      edition === 'brief'
        ? []
        : [...gapTables(context, comparison), ...promisesOf(context), ...remarksOn(comparison)],
  };
}

interface ChangedPoint {
  readonly point: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
}

/** Points of today with a score in a round, the largest rise first. */
function changedPoints({ names }: Context, { points }: Comparison): readonly ChangedPoint[] {
  return points
    .filter((own) => own.in !== 'before' && names.pointNumber(own.point) !== '')
    .filter(({ before, after }) => before !== null || after !== null)
    .toSorted((a, b) => (b.change ?? -1) - (a.change ?? -1));
}

function titleOf(context: Context, comparison: Comparison): string {
  const { days } = context;
  const points = changedPoints(context, comparison).filter(({ change }) => change !== null);
  const rose = points.filter(({ change }) => (change ?? 0) >= LEAST_CHANGE).length;
  const fell = points.filter(({ change }) => (change ?? 0) <= -LEAST_CHANGE).length;
  const weak = (end: 'before' | 'after') =>
    comparison.points.filter((own) => own[end] !== null && !reaches(own[end], WEAK_BELOW)).length;
  const isAll = rose > 0 && rose === points.length;
  const { date } = comparison.before;
  if (weak('before') > 0 && weak('after') === 0) {
    return words.gone({ weak: weak('before'), when: days.name(date), isAll });
  }
  if (isAll) return words.allRose({ points: rose });
  if (rose + fell === 0) return words.nothing({ day: days.full(date) });
  return words.moved({ rose, fell });
}

function leadOf({ report, days, asked }: Context, { before, earlier, criteria }: Comparison) {
  const ids = new Set(asked.map(({ criterion }) => criterion));
  const questions = criteria.filter((own) => own.in === 'both' && ids.has(own.criterion)).length;
  const then = (earlier?.respondents ?? []).map(({ respondent }) => respondent);
  const now = report.respondents.map(({ id }) => id);
  const isSame =
    now.length > 0 && now.length === then.length && now.every((id) => then.includes(id));
  return words.lead({
    before: days.short(before.date),
    after: days.full(report.date),
    questions,
    people: isSame ? now.length : null,
  });
}

function changeOf(
  context: Context,
  { before }: Comparison,
  rows: readonly ChangedPoint[],
): ChangeChart {
  const { names, print, days, report } = context;
  const place = (value: number | null): AxisPlace | null =>
    value === null ? null : { at: value, label: print.part(value) };
  return {
    is: 'change',
    heads: { point: words.point, values: words.values },
    before: days.short(before.date),
    after: days.short(report.date),
    axis: axisOf(context),
    rows: rows.map((own) => ({
      number: names.pointNumber(own.point),
      title: names.pointName(own.point),
      before: place(own.before),
      after: place(own.after),
    })),
  };
}

/** Quarters of the scale; only the lower end has the unit. */
function axisOf({ print }: Context): readonly AxisPlace[] {
  return [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: print.tick(at) }));
}

function gapTables(context: Context, { gaps, criteria, before }: Comparison): readonly Block[] {
  const { names, print, days, report, finding } = context;
  const changes = new Map(criteria.map((own) => [own.criterion, own]));
  const table = (ids: readonly string[], caption: string, isGap: boolean): readonly Block[] => {
    const known = ids.filter((id) => finding(id));
    if (known.length === 0) return [];
    const score = (value: number | null | undefined) =>
      value === null || value === undefined ? '–' : print.part(value);
    const rows: Table = {
      is: 'table',
      caption,
      columns: [
        { head: documentWords.gaps.heads.number, width: 'number' },
        { head: documentWords.gaps.heads.criterion, isTitle: true },
        { head: days.short(before.date), align: 'end', isWhole: true, width: 'figure' },
        { head: days.short(report.date), align: 'end', isWhole: true, width: 'figure' },
      ],
      rows: known.map((id) => ({
        cells: [
          names.criterionNumber(id),
          isGap ? names.gapName(id) : names.criterionName(id),
          score(changes.get(id)?.before),
          [{ is: 'strong', text: score(changes.get(id)?.after) }],
        ],
      })),
    };
    return [{ is: 'heading', text: caption }, rows];
  };
  const labels = (ids: readonly string[]) =>
    ids.filter((id) => finding(id)).map((id) => names.criterionNumber(id));
  const possible = labels(gaps.possible);
  const untold = labels(gaps.untold);
  const unseen = labels(gaps.outOfSight.map(({ criterion }) => criterion));
  return [
    ...table(
      gaps.closed,
      words.closed({ criteria: gaps.closed.filter((id) => finding(id)).length }),
      false,
    ),
    ...table(
      gaps.opened,
      words.opened({ criteria: gaps.opened.filter((id) => finding(id)).length }),
      true,
    ),
    ...(possible.length > 0
      ? [{ is: 'note', text: words.possible({ criteria: possible }) } as const]
      : []),
    ...(unseen.length > 0
      ? [{ is: 'note', text: words.unseen({ criteria: unseen }) } as const]
      : []),
    ...(untold.length > 0
      ? [{ is: 'note', text: words.untold({ criteria: untold }) } as const]
      : []),
  ];
}

const OUTCOMES = [
  'missed',
  'kept',
  'pending',
  'dropped',
  'unknown',
] as const satisfies readonly TrackedAction['outcome'][];

function promisesTitle(promises: readonly TrackedAction[]): string {
  if (promises.length === 0) return words.noPromises;
  const kept = promises.filter(({ outcome }) => outcome === 'kept').length;
  return words.promises({ kept, of: promises.length });
}

function promisesOf({ report, names, days, finding }: Context): readonly Block[] {
  const promises = report.promises ?? [];
  if (promises.length === 0) return [];
  const inOrder = OUTCOMES.flatMap((outcome) => promises.filter((own) => own.outcome === outcome));
  const table: Table = {
    is: 'table',
    caption: promisesTitle(promises),
    columns: [
      { head: documentWords.gaps.heads.number, width: 'number' },
      { head: words.promise, isTitle: true },
      { head: documentWords.gaps.heads.owner, narrow: 'quiet' },
      { head: words.due, isWhole: true, narrow: 'labelled' },
      { head: words.outcome, narrow: 'beside' },
    ],
    rows: inOrder.map(({ criterion, do: what, owner, due, outcome, status }) => {
      const said = words.outcomes[outcome];
      return {
        cells: [
          finding(criterion) ? names.criterionNumber(criterion) : '',
          what,
          owner === null ? '' : [{ is: 'name', text: owner }],
          due === null ? '' : days.short(due),
          status === 'done' && outcome !== 'kept' ? words.claimed({ outcome: said }) : said,
        ],
      };
    }),
  };
  return [table];
}

/** Returns notes of the same person in both rounds, on the criteria that rose most. */
function pairsOf(
  { names, days, report, find, finding }: Context,
  comparison: Comparison,
): readonly Block[] {
  const { earlier, criteria, before } = comparison;
  const changes = new Map(criteria.map(({ criterion, change }) => [criterion, change ?? 0]));
  const notes = (earlier?.notes ?? []).filter(({ criterion }) => finding(criterion));
  const ofOne = (criterion: string): readonly NotesThenAndNow[] =>
    notes.filter((own) => own.criterion === criterion).slice(0, MOST_PAIRS_OF_ONE);
  const chosen = [...new Set(notes.map(({ criterion }) => criterion))]
    .toSorted((a, b) => largestFirst(changes.get(a) ?? 0, changes.get(b) ?? 0))
    .flatMap(ofOne)
    .slice(0, MOST_PAIRS);
  if (chosen.length === 0) return [];
  return [
    { is: 'heading', text: words.words },
    ...chosen.map(
      ({ criterion, respondent, before: old, after }): Block => ({
        is: 'pair',
        sides: [
          {
            label: [
              `${names.criterionLabel(criterion)}, `,
              { is: 'name', text: find.name(respondent) },
              `, ${days.short(before.date)}`,
            ],
            text: shortNote(old),
          },
          { label: days.short(report.date), text: shortNote(after) },
        ],
      }),
    ),
  ];
}

function remarksOn({ remarks }: Comparison): readonly Block[] {
  if (remarks.length === 0) return [];
  return [
    { is: 'heading', text: words.notes },
    { is: 'list', items: remarks },
  ];
}
