import type { Limit, LimitWithSeverity, Severity, Switch } from './policy.ts';

/** What holds where a policy leaves a field out. */
export const policyDefaults = {
  severity: 'error',
  /** Percent of the weight; holds as soon as a policy has any rule. */
  maxNotApplicable: 20,
} as const;

/** A limit with its severity, whichever way it is written. */
export function limitOf<T extends number | string>(
  written: Limit<T>,
): { readonly limit: T; readonly severity: Severity } {
  if (!isLong(written)) return { limit: written, severity: policyDefaults.severity };
  return { limit: written.limit, severity: written.severity ?? policyDefaults.severity };
}

/** The severity of a rule without a limit; null where it is off. */
export function severityOf(written: Switch | undefined): Severity | null {
  if (written === undefined || written === false) return null;
  return written === true ? policyDefaults.severity : written;
}

function isLong<T extends number | string>(written: Limit<T>): written is LimitWithSeverity<T> {
  return typeof written === 'object';
}
