import { Session } from 'node:inspector';
import { describe, expect, it } from 'vitest';
import { compareRounds } from '../src/analysis/comparison/comparison.ts';
import { assess } from '../src/analysis/gap-report.ts';
import type { WrittenAnswer } from '../src/answers/answers.ts';
import { match } from '../src/answers/match.ts';
import type { Checklist } from '../src/checklist/checklist.ts';
import { checklist, criterion, point } from './having.ts';

/**
 * Growth is measured by counting calls, as time depends on the machine. Sorting takes a little more
 * than twice the calls for twice as much, and a search in a list four times.
 */
const MOST_GROWTH = 3;
/** Calls below which a function does not matter. */
const FEW = 2000;

/** Returns how often each function of src was called, apart from the search for the path. */
async function callsIn(work: () => void): Promise<ReadonlyMap<string, number>> {
  const session = new Session();
  session.connect();
  const post = (method: string, options: object = {}) =>
    new Promise<{ readonly result?: readonly Script[] }>((resolve, reject) => {
      session.post(method, options, (error, result) =>
        error ? reject(error) : resolve(result ?? {}),
      );
    });
  await post('Profiler.enable');
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  work();
  const { result = [] } = await post('Profiler.takePreciseCoverage');
  session.disconnect();
  const own = result.filter(({ url }) => /\/src\/(?!analysis\/path\/)/.test(url));
  return new Map(
    own.flatMap(({ url, functions }) =>
      functions.map(({ functionName, ranges }): [string, number] => [
        `${url.replace(/^.*\/src\//, '')} ${functionName} at ${ranges[0]?.startOffset}`,
        ranges[0]?.count ?? 0,
      ]),
    ),
  );
}

interface Script {
  readonly url: string;
  readonly functions: readonly {
    readonly functionName: string;
    readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
  }[];
}

/** Returns a checklist of so many criteria, five to a point, each caused by the one before. */
function checklistOf(count: number): Checklist {
  const must = { level: 1, of: 'each-group', cap: 'defined' } as const;
  return checklist(
    ...Array.from({ length: count / 5 }, (_, p) => ({
      ...point(
        `p${p}`,
        (p % 7) + 1,
        ...Array.from({ length: 5 }, (__, c) =>
          criterion(`p${p}c${c}`, c === 0 ? { must } : { weight: c }),
        ),
      ),
      causedBy: p % 5 === 0 ? [] : [{ point: `p${p - 1}`, because: 'it is so' }],
    })),
  );
}

function auditOf(definition: Checklist, people: number) {
  const ids = definition.points.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const answerOf = (seed: number): WrittenAnswer =>
    seed % 13 === 0 ? null : seed % 17 === 0 ? { notApplicable: 'none' } : (seed * seed) % 5;
  return () => {
    const submissions = Array.from({ length: people }, (_, r) => {
      const file = {
        format: 1 as const,
        checklist: { id: definition.id, version: definition.version },
        subject: 'Company',
        date: '2026-01-31',
        respondent: { id: `r${r}`, group: ['marketing', 'sales', 'leadership'][r % 3] ?? '' },
        answers: Object.fromEntries(ids.map((id, i) => [id, answerOf(i * 7 + r * 3 + 1)])),
      };
      const { answers, group } = match(definition, file);
      return { id: `r${r}`, group, answers, file, digest: '' };
    });
    const report = assess({
      ...{ generator: '', subject: 'Company', date: '2026-01-31', mode: 'full' },
      ...{ checklist: { definition, digest: '' }, submissions, warnings: [] },
    });
    compareRounds(report, report);
  };
}

describe('the work of an audit', () => {
  it.each([
    { what: 'criteria', once: auditOf(checklistOf(200), 4), twice: auditOf(checklistOf(400), 4) },
    {
      what: 'respondents',
      once: auditOf(checklistOf(30), 60),
      twice: auditOf(checklistOf(30), 120),
    },
  ])('doubles where the $what do, apart from the search for a path', async ({ once, twice }) => {
    const before = await callsIn(once);
    const after = await callsIn(twice);
    const grown = [...after].filter(
      ([name, calls]) => calls > FEW && calls > MOST_GROWTH * (before.get(name) ?? 0),
    );
    expect(grown.map(([name, calls]) => `${name}: ${before.get(name)} to ${calls}`)).toEqual([]);
    expect(Math.max(...after.values())).toBeGreaterThan(FEW);
  });
});
