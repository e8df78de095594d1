import type { Checklist } from '../checklist/checklist.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Participant } from '../scoring/responses.ts';
import { type Scorecard, scoresOf } from '../scoring/scorecard.ts';
import { sharesOf, totalOf } from '../scoring/total.ts';

/** Answer "not applicable" with its reason. */
export interface Claim {
  readonly respondent: string;
  readonly reason: string;
}

export interface NotApplicable {
  readonly criterion: string;
  readonly claims: readonly Claim[];
  /** Share of the weight of all criteria asked, 0 to 1. */
  readonly weightShare: number;
  /** Overall score if this criterion counted as 0, 0 to 1. */
  readonly scoreIfZero: number | null;
}

/** Criteria excluded from the score as not applicable. */
export interface NotApplicableLedger {
  readonly entries: readonly NotApplicable[];
  /** Share of all entries together, 0 to 1. */
  readonly weightShare: number;
  /** Overall score if all of them counted as 0, 0 to 1. */
  readonly scoreIfZero: number | null;
  /** Claims that others contradicted with a rating: they count as unanswered. */
  readonly disputed: readonly (Claim & { readonly criterion: string })[];
}

/** Lists the criteria that are not applicable, with the claims and their effect on the score. */
export function listNotApplicable(
  checklist: Checklist,
  scorecard: Scorecard,
  participants: readonly Participant[],
): NotApplicableLedger {
  const byId = new Map(participants.map(({ id, answers }) => [id, answers]));
  const asked = scorecard.findings.filter(
    ({ outcome }) => outcome !== 'not-asked' && outcome !== 'unscored',
  );
  const shares = sharesOf(checklist, new Set(asked.map(({ criterion }) => criterion)));
  const left = asked.filter(({ outcome }) => outcome === 'not-applicable');
  const scores = scoresOf(scorecard.findings, 'score');
  const countingZero = (criteria: readonly Finding[]) =>
    totalOf(checklist, new Map([...scores, ...criteria.map(zero)])).score;
  return {
    entries: left.map((finding) => ({
      criterion: finding.criterion,
      claims: claimsOn(finding, byId),
      weightShare: shares.get(finding.criterion) ?? 0,
      scoreIfZero: countingZero([finding]),
    })),
    weightShare: left.reduce((sum, { criterion }) => sum + (shares.get(criterion) ?? 0), 0),
    scoreIfZero: countingZero(left),
    disputed: asked
      .filter(({ outcome }) => outcome !== 'not-applicable')
      .flatMap((finding) =>
        claimsOn(finding, byId).map((claim) => ({
          criterion: finding.criterion,
          ...claim,
        })),
      ),
  };
}

function zero({ criterion }: Finding): readonly [string, number] {
  return [criterion, 0];
}

function claimsOn(
  { criterion, responses }: Finding,
  answers: ReadonlyMap<string, Participant['answers']>,
): Claim[] {
  return responses.flatMap(({ respondent, said }) => {
    if (said !== 'not-applicable') return [];
    const answer = answers.get(respondent)?.get(criterion);
    return answer && 'notApplicable' in answer
      ? [{ respondent, reason: answer.notApplicable }]
      : [];
  });
}
