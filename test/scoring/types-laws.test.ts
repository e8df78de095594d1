import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCheapestPath } from '../../src/analysis/path/path.ts';
import { match } from '../../src/answers/match.ts';
import { answersSchema } from '../../src/answers/schema.ts';
import { editAnswers, writeAnswers } from '../../src/answers/write.ts';
import type { Criterion } from '../../src/checklist/checklist.ts';
import type { Threshold } from '../../src/checklist/criteria/number/number.ts';
import { scaleOf } from '../../src/checklist/criteria/types.ts';
import type { AnswerValue } from '../../src/checklist/criterion.ts';
import { checkRules } from '../../src/checklist/rules/rules.ts';
import type { Participant } from '../../src/scoring/responses.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { parse } from '../../src/source/parse.ts';
import { readSource } from '../../src/source/read.ts';
import { checklist, criterion, point } from '../having.ts';

const OPTIONS = ['one', 'two', 'three', 'four', 'five'];
const score = fc.integer({ min: 0, max: 100 });

const options = fc
  .array(score, { minLength: 2, maxLength: 5 })
  .filter((scores) => new Set(scores).size > 1)
  .map((scores) =>
    scores.map((own, i) => ({ id: OPTIONS[i] ?? '', label: `Option ${i}`, score: own })),
  );

const thresholds = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 5 }),
    fc.array(score, { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([numbers, scores, isRising]): readonly Threshold[] => {
    const ats = numbers.toSorted((a, b) => (isRising ? a - b : b - a));
    const sorted = scores.slice(0, ats.length).toSorted((a, b) => a - b);
    return ats.map((at, i) => ({ at, score: sorted[i] ?? 0 }));
  })
  .filter((all) => all[0]?.score !== all.at(-1)?.score);

/** A criterion of any type, with an answer that it takes. */
const asked: fc.Arbitrary<{ readonly criterion: Criterion; readonly answer: AnswerValue }> =
  fc.oneof(
    fc.integer({ min: 0, max: 4 }).map((answer) => ({ criterion: criterion('c'), answer })),
    fc
      .record({ better: fc.constantFrom('yes' as const, 'no' as const), answer: fc.boolean() })
      .map(({ better, answer }) => ({
        criterion: { id: 'c', type: 'yes-no' as const, question: 'Is it so?', better },
        answer,
      })),
    options.chain((own) =>
      fc.constantFrom(...own.map(({ id }) => id)).map((answer) => ({
        criterion: { id: 'c', type: 'choice' as const, question: 'Which?', options: own },
        answer,
      })),
    ),
    fc
      .tuple(
        options,
        fc.constantFrom('share' as const, 'sum' as const),
        fc.integer({ min: 1, max: 100 }),
      )
      .chain(([own, scoring, cap]) =>
        fc.subarray(own.map(({ id }) => id)).map((answer) => ({
          criterion: {
            id: 'c',
            type: 'multi-choice' as const,
            question: 'Which?',
            scoring,
            ...(scoring === 'sum'
              ? { cap, options: own }
              : { options: own.map(({ id, label }) => ({ id, label })) }),
          },
          answer,
        })),
      ),
    fc
      .record({
        own: thresholds,
        between: fc.constantFrom('stepped' as const, 'linear' as const),
        answer: fc.double({ min: -80, max: 80, noNaN: true }),
      })
      .map(({ own, between, answer }) => ({
        criterion: {
          id: 'c',
          type: 'number' as const,
          question: 'How many?',
          thresholds: own,
          between,
        },
        answer,
      })),
  );

const texts = fc
  .string({ minLength: 1, unit: 'grapheme', maxLength: 200 })
  .filter((own) => own.trim() !== '');

/** A text as the program reads it. */
function sourceOf(text: string) {
  return readSource('file.yaml', new TextEncoder().encode(text));
}

function of(...criteria: readonly Criterion[]) {
  return checklist(point('p', 1, ...criteria));
}

function person(id: string, group: string, answer: AnswerValue): Participant {
  return { id, group, answers: new Map([['c', { value: answer }]]) };
}

describe('a criterion of any type', () => {
  it('breaks no rule in these tests', () => {
    fc.assert(
      fc.property(asked, (own) => {
        expect(checkRules(of(own.criterion))).toEqual([]);
      }),
    );
  });

  it('scores its answers from 0 to 1, between its worst and its best level', () => {
    fc.assert(
      fc.property(asked, ({ criterion: own, answer }) => {
        const { levels, levelOf } = scaleOf(of(own), own);
        const value = levelOf(answer)?.score ?? Number.NaN;
        expect(value).toBeGreaterThanOrEqual(levels[0]?.score ?? 1);
        expect(value).toBeLessThanOrEqual((levels.at(-1)?.score ?? 0) + 1e-12);
        expect(levels[0]?.score).toBeGreaterThanOrEqual(0);
        expect(levels.at(-1)?.score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has a blank between the low and the high end', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom('sales', 'marketing'), (own, group) => {
        const blank: Participant = { id: 'b', group, answers: new Map() };
        const people = [person('a', 'sales', own.answer), blank];
        const { score: value, low, high } = scoreAudit(of(own.criterion), people, 'full');
        expect(low ?? Number.NaN).toBeLessThanOrEqual((value ?? 0) + 1e-9);
        expect(high ?? Number.NaN).toBeGreaterThanOrEqual((value ?? 1) - 1e-9);
      }),
    );
  });

  it('is led to its best level by a path that everything takes part in', () => {
    fc.assert(
      fc.property(asked, (own) => {
        const definition = of(own.criterion);
        const best = scaleOf(definition, own.criterion).levels.at(-1)?.score ?? 0;
        const card = scoreAudit(definition, [person('a', 'sales', own.answer)], 'full');
        const path = findCheapestPath(definition, card, { score: best });
        expect(['found', 'reached']).toContain(path.outcome);
        expect(path.after.score).toBeCloseTo(Math.max(best, card.score ?? 0), 9);
      }),
    );
  });
});

describe('boxes', () => {
  it('never lower the score when one more is ticked', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...OPTIONS), ({ criterion: own, answer }, more) => {
        if (own.type !== 'multi-choice' || typeof answer !== 'object') return;
        if (!own.options.some(({ id }) => id === more) || answer.includes(more)) return;
        const { levelOf } = scaleOf(of(own), own);
        const [before, after] = [levelOf(answer)?.score, levelOf([...answer, more])?.score];
        expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 1);
      }),
      { numRuns: 400 },
    );
  });
});

describe('numbers', () => {
  it('score no less where they are better', () => {
    fc.assert(
      fc.property(
        thresholds,
        fc.constantFrom('stepped' as const, 'linear' as const),
        fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 })),
        (own, between, [one, other]) => {
          const number = { id: 'c', type: 'number' as const, question: 'How many?' };
          const { levelOf } = scaleOf(of({ ...number, thresholds: own, between }), {
            ...number,
            thresholds: own,
            between,
          });
          const isRising = (own.at(-1)?.at ?? 0) > (own[0]?.at ?? 0);
          const [worse, better] = one < other === isRising ? [one, other] : [other, one];
          expect(levelOf(better)?.score).toBeGreaterThanOrEqual(levelOf(worse)?.score ?? 1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an answers file', () => {
  const everyType = of(
    { id: 'sure', type: 'yes-no', question: 'Is it so?' },
    {
      id: 'boxes',
      type: 'multi-choice',
      question: 'Which?',
      options: OPTIONS.map((id) => ({ id, label: id })),
    },
    {
      id: 'hours',
      type: 'number',
      question: 'How many?',
      thresholds: [
        { at: 0, score: 0 },
        { at: 9, score: 100 },
      ],
    },
    { id: 'story', type: 'text', question: 'What happened?' },
  );
  const value = {
    sure: fc.constantFrom<AnswerValue>(true, false, 'yes', 'no'),
    boxes: fc.subarray(OPTIONS),
    hours: fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    ),
    story: texts,
  };
  const long = <T>(own: fc.Arbitrary<T>) =>
    fc.oneof(
      own,
      fc.constant(null),
      fc.record(
        { value: own, firstVote: own, note: fc.constant('why') },
        { requiredKeys: ['value'] },
      ),
    );
  const answers = fc.record(
    {
      sure: long<AnswerValue>(value.sure),
      boxes: long<AnswerValue>(value.boxes),
      hours: long<AnswerValue>(value.hours.map((own) => (Object.is(own, -0) ? 0 : own))),
      story: long<AnswerValue>(value.story),
    },
    { requiredKeys: [] },
  );
  const file = (own: object) => ({
    format: 1 as const,
    checklist: { id: 'test-checklist', version: '1.0.0' },
    subject: 'Lakeshore',
    date: '2024-05-01',
    respondent: { id: 'kathy', group: 'sales' },
    answers: { ...own },
  });

  it.each(['yaml', 'json'] as const)(
    'of every type is read from %s as it was written',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(answers, async (own) => {
          const source = await sourceOf(writeAnswers(file(own), kind));
          const read = parse(source, answersSchema());
          expect(read).toEqual(file(own));
          expect(match(everyType, read).errors).toEqual([]);
        }),
      );
    },
  );

  it('of every type says what was changed in it', async () => {
    await fc.assert(
      fc.asyncProperty(answers, answers, async (before, after) => {
        const text = editAnswers(writeAnswers(file(before), 'yaml'), file(after));
        expect(parse(await sourceOf(text), answersSchema())).toEqual(file(after));
      }),
    );
  });
});
