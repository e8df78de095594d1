import type { Judgement, RuleName } from '../gate.ts';
import type { Severity } from '../policy.ts';

/** A rule about changes does not hold where nothing was given to compare with. */
export function noBaseline(
  rule: RuleName,
  severity: Severity,
  limit: number | null = null,
): Judgement {
  const message = 'there is no earlier round to compare with';
  return {
    rule,
    severity,
    subject: null,
    holds: false,
    value: null,
    limit,
    message,
    waivable: null,
  };
}
