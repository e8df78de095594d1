import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answers.ts';
import { answersSchema } from '../../src/answers/schema.ts';

describe('parsed answers', () => {
  it.each<{ fields: Partial<Answers>; because: string }>([
    { fields: {}, because: 'status, mode, seconds and gut feeling may be left out' },
    { fields: { status: 'in-progress', mode: 'express' }, because: 'both may be written' },
    { fields: { seconds: 0, gutFeeling: 0 }, because: 'zero is a number' },
    { fields: { gutFeeling: 4, seconds: 412.5 }, because: 'seconds may have a fraction' },
    { fields: { date: '2024-02-29' }, because: '2024 is a leap year' },
    {
      fields: { respondent: { id: 'kathy', name: 'Kathy Öz', role: 'VP' } },
      because: 'names are free',
    },
    { fields: { answers: { icp: { value: null, note: '' } } }, because: 'a note may be empty' },
    {
      fields: { answers: { icp: { value: 0, firstVote: null } } },
      because: 'a first vote may be "I don\'t know"',
    },
    {
      fields: { answers: { icp: { notApplicable: 'no events', note: ' a\n b' } } },
      because: 'notes keep their spaces',
    },
    { fields: { answers: { 'no such thing': 99 } }, because: 'the checklist is not known here' },
  ])('equal what was written: $because', ({ fields }) => {
    const written = { ...small, ...fields };
    expect(answersSchema().parse(written)).toStrictEqual(written);
  });
});

const small: Answers = {
  format: 1,
  checklist: { id: 'small', version: '1.2.0' },
  subject: 'Lakeshore Metrics',
  date: '2012-08-06',
  respondent: { id: 'kathy' },
  answers: {},
};
