import type { GapReport } from '../../analysis/gap-report.ts';
import type { ReportedRespondent } from '../../analysis/submissions.ts';
import type { Remarks } from '../../answers/answers.ts';
import type { Answer } from '../../answers/match.ts';
import type { Criterion, Point } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/defaults.ts';
import type { Voice } from '../../scoring/voices.ts';
import { saidInWords } from '../differences-in-words.ts';
import { lookupIn } from '../lookup.ts';
import { inPercent } from './in-percent.ts';
import { number, type Table, tableOf, text } from './table.ts';

/** What one respondent said on one criterion. */
interface Said {
  readonly respondent: ReportedRespondent;
  readonly point: Point;
  readonly criterion: Criterion;
  readonly voice: Voice;
  readonly answer: Answer | undefined;
  readonly remarks: Remarks | undefined;
}

/** Everything that everybody said, respondent by respondent, in the order of the checklist. */
function everythingSaid(report: GapReport): readonly Said[] {
  const find = lookupIn(report);
  const findings = new Map(report.findings.map((own) => [own.criterion, own]));
  return report.respondents.flatMap((respondent) =>
    criteriaOf(report.checklist.definition).flatMap(({ point, criterion }) => {
      const voices = findings.get(criterion.id)?.voices ?? [];
      const voice = voices.find((own) => own.respondent === respondent.id);
      const answer = find.answer(respondent.id, criterion.id);
      const remarks = find.remarks(respondent.id, criterion.id);
      return voice ? [{ respondent, point, criterion, voice, answer, remarks }] : [];
    }),
  );
}

/** Every answer with its note and evidence. */
export function answersTable(report: GapReport): Table {
  const find = lookupIn(report);
  return tableOf<Said>(
    'Answers',
    [
      text('Respondent', 20, ({ respondent }) => respondent.name),
      text('Role', 20, ({ respondent }) => respondent.role),
      text('Group', 14, ({ respondent }) => find.group(respondent.group)),
      text('Point', 30, ({ point }) => point.title),
      text('Criterion', 24, ({ criterion }) => criterion.id),
      text('Question', 50, ({ criterion }) => criterion.question),
      text('Answer', 24, ({ voice, criterion }) =>
        saidInWords(report, find, { ...voice, criterion: criterion.id }),
      ),
      number('Level', ({ voice }) => voice.level),
      number('Score %', ({ voice }) => inPercent(voice.score)),
      text('Why not applicable', 30, ({ answer }) =>
        answer && 'notApplicable' in answer ? answer.notApplicable : null,
      ),
      text('Note', 50, ({ remarks }) => remarks?.note ?? null),
      text('Evidence', 40, ({ remarks }) => remarks?.evidence?.join('; ') ?? null),
    ],
    everythingSaid(report),
  );
}
