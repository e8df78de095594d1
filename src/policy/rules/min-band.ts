import { judgeBand } from '../../scoring/band.ts';
import { limitOf } from '../defaults.ts';
import type { JudgedAudit, Rule } from '../gate.ts';

/**
 * The band, as failed musts cap it. Worst case: the score at its low end, and every must with blanks
 * as the worst level; a must that nobody answered has failed.
 */
export const minBand: Rule = (policy, audit) => {
  if (policy.minBand === undefined) return [];
  const { limit, severity } = limitOf(policy.minBand);
  const { bands } = audit.checklist;
  const place = (id: string | null) => bands.findIndex((band) => band.id === id);
  const title = (id: string | null) => bands[place(id)]?.title ?? 'none';
  const { band } = audit.report.standing;
  const lowest = lowestBand(audit);
  const holds = lowest !== null && place(lowest) >= place(limit);
  const without = band === lowest ? '' : ` (${title(band)} without what is blank)`;
  const verdict = holds ? 'is not below' : 'is below';
  const message = `the band ${title(lowest)}${without} ${verdict} ${title(limit)}`;
  return [
    {
      rule: 'minBand',
      severity,
      subject: null,
      holds,
      value: lowest,
      limit,
      message: lowest === null ? 'there is no band, as there is no score' : message,
      waivable: null,
    },
  ];
};

function lowestBand({ checklist, report, worst }: JudgedAudit): string | null {
  const { score, high, coverage } = report.standing;
  const overall = { score, low: worst.score, high, coverage, findings: worst.findings };
  return judgeBand(checklist, overall).lowest;
}
