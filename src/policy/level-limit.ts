import type { AnswerValue } from '../checklist/criterion.ts';
import type { LevelLimit, Severity } from './policy.ts';

/** What a criterion must reach, and where that stands in the rule. */
export interface LimitInRule {
  readonly answer: AnswerValue;
  /** The field that says it; none in the short form. */
  readonly field: readonly string[];
  readonly severity: Severity | undefined;
}

/** A limit in either form. */
export function limitIn(written: LevelLimit): LimitInRule {
  if (typeof written !== 'object' || 'length' in written) {
    return { answer: written, field: [], severity: undefined };
  }
  const { severity } = written;
  return 'level' in written
    ? { answer: written.level, field: ['level'], severity }
    : { answer: written.answer, field: ['answer'], severity };
}
