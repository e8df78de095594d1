import { type AnonymousRequest, anonymise } from '../analysis/anonymous/anonymise.ts';
import type { AnonymityTerms } from '../analysis/anonymous/publish.ts';
import {
  compareAnonymously,
  isSubtractable,
  trendAnonymously,
} from '../analysis/anonymous/result.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { inLongForm } from '../answers/match.ts';
import { UserError } from '../diagnostic.ts';
import { anonymityWords as words } from '../words/analysis.ts';
import { statusWords } from '../words/status.ts';
import type { Changes } from './changes.ts';
import type { Renderable, Report } from './report.ts';

/** Settings of an anonymous report. */
interface Request extends AnonymousRequest {
  /** Complete report of the earlier round. */
  readonly baseline?: GapReport | null;
  /** True if an earlier anonymous report was checked for subtraction. */
  readonly isChecked?: boolean;
}

/**
 * Returns a report in which no answer can be traced to a respondent, for any format. It has no
 * verdict, because rules use hidden values.
 */
export function anonymousReport(
  report: Renderable,
  { baseline = null, isChecked = false, ...request }: Request,
): Report {
  const anonymous = anonymise(report, request);
  const { minGroup } = request;
  const comparison = baseline && compareAnonymously(baseline, report, minGroup);
  const hidden = [
    ...(report.verdict ? [words.verdict] : []),
    ...(baseline && comparison === null ? [words.comparison({ minimum: minGroup })] : []),
    ...(isChecked ? [] : [words.notCompared]),
  ];
  return { ...withHidden(anonymous, hidden), comparison, verdict: null };
}

/**
 * Returns the changes over several rounds without anything that reveals who gave which answer.
 * @throws UserError if the difference of two rounds would reveal the answers of few people
 */
export function anonymousChanges(
  { report, trend, generator }: Changes,
  rounds: readonly [GapReport, ...GapReport[]],
  terms: AnonymityTerms,
): Changes {
  const { minGroup } = terms;
  const comparison = compareAnonymously(rounds[0], report, minGroup);
  const isTold = rounds.every((one, i) =>
    rounds.slice(i + 1).every((other) => !isSubtractable(one, other, minGroup)),
  );
  if (comparison === null || !isTold) throw new UserError(statusWords.subtractable({ minGroup }));
  return {
    report: withHidden(anonymise(report, terms), [words.otherRounds]),
    comparison,
    trend: trend && trendAnonymously(rounds, minGroup),
    generator,
  };
}

function withHidden(report: GapReport, sentences: readonly string[]): GapReport {
  const { anonymity } = report;
  if (anonymity === null) return report;
  return {
    ...report,
    anonymity: { ...anonymity, manifest: [...anonymity.manifest, ...sentences] },
  };
}

/**
 * Returns the same report on people with other names, ids, roles and notes, in the same order. An
 * anonymous report of it has to be the same too.
 */
export function twinOf<R extends GapReport>(report: R): R {
  const ids = new Map(report.respondents.map(({ id }, i) => [id, `${OTHER}${i}`]));
  const idOf = (id: string) => ids.get(id) ?? OTHER;
  return {
    ...report,
    respondents: report.respondents.map((own) => ({
      ...own,
      ...{ id: idOf(own.id), name: idOf(own.id), role: null },
      answers: {
        ...own.answers,
        respondent: {
          ...own.answers.respondent,
          id: idOf(own.id),
          name: idOf(own.id),
          role: OTHER,
        },
        answers: Object.fromEntries(
          Object.entries(own.answers.answers).map(([id, written]) => [
            id,
            quiet(inLongForm(written)),
          ]),
        ),
        remarks: Object.fromEntries(
          Object.entries(own.answers.remarks ?? {}).map(([id, remark]) => [id, quiet(remark)]),
        ),
      },
    })),
    agreements: report.agreements?.map(quiet) ?? null,
    findings: report.findings.map((finding) => ({
      ...finding,
      responses: finding.responses.map((own) => ({
        ...own,
        respondent: idOf(own.respondent),
        ...(own.said === 'text' ? { answer: OTHER } : {}),
      })),
    })),
  };
}

/** Word that no report contains. */
const OTHER = 'qxzzj';

function quiet<T extends object>(remark: T): T {
  return {
    ...remark,
    ...('note' in remark && remark.note ? { note: OTHER } : {}),
    ...('evidence' in remark && Array.isArray(remark.evidence)
      ? { evidence: remark.evidence.map(() => OTHER) }
      : {}),
    ...('notApplicable' in remark ? { notApplicable: OTHER } : {}),
  };
}
