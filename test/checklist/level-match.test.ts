import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/checklist/checklist.ts';
import {
  levelMatcher,
  levelTextsOf,
  presentLevel,
  promisedLevel,
} from '../../src/checklist/level-match.ts';
import { checklist, criterion, point } from '../having.ts';

const OLD = { 0: 'Nobody can say.', 1: 'Within two weeks.', 2: 'Within two working days.' };

function withLevels(levels: Readonly<Record<string, unknown>>, more: Partial<Criterion> = {}) {
  return checklist(point('p', 1, { ...criterion('calls'), levels, ...more } as Criterion));
}

const option = (id: string, label: string, score: number) => ({ id, label, score });

describe('the levels of an earlier version', () => {
  it.each([
    {
      because: 'nothing changed',
      levels: OLD,
      found: [0, 1, 2],
    },
    {
      because: 'only case, spaces and punctuation changed',
      levels: { 0: 'nobody can say', 1: 'Within  two weeks!', 2: 'Within two working days…' },
      found: [0, 1, 2],
    },
    {
      because: 'a level was inserted',
      levels: { 0: OLD[0], 1: 'Within a month.', 2: OLD[1], 3: OLD[2] },
      found: [0, 2, 3],
    },
    {
      because: 'a level was removed',
      levels: { 0: OLD[0], 1: OLD[2] },
      found: [0, null, 1],
    },
    {
      because: 'a level was reworded',
      levels: { ...OLD, 1: 'In due time.' },
      found: [0, null, 2],
    },
    {
      because: 'a reworded level names its earlier text',
      levels: { ...OLD, 1: { description: 'In due time.', formerly: ['within two weeks'] } },
      found: [0, 1, 2],
    },
    {
      because: 'the levels are numbered from 1',
      levels: { 1: OLD[0], 2: OLD[1], 3: OLD[2] },
      found: [1, 2, 3],
    },
    {
      because: 'two levels changed places',
      levels: { 0: OLD[0], 1: OLD[2], 2: OLD[1] },
      found: [0, 2, 1],
    },
    {
      because: 'all levels were reworded',
      levels: { 0: 'No.', 1: 'In part.', 2: 'Yes.' },
      found: [null, null, null],
    },
    {
      because: 'two levels say the same now',
      levels: { 0: OLD[0], 1: OLD[1], 2: OLD[1] },
      found: [0, null, null],
    },
  ])('are found at $found because $because', ({ levels, found }) => {
    const match = levelMatcher({ definition: withLevels(OLD) }, withLevels(levels))('calls');
    expect([0, 1, 2].map((level) => presentLevel(match, level))).toEqual(found);
  });

  it('are found under a former id of the criterion', () => {
    const later = withLevels(OLD, { id: 'follow-up', formerly: ['calls'] });
    const match = levelMatcher({ definition: withLevels(OLD) }, later);
    expect(match('follow-up')).toEqual({ is: 'same' });
    expect(match('calls')).toEqual({ is: 'same' });
  });

  it('are unknown for a criterion that is new, or of another type', () => {
    const earlier = { definition: withLevels(OLD) };
    const other = checklist(
      point('p', 1, { id: 'calls', type: 'yes-no', question: 'Do you call?' }, criterion('new')),
    );
    const match = levelMatcher(earlier, other);
    expect([match('calls'), match('new')]).toEqual([{ is: 'unknown' }, { is: 'unknown' }]);
  });

  it('are the options of the same ids, whatever their labels and order', () => {
    const before = [
      option('no', 'No', 0),
      option('mail', 'By mail', 40),
      option('crm', 'CRM', 100),
    ];
    const after = [option('crm', 'In the CRM', 100), option('no', 'Not at all', 0), before[1]];
    const choice = (options: readonly unknown[]) =>
      checklist(
        point('p', 1, { id: 'way', type: 'choice', question: 'How?', options } as Criterion),
      );
    const match = levelMatcher({ definition: choice(before) }, choice(after))('way');
    expect([0, 1, 2].map((level) => presentLevel(match, level))).toEqual([1, 2, 0]);
  });

  it('are the thresholds of the same number', () => {
    const numbers = (...at: readonly number[]) =>
      checklist(
        point('p', 1, {
          ...{ id: 'hours', type: 'number', question: 'How long?', unit: 'hours' },
          thresholds: at.map((own, i) => ({ at: own, score: (100 * (i + 1)) / at.length })),
        } as Criterion),
      );
    const match = levelMatcher({ definition: numbers(-1, 1, 4) }, numbers(-1, 2, 4))('hours');
    expect([0, 1, 2, 3].map((level) => presentLevel(match, level))).toEqual([0, 1, null, 3]);
  });

  it.each([
    { hasEqualTexts: true, version: '0.9.0', match: 'same', because: 'the checksums are equal' },
    { hasEqualTexts: false, version: '1.0.0', match: 'unknown', because: 'the checksums differ' },
    { hasEqualTexts: null, version: '1.0.0', match: 'same', because: 'the version is the same' },
    { hasEqualTexts: null, version: '0.9.0', match: 'unknown', because: 'nothing tells' },
  ])('are $match without a definition because $because', ({ match, ...known }) => {
    const earlier = { id: 'test-checklist', ...known };
    expect(levelMatcher(earlier, withLevels(OLD))('calls')).toEqual({ is: match });
  });
});

describe('the texts of levels', () => {
  it('are equal if nothing but case and punctuation changed', () => {
    const other = withLevels({ ...OLD, 0: 'NOBODY CAN SAY' });
    expect(levelTextsOf(other)).toEqual(levelTextsOf(withLevels(OLD)));
    expect(levelTextsOf(other)).toEqual({
      calls: ['0 nobody can say', '1 within two weeks', '2 within two working days'],
    });
  });

  it('lead to the level that says them, now or formerly', () => {
    const levels = { ...OLD, 1: { description: 'In due time.', formerly: ['Within two weeks.'] } };
    const definition = withLevels(levels);
    const [calls] = definition.points[0]?.criteria ?? [];
    const found = ['in due time', 'Within two weeks', 'Within a year'].map(
      (says) => calls && promisedLevel(definition, calls, { level: 2, says }, { is: 'same' }),
    );
    expect(found).toEqual([1, 1, null]);
  });

  it('lead to the number of a level without a text only if the levels are the same', () => {
    const definition = withLevels(OLD);
    const [calls] = definition.points[0]?.criteria ?? [];
    const found = (['same', 'unknown'] as const).map(
      (is) => calls && promisedLevel(definition, calls, { level: 2 }, { is }),
    );
    expect(found).toEqual([2, null]);
  });

  it('lead to the number if two levels of the same version say the same', () => {
    const definition = withLevels({ ...OLD, 1: OLD[2] });
    const [calls] = definition.points[0]?.criteria ?? [];
    const promised = { level: 2, says: OLD[2] };
    const found = (['same', 'unknown'] as const).map(
      (is) => calls && promisedLevel(definition, calls, promised, { is }),
    );
    expect(found).toEqual([2, null]);
  });

  it('lead to an option by its label, though the id is what it means', () => {
    const options = [option('no', 'No', 0), option('crm', 'In the CRM', 100)];
    const way = { id: 'way', type: 'choice', question: 'How?', options } as Criterion;
    const definition = checklist(point('p', 1, way));
    const found = ['In the CRM.', 'crm', 'By hand'].map((says) =>
      promisedLevel(definition, way, { level: 0, says }, { is: 'unknown' }),
    );
    expect(found).toEqual([1, 1, null]);
  });
});
