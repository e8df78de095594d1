import { waiverOf } from '../policy/waiver-of.ts';
import type { Report } from './report.ts';

/** Says beside each gap, step and root cause what is waived of it, as the other formats do. */
export function markWaived(report: Report): Report {
  const isWaived = (criterion: string) =>
    waiverOf(report.verdict?.waivers ?? [], criterion) !== null;
  const { gaps, path, rootCauses } = report;
  const waived = gaps.filter(({ criterion }) => isWaived(criterion));
  if (waived.length === 0) return report;
  const marked = <T extends { readonly criterion: string }>(own: T) =>
    waived.some(({ criterion }) => criterion === own.criterion) ? { ...own, waived: true } : own;
  const roots = rootCauses.roots.map((root) => {
    const inIt = waived.filter(({ point }) => point === root.point);
    return inIt.length === 0 ? root : { ...root, waived: inIt.map(({ criterion }) => criterion) };
  });
  const largestStep = path.largestStep && marked(path.largestStep);
  return {
    ...report,
    rootCauses: { ...rootCauses, roots },
    path: { ...path, steps: path.steps.map(marked), largestStep },
    gaps: gaps.map(marked),
  };
}
