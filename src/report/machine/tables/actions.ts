import type { GapReport } from '../../../analysis/gap-report.ts';
import type { Gap } from '../../../analysis/gaps.ts';
import type { PathStep } from '../../../analysis/path/path.ts';
import type { Effort } from '../../../checklist/checklist.ts';
import type { Level } from '../../../checklist/criteria/scale.ts';
import { levelsOf } from '../../../checklist/criteria/types.ts';
import { formatScorePoints } from '../../../numbers.ts';
import { levelInShort } from '../../phrases.ts';
import { displayIn, ownerInWords, reportIndex } from '../../report.ts';
import { type DataTable, dayField, numberField, tableOf, textField } from './table.ts';

/** First action on a criterion. */
interface FirstStep {
  readonly criterion: string;
  readonly point: string;
  readonly from: Level;
  readonly to: Level;
  readonly do: string;
  readonly owner: string | null;
  readonly effort: Effort | null;
  /** Rise of the overall score if the gap is closed, or by the whole step of the path, 0 to 1. */
  readonly impact: number;
  /** Position on the action path, from 1; `null` if the criterion is not on it. */
  readonly onPath: number | null;
}

/**
 * Returns the first action on each criterion of the action path, then on all other gaps. Steps keep
 * the order of the path; gaps are sorted by impact, largest first.
 */
function firstSteps(report: GapReport): readonly FirstStep[] {
  const { actionPath: path, gaps } = report;
  const onPath = new Set(path.steps.map(({ criterion }) => criterion));
  return [
    ...path.steps.map((step, i) => ofPath(report, step, i + 1)),
    ...gaps.filter(({ criterion }) => !onPath.has(criterion)).map(ofGap),
  ];
}

function ofPath(report: GapReport, step: PathStep, place: number): FirstStep {
  const { criterion, point, from, to, gain } = step;
  const [first] = step.advice;
  const gap = report.gaps.find((gap) => gap.criterion === criterion);
  const levels = levelsOf(report.checklist.definition, reportIndex(report).criterion(criterion));
  return {
    ...{ criterion, point, from },
    to: levels.find(({ score }) => score > from.score) ?? to,
    do: first?.do ?? '',
    owner: first?.owner ?? null,
    effort: first?.effort ?? null,
    impact: gap?.impact ?? gain,
    onPath: place,
  };
}

function ofGap({ criterion, point, now, next, advice, impact }: Gap): FirstStep {
  return {
    ...{ criterion, point, impact, from: now, to: next },
    do: advice?.do || next.description || next.label,
    owner: advice?.owner ?? null,
    effort: advice?.effort ?? null,
    onPath: null,
  };
}

/** Returns the action table, with owner and due date from the action plan. */
export function actionsTable(report: GapReport): DataTable {
  const find = reportIndex(report);
  const planned = (criterion: string) =>
    report.promises?.find((action) => action.criterion === criterion && action.status === 'open');
  const rows = firstSteps(report).map((step, i) => ({ ...step, order: i + 1 }));
  return tableOf<(typeof rows)[number]>(
    'Actions',
    [
      numberField('Order', ({ order }) => order),
      textField('Criterion', 24, ({ criterion }) => criterion),
      textField('Do', 60, (step) => step.do),
      textField(
        'Owner',
        20,
        ({ criterion, owner }) =>
          planned(criterion)?.owner ?? (owner && ownerInWords(report, owner)),
      ),
      dayField('Due', ({ criterion }) => planned(criterion)?.due ?? null),
      textField('Effort', 8, ({ effort }) => effort),
      numberField('Impact', ({ impact }) => Number(formatScorePoints(displayIn(report), impact))),
      numberField('Step of the path', ({ onPath }) => onPath),
      textField('From level', 18, ({ from }) => levelInShort(from)),
      textField('To level', 18, ({ to }) => levelInShort(to)),
      textField('To be reached', 60, ({ to }) => to.description),
      textField('Point', 30, ({ point }) => find.point(point).title),
      textField('Question', 50, ({ criterion }) => find.criterion(criterion).question),
    ],
    rows,
  );
}
