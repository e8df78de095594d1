import type { GapReport } from '../gap-report.ts';
import type { GutFeeling } from '../result.ts';
import type { RootCause } from '../root-causes.ts';

/** Facts of the earlier round that a report tells beside those of today. */
export interface EarlierFacts {
  /** Number of criteria on which two groups contradicted each other. */
  readonly conflicts: number;
  /** Root causes of then, largest impact first. */
  readonly rootCauses: readonly Pick<RootCause, 'point' | 'score' | 'explains'>[];
  /** Respondents of then, by id. */
  readonly respondents: readonly (Pick<GutFeeling, 'respondent' | 'estimate' | 'measured'> & {
    readonly name: string;
    readonly role: string | null;
    readonly group: string;
  })[];
  /** Notes of people who wrote one on a criterion in both rounds, in the order of the checklist. */
  readonly notes: readonly NotesThenAndNow[];
}

export interface NotesThenAndNow {
  /** Id in the later round. */
  readonly criterion: string;
  /** Id in both rounds. */
  readonly respondent: string;
  readonly before: string;
  readonly after: string;
}

/** Returns the facts of the earlier of two rounds; `laterOf` maps its criteria to those of today. */
export function earlierFacts(
  before: GapReport,
  after: GapReport,
  laterOf: ReadonlyMap<string, string>,
): EarlierFacts {
  const then = new Map(before.respondents.map((own) => [own.id, own]));
  const earlierOf = new Map([...laterOf].map(([earlier, later]) => [later, earlier]));
  return {
    conflicts: before.disagreement.criteria.filter(({ gaps }) =>
      gaps.some(({ verdict }) => verdict === 'conflict'),
    ).length,
    rootCauses: before.rootCauses.roots.map(({ point, score, explains }) => ({
      ...{ point, score, explains },
    })),
    respondents: before.gutFeelings.flatMap(({ respondent, estimate, measured }) => {
      const found = then.get(respondent);
      if (!found) return [];
      const { name, role, group } = found;
      return [{ respondent, estimate, measured, name, role, group }];
    }),
    notes: after.findings.flatMap(({ criterion }) =>
      after.respondents.flatMap(({ id, answers }) => {
        const note = noteIn(answers.answers, criterion);
        const earlier = then.get(id);
        const old = earlier && noteIn(earlier.answers.answers, earlierOf.get(criterion) ?? '');
        return note && old ? [{ criterion, respondent: id, before: old, after: note }] : [];
      }),
    ),
  };
}

function noteIn(
  answers: GapReport['respondents'][number]['answers']['answers'],
  criterion: string,
): string | undefined {
  const answer = Object.hasOwn(answers, criterion) ? answers[criterion] : undefined;
  return typeof answer === 'object' && answer !== null && 'note' in answer
    ? answer.note
    : undefined;
}
