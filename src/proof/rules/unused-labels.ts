import type { Checklist } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/index.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { criteriaOf } from '../../checklist/defaults.ts';
import { quoted } from '../../safe-text.ts';
import type { Flaw } from '../flaw.ts';

/** Labels of the shared scale that no criterion has a level for. */
export function unusedLabels(checklist: Checklist): readonly Flaw[] {
  const used = new Set(
    criteriaOf(checklist).flatMap(({ criterion }) =>
      levelsOf(checklist, criterion)
        .filter(isNumbered)
        .map(({ level, label }) => nameOf(level, label)),
    ),
  );
  return (checklist.scale ?? []).flatMap(({ level, label }, i): readonly Flaw[] => {
    if (used.has(nameOf(level, label))) return [];
    return [
      {
        path: ['scale', i, 'label'],
        what: `no criterion has a level ${level} that is labelled ${quoted(label)}`,
        why: 'a scale says which levels there are, and this one is never to be chosen',
        fix: 'delete it, or describe this level in a criterion',
      },
    ];
  });
}

function nameOf(level: number, label: string): string {
  return `${level} ${label}`;
}
