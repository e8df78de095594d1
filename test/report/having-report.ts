import { compareRounds } from '../../src/analysis/comparison/comparison.ts';
import { assess } from '../../src/analysis/gap-report.ts';
import type { Submission } from '../../src/analysis/respondents.ts';
import type { Answers } from '../../src/answers/answers.ts';
import { match } from '../../src/answers/match.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { judgePolicy } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { formats } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import { checklist, criterion, point } from '../having.ts';

/** Returns an answers file of a person in sales for the checklist of `having.ts`. */
export function answersFile(id: string, more: Partial<Answers> = {}): Answers {
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

/** Returns the report on these files. */
export function reportOn(definition: Checklist, ...files: readonly Answers[]): Report {
  const report = assess({
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
  return { ...report, comparison: null, verdict: null };
}

/** Adds a comparison with another organisation, and a verdict of a day in 2024. */
export function judged(report: Report, policy: Partial<Policy>): Report {
  const rules = { format: 1, checklist: report.checklist.id, ...policy } as const;
  const earlier = { ...report, subject: `${report.subject} before`, date: '2024-01-01' };
  const comparison = compareRounds(earlier, report);
  const verdict = judgePolicy(rules, { report, baseline: earlier, today: '2024-06-01' });
  return { ...report, comparison, verdict: { ...verdict, reportOnly: true } };
}

/**
 * Returns a report with every section: gaps, a missed requirement, unanswered and disputed
 * criteria, failed and passed rules, waivers, and an earlier round.
 */
export function fullReport(text = 'plain text'): Report {
  const terms = { reason: text, approver: text };
  return judged(unjudgedReport(text), {
    minScore: 90,
    minBand: { limit: 'aligned', severity: 'warning' },
    criteria: { 'open-one': 1, sponsored: 3 },
    maxUnanswered: 3,
    waivers: [
      { criterion: 'open-one', ...terms, expires: '2024-12-31' },
      { criterion: 'sponsored', ...terms, expires: '2023-12-31' },
      { criterion: 'gone', ...terms, expires: '2024-12-31' },
    ],
  });
}

function unjudgedReport(text: string): Report {
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
              lookAt: { checklist: 'other-checklist', point: 'other-point', because: text },
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

/** Writes the full edition of a report as plain text or Markdown. */
export async function writtenAs(
  format: 'markdown' | 'text',
  report: Report,
  columns = 80,
): Promise<string> {
  const render = await formats[format].load();
  return String(await render(report, { terminal: { colour: 0, columns } }));
}
