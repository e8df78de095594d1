import type { Checklist } from '../checklist/checklist.ts';
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
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  return findings.map((finding) => {
    const criterion = criteria.get(finding.criterion);
    if (!criterion?.when) return finding;
    const open = openFor(byId.get(criterion.when.criterion));
    const isDoubtful = ({ said, respondent }: Voice) =>
      (said === 'level' || said === 'not-applicable') && open.has(respondent);
    if (!finding.voices.some(isDoubtful)) return finding;
    return judge(
      checklist,
      criterion,
      finding.voices.map((voice) => (isDoubtful(voice) ? blanked(voice) : voice)),
    );
  });
}

/** Who neither gave a level nor called it not applicable. */
function openFor(condition: Finding | undefined): ReadonlySet<string> {
  const open = condition?.voices.filter(({ said }) => said === 'blank' || said === 'not-asked');
  return new Set(open?.map(({ respondent }) => respondent));
}

function blanked({ respondent, group }: Voice): Voice {
  return { respondent, group, said: 'blank', level: null, score: null };
}
