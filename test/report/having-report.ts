import { assess, type GapReport } from '../../src/analysis/gap-report.ts';
import type { Submission } from '../../src/analysis/submissions.ts';
import type { Answers } from '../../src/answers/answers.ts';
import { match } from '../../src/answers/match.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { checklist, criterion, point } from '../having.ts';

/** An answers file of somebody in sales about the checklist of `having.ts`. */
function answersFile(id: string, more: Partial<Answers> = {}): Answers {
  return {
    format: 1,
    checklist: { id: 'test-checklist', version: '1.0.0' },
    subject: 'Company',
    date: '2024-05-06',
    respondent: { id, group: 'sales' },
    answers: {},
    ...more,
  };
}

/** The gap report on these files. */
export function reportOn(definition: Checklist, ...files: readonly Answers[]): GapReport {
  return assess({
    generator: 'Gap report by align 0.0.0',
    subject: files[0]?.subject ?? '',
    date: files[0]?.date ?? '',
    mode: 'full',
    checklist: { definition, digest: 'c0ffee' },
    submissions: files.map((file): Submission => {
      const { answers, group } = match(definition, file);
      return { id: file.respondent.id, group, answers, file, digest: 'f00d' };
    }),
    warnings: [],
  });
}

/** A report with everything in it: gaps, a failed must, blanks, disputed and undisputed N/A. */
export function fullReport(text = 'plain text'): GapReport {
  const advice = { do: text, owner: text, effort: 'S' } as const;
  const levels = { 0: text, 1: text, 2: text };
  return reportOn(
    {
      ...checklist(
        {
          ...point(
            'first',
            2,
            criterion('open-one', {
              question: text,
              levels,
              evidence: [text],
              advice: { 0: advice },
            }),
            criterion('disputed-one', { question: text, levels }),
          ),
          title: text,
        },
        point(
          'second',
          1,
          criterion('left-out', { question: text }),
          criterion('sponsored', { must: { level: 2, cap: 'undefined', advice: text } }),
          criterion('unknown-one'),
        ),
      ),
      title: text,
      attribution: text,
    },
    answersFile('ann', {
      subject: text,
      respondent: { id: 'ann', name: text, role: text, group: 'sales' },
      answers: {
        'open-one': { value: 0, note: text, evidence: [text] },
        'disputed-one': { notApplicable: text },
        'left-out': { notApplicable: text },
        sponsored: 1,
        'unknown-one': null,
      },
    }),
    answersFile('bob', {
      subject: text,
      respondent: { id: 'bob', group: 'marketing' },
      answers: {
        'open-one': 1,
        'disputed-one': 2,
        'left-out': { notApplicable: text },
        sponsored: 4,
      },
    }),
  );
}
