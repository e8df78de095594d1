import type { Answers, Remarks, WrittenAnswer } from '../../answers/answers.ts';
import { inLongForm } from '../../answers/match.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Release } from './publish.ts';

/** What somebody noted or showed, without who it was. */
export interface AnonymousRemark {
  readonly criterion: string;
  /** The group of whoever wrote it; null where the group is not told of. */
  readonly group: string | null;
  readonly note: string | null;
  /** What was shown. */
  readonly evidence: readonly string[];
}

/** Somebody's answers file, and their group. */
interface Written {
  readonly group: string;
  readonly answers: Answers;
}

/**
 * All notes and evidence, criterion by criterion, in an order that says nothing of who wrote them.
 * Reasons why something does not apply are answers, and are not among them.
 */
export function anonymousRemarks(
  checklist: Checklist,
  files: readonly Written[],
  { shown }: Release,
): readonly AnonymousRemark[] {
  return criteriaOf(checklist).flatMap(({ criterion }) =>
    files
      .flatMap(({ group, answers }): AnonymousRemark[] => {
        const { note = null, evidence = [] } = saidOn(criterion, answers);
        if (note === null && evidence.length === 0) return [];
        return [
          { criterion: criterion.id, group: shown.has(group) ? group : null, note, evidence },
        ];
      })
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  );
}

function saidOn({ id, formerly = [] }: Criterion, { answers, remarks }: Answers): Remarks {
  for (const name of [id, ...formerly]) {
    const answer: WrittenAnswer | undefined = own(answers, name);
    if (answer !== undefined) return inLongForm(answer);
    const remark = own(remarks ?? {}, name);
    if (remark) return remark;
  }
  return {};
}

function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function keyOf(remark: AnonymousRemark): string {
  return JSON.stringify(remark);
}

/** How anonymous a report is to be. */
export interface AnonymityTerms {
  /** Groups of which fewer answered are not told of; 2 or more. */
  readonly minGroup: number;
  /** Whether notes and evidence are told, without who wrote them. */
  readonly withNotes: boolean;
}

/** What an anonymous report leaves out, and what it has in its place. */
export interface Anonymity extends AnonymityTerms {
  /** Every group that answered, in the order of the checklist. */
  readonly groups: readonly {
    readonly group: string;
    /** How many of it answered. */
    readonly respondents: number;
    /**
     * `alone`: its figures are told; `together`: it counts in the figures of all groups together
     * only; `not-at-all`: it counts in no figure.
     */
    readonly told: 'alone' | 'together' | 'not-at-all';
  }[];
  /** Criteria that have no score here, because too few answered them, or nobody. */
  readonly withheldCriteria: readonly string[];
  /** Notes and evidence without names; empty unless they were asked for. */
  readonly remarks: readonly AnonymousRemark[];
  /** What was left out and why, in sentences. */
  readonly manifest: readonly string[];
}
