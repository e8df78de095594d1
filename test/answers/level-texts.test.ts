import { describe, expect, it } from 'vitest';
import { answeredVersion } from '../../src/answers/level-texts.ts';
import { match } from '../../src/answers/match.ts';
import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';
import { messageWithHint } from '../../src/diagnostic.ts';
import { checklist, criterion, point } from '../having.ts';

const LEVELS = { 0: 'Nobody can say.', 1: 'Within two weeks.' };

/** Returns a checklist with one criterion of these levels. */
function asking(levels: Readonly<Record<string, string>>, version = '1.0.0'): Checklist {
  const calls = { ...criterion('calls'), levels } as Criterion;
  return { ...checklist(point('p', 1, calls)), version };
}

/** Returns the warnings about answers to a checklist that is read as another one. */
function warningsOn(
  answered: { readonly id: string; readonly version: string; readonly texts?: string | undefined },
  present: Checklist,
) {
  const { answers, warnings, errors } = match(present, {
    ...{ format: 1, checklist: answered, subject: 'Company', date: '2024-05-06' },
    respondent: { id: 'sam', group: 'sales' },
    answers: { calls: 1 },
  });
  expect(errors).toEqual([]);
  expect(answers.get('calls')).toEqual({ value: 1 });
  return warnings.map((own) => `${own.path.join('.')}: ${messageWithHint(own)}`);
}

describe('answers to levels that', () => {
  const old = answeredVersion(asking(LEVELS));
  const { texts: _, ...byHand } = old;

  it('say the same count without a warning', () => {
    expect(warningsOn(old, asking({ ...LEVELS, 0: 'nobody can say' }))).toEqual([]);
    expect(warningsOn(byHand, asking({ 0: 'Never.', 1: 'Always.' }))).toEqual([]);
  });

  it('say the same in another version have a warning about new criteria only', () => {
    expect(warningsOn(old, asking(LEVELS, '2.0.0'))).toEqual([
      'checklist.version: answers to version 1.0.0 of the checklist, read as version 2.0.0; new criteria count as unanswered',
    ]);
  });

  it('say something else in the same version count by number, with a warning', () => {
    expect(warningsOn(old, asking({ ...LEVELS, 1: 'In due time.' }))).toEqual([
      'checklist.texts: version 1.0.0 was answered when its levels said something else; levels count by their numbers; give a checklist with new levels a new version',
    ]);
  });

  it('say something else in another version count by number, with both versions', () => {
    expect(warningsOn(old, asking({ ...LEVELS, 1: 'In due time.' }, '2.0.0'))).toEqual([
      'checklist.version: answers to version 1.0.0 of the checklist, read as version 2.0.0, whose levels differ; levels count by their numbers, and new criteria as unanswered',
    ]);
  });

  it('nobody can tell from another version count by number', () => {
    expect(warningsOn(byHand, asking(LEVELS, '2.0.0'))).toEqual([
      'checklist.version: answers to version 1.0.0 of the checklist, read as version 2.0.0; levels count by their numbers, and new criteria as unanswered',
    ]);
  });
});

describe('the checksum of levels', () => {
  it('is that of their texts, in hex', () => {
    expect(answeredVersion(asking(LEVELS))).toEqual({
      id: 'test-checklist',
      version: '1.0.0',
      texts: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});
