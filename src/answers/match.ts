import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { quoted } from '../safe-text.ts';
import { didYouMean } from '../suggest.ts';
import type { Answers, NotApplicableAnswer, RatedAnswer, WrittenAnswer } from './answers.ts';
import {
  groupOf,
  levelMismatches,
  type Mismatch,
  otherChecklist,
  otherVersion,
} from './mismatch.ts';

/** An answer in its long form. */
export type Answer = RatedAnswer | NotApplicableAnswer;

export interface Matched {
  /** By id of the criterion, as the checklist calls it now. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly group: string;
  readonly problems: readonly Mismatch[];
  readonly warnings: readonly string[];
}

/**
 * Pairs one respondent's answers with the checklist. For another version of the same checklist,
 * renames are followed and answers to what it no longer asks are passed over with a warning.
 */
export function match(checklist: Checklist, written: Answers): Matched {
  if (written.checklist.id !== checklist.id) return nothing(otherChecklist(checklist, written));
  const group = groupOf(checklist, written);
  const matching: Matching = {
    current: new Map(criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion])),
    renamed: renames(checklist),
    isSameVersion: written.checklist.version === checklist.version,
    answers: new Map(),
    problems: typeof group === 'string' ? [] : [group],
    warnings: [],
  };
  if (!matching.isSameVersion) matching.warnings.push(otherVersion(checklist, written));
  for (const [id, answer] of Object.entries(written.answers)) matchOne(id, answer, matching);
  const { answers, problems, warnings } = matching;
  return { answers, group: typeof group === 'string' ? group : '', problems, warnings };
}

/** What is known half way. */
interface Matching {
  readonly current: ReadonlyMap<string, Criterion>;
  /** Today's id by each former one. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly isSameVersion: boolean;
  readonly answers: Map<string, Answer>;
  readonly problems: Mismatch[];
  readonly warnings: string[];
}

function matchOne(id: string, written: WrittenAnswer, matching: Matching): void {
  const { current, renamed, isSameVersion, answers, problems, warnings } = matching;
  const criterion = current.get(isSameVersion ? id : (renamed.get(id) ?? id));
  const path = ['answers', id];
  if (!criterion) {
    const text = `unknown criterion ${quoted(id)}${suggestion(id, matching)}`;
    if (isSameVersion) problems.push({ path, text, where: 'key' });
    else warnings.push(`passed over the answer to the ${text}`);
  } else if (answers.has(criterion.id)) {
    const text = `${quoted(criterion.id)} is answered twice, under its own name and a former one; delete one of them`;
    problems.push({ path, text, where: 'key' });
  } else {
    answers.set(criterion.id, inLongForm(written));
    problems.push(...levelMismatches(written, criterion, path));
  }
}

function suggestion(id: string, { current, renamed }: Matching): string {
  const newId = renamed.get(id);
  if (newId !== undefined) return `; it is now called ${quoted(newId)}`;
  return didYouMean(id, current.keys()) || '; delete it, or look its id up in the checklist';
}

function inLongForm(answer: WrittenAnswer): Answer {
  return typeof answer === 'object' && answer !== null ? answer : { value: answer };
}

function nothing(problem: Mismatch): Matched {
  return { answers: new Map(), group: '', problems: [problem], warnings: [] };
}

function renames(checklist: Checklist): ReadonlyMap<string, string> {
  return new Map(
    criteriaOf(checklist).flatMap(({ criterion: { id, formerly = [] } }) =>
      formerly.map((old) => [old, id] as const),
    ),
  );
}
