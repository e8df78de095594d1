import { safeJson } from '../../text/safe.ts';
import { type Report, waiversInForce } from '../report.ts';

/** Marks the gaps, steps and root causes that are waived. */
function markWaived(report: Report): Report {
  const waivers = waiversInForce(report);
  const { gaps, actionPath: path, rootCauses } = report;
  const waived = gaps.filter(({ criterion }) => waivers.has(criterion));
  if (waived.length === 0) return report;
  const marked = <T extends { readonly criterion: string }>(item: T) =>
    waived.some(({ criterion }) => criterion === item.criterion) ? { ...item, waived: true } : item;
  const roots = rootCauses.roots.map((root) => {
    const inIt = waived.filter(({ point }) => point === root.point);
    return inIt.length === 0 ? root : { ...root, waived: inIt.map(({ criterion }) => criterion) };
  });
  const largestStep = path.largestStep && marked(path.largestStep);
  return {
    ...report,
    rootCauses: { ...rootCauses, roots },
    actionPath: { ...path, steps: path.steps.map(marked), largestStep },
    gaps: gaps.map(marked),
  };
}

/** Writes the report as JSON; scores are fractions from 0 to 1, unrounded. */
export function json(report: Report): string {
  return safeJson(markWaived(report));
}
