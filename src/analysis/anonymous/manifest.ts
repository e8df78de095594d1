import type { Checklist } from '../../checklist/checklist.ts';
import { groupsOf } from '../../checklist/lookup.ts';
import { anonymityWords as words } from '../../words/anonymity.ts';
import type { Anonymity, AnonymityTerms } from './anonymity.ts';
import type { Published } from './publish.ts';
import { withheldMusts } from './result.ts';

/** Hidden parts of an anonymous report. */
interface HiddenParts extends AnonymityTerms {
  readonly groups: Anonymity['groups'];
  readonly withheldCriteria: readonly string[];
}

/** Lists what an anonymous report hides and why: English sentences. */
export function manifestOf(
  checklist: Checklist,
  { scorecard }: Published,
  hidden: HiddenParts,
): readonly string[] {
  const { minGroup: minimum, withNotes, groups, withheldCriteria } = hidden;
  const musts = withheldMusts(checklist, scorecard).map(({ criterion }) => criterion);
  return [
    words.identity,
    words.answers,
    words.figures,
    withNotes ? words.authors : words.notes,
    ...groups
      .filter(({ told }) => told !== 'alone')
      .map(({ group, respondents, told }) =>
        words.group({
          group: titleOf(checklist, group),
          respondents,
          minimum,
          isCounted: told === 'together',
        }),
      ),
    ...(withheldCriteria.length > 0
      ? [words.criteria({ criteria: withheldCriteria, minimum })]
      : []),
    ...partlyHidden(checklist, scorecard.findings, groups),
    ...(musts.length > 0 ? [words.requiredLevels({ criteria: musts })] : []),
  ];
}

/** Names the criteria on which a group that is shown has no figures of its own. */
function partlyHidden(
  checklist: Checklist,
  findings: Published['scorecard']['findings'],
  groups: Anonymity['groups'],
): readonly string[] {
  return groups.flatMap(({ group, told }) => {
    if (told !== 'alone') return [];
    const criteria = findings
      .filter(({ score, groups: means }) => score !== null && means[group] === undefined)
      .map(({ criterion }) => criterion);
    return criteria.length === 0
      ? []
      : [words.groupOn({ group: titleOf(checklist, group), criteria })];
  });
}

function titleOf(checklist: Checklist, group: string): string {
  return groupsOf(checklist)[group]?.title ?? group;
}
