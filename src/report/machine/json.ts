import { waiverOf } from '../../policy/waivers.ts';
import type { Report } from '../report.ts';

/** Says beside each gap, step and root cause what is waived of it, as the other formats do. */
export function markWaived(report: Report): Report {
  const isWaived = (criterion: string) =>
    waiverOf(report.verdict?.waivers ?? [], criterion) !== null;
  const { gaps, actionPath: path, rootCauses } = report;
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
    actionPath: { ...path, steps: path.steps.map(marked), largestStep },
    gaps: gaps.map(marked),
  };
}

// Text that JSON.stringify leaves raw and that could still steer a terminal or hide words.
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The report itself; scores are fractions from 0 to 1, unrounded. */
export function json(report: Report): string {
  return safeJson(markWaived(report));
}

/** A value as JSON that can be shown on any terminal. */
export function safeJson(value: object): string {
  return `${JSON.stringify(value, null, 2).replace(UNSAFE, escapeUnit)}\n`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
