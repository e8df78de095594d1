import type { Checklist } from '../checklist/checklist.ts';
import { testsOf } from '../checklist/condition.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { afterConditions, verdictOn } from './asked.ts';
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
  const conditional = new Map(
    criteriaOf(checklist).flatMap(({ criterion }) =>
      criterion.when ? [[criterion.id, criterion] as const] : [],
    ),
  );
  if (conditional.size === 0) return findings;
  const doubted = findDoubts(checklist, findings);
  return findings.map((finding) => {
    const criterion = conditional.get(finding.criterion);
    const isDoubtful = ({ said, respondent }: Voice) =>
      (said === 'level' || said === 'not-applicable') &&
      doubted.get(finding.criterion)?.has(respondent);
    if (!criterion || !finding.voices.some(isDoubtful)) return finding;
    return judge(
      checklist,
      criterion,
      finding.voices.map((voice) => (isDoubtful(voice) ? blanked(voice) : voice)),
    );
  });
}

/**
 * Of whom it is open whether they are asked a criterion, by its id: its condition neither holds nor
 * fails by what they said for certain, and something in it they left open, by saying nothing that
 * counts or by an answer that is open itself.
 */
function findDoubts(
  checklist: Checklist,
  findings: readonly Finding[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const voices = new Map(
    findings.map((own) => [own.criterion, new Map(own.voices.map((one) => [one.respondent, one]))]),
  );
  const respondents = findings[0]?.voices.map(({ respondent }) => respondent) ?? [];
  const doubted = new Map<string, ReadonlySet<string>>();
  const isOpen = (id: string, respondent: string) => {
    const said = voices.get(id)?.get(respondent)?.said;
    return said === 'blank' || doubted.get(id)?.has(respondent) === true;
  };
  for (const criterion of afterConditions(checklist)) {
    const { id, when } = criterion;
    if (!when) continue;
    const open = respondents.filter((respondent) => {
      const isLeftOpen = testsOf(when).some(({ test }) => isOpen(test.criterion, respondent));
      const answerTo = (other: string) =>
        isOpen(other, respondent) ? null : valueOfVoice(voices.get(other)?.get(respondent));
      return isLeftOpen && verdictOn(checklist, criterion, answerTo) === null;
    });
    doubted.set(id, new Set(open));
  }
  return doubted;
}

function valueOfVoice(voice: Voice | undefined): AnswerValue | null {
  return voice?.answer ?? voice?.level ?? null;
}

function blanked({ respondent, group }: Voice): Voice {
  return { respondent, group, said: 'blank', level: null, score: null };
}
