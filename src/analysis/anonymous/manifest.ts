import type { Checklist } from '../../checklist/checklist.ts';
import { groupsOf } from '../../checklist/lookup.ts';
import type { Anonymity, AnonymityTerms } from './anonymity.ts';
import type { Published } from './publish.ts';
import { withheldMusts } from './result.ts';

/** What an anonymous report leaves out, and why. */
interface LeftOut extends AnonymityTerms {
  readonly groups: Anonymity['groups'];
  readonly withheldCriteria: readonly string[];
}

/** The same in sentences. */
export function manifestOf(
  checklist: Checklist,
  { scorecard }: Published,
  leftOut: LeftOut,
): readonly string[] {
  const { minGroup, withNotes, groups, withheldCriteria } = leftOut;
  const musts = withheldMusts(checklist, scorecard).map(({ criterion }) => criterion);
  return [
    'Names, roles and ids of the respondents, the names of their files, and the digests, by which an answers file could be guessed.',
    'What each respondent answered: levels, first votes, blanks, gut feelings, and who called what not applicable, and why.',
    'What could give single answers away: how far blanks could move a score, the range and the consensus of answers, what a whole group does not know.',
    withNotes ? 'Who wrote a note or showed something.' : 'Notes and evidence.',
    ...groups.flatMap((own) => groupInWords(checklist, own, leftOut)),
    ...(withheldCriteria.length > 0
      ? [
          `Any score of ${withheldCriteria.join(', ')}: fewer than ${minGroup} gave an answer, or too few to hide what a smaller group said. The score of all is without them, and may be another than that of the whole report.`,
        ]
      : []),
    ...hiddenInWords(checklist, scorecard.findings, groups),
    ...(musts.length > 0
      ? [
          `Whether the must of ${musts.join(', ')} holds: it looks at people or groups who are not told of. Where it could lower the band, the band is left out too.`,
        ]
      : []),
  ];
}

function groupInWords(
  checklist: Checklist,
  { group, respondents, told }: Anonymity['groups'][number],
  { minGroup }: AnonymityTerms,
): readonly string[] {
  if (told === 'alone') return [];
  const title = titleOf(checklist, group);
  const why =
    respondents < minGroup
      ? `${respondents} answered, fewer than ${minGroup}`
      : 'taken from the figures of all together they would give those of a smaller group';
  const what =
    told === 'together'
      ? `${title} counts in the figures of all groups together only`
      : `${title} counts in no figure, so that nothing can be worked out by subtraction; the score of all is without it`;
  return [`The figures of ${title}: ${why}. ${what}.`];
}

/** The groups of which single criteria are not told although others are. */
function hiddenInWords(
  checklist: Checklist,
  findings: Published['scorecard']['findings'],
  groups: Anonymity['groups'],
): readonly string[] {
  return groups.flatMap(({ group, told }) => {
    if (told !== 'alone') return [];
    const hidden = findings.filter(
      ({ score, groups: means }) => score !== null && means[group] === undefined,
    );
    if (hidden.length === 0) return [];
    const ids = hidden.map(({ criterion }) => criterion).join(', ');
    return [
      `The figures of ${titleOf(checklist, group)} on ${ids}: too few of it answered, or they would give those of a smaller group by subtraction.`,
    ];
  });
}

function titleOf(checklist: Checklist, group: string): string {
  return groupsOf(checklist)[group]?.title ?? group;
}
