import { compactWords as words } from '../../words/document.ts';
import { actionsWords } from '../../words/document-actions.ts';
import { summaryWords } from '../../words/document-summary.ts';
import { teamsWords } from '../../words/document-teams.ts';
import type { Block, Column, Cover, Inline, Section, Table } from '../blocks.ts';
import { type Context, countBlanks } from '../context.ts';
import { actionsOf, ownersOf, type ReportAction, whatItLeadsTo } from './actions.ts';
import { changedScores } from './changes.ts';
import { roundOf } from './cover.ts';
import { dotsOf, toSettle } from './disagreements.ts';
import { methodInBrief } from './method.ts';

/** Most points and actions that a terminal shows; the others are counted. */
const MOST_POINTS = 10;
const MOST_ACTIONS = 8;
/** The same where a required level is missed, as its advice takes lines of its own. */
const MOST_BELOW_GATE = 5;
/** Most groups with a column of their own. */
const MOST_SIDES = 4;

/** Returns the head of the page on a terminal. */
export function coverInShort(context: Context): Cover {
  const { report, days } = context;
  const subject: Inline = { is: 'name', text: report.subject.trim() };
  const people = report.anonymity
    ? report.anonymity.groups.reduce((sum, { respondents }) => sum + (respondents ?? 0), 0)
    : report.respondents.length;
  return {
    is: 'cover',
    logo: null,
    start: [[subject], roundOf(context)],
    end: [
      days.full(report.date),
      ...(report.anonymity
        ? // Numbers of small groups are hidden.
          people === 0
          ? []
          : [words.people({ people })]
        : [words.peopleAndBlanks({ people, blanks: countBlanks(context).blanks })]),
    ],
    words: [],
  };
}

/** Returns the scores of the points: in the earlier round, now, and of each side. */
export function pointsInShort(context: Context): readonly Block[] {
  const { report, names, print, sides } = context;
  const before = changedScores(context);
  const isAlone = report.respondents.length === 1;
  const shown = sides.length > 1 && sides.length <= MOST_SIDES && !isAlone ? sides : [];
  const numbered = report.points.filter(({ point }) => names.pointNumber(point) !== '');
  const lowest = numbered
    .toSorted((a, b) => (a.score ?? 2) - (b.score ?? 2))
    .slice(0, MOST_POINTS)
    .map(({ point }) => point);
  const left = numbered.length - lowest.length;
  const figure = (head: string): Column => ({ head, align: 'end', isWhole: true });
  const row = (
    number: string,
    title: string,
    scores: { before: number | null | undefined; now: number | null },
    ofSides: readonly (number | null | undefined)[],
  ) => ({
    cells: [
      number,
      title,
      ...(before ? [print.cell(scores.before)] : []),
      [{ is: 'strong' as const, text: print.cell(scores.now) }],
      ...ofSides.map(print.cell),
    ],
  });
  const table: Table = {
    is: 'table',
    caption: teamsWords.caption,
    columns: [
      { head: '', width: 'number' },
      {
        head: left > 0 ? words.lowestPoints({ points: lowest.length, of: numbered.length }) : '',
        isTitle: true,
      },
      ...(before ? [figure(words.before)] : []),
      figure(before ? words.now : teamsWords.everybody),
      ...shown.map(({ title }) => figure(title)),
    ],
    rows: [
      ...numbered
        .filter(({ point }) => lowest.includes(point))
        .map(({ point, score }) =>
          row(
            names.pointNumber(point),
            names.pointName(point),
            { before: before?.points.get(point), now: score },
            shown.map((side) => side.points.get(point)),
          ),
        ),
      row(
        '',
        teamsWords.everybody,
        { before: before?.total, now: report.result.score },
        shown.map(({ score }) => score),
      ),
    ],
  };
  return [table];
}

/** Returns the disagreements to settle. */
export function disagreementsInShort(context: Context): readonly Block[] {
  const settle = toSettle(context);
  if (settle.length === 0) return [];
  return [
    { is: 'heading', text: summaryWords.settle({ number: settle.length }) },
    dotsOf(context, settle, 'short'),
  ];
}

/** Returns the titles of the actions. */
export function actionsInShort(context: Context): readonly Block[] {
  const { report, names, print } = context;
  const actions = actionsOf(context);
  if (actions.length === 0) return [];
  const { heads, key } = actionsWords;
  const most = report.result.failedMusts.length > 0 ? MOST_BELOW_GATE : MOST_ACTIONS;
  const left = actions.length - most;
  // The title says it of the path alone.
  const isMore = actions.some(({ isOfPath }) => !isOfPath);
  const notes = [
    ...(isMore ? [whatItLeadsTo(context, actions, null)] : []),
    ...(left > 0 ? [words.moreActions({ actions: left })] : []),
    key,
  ];
  const title = ({ criterion, isGate }: ReportAction) =>
    isGate
      ? words.gate({ title: names.criterionLabel(criterion) })
      : names.criterionLabel(criterion);
  return [
    {
      is: 'table',
      caption: heads.action,
      columns: [
        { head: '', width: 'number' },
        { head: heads.action, isTitle: true },
        { head: heads.owner, narrow: 'quiet' },
        { head: heads.effort, isWhole: true, narrow: 'labelled' },
        { head: heads.gain, isWhole: true, align: 'end', narrow: 'labelled' },
      ],
      rows: actions.slice(0, most).map((action) => ({
        cells: [
          action.rank,
          title(action),
          ownersOf(context, action.owners.slice(0, 1)),
          action.sizes.join('+'),
          print.gain(action.gain),
        ],
      })),
    },
    { is: 'note', text: notes.join(' ') },
  ];
}

/** Returns the levels and the checklist. */
export function methodInShort(context: Context): readonly Block[] {
  return [{ is: 'note', text: methodInBrief(context) }];
}

/** Returns how to go on; `gaps` is the number of the section on all gaps. */
export function nextInShort(gaps: string | null): Section {
  const rows = [
    [words.rest({ gaps }), words.restCommand],
    [words.toHandOut, words.toHandOutCommand],
  ];
  const column: Column = { head: null, isWhole: true };
  const columns = [column, column];
  const caption = words.toHandOut;
  return {
    id: 'next',
    blocks: [{ is: 'table', caption, columns, rows: rows.map((cells) => ({ cells })) }],
  };
}
