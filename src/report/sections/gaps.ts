import type { GapReport } from '../../analysis/gap-report.ts';
import type { FollowUp, Gap, GapAdvice } from '../../analysis/gaps.ts';
import { isLabelled, isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { digitsBeside, formatScore, formatScorePoints } from '../../numbers.ts';
import { quoted } from '../../text/safe.ts';
import { analysisWords } from '../../words/analysis.ts';
import { reportWords } from '../../words/report.ts';
import { templateWords } from '../../words/templates.ts';
import type { NoteSection } from '../notes.ts';
import { gapsInBrief, levelInShort } from '../phrases.ts';
import { displayIn, type Report, type ReportIndex, reportIndex } from '../report.ts';
import { remarkEntries } from './remarks.ts';
import { waiverInWords } from './verdict.ts';

/** Gap with all its texts, in plain text. */
export interface GapInWords {
  readonly criterion: string;
  readonly question: string;
  /** Title of its point. */
  readonly point: string;
  /** Score of the criterion, and the gain if the gap is closed. */
  readonly worth: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly name: string;
  readonly text: string;
}

/** Returns the number of gaps, and the score that they cost together. */
export function gapsIntro(report: Report): string {
  if (report.gaps.length === 0) return 'No criterion that was scored is below its target.';
  const sum = report.gaps.reduce((total, { impact }) => total + impact, 0);
  return (
    `${gapsInBrief(report)}; closing everything would lift the score by ` +
    `${formatScorePoints(displayIn(report), sum)}. Costliest first:`
  );
}

/** Returns the criteria below their targets, largest impact first, each with its action. */
export function gapsInWords(report: Report): readonly GapInWords[] {
  const find = reportIndex(report);
  return report.gaps.map((gap) => ({
    criterion: gap.criterion,
    question: find.criterion(gap.criterion).question,
    point: find.point(gap.point).title,
    worth: `scores ${formatScore(displayIn(report), gap.score, [gap.target.score])}; closing it lifts the score by ${formatScorePoints(displayIn(report), gap.impact)}`,
    facts: factsOf(report, find, gap),
  }));
}

function factsOf(report: Report, find: ReportIndex, gap: Gap): readonly Fact[] {
  const { criterion, advice, evidence, answers, next, target } = gap;
  const waived = waiverInWords(report, criterion);
  const closer = closerLookInWords(report, criterion);
  const who = [advice?.owner, advice?.effort && `effort ${advice.effort}`].filter(Boolean);
  const by = who.length > 0 ? ` (${who.join(', ')})` : '';
  const isLast = target.level === next.level && target.score === next.score;
  return [
    ...(waived === null ? [] : [{ name: 'Waived', text: waived }]),
    { name: 'Now', text: nowInWords(gap) },
    { name: isLast ? 'Next and target' : 'Next', text: level(next) },
    ...(isLast ? [] : [{ name: 'Target', text: level(target) }]),
    ...(answers ? [{ name: 'First', text: analysisWords.lookTogether(answersOf(answers)) }] : []),
    ...(advice ? [{ name: 'Do', text: `${advice.do.trim()}${by}` }] : []),
    ...extrasOf(find, advice ?? {}),
    ...(closer === null ? [] : [{ name: 'Look at', text: closer }]),
    ...(evidence.length > 0 ? [{ name: 'Ask to see', text: evidence.join('; ') }] : []),
    ...remarkEntries(report, find, criterion),
  ];
}

function answersOf({ lowest, highest }: NonNullable<Gap['answers']>) {
  return { lowest: shortest(lowest), highest: shortest(highest) };
}

/** Returns the number of a level, or its label if it has none. */
function shortest(of: Level): string {
  return isNumbered(of) ? String(of.level) : of.label;
}

function nowInWords(gap: Gap): string {
  const isBetween = gap.above !== null && !Array.isArray(gap.now.answer);
  if (!isBetween) return level(gap.now);
  const below = gap.now.description === '' ? '' : `. ${level(gap.now)}`;
  return `${levelNowInWords(gap)}${below}`;
}

/** Returns the level of a gap, or the two that its score is between. */
export function levelNowInWords({ now, above, score }: Gap): string {
  if (above === null || Array.isArray(now.answer)) return level(now);
  const share = (score - now.score) / (above.score - now.score);
  const isNext = above.level - now.level === 1;
  const number =
    isNext && isNumbered(now) ? digitsBeside(now.level + share, [now.level, above.level], 1) : null;
  const [below, next] = [now, above].map((own) => (isLabelled(own) ? own.label : shortest(own)));
  return analysisWords.between({ number, below: below ?? '', above: next ?? '' });
}

/** Returns how to see that an action is done, and the template that goes with it. */
export function extrasOf(
  find: ReportIndex,
  { doneWhen, template }: Pick<GapAdvice, 'doneWhen' | 'template'>,
): readonly Fact[] {
  const title = template === undefined ? null : find.template(template);
  return [
    ...(doneWhen === undefined ? [] : [{ name: reportWords.doneWhen, text: doneWhen }]),
    ...(title === null || template === undefined
      ? []
      : [{ name: reportWords.template, text: templateWords.inReport({ title, id: template }) }]),
  ];
}

function level(of: Level): string {
  const name = isNumbered(of) ? `level ${levelInShort(of)}` : of.label;
  return of.description === '' ? name : `${name}: ${of.description}`;
}

/** Returns the points of other checklists to look at next, largest impact first. */
export function closerLooksInWords(report: GapReport): NoteSection {
  const { followUps: closerLooks } = report;
  const [first] = closerLooks;
  const isOne = closerLooks.every(({ checklist }) => checklist.id === first?.checklist.id);
  return {
    heading: 'Where to look next',
    ...(first ? { intro: introTo(first, isOne) } : {}),
    entries: closerLooks.map((look) => ({
      line: `${isOne ? pointInWords(look) : placeInWords(look)}: what leads there takes ${formatScorePoints(displayIn(report), look.impact)} from the score.`,
      details: look.gaps.map(({ criterion, because }) => `"${criterion}": ${because}`),
    })),
  };
}

/** Returns the point that a gap refers to, and the reason; `null` if there is none. */
export function closerLookInWords(
  { followUps: closerLooks }: GapReport,
  gap: string,
): string | null {
  for (const look of closerLooks) {
    const found = look.gaps.find(({ criterion }) => criterion === gap);
    if (found) return `${placeInWords(look)}: ${found.because}`;
  }
  return null;
}

function placeInWords(look: FollowUp): string {
  return `${pointInWords(look)} of ${quoted(look.checklist.title)}`;
}

/** Returns the title of a point, and the id for the command line. */
function pointInWords({ point }: FollowUp): string {
  return `${point.title} (${point.id})`;
}

function introTo({ checklist, point }: FollowUp, isOne: boolean): string {
  const where = isOne ? quoted(checklist.title) : 'other checklists';
  return (
    `These points of ${where} look closer at what is wrong here, costliest first. ` +
    `"align audit --checklist ${checklist.id} --only ${point.id}" asks about the first of them.`
  );
}
