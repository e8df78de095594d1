import type { PointChange, ScoreChange } from '../../analysis/comparison/changes.ts';
import type { Comparison, NotesThenAndNow } from '../../analysis/comparison/comparison.ts';
import type { TrackedAction } from '../../analysis/promises.ts';
import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { displayOf } from '../../checklist/lookup.ts';
import { largestFirst, reaches, roundToSum, TOLERANCE } from '../../numbers.ts';
import { analysisWords } from '../../words/analysis.ts';
import { documentWords } from '../../words/document.ts';
import { gapsWords } from '../../words/document-actions.ts';
import { changesWords as words } from '../../words/document-changes.ts';
import { capitalised } from '../../words/grammar.ts';
import type { AxisPlace, Block, ChangeChart, Inline, Table, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../view.ts';
import { type SectionContent, shortNote } from './section.ts';

/** Change of a score that counts as one, as a fraction. */
export const LEAST_CHANGE = 0.005;
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
  const isBrief = edition === 'brief';
  if (!isComparable(comparison)) {
    const { before } = comparison;
    const title = words.notComparable({ day: context.days.full(before.date) });
    const blocks = isBrief ? [] : [...detailsOf(context, comparison), ...remarksOn(comparison)];
    return { topic, title, lead: whyNot(context, comparison), blocks };
  }
  const { title, lead, blocks } = changesInFull(context, comparison);
  return isBrief
    ? { topic, page: 'half', title, lead: null, blocks: chartOf(context, comparison) }
    : { topic, page: 'half', title, lead, blocks };
}

/** Returns what changed between two rounds: points, gaps, causes, promises and words. */
export function changesInFull(
  context: Context,
  comparison: Comparison,
  isTrend = false,
): Pick<SectionContent, 'lead' | 'blocks'> & { readonly title: string } {
  return {
    title: titleOf(context, comparison),
    lead: leadIn(context, comparison, isTrend),
    blocks: [
      ...chartOf(context, comparison),
      ...detailsOf(context, comparison),
      ...pairsOf(context, comparison),
      ...remarksOn(comparison),
    ],
  };
}

/** Returns the same part by part, for slides; `gaps` has a table without rows where none are. */
export function changesInParts(context: Context, comparison: Comparison) {
  const promises = context.report.promises ?? [];
  const of = (kind: GapKind) => gapTable(context, comparison, kind);
  return {
    moves: movesOf(context, comparison),
    chart: chartOf(context, comparison),
    gaps: { closed: of('closed'), opened: of('opened'), kept: of('kept') },
    doubts: doubtsOf(context, comparison),
    stillOpen: stillOpen(context, comparison.gaps.kept),
    causes: [...causesIn(context, comparison), ...partsOf(context, comparison)],
    promises:
      promises.length === 0
        ? null
        : {
            title: promisesTitle(promises),
            all: promises.length,
            kept: promises.filter(({ outcome }) => outcome === 'kept').length,
            blocks: promisesOf(context),
          },
    pairs: pairsOf(context, comparison),
    remarks: remarksOn(comparison),
  };
}

function chartOf(context: Context, comparison: Comparison): readonly Block[] {
  const rows = changedPoints(context, comparison);
  return rows.length > 0 ? [changeOf(context, comparison, rows)] : [];
}

function detailsOf(context: Context, comparison: Comparison): readonly Block[] {
  const { promises } = context.report;
  return [
    ...gapTables(context, comparison),
    ...causesIn(context, comparison),
    ...partsOf(context, comparison),
    ...(promises === null || promises.length === 0
      ? []
      : [{ is: 'heading', text: promisesTitle(promises) } as const, ...promisesOf(context)]),
  ];
}

/**
 * True if two rounds asked the same questions with the same levels, so that their scores can stand
 * beside each other.
 */
export function isComparable(comparison: Comparison): boolean {
  return comparison.before.mode === comparison.after.mode && isAlike(comparison);
}

/** True if both rounds used one version of the checklist, with the same levels. */
export function isAlike(comparison: Comparison): boolean {
  const { before, after } = comparison;
  return before.checklist.version === after.checklist.version && hasSameLevels(comparison);
}

/** True if all levels that were answered in both rounds say the same. */
export function hasSameLevels({ points }: Comparison): boolean {
  return points.every(({ levels }) => levels === 'same');
}

/** Returns why the scores of two rounds do not compare. */
function whyNot({ names }: Context, comparison: Comparison): string {
  const { before, after, criteria } = comparison;
  if (before.mode !== after.mode) return words.otherMode;
  if (hasSameLevels(comparison)) {
    return words.otherVersion({
      before: before.checklist.version,
      after: after.checklist.version,
    });
  }
  const both = criteria.filter((own) => own.in === 'both');
  const changed = both.filter(({ levels }) => levels === 'changed');
  return changed.length === 0 || changed.length === both.length
    ? words.otherLevels
    : words.someLevels({ criteria: changed.map((own) => names.criterionNumber(own.criterion)) });
}

/** Scores of the earlier round, 0 to 1; `null` if there is none that compares. */
export function changedScores({ report: { comparison, result } }: Context): {
  readonly total: number | null;
  readonly points: ReadonlyMap<string, number | null>;
} | null {
  if (!comparison || !isComparable(comparison)) return null;
  const points = new Map(comparison.points.map((own) => [own.point, own.before]));
  // The totals of anonymous rounds can be without criteria that this report tells.
  const { before, after } = comparison.total;
  const isOfAll = Math.abs((after ?? 0) - (result.score ?? 0)) <= TOLERANCE;
  return { total: isOfAll ? before : null, points };
}

/** Points of today with a score in a round, the largest rise first. */
function changedPoints({ names }: Context, { points }: Comparison): readonly PointChange[] {
  return points
    .filter((own) => own.in !== 'before' && names.pointNumber(own.point) !== '')
    .filter(({ before, after }) => before !== null || after !== null)
    .toSorted((a, b) => (b.change ?? -1) - (a.change ?? -1));
}

/** Returns points whose change is known, those that rose and those that fell; the largest rise first. */
function movesOf(context: Context, comparison: Comparison) {
  const points = changedPoints(context, comparison).filter(({ change }) => change !== null);
  return {
    points,
    rose: points.filter(({ change }) => (change ?? 0) >= LEAST_CHANGE),
    fell: points.filter(({ change }) => (change ?? 0) <= -LEAST_CHANGE),
  };
}

/** Returns the points that rose and fell most, in a sentence. */
export function mostMoved(context: Context, comparison: Comparison): Text {
  const { names, print } = context;
  const { points, rose, fell } = movesOf(context, comparison);
  const move = (of: typeof rose, own = of[0], isStart = true) => {
    if (!own || own.before === null || own.after === null) return null;
    const name = names.pointInText(own.point);
    return {
      point: { is: 'name', text: isStart ? capitalised(name) : name } as const,
      before: print.part(own.before),
      after: print.part(own.after),
      isOnly: of.length === 1,
    };
  };
  return words.mostMoved<Inline>({
    rose: move(rose),
    fell: move(fell, fell.at(-1), rose.length === 0),
    isKnown: points.length > 0,
  });
}

function titleOf(context: Context, comparison: Comparison): string {
  const { days } = context;
  const { points, ...moves } = movesOf(context, comparison);
  const [rose, fell] = [moves.rose.length, moves.fell.length];
  const { date } = comparison.before;
  if (points.length === 0 && !hasSameLevels(comparison)) {
    return words.notComparable({ day: days.full(date) });
  }
  const weak = (end: 'before' | 'after') =>
    comparison.points.filter((own) => own[end] !== null && !reaches(own[end], WEAK_BELOW)).length;
  const scored = comparison.points.filter(({ after }) => after !== null);
  const isAll = rose > 0 && rose === scored.length && hasSameLevels(comparison);
  if (weak('before') > 0 && weak('after') === 0 && hasSameLevels(comparison)) {
    return words.gone({ weak: weak('before'), when: days.name(date), isAll });
  }
  if (points.length === 0) return words.noneInBoth;
  if (isAll) return words.allRose({ points: rose });
  if (rose + fell === 0) return words.nothing({ day: days.full(date) });
  return words.moved({ rose, fell });
}

/** Returns what the rounds have in common, or why their scores are not those of the reports. */
function leadIn(context: Context, comparison: Comparison, isTrend: boolean): string {
  if (isComparable(comparison)) return leadOf(context, comparison, isTrend);
  const { before, after } = comparison;
  return before.mode !== after.mode && hasSameLevels(comparison)
    ? words.keyOnly({ questions: sharedQuestions(context, comparison) })
    : whyNot(context, comparison);
}

function sharedQuestions({ asked }: Context, { criteria }: Comparison): number {
  const ids = new Set(asked.map(({ criterion }) => criterion));
  return criteria.filter((own) => own.in === 'both' && ids.has(own.criterion)).length;
}

function leadOf(context: Context, comparison: Comparison, isTrend: boolean): string {
  const { report, days } = context;
  const { before, earlier } = comparison;
  const then = (earlier?.respondents ?? []).map(({ respondent }) => respondent);
  const now = report.respondents.map(({ id }) => id);
  const isSame =
    now.length > 0 && now.length === then.length && now.every((id) => then.includes(id));
  return words.lead({
    before: days.short(before.date),
    after: days.full(report.date),
    questions: sharedQuestions(context, comparison),
    people: isSame ? now.length : null,
    isTrend,
  });
}

function changeOf(
  context: Context,
  { before }: Comparison,
  rows: readonly PointChange[],
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
      before: own.levels === 'same' ? place(own.before) : null,
      after: place(own.after),
    })),
  };
}

/** Quarters of the scale; only the lower end has the unit. */
function axisOf({ print }: Context): readonly AxisPlace[] {
  return [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: print.tick(at) }));
}

function gapTables(context: Context, comparison: Comparison): readonly Block[] {
  const tables = (['closed', 'opened'] as const).flatMap((kind): readonly Block[] => {
    const table = gapTable(context, comparison, kind);
    return table.rows.length === 0 ? [] : [{ is: 'heading', text: table.caption }, table];
  });
  return [...tables, ...doubtsOf(context, comparison), ...stillOpen(context, comparison.gaps.kept)];
}

type GapKind = 'closed' | 'opened' | 'kept';

/** Returns the criteria of one kind with both scores; those that are kept with the lowest at the top. */
function gapTable(
  { names, print, days, report, finding }: Context,
  { gaps, criteria, before }: Comparison,
  kind: GapKind,
): Table & { readonly caption: string } {
  const changes = new Map(criteria.map((own) => [own.criterion, own]));
  const now = (id: string) => changes.get(id)?.after ?? 1;
  const known = gaps[kind].filter(
    (id) => finding(id) && typeof changes.get(id)?.before === 'number',
  );
  const shown = kind === 'kept' ? known.toSorted((a, b) => now(a) - now(b)) : known;
  const then = (id: string) => {
    const own = changes.get(id);
    return own?.levels === 'same' ? own.before : null;
  };
  return {
    is: 'table',
    caption: words[kind]({ criteria: known.length }),
    columns: [
      { head: gapsWords.heads.number, width: 'number' },
      { head: gapsWords.heads.criterion, isTitle: true },
      { head: days.short(before.date), align: 'end', isWhole: true, width: 'figure' },
      { head: days.short(report.date), align: 'end', isWhole: true, width: 'figure' },
    ],
    rows: shown.map((id) => ({
      cells: [
        names.criterionNumber(id),
        kind === 'closed' ? names.criterionName(id) : names.gapName(id),
        print.cell(then(id)),
        [{ is: 'strong', text: print.cell(changes.get(id)?.after) }],
      ],
    })),
  };
}

/** Returns the ids of points or criteria without a score in the earlier round. */
export function unseenBefore<Change extends ScoreChange>(
  changes: readonly Change[],
  idOf: (change: Change) => string,
): ReadonlySet<string> {
  return new Set(changes.filter(({ before }) => before === null).map(idOf));
}

/** Returns criteria whose gap cannot be told, or was not known before. */
function doubtsOf({ names, finding }: Context, { gaps, criteria }: Comparison): readonly Block[] {
  const labels = (ids: readonly string[]) =>
    ids.filter((id) => finding(id)).map((id) => names.criterionNumber(id));
  const possible = labels(gaps.possible);
  const unseen = labels(gaps.outOfSight.map(({ criterion }) => criterion));
  const untold = labels(gaps.untold);
  const blank = unseenBefore(criteria, ({ criterion }) => criterion);
  const openedUnseen = labels(gaps.opened.filter((id) => blank.has(id)));
  return [
    ...(openedUnseen.length > 0 ? [words.unseenBefore({ criteria: openedUnseen })] : []),
    ...(possible.length > 0 ? [words.possible({ criteria: possible })] : []),
    ...(unseen.length > 0 ? [words.unseen({ criteria: unseen })] : []),
    ...(untold.length > 0 ? [words.untold({ criteria: untold })] : []),
  ].map((text) => ({ is: 'note', text }));
}

function stillOpen({ waivers }: Context, kept: readonly string[]): readonly Block[] {
  if (kept.length === 0) return [];
  const waived = kept.filter((id) => waivers.has(id)).length;
  return [{ is: 'note', text: words.stillOpen({ criteria: kept.length, waived }) }];
}

/** Returns root causes that are new, or may be with the blanks at worst. */
function causesIn({ names }: Context, { rootCauses, points }: Comparison): readonly Block[] {
  const named = (ids: readonly string[]) => ids.map(names.pointName);
  const blank = unseenBefore(points, ({ point }) => point);
  const opened = rootCauses.opened.filter((point) => !blank.has(point));
  const { possible } = rootCauses;
  return [
    ...(opened.length > 0 ? [words.newCauses({ points: named(opened) })] : []),
    ...(possible.length > 0 ? [words.possibleCauses({ points: named(possible) })] : []),
  ].map((text) => ({ is: 'note', text }));
}

/** Returns the sources of the change, where other answers are not the only one; they add up to it. */
function partsOf({ report }: Context, { parts, total }: Comparison): readonly Block[] {
  const { before, after } = total;
  if (parts === null || before === null || after === null) return [];
  const names = analysisWords.parts;
  const known = (['weights', 'checklist', 'notApplicable', 'people', 'answers'] as const).flatMap(
    (name) => (parts[name] === null ? [] : [{ name, part: parts[name] }]),
  );
  const sums = roundToSum(
    displayOf(report.checklist.definition),
    known.map(({ part }) => part),
    after - before,
  );
  const told = known
    .map(({ name }, i) => ({ name, gain: sums[i] ?? '' }))
    .filter(({ gain }) => /[1-9]/.test(gain));
  if (told.every(({ name }) => name === 'answers')) return [];
  const items = told.map(({ name, gain }) => words.part({ name: names[name], gain }));
  return [{ is: 'note', text: words.parts({ items }) }];
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
      { head: gapsWords.heads.number, width: 'number' },
      { head: words.promise, isTitle: true },
      { head: gapsWords.heads.owner, narrow: 'quiet' },
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
  const notes = (earlier?.notes ?? []).filter(
    (own) => finding(own.criterion) && own.before.trim() !== own.after.trim(),
  );
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
