import type { GapReport } from '../../analysis/gap-report.ts';
import { inLongForm } from '../../answers/match.ts';

/** Returns the same report on people with other names, ids, roles and notes, in the same order. */
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
