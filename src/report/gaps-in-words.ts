import type { Gap } from '../analysis/gaps.ts';
import { isNumbered, type Level } from '../checklist/criteria/scale.ts';
import { closerLookInWords } from './closer-looks-in-words.ts';
import { type Lookup, lookupIn } from './lookup.ts';
import { hundredths, percent } from './numbers.ts';
import { remarksOn } from './remarks-in-words.ts';
import type { Report } from './report.ts';
import { waiverInWords } from './verdict-in-words.ts';
import { gapsInBrief, levelInShort } from './words.ts';

/** A gap with all that is to be said of it, in plain text. */
export interface GapInWords {
  readonly criterion: string;
  readonly question: string;
  /** The title of its point. */
  readonly point: string;
  /** What it scores, and what closing it would bring. */
  readonly worth: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly name: string;
  readonly text: string;
}

/** How many gaps there are, and what they cost together. */
export function gapsIntro(report: Report): string {
  if (report.gaps.length === 0) return 'No criterion that was scored is below its target.';
  const sum = report.gaps.reduce((total, { impact }) => total + impact, 0);
  return (
    `${gapsInBrief(report)}; closing everything would lift the score by ` +
    `${hundredths(sum)}. Costliest first:`
  );
}

/** The criteria below their targets, costliest first, each with what to do. */
export function gapsInWords(report: Report): readonly GapInWords[] {
  const find = lookupIn(report);
  return report.gaps.map((gap) => ({
    criterion: gap.criterion,
    question: find.criterion(gap.criterion).question,
    point: find.point(gap.point).title,
    worth: `scores ${percent(gap.score, [gap.target.score])}; closing it lifts the score by ${hundredths(gap.impact)}`,
    facts: factsOf(report, find, gap),
  }));
}

function factsOf(report: Report, find: Lookup, gap: Gap): readonly Fact[] {
  const { criterion, advice, evidence, now, next, target } = gap;
  const waived = waiverInWords(report, criterion);
  const closer = closerLookInWords(report, criterion);
  const who = [advice?.owner, advice?.effort && `effort ${advice.effort}`].filter(Boolean);
  const by = who.length > 0 ? ` (${who.join(', ')})` : '';
  const isLast = target.level === next.level && target.score === next.score;
  return [
    ...(waived === null ? [] : [{ name: 'Waived', text: waived }]),
    { name: 'Now', text: level(now) },
    { name: isLast ? 'Next and target' : 'Next', text: level(next) },
    ...(isLast ? [] : [{ name: 'Target', text: level(target) }]),
    ...(advice ? [{ name: 'Do', text: `${advice.do.trim()}${by}` }] : []),
    ...(closer === null ? [] : [{ name: 'Look at', text: closer }]),
    ...(evidence.length > 0 ? [{ name: 'Ask to see', text: evidence.join('; ') }] : []),
    ...remarksOn(report, find, criterion),
  ];
}

function level(of: Level): string {
  const name = isNumbered(of) ? `level ${levelInShort(of)}` : of.label;
  return of.description === '' ? name : `${name}: ${of.description}`;
}
