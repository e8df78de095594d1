import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { type Finding, judge } from './finding.ts';
import type { Voice } from './voices.ts';

/**
 * The findings without the answers that hang on a blank: where somebody left open the criterion that
 * decides whether another is asked, their answer to that other one may come to nothing, and is a
 * blank too. Otherwise a condition left blank could let in an answer that lifts the low end.
 */
export function withoutDoubts(
  checklist: Checklist,
  findings: readonly Finding[],
): readonly Finding[] {
  const criteria = new Map(criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion]));
  const isOpen = openness(criteria, findings);
  return findings.map((finding) => {
    const criterion = criteria.get(finding.criterion);
    const condition = criterion?.when?.criterion;
    if (!criterion || condition === undefined) return finding;
    const isDoubtful = ({ said, respondent }: Voice) =>
      (said === 'level' || said === 'not-applicable') && isOpen(condition, respondent);
    if (!finding.voices.some(isDoubtful)) return finding;
    return judge(
      checklist,
      criterion,
      finding.voices.map((voice) => (isDoubtful(voice) ? blanked(voice) : voice)),
    );
  });
}

/**
 * Whether a respondent left a criterion open: gave neither a level nor a reason why it does not
 * apply, or gave one that itself hangs on something open.
 */
function openness(
  criteria: ReadonlyMap<string, Criterion>,
  findings: readonly Finding[],
): (criterion: string, respondent: string) => boolean {
  const open = new Map(
    findings.map(({ criterion, voices }) => {
      const silent = voices.filter(({ said }) => said === 'blank' || said === 'not-asked');
      return [criterion, new Set(silent.map(({ respondent }) => respondent))];
    }),
  );
  const isOpen = (criterion: string, respondent: string): boolean => {
    if (open.get(criterion)?.has(respondent)) return true;
    const condition = criteria.get(criterion)?.when?.criterion;
    return condition !== undefined && isOpen(condition, respondent);
  };
  return isOpen;
}

function blanked({ respondent, group }: Voice): Voice {
  return { respondent, group, said: 'blank', level: null, score: null };
}
