import type { Answers, Remarks, WrittenAnswer } from '../../answers/answers.ts';
import { inLongForm } from '../../answers/match.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Finding } from '../../scoring/finding.ts';
import type { Published } from './publish.ts';

/** Note and evidence without their author. */
export interface AnonymousRemark {
  readonly criterion: string;
  /** Group of the author; `null` if the group is hidden. */
  readonly group: string | null;
  readonly note: string | null;
  /** Evidence. */
  readonly evidence: readonly string[];
}

/** Answer that is never scored, without its author. */
export interface AnonymousText {
  readonly criterion: string;
  readonly answer: AnswerValue;
}

/** Collects the answers that are never scored, in an order that reveals no author. */
export function anonymousTexts(findings: readonly Finding[]): readonly AnonymousText[] {
  return findings.flatMap(({ criterion, responses }) =>
    responses
      .flatMap(({ said, answer }): AnonymousText[] =>
        said === 'text' && answer !== undefined ? [{ criterion, answer }] : [],
      )
      .toSorted((a, b) => (String(a.answer) < String(b.answer) ? -1 : 1)),
  );
}

/** Answers file with the group of its respondent. */
interface Written {
  readonly group: string;
  readonly answers: Answers;
}

/**
 * Collects notes and evidence by criterion, in the order of their texts, which reveals no author. They
 * name no group where one is hidden: the others would be its notes. Reasons for "not applicable" are
 * answers and are not included.
 */
export function anonymousRemarks(
  checklist: Checklist,
  files: readonly Written[],
  { release: { shown }, sizes }: Pick<Published, 'release' | 'sizes'>,
): readonly AnonymousRemark[] {
  const isOpen = sizes.every(({ group }) => shown.has(group));
  return criteriaOf(checklist).flatMap(({ criterion }) =>
    files
      .flatMap(({ group, answers }): AnonymousRemark[] => {
        const { note = null, evidence = [] } = saidOn(criterion, answers);
        if (note === null && evidence.length === 0) return [];
        return [{ criterion: criterion.id, group: isOpen ? group : null, note, evidence }];
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

/** Settings of an anonymous report. */
export interface AnonymityTerms {
  /** Smallest group that is shown, in respondents; 2 or more. */
  readonly minGroup: number;
  /** True if notes and evidence are included, without their authors. */
  readonly withNotes: boolean;
}

/** Hidden parts of an anonymous report, and their replacements. */
export interface Anonymity extends AnonymityTerms {
  /** Groups of the checklist, in its order. */
  readonly groups: readonly {
    readonly group: string;
    /** Number of respondents; `null` for fewer than `minGroup`. */
    readonly respondents: number | null;
    /**
     * `alone`: figures are shown; `together`: included in the overall figures only; `not-at-all`:
     * excluded from every figure.
     */
    readonly told: 'alone' | 'together' | 'not-at-all';
  }[];
  /** Ids of criteria without a score here: no answers, or too few. */
  readonly withheldCriteria: readonly string[];
  /** Notes and evidence without authors; empty unless asked for. */
  readonly remarks: readonly AnonymousRemark[];
  /** Answers that are never scored, without authors and sorted; empty unless asked for. */
  readonly texts: readonly AnonymousText[];
  /** Hidden parts and reasons: English sentences. */
  readonly manifest: readonly string[];
}
