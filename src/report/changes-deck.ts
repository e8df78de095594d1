import { deckWords } from '../words/document.ts';
import { changesDeckWords as words } from '../words/document-changes.ts';
import {
  type Block,
  type Facts,
  type Headline,
  type Inline,
  partsOfText,
  type ReportDocument,
  type Section,
  type Text,
} from './blocks.ts';
import type { Branding } from './brand/brand.ts';
import {
  type Changes,
  type ChangesRenderer,
  changesDocument,
  pointTables,
  trendBlocks,
} from './changes.ts';
import { type Context, contextOf } from './context.ts';
import { spoken, subjectInTitle } from './deck.ts';
import { changesInParts, isAlike, LEAST_CHANGE, mostMoved } from './sections/changes.ts';
import type { DocumentWriter } from './view.ts';

type Parts = ReturnType<typeof changesInParts>;
type Slide = Omit<Section, 'id' | 'more'>;

/** Returns the renderer of slides on the changes between rounds. */
export function changesPresented(write: DocumentWriter): ChangesRenderer {
  return (changes, { terminal, brand }) => write(changesDeck(changes, brand), { terminal });
}

/**
 * Returns the changes between rounds as at most six slides, and in their notes what those leave out.
 * They are the whole, the rounds if there are many, the points, closed and new gaps, gaps still open,
 * and promises.
 */
function changesDeck(changes: Changes, brand: Branding | null): ReportDocument {
  const { report, comparison, trend } = changes;
  const document = changesDocument(changes, brand);
  const context = contextOf({ ...report, comparison, verdict: null });
  const parts = changesInParts(context, comparison);
  const slides = [
    ...wholeSlide(context, changes, parts, document),
    ...(trend === null ? [] : trendSlide(context, trend)),
    ...pointsSlide(context, changes, parts),
    ...gapsSlide(parts),
    ...openSlide(context, changes, parts),
    ...promisesSlide(parts),
  ];
  return {
    ...document,
    sections: slides.map((own, i) => ({ ...own, id: `s${i + 1}`, more: deckWords.moreRows })),
  };
}

/** Most notes of then and now on the slide on the whole, below their heading. */
const MOST_PAIRS = 2;

/** Both scores on the bands, then how much rose, fell, was closed and is open. */
function wholeSlide(
  context: Context,
  { comparison }: Changes,
  parts: Parts,
  { sections: [overview, ...rest] }: ReportDocument,
): readonly Slide[] {
  const blocks = overview?.blocks ?? [];
  const headline = blocks.find((block): block is Headline => block.is === 'headline');
  if (!headline) return [];
  const { title, lead } = headline;
  const scored: Headline = {
    ...{ ...headline, number: null, lead: null },
    title: [...partsOfText(title), ...scoredWords(context, comparison)],
  };
  return [
    {
      blocks: [
        scored,
        ...blocks.filter(({ is }) => is === 'scale'),
        factsOf(parts),
        ...(lead === null ? [] : [{ is: 'paragraph', text: lead } as const]),
        ...blocks.filter(({ is }) => is === 'callout'),
        ...parts.causes,
        ...parts.remarks,
        ...(hasMoved(parts) ? [] : parts.doubts),
        ...parts.pairs.slice(0, 1 + MOST_PAIRS),
      ],
      notes: spoken([
        ...parts.causes,
        ...parts.remarks,
        ...parts.pairs,
        ...rest.flatMap((section) => section.blocks),
      ]),
    },
  ];
}

/** Score of today, with that of before where the two compare. */
function scoredWords(
  { report, print }: Context,
  comparison: Changes['comparison'],
): readonly (string | Inline)[] {
  const [before, after] = [comparison.before.result.score, comparison.after.result.score];
  if (after === null) return [];
  const hasChange =
    before !== null && isAlike(comparison) && Math.abs(after - before) >= LEAST_CHANGE;
  return deckWords.scored<Inline>({
    subject: subjectInTitle(report),
    score: print.score(after),
    change: hasChange ? { before: print.score(before), isUp: after > before } : null,
  });
}

function factsOf({ moves, gaps, promises }: Parts): Facts {
  const of = words.facts;
  const [points, fell] = [moves.points.length, moves.fell.length];
  const fact = (label: string, value: number, remark: string) => ({
    ...{ label, remark },
    value: String(value),
  });
  return {
    is: 'facts',
    facts: [
      ...(points === 0 ? [] : [fact(of.risen, moves.rose.length, of.ofPoints({ points, fell }))]),
      fact(of.closed, gaps.closed.rows.length, of.closedMeans),
      fact(of.opened, gaps.opened.rows.length, of.openedMeans),
      fact(of.kept, gaps.kept.rows.length, of.keptMeans),
      ...(promises === null
        ? []
        : [fact(of.promises, promises.kept, of.ofPromises({ promises: promises.all }))]),
    ],
  };
}

/** Every point before and after, below those that moved most. */
function pointsSlide(
  context: Context,
  { comparison }: Changes,
  { moves, chart }: Parts,
): readonly Slide[] {
  if (chart.length === 0) return [];
  const scores = comparison.points.flatMap(({ after }) => after ?? []);
  const isKnown = moves.points.length > 0 || scores.length === 0;
  const print = context.print.part;
  const title = isKnown
    ? mostMoved(context, comparison)
    : words.scoredNow({ lowest: print(Math.min(...scores)), highest: print(Math.max(...scores)) });
  return [slideOf(words.points, title, chart)];
}

/** Score of the whole in each round; the notes have those of the points. */
function trendSlide(context: Context, trend: NonNullable<Changes['trend']>): readonly Slide[] {
  const known = trend.rounds.flatMap(({ levels, result: { score } }) =>
    levels === 'same' && score !== null ? [context.print.score(score)] : [],
  );
  const rounds = trend.rounds.length;
  const isWhole = known.length === rounds;
  const title = words.course({
    rounds,
    before: isWhole ? (known[0] ?? null) : null,
    after: known.at(-1) ?? null,
  });
  const blocks = trendBlocks(context, trend);
  const notes = blocks.filter(({ is }) => is === 'note');
  const chart = blocks.filter(({ is }) => is === 'bars');
  const inFull = [...blocks, ...pointTables(context, trend)];
  return [slideOf(words.trend, title, [...notes, ...chart], inFull)];
}

/** Most rows of the tables on a slide, and of one that has another below it. */
const MOST_ROWS = 10;
const MOST_ABOVE = 4;

function hasMoved({ gaps: { closed, opened } }: Parts): boolean {
  return closed.rows.length + opened.rows.length > 0;
}

/** Gaps that are new, then gaps that closed. */
function gapsSlide({ gaps: { closed, opened }, doubts }: Parts): readonly Slide[] {
  const tables = [opened, closed].filter(({ rows }) => rows.length > 0);
  if (tables.length === 0) return [];
  const title = words.gapsMoved({ closed: closed.rows.length, opened: opened.rows.length });
  const [above, below] = tables;
  const headed = ({ caption }: typeof closed) => ({ is: 'heading', text: caption }) as const;
  const blocks =
    above && below
      ? [
          ...[headed(above), ...topOf(above, MOST_ABOVE), ...doubts, headed(below)],
          ...topOf(below, MOST_ROWS - Math.min(above.rows.length, MOST_ABOVE)),
        ]
      : [...doubts, ...tables.flatMap((table) => topOf(table, MOST_ROWS))];
  const inFull = tables.flatMap((table): readonly Block[] => [headed(table), table]);
  return [slideOf(words.gaps, title, blocks, [...doubts, ...inFull])];
}

/** Returns the top of a table, with the number of rows that only the notes have. */
function topOf(table: Parts['gaps']['closed'], most: number): readonly Block[] {
  const left = table.rows.length - most;
  return [
    { ...table, rows: table.rows.slice(0, most) },
    ...(left > 0 ? [{ is: 'note', text: deckWords.moreRows({ rows: left }) } as const] : []),
  ];
}

/** Gaps that both rounds have, the lowest at the top. */
function openSlide(
  { print }: Context,
  { comparison }: Changes,
  { gaps: { kept }, stillOpen }: Parts,
): readonly Slide[] {
  if (kept.rows.length === 0) return [];
  const ids = new Set(comparison.gaps.kept);
  const scores = comparison.criteria.flatMap(({ criterion, after }) =>
    ids.has(criterion) && after !== null ? [after] : [],
  );
  const lowest = scores.length === 0 ? null : print.part(Math.min(...scores));
  const title = words.stillOpen({ gaps: kept.rows.length, lowest });
  return [slideOf(words.open, title, topOf(kept, MOST_ROWS), [kept, ...stillOpen])];
}

function promisesSlide({ promises }: Parts): readonly Slide[] {
  if (promises === null) return [];
  return [slideOf(words.promises, promises.title, promises.blocks)];
}

/** Returns a slide whose notes have all of its blocks, or others in full. */
function slideOf(
  topic: string,
  title: Text,
  blocks: readonly Block[],
  inFull: readonly Block[] = blocks,
): Slide {
  const headline: Block = { is: 'headline', level: 2, number: null, topic, title, lead: null };
  return { blocks: [headline, ...blocks], notes: spoken(inFull) };
}
