import type { GapReport } from '../../analysis/gap-report.ts';
import type { PathStep } from '../../analysis/path/steps.ts';
import type { TrackedAction } from '../../analysis/promises.ts';
import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { paceOf } from '../../checklist/lookup.ts';
import { formatExactScore, formatScore, formatScorePoints } from '../../numbers.ts';
import { analysisWords } from '../../words/analysis.ts';
import { count } from '../../words/grammar.ts';
import { reportWords } from '../../words/report.ts';
import type { ListEntry, NoteSection } from '../notes.ts';
import { bandLimits, levelInShort, levelNumberInWords } from '../phrases.ts';
import { displayIn, type Report, reportIndex } from '../report.ts';
import { extrasOf } from './gaps.ts';
import { waiverInWords } from './verdict.ts';

/** Returns the action path to the next band or the chosen goal. */
export function pathInWords(report: Report): NoteSection {
  const { actionPath: path } = report;
  const goal = goalInWords(report);
  return {
    heading: goal === '' ? 'Cheapest path' : `Cheapest path to ${goal}`,
    intro: pathInBrief(report),
    entries: [
      ...path.steps.map((step) => stepInWords(report, step)),
      ...(path.outcome === 'found' || path.outcome === 'out-of-reach'
        ? [{ line: largestStepInWords(report) }]
        : []),
    ],
  };
}

/** Returns the action path in one sentence. */
export function pathInBrief(report: GapReport): string {
  const { outcome, goal, before, after, best, steps, effort } = report.actionPath;
  const limits = [...bandLimits(report.checklist.definition), ...(goal ? [goal.score] : [])];
  const score = (fraction: number | null) => formatScore(displayIn(report), fraction, limits);
  switch (outcome) {
    case 'found':
      return `${count(steps.length, { one: 'step', other: 'steps' })}, effort ${effort}: from ${score(before.score)} to ${score(after.score)}.${exceedsInWords(report)}`;
    case 'reached':
      return 'It is reached already.';
    case 'out-of-reach':
      return `It cannot be reached: with every criterion that has a score at its best level the score is ${score(best.score)}.`;
    case 'top-band':
      return 'The audit is in the top band; there is no band above it.';
    case 'no-score':
      return 'Without a score there is nothing to start from.';
  }
}

function exceedsInWords({ actionPath: { exceeds }, checklist }: GapReport): string {
  if (exceeds.length === 0) return '';
  const pace = exceeds.includes('pace') ? paceOf(checklist.definition) : null;
  return ` ${analysisWords.exceeds({ target: exceeds.includes('target'), pace })}`;
}

function goalInWords(report: GapReport): string {
  const { goal } = report.actionPath;
  if (!goal) return '';
  const title = reportIndex(report).band(goal.band)?.title;
  return title
    ? `${title} (${formatExactScore(displayIn(report), goal.score)})`
    : formatExactScore(displayIn(report), goal.score);
}

/** Returns the waiver of a step that closes a gap; `null` for other steps. */
function waivedGap(report: Report, { criterion }: PathStep): string | null {
  const isGap = report.gaps.some((gap) => gap.criterion === criterion);
  return isGap ? waiverInWords(report, criterion) : null;
}

function stepInWords(report: Report, step: PathStep): ListEntry {
  const find = reportIndex(report);
  const waived = waivedGap(report, step);
  const { criterion, from, to, effort, gain, forMust, advice, prerequisites } = step;
  const { boxes } = scaleOf(report.checklist.definition, find.criterion(criterion));
  const must = forMust ? ', needed because it must be met' : '';
  return {
    line: `"${criterion}" from ${levelInShort(from)} to ${levelInShort(to)}: ${formatScorePoints(displayIn(report), gain)} more, effort ${effort}${must}.`,
    details: [
      ...(waived === null ? [] : [`Its gap is waived ${waived}`]),
      ...advice.flatMap(({ level, label, do: what, owner, effort: size, ...extras }) => {
        const who = [owner, size && `effort ${size}`].filter(Boolean).join(', ');
        return [
          `${boxes ? 'For' : 'From'} ${label ?? `level ${level}`}: ${what}${who === '' ? '' : ` (${who})`}`,
          ...extrasOf(find, extras).map(({ name, text }) => `${name}: ${text}`),
        ];
      }),
      ...prerequisites.map(({ point, score, because, steps }) => {
        const raised = steps.length > 0 ? `, which this path raises by ${steps.join(', ')}` : '';
        return `First look at ${find.point(point).title} (${formatScore(displayIn(report), score, [WEAK_BELOW])})${raised}: ${because}`;
      }),
    ],
  };
}

function largestStepInWords(report: GapReport): string {
  const { largestStep, oneStepIsEnough, outcome } = report.actionPath;
  if (!largestStep) return 'No single step lifts the score.';
  const { criterion, from, to, gain, effort } = largestStep;
  const step = `"${criterion}" from ${levelInShort(from)} to ${levelInShort(to)}, ${formatScorePoints(displayIn(report), gain)} more for an effort of ${effort}`;
  if (outcome === 'out-of-reach') return `The step that lifts the score most is ${step}.`;
  const enough = oneStepIsEnough ? 'A single step can be enough' : 'No single step is enough';
  return `${enough}; the one that lifts the score most is ${step}.`;
}

const OUTCOMES = [
  'missed',
  'kept',
  'unknown',
  'pending',
  'dropped',
] as const satisfies TrackedAction['outcome'][];

/** Returns the outcomes of the action plan, missed actions first. */
export function promisesInWords(report: GapReport): NoteSection {
  const heading = 'Promises';
  const { promises } = report;
  if (promises === null) return { heading, entries: [] };
  if (promises.length === 0) return { heading, intro: 'The plan has no actions.', entries: [] };
  const byOutcome = OUTCOMES.map((outcome) =>
    promises.filter((action) => action.outcome === outcome),
  );
  const counts = OUTCOMES.flatMap((outcome, i) => {
    const count = byOutcome[i]?.length ?? 0;
    return count > 0 ? [`${count} ${reportWords.promises[outcome]}`] : [];
  });
  return {
    heading,
    intro: `${counts.join(', ')}.`,
    entries: byOutcome.flat().map((action) => promiseInWords(report, action)),
  };
}

function promiseInWords(report: GapReport, promised: TrackedAction): ListEntry {
  const { outcome, criterion, level, says, do: what, owner, due, status } = promised;
  const goal =
    outcome === 'unknown'
      ? reportWords.plannedLevel({ level, says })
      : levelNumberInWords(report, criterion, level);
  const facts = [owner, due === null ? null : `due ${due}`].filter((fact) => fact !== null);
  const claim = status === 'done' && outcome !== 'kept' ? ' The plan calls it done.' : '';
  const when = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  return {
    line: `${reportWords.promises[outcome]}: "${criterion}" to ${goal}${when}.${claim} ${what}`,
  };
}
